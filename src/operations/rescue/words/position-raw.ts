import { codeAt, isLetter, latinDigits } from './letters.ts';
import { endOf, kindOf, sign, signAt } from './position-signs.ts';
import type { FoundPair } from './position-search.ts';

const written: ReadonlyMap<number, string> = new Map([
  [sign.dot, '.'],
  // The word for the mark, with the blanks around it.
  [sign.point, '\u0001'],
  [sign.comma, ','],
  [sign.separator, '/'],
  [sign.colon, ':'],
  [sign.dash, '-'],
  [sign.plus, '+'],
  [sign.degree, '°'],
  [sign.minute, "'"],
  [sign.second, '"'],
  [sign.north, 'N'],
  [sign.weakNorth, 'N'],
  [sign.south, 'S'],
  [sign.weakSouth, 'S'],
  [sign.east, 'E'],
  [sign.weakEast, 'E'],
  [sign.west, 'W'],
  [sign.weakWest, 'W'],
]);

/** The offsets of a pair with its compass letters, signs and marks. */
export function spanOf({ figures, from, to, bearings }: FoundPair): {
  readonly start: number;
  readonly end: number;
} {
  const { text, starts, ends } = figures;
  const floor = ends[from - 1] ?? 0;
  const start = startWithSigns(text, { start: starts[from] ?? 0, floor, lettered: bearings.opens });
  return { start, end: endWithSigns(text, ends[to - 1] ?? 0, bearings.closes) };
}

/** Digits, marks and compass letters of a pair in Latin signs; every word left out. */
export function rawOf(found: FoundPair): string {
  const { text } = found.figures;
  const { start, end } = spanOf(found);
  let raw = '';
  let at = start;
  while (at < end) {
    const packed = signAt(text, at);
    const next = Math.max(at + 1, endOf(packed));
    const kind = kindOf(packed);
    raw += kind === sign.digits ? latinDigits(text.slice(at, next)) : (written.get(kind) ?? ' ');
    at = next;
  }
  return raw
    .replaceAll(/ {1,9}/g, ' ')
    .replaceAll(' \u0001 ', '.')
    .replaceAll('\u0001', '.')
    .replaceAll(/ (?=[°'"])/g, '')
    .trim()
    .slice(0, 80);
}

function isLetterKind(kind: number): boolean {
  return kind >= sign.north && kind <= sign.weakWest;
}

/** Takes in a sign or the compass letter right before the first figure, with a blank or two between. */
function startWithSigns(
  text: string,
  { start, floor, lettered }: { start: number; floor: number; lettered: boolean },
): number {
  const before = kindOf(signAt(text, start - 1));
  if (start > floor && (before === sign.plus || before === sign.dash)) return start - 1;
  if (!lettered) return start;
  // The letter, or the word for it, is the nearest sign that is one: words are read from their first letter.
  let found = start;
  for (let back = start - 1; back >= Math.max(floor, start - 12); back -= 1) {
    const packed = signAt(text, back);
    if (endOf(packed) > start) break;
    if (isLetterKind(kindOf(packed))) found = back;
    else if (found < start && !isLetter(codeAt(text, back))) break;
  }
  return found;
}

/** Takes in marks and the compass letter behind the last figure, with blanks between. */
function endWithSigns(text: string, end: number, lettered: boolean): number {
  let last = end;
  let at = end;
  for (let taken = 0; taken < 6 && at < text.length; taken += 1) {
    const packed = signAt(text, at);
    const kind = kindOf(packed);
    const isMark = kind === sign.degree || kind === sign.minute || kind === sign.second;
    const isLetterNext = lettered && isLetterKind(kind);
    if (!isMark && !isLetterNext && kind !== sign.blank && kind !== sign.filler) break;
    at = Math.min(text.length, endOf(packed));
    if (isMark || isLetterNext) last = at;
    if (isLetterNext) break;
  }
  return last;
}
