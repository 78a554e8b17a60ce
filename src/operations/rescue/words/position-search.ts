import { type Box, isInBox } from '../../../kernel/geo.ts';
import { type Coordinate, coordinateAt, outline, outlineAt } from './coordinate.ts';
import { type Gap, inner } from './position-gaps.ts';
import { type Bearings, bearingsOf } from './position-letters.ts';
import { sign } from './position-signs.ts';
import { isAlike, type PairReadings, readingsOf } from './position-pair.ts';
import { type TypedFigures, typedFigures } from './typed-figures.ts';

/** A pair of coordinates found in a text: the figures it is made of, and how they read. */
export interface FoundPair {
  readonly figures: TypedFigures;
  /** Its first figure, and the one behind its last. */
  readonly from: number;
  readonly to: number;
  readonly bearings: Bearings;
  readonly readings: PairReadings;
}

export interface SearchTerms {
  /** Waters in which a reading is plausible. */
  readonly near: Box;
  /** The text is known to be a position and nothing else: shyness is put aside. */
  readonly trusted: boolean;
}

/** More positions than this nobody types in one message. */
export const positionsMax = 500;

/** Every pair of coordinates of a text, in order, none overlapping. Linear in the text's length. */
export function searchPairs(text: string, terms: SearchTerms): readonly FoundPair[] {
  const figures = typedFigures(text);
  const found: FoundPair[] = [];
  const count = figures.starts.length;
  let at = 0;
  let last: FoundPair | null = null;
  while (at + 1 < count && found.length < positionsMax) {
    const follows = at === last?.to;
    const pair = pairAt(figures, at, {
      ...terms,
      follows,
      letterTaken: follows && last?.bearings.closes === true,
    });
    if (pair === null) at += 1;
    else {
      found.push(pair);
      at = pair.to;
      last = pair;
    }
  }
  return found;
}

interface Asked extends SearchTerms {
  /** A pair ends right before. */
  readonly follows: boolean;
  /** The compass letter before the first figure belongs to that pair. */
  readonly letterTaken: boolean;
}

/** Longest first, so that minutes and seconds are never left over; alike first, since people write both alike. */
const alike = [4, 3, 2, 1];

function pairAt(figures: TypedFigures, at: number, asked: Asked): FoundPair | null {
  const left = figures.starts.length - at;
  for (const count of alike)
    if (count * 2 <= left) {
      const pair = tryPair(figures, { at, counts: [count, count] }, asked);
      if (pair !== null) return pair;
    }
  return isWorthUnlike(figures, at) ? unlikePair(figures, at, asked) : null;
}

/** `51°N 1°30'E`: two coordinates of unlike detail, where marks or letters show where each ends. */
function unlikePair(figures: TypedFigures, at: number, asked: Asked): FoundPair | null {
  const left = figures.starts.length - at;
  for (const first of alike) {
    const outlined = first < left ? outlineAt(figures, at, first) : -1;
    if (outlined === -1 || (outlined & outline.loose) !== 0) continue;
    for (const second of alike)
      if (first !== second && first + second <= left) {
        const pair = tryPair(figures, { at, counts: [first, second] }, asked);
        if (pair !== null) return pair;
      }
  }
  return null;
}

function isWorthUnlike(figures: TypedFigures, at: number): boolean {
  const before = figures.gap(at);
  if (before.before !== 0 || before.label !== 0 || before.either) return true;
  for (let gap = at + 1; gap <= at + 4 && gap < figures.starts.length; gap += 1) {
    const { mark, after, broken } = figures.gap(gap);
    if (mark !== 0 || after !== 0) return true;
    if (broken) return false;
  }
  return false;
}

interface Place {
  readonly at: number;
  readonly counts: readonly [number, number];
}

/** The outlines of the two coordinates, and the gaps around and between them. */
interface Sketch {
  readonly gaps: readonly [before: Gap, between: Gap, behind: Gap];
  readonly first: number;
  readonly second: number;
  /** The first figure of the first and of the second, and the one behind both. */
  readonly at: number;
  readonly middle: number;
  readonly to: number;
}

function tryPair(
  figures: TypedFigures,
  { at, counts: [count, next] }: Place,
  asked: Asked,
): FoundPair | null {
  const middle = at + count;
  const between = figures.gap(middle);
  const before = figures.gap(at);
  if (!between.separates && !(between.broken && between.label !== 0 && before.label !== 0)) return null;
  const first = outlineAt(figures, at, count);
  const second = first === -1 ? -1 : outlineAt(figures, middle, next);
  if (second === -1) return null;
  const sketch: Sketch = {
    gaps: [before, between, figures.gap(middle + next)],
    first,
    second,
    at,
    middle,
    to: middle + next,
  };
  if (isCutOut(sketch, asked.follows)) return null;
  if (!asked.trusted && isHopeless(figures, sketch, asked.near)) return null;
  return readPair(figures, { at, counts: [count, next] }, { sketch, asked });
}

function readPair(
  figures: TypedFigures,
  { at, counts: [count, next] }: Place,
  { sketch, asked }: { sketch: Sketch; asked: Asked },
): FoundPair | null {
  const { gaps, to } = sketch;
  const first = coordinateAt(figures, at, { count, outlined: sketch.first });
  const second = first && coordinateAt(figures, at + count, { count: next, outlined: sketch.second });
  if (!first || !second) return null;
  const bearings = bearingsOf(gaps, asked.letterTaken);
  const linked = figures.isLinked(at);
  if (leavesMore(figures, { to, second, behind: gaps[2] })) return null;
  if (!isAlike(first, second) && !showsItsEnds(first, second, bearings)) return null;
  const readings = readingsOf({ first, second, bearings, linked }, asked.near);
  if (readings === null) return null;
  const seen = {
    first,
    second,
    bearings,
    linked,
    cue: gaps[0].cue,
    readings,
    paddedTo: padding(figures, at + count),
  };
  if (!asked.trusted && !isBelievable(seen, asked.near)) return null;
  return { figures, from: at, to, bearings, readings };
}

function padding(figures: TypedFigures, at: number): number {
  const digits = figures.digits(at);
  return digits.startsWith('0') ? digits.length : 0;
}

/** True where the minutes of whole degrees, or the seconds of whole minutes, are still to come. */
function leavesMore(
  figures: TypedFigures,
  { to, second, behind }: { to: number; second: Coordinate; behind: Gap },
): boolean {
  if (second.decimals > 0) return false;
  if (second.literal.minutes === null) return behind.inner === inner.degree;
  return (
    behind.inner === inner.minute &&
    second.literal.seconds === null &&
    figures.gap(to + 1).mark === sign.second
  );
}

/** True where outlines and gaps alone show that no position stands here: too far away, or figures too round. */
function isHopeless(figures: TypedFigures, sketch: Sketch, near: Box): boolean {
  const { gaps, first, second, to } = sketch;
  const letters = lettersIn(gaps);
  if (letters > 1 || figures.isLinked(to - 1)) return false;
  const isDecimal = (first & second & outline.decimal) !== 0;
  if (isDecimal && Math.min(first, second) >> outline.decimalsShift >= 4) return false;
  if (!mayLieNear(figures, sketch, near)) return true;
  const isBare = letters === 0 && !gaps[0].cue && ((first | second) & outline.marked) === 0;
  return isBare && isDecimal && Math.max(first, second) >> outline.decimalsShift < 2;
}

/** Compass letters and labels around a pair; two of them may make it a position anywhere on earth. */
function lettersIn([before, between, behind]: Sketch['gaps']): number {
  return (
    Number(before.before !== 0 || before.either || before.label !== 0) +
    Number(before.secondLabel !== 0) +
    Number(between.after !== 0) +
    Number(between.before !== 0) +
    Number(between.label !== 0) +
    Number(behind.after !== 0)
  );
}

/** Whole degrees alone, either way round: enough to put most pairs of numbers aside before they are read. */
function mayLieNear(figures: TypedFigures, { at, middle }: Sketch, near: Box): boolean {
  if (figures.lengthOf(at) > 3 || figures.lengthOf(middle) > 3) return true;
  const first = Number(figures.digits(at));
  const second = Number(figures.digits(middle));
  const isLat = (degrees: number): boolean => degrees >= near.south - 1 && degrees <= near.north;
  const lonMax = Math.max(Math.abs(near.west), Math.abs(near.east));
  return (isLat(first) && second <= lonMax) || (isLat(second) && first <= lonMax);
}

/** True where the figures are a piece of something longer: `1.50.88 1.51`, a list of numbers, a telephone number. */
function isCutOut({ gaps: [before, between, behind], first, second }: Sketch, follows: boolean): boolean {
  if (behind.inner === inner.dot || behind.inner === inner.markedPoint) return true;
  const isBrief = second >> outline.decimalsShift < 4;
  if (behind.inner === inner.comma && (second & outline.commas) !== 0 && isBrief) return true;
  const isWhole = ((first | second) & (outline.decimal | outline.marked)) === 0;
  const isBare = before.before === 0 && !before.either && before.label === 0 && between.label === 0;
  const isList = isWhole && isBare && between.after === 0 && between.before === 0 && behind.after === 0;
  if (isList && isListed(behind)) return true;
  if (follows) return false;
  if (before.inner === inner.dot || before.inner === inner.degree || before.inner === inner.minute)
    return true;
  if (before.inner === inner.comma && (first & outline.commas) !== 0) return true;
  return isList && isListed(before);
}

function isListed(gap: Gap): boolean {
  return gap.inner === inner.blank || gap.inner === inner.dash;
}

/** Letters on one and the same side of both, or marks in both, and no blank that could part the coordinate itself. */
function showsItsEnds(
  first: Coordinate,
  second: Coordinate,
  { both, lettered, opens, closes }: Bearings,
): boolean {
  if (first.loose || second.loose) return false;
  return (both && lettered && opens !== closes) || (first.marked && second.marked);
}

interface Seen {
  readonly first: Coordinate;
  readonly second: Coordinate;
  readonly bearings: Bearings;
  readonly linked: boolean;
  readonly cue: boolean;
  readonly readings: PairReadings;
  /** Length of the second coordinate's degrees where they begin with a zero. */
  readonly paddedTo: number;
}

/**
 * Whether two numbers beside one another are meant as a place. Letters or labels on both, or a map's link: always.
 * Four decimals on both: always. Everything else only where a reading lies in the waters `near`, and whole figures in a
 * row only with a word like "position" before them or a longitude of three figures.
 */
function isBelievable(seen: Seen, near: Box): boolean {
  const { first, second, bearings, linked, cue, readings, paddedTo } = seen;
  const isPlain = first.literal.notation === 'whole_degrees' || second.literal.notation === 'whole_degrees';
  if (bearings.both) return true;
  if (isPlain) return first.marked && second.marked && isNear(readings, near);
  if (linked && first.decimals > 0 && second.decimals > 0) return true;
  const decimals = Math.min(first.decimals, second.decimals);
  const isDecimal = first.literal.notation === 'decimal_degrees';
  if (isDecimal && decimals >= 4) return true;
  if (!isNear(readings, near)) return false;
  if (bearings.any || cue || first.marked) return true;
  if (isDecimal) return Math.max(first.decimals, second.decimals) >= 2 && decimals >= 1;
  if (first.literal.notation.startsWith('compact')) return paddedTo >= 5;
  return first.decimals > 0 || first.literal.seconds !== null || !first.listLike || paddedTo === 3;
}

function isNear({ main, others }: PairReadings, near: Box): boolean {
  return isInBox(main, near) || others.length > 0;
}
