import { codeAt, digitOf, folded, isBlank, isLetter, latinDigits } from './letters.ts';
import { type Gap, gapBefore, gapBetween } from './position-gaps.ts';
import { kindOf, sign, signAt } from './position-signs.ts';

/** The figures of a text, in order, and the gaps between them: gap i stands before figure i. */
export interface TypedFigures {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The figure's digits as Latin digits; at most 12, since no coordinate has more. */
  digits(index: number): string;
  lengthOf(index: number): number;
  gap(index: number): Gap;
  /** True inside a map's link, where figures are a machine's. */
  isLinked(index: number): boolean;
}

/** More figures than this nobody types: what comes behind them is not read, so that no text can hold a desk up. */
export const figuresMax = 16_384;

/** Finds every run of digits that is a figure of its own (not `WGS84`, not `P12`), in one pass. */
export function typedFigures(text: string): TypedFigures {
  const starts: number[] = [];
  const ends: number[] = [];
  const links: boolean[] = [];
  let linked = false;
  let at = 0;
  while (at < text.length && starts.length < figuresMax) {
    const code = text.charCodeAt(at);
    if (digitOf(code) < 0) {
      if (isBlank(code)) linked = false;
      else if (code === 0x3a) linked ||= isLinkColon(text, at);
      at += code === 0x25 && isEncoded(text, at) ? 3 : 1;
      continue;
    }
    const start = at;
    while (digitOf(codeAt(text, at)) >= 0) at += 1;
    if (isPartOfWord(text, start) || isPinMark(text, start)) continue;
    starts.push(start);
    ends.push(at);
    links.push(linked);
  }
  return withGaps({ text, starts, ends, links });
}

interface Runs {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly links: readonly boolean[];
}

function withGaps({ text, starts, ends, links }: Runs): TypedFigures {
  const gaps: (Gap | undefined)[] = [];
  const known = new Map<string, Gap>();
  return {
    text,
    starts,
    ends,
    digits: (index) =>
      latinDigits(text.slice(starts[index], Math.min(ends[index] ?? 0, (starts[index] ?? 0) + 12))),
    gap(index) {
      let gap = gaps[index];
      if (gap === undefined) {
        const to = starts[index] ?? text.length;
        gap = index === 0 ? gapBefore(text, to) : knownGap(text, { from: ends[index - 1] ?? 0, to }, known);
        gaps[index] = gap;
      }
      return gap;
    },
    lengthOf: (index) => (ends[index] ?? 0) - (starts[index] ?? 0),
    isLinked: (index) => links[index] === true,
  };
}

/** Short gaps recur. One that begins with an s may read otherwise by what stands before it; the last has no figure behind. */
function knownGap(text: string, { from, to }: { from: number; to: number }, known: Map<string, Gap>): Gap {
  if (to - from > 8 || to === text.length || (codeAt(text, from) | 0x20) === 0x73)
    return gapBetween(text, from, to);
  const key = text.slice(from, to);
  let gap = known.get(key);
  if (gap === undefined) {
    gap = gapBetween(text, from, to);
    known.set(key, gap);
  }
  return gap;
}

/** `https:` and `geo:` make what follows a link until the next blank. Source of `geo:`: RFC 5870. */
function isLinkColon(text: string, at: number): boolean {
  return text.startsWith('://', at) || folded(text.slice(Math.max(0, at - 3), at)) === 'geo';
}

/** `%2C` is a comma in a link: its figure is none. */
function isEncoded(text: string, at: number): boolean {
  return isHexadecimal(codeAt(text, at + 1)) && isHexadecimal(codeAt(text, at + 2));
}

function isHexadecimal(code: number): boolean {
  const lower = code | 0x20;
  return (code >= 0x30 && code <= 0x39) || (lower >= 0x61 && lower <= 0x66);
}

/** `!3d` and `!4d` mark a pin's latitude and longitude in a map's link. */
function isPinMark(text: string, start: number): boolean {
  return text[start - 1] === '!' && text[start + 1] === 'd';
}

/** True where letters that are no sign of a position stand right before the digits. */
function isPartOfWord(text: string, start: number): boolean {
  if (!isLetter(codeAt(text, start - 1))) return false;
  let from = start - 1;
  while (from > start - 14 && isLetter(codeAt(text, from - 1))) from -= 1;
  // `%AC`: the letters belong to a code of the link.
  if (codeAt(text, from - 1) === 0x25) return false;
  if (isPinMark(text, from - 1)) return false;
  const kind = kindOf(signAt(text, from));
  if (kind === sign.other || kind === sign.filler) return digitOf(codeAt(text, from - 1)) < 0;
  return false;
}
