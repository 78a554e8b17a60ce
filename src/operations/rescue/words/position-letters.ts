import { type Gap, signs } from './position-gaps.ts';
import { sign } from './position-signs.ts';

export type Axis = 'lat' | 'lon';

/** Where the two coordinates of a pair point to, as far as it was said. */
export interface Bearings {
  /** Axis of the first coordinate; null: not said. */
  readonly first: Axis | null;
  /** Signs of the first and the second as typed: 1, -1, or 0 where nothing was said. */
  readonly signs: readonly [number, number];
  /** Both coordinates bear a letter, or both a label; one at least does. */
  readonly both: boolean;
  readonly any: boolean;
  /** A letter is there. */
  readonly lettered: boolean;
  /** The sign may be a hyphen, or letter and sign, or two letters, say different things. */
  readonly doubtful: boolean;
  /** The first coordinate's letter stands before it; the second's stands behind it. */
  readonly opens: boolean;
  readonly closes: boolean;
}

/** Before the first coordinate, between the two, behind the second. */
export type Gaps = readonly [before: Gap, between: Gap, behind: Gap];

/** Reads compass letters, labels and signs of a pair. `letterTaken`: the letter before belongs to the pair before. */
export function bearingsOf(gaps: Gaps, letterTaken: boolean): Bearings {
  const [before, between] = gaps;
  const { first, second, clash, opens, closes } = lettersOf(gaps, letterTaken);
  const labels = labelsOf(before, between);
  const axes = [axisOf(first) ?? labels.first, axisOf(second) ?? labels.second] as const;
  const firstSign = combined(first, before.signed, true);
  const secondSign = combined(second, between.signed, false);
  const isContrary = axes[0] !== null && axes[0] === axes[1];
  return {
    first: axes[0] ?? opposite(axes[1]),
    signs: [firstSign.value, secondSign.value],
    both: axes[0] !== null && axes[1] !== null && !isContrary,
    any: axes[0] !== null || axes[1] !== null,
    lettered: first !== 0 || second !== 0,
    doubtful: clash || isContrary || firstSign.doubtful || secondSign.doubtful,
    opens,
    closes,
  };
}

function axisOf(letter: number): Axis | null {
  if (letter === 0) return null;
  const strong = isWeak(letter) ? letter - 4 : letter;
  return strong <= sign.south ? 'lat' : 'lon';
}

function opposite(axis: Axis | null): Axis | null {
  if (axis === null) return null;
  return axis === 'lat' ? 'lon' : 'lat';
}

function isWeak(letter: number): boolean {
  return letter >= sign.weakNorth;
}

function isStrong(letter: number): boolean {
  return letter !== 0 && !isWeak(letter);
}

interface Letters {
  readonly first: number;
  readonly second: number;
  readonly clash: boolean;
}

interface PlacedLetters extends Letters {
  readonly opens: boolean;
  readonly closes: boolean;
}

function lettersOf([before, between, behind]: Gaps, letterTaken: boolean): PlacedLetters {
  const prefix = before.before || (before.either && !letterTaken ? before.after : 0);
  const isForFirst = belongsToFirst({ prefix, between, behind });
  const postfix = isForFirst ? between.after : 0;
  const prefixed = between.before || (isForFirst ? 0 : between.after);
  const first = isStrong(postfix) || prefix === 0 ? postfix : prefix;
  const letters = settled(first, prefixed || behind.after);
  const opens = letters.first !== 0 && first !== postfix;
  return { ...letters, opens, closes: letters.second !== 0 && prefixed === 0 };
}

/** A letter that stands alone between two figures: to which it belongs is told by how the rest is written. */
function belongsToFirst({ prefix, between, behind }: { prefix: number; between: Gap; behind: Gap }): boolean {
  if (!between.either) return true;
  if (isStrong(prefix)) return false;
  if (behind.after !== 0) return true;
  return prefix === 0 && !between.leansRight;
}

/** Weak letters stay only where the two make a pair; of two letters of one axis the second is put aside. */
function settled(first: number, second: number): Letters {
  const isPair = first !== 0 && second !== 0 && axisOf(first) !== axisOf(second);
  if (isPair) return { first, second, clash: false };
  const kept = [isStrong(first) ? first : 0, isStrong(second) ? second : 0] as const;
  if (kept[0] !== 0 && kept[1] !== 0) return { first: kept[0], second: 0, clash: true };
  return { first: kept[0], second: kept[1], clash: false };
}

function labelsOf(before: Gap, between: Gap): { first: Axis | null; second: Axis | null } {
  const second = between.label !== 0 ? between.label : before.secondLabel;
  return { first: labelAxis(before.label), second: labelAxis(second) };
}

function labelAxis(label: number): Axis | null {
  if (label === 0) return null;
  return label === sign.latitude ? 'lat' : 'lon';
}

/** A letter says more than a dash: `-1.5 W` is west; that both stand there is doubtful. */
function combined(letter: number, signed: number, isFirst: boolean): { value: number; doubtful: boolean } {
  const strong = isWeak(letter) ? letter - 4 : letter;
  if (letter !== 0) {
    const value = strong === sign.south || strong === sign.west ? -1 : 1;
    return { value, doubtful: signed === signs.minus };
  }
  switch (signed) {
    case signs.plus:
      return { value: 1, doubtful: false };
    case signs.minus:
      return { value: -1, doubtful: false };
    case signs.dashGlued:
      return isFirst ? { value: 0, doubtful: false } : { value: -1, doubtful: true };
    case signs.dashSpaced:
      return { value: 0, doubtful: !isFirst };
    default:
      return { value: 0, doubtful: false };
  }
}
