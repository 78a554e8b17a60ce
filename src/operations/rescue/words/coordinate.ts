import { inner } from './position-gaps.ts';
import { sign } from './position-signs.ts';
import type { TypedFigures } from './typed-figures.ts';

/** How figures are read as degrees. */
export type Notation =
  | 'decimal_degrees'
  | 'whole_degrees'
  | 'degrees_minutes'
  | 'degrees_minutes_seconds'
  | 'compact_minutes'
  | 'compact_seconds';

/** One coordinate as typed: digits only, a dot before decimals; null where the notation has no such part. */
export interface Fields {
  readonly notation: Notation;
  readonly degrees: string;
  readonly minutes: string | null;
  readonly seconds: string | null;
}

/** What a run of figures may say as one coordinate. */
export interface Coordinate {
  readonly literal: Fields;
  /** A second way to read the same figures, where people write so. */
  readonly other: Fields | null;
  /** Decimals of the last part, 0 where there are none. */
  readonly decimals: number;
  /** A degree, minute or second mark stands with it. */
  readonly marked: boolean;
  /** Whole figures parted by blanks or dashes only, as lists and ranges of numbers are. */
  readonly listLike: boolean;
  /** Only a blank or a dash stands between its degrees and minutes: the degrees may be a number of something else. */
  readonly loose: boolean;
  /** Commas are decimal marks in it. */
  readonly commas: boolean;
  /** The figures had to be taken for something that was not typed. */
  readonly strained: boolean;
}

/** The same coordinate read another way. */
export function readAs(coordinate: Coordinate, literal: Fields): Coordinate {
  return { ...coordinate, literal, other: null };
}

/** Degrees without a sign. */
export function degreesOf({ degrees, minutes, seconds }: Fields): number {
  return Number(degrees) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3600;
}

/** The worth of the last digit typed, in degrees. */
export function lastDigitDegrees({ degrees, minutes, seconds }: Fields): number {
  if (seconds !== null) return 10 ** -decimalsOf(seconds) / 3600;
  if (minutes !== null) return 10 ** -decimalsOf(minutes) / 60;
  return 10 ** -decimalsOf(degrees);
}

/** True where minutes and seconds stay below sixty and degrees below 180. */
export function isCoordinate({ degrees, minutes, seconds }: Fields): boolean {
  return Number(degrees) <= 180 && Number(minutes ?? 0) < 60 && Number(seconds ?? 0) < 60;
}

function decimalsOf(part: string): number {
  const dot = part.indexOf('.');
  return dot === -1 ? 0 : part.length - dot - 1;
}

/** What the gaps and lengths of a run of figures tell before any is read, in one number; -1 where they are no coordinate. */
export const outline = { decimal: 1, commas: 2, marked: 4, loose: 8, decimalsShift: 4 } as const;

const bit = (kind: number): number => 1 << kind;
const decimalGaps = bit(inner.dot) | bit(inner.comma) | bit(inner.dotBlank) | bit(inner.markedPoint);
const fieldGaps = bit(inner.blank) | bit(inner.degree) | bit(inner.colon) | bit(inner.dash);
const minuteGaps = bit(inner.blank) | bit(inner.minute) | bit(inner.colon) | bit(inner.dash);
const listGaps = bit(inner.blank) | bit(inner.dash);
const markGaps = bit(inner.degree) | bit(inner.minute) | bit(inner.markedPoint);

function isOneOf(kind: number, gaps: number): boolean {
  return (gaps & bit(kind)) !== 0;
}

/** The outline of `count` figures from `index`; `count` 1 to 4. Costs no memory: it is asked of every figure of a text. */
export function outlineAt(figures: TypedFigures, index: number, count: number): number {
  const degrees = figures.lengthOf(index);
  if (degrees > (count > 2 ? 3 : 7)) return -1;
  const { mark } = figures.gap(index + count);
  if (count === 1) return mark === 0 ? 0 : outline.marked;
  const first = figures.gap(index + 1).inner;
  const second = count > 2 ? figures.gap(index + 2).inner : inner.none;
  const third = count > 3 ? figures.gap(index + 3).inner : inner.none;
  if (!isShape(count, [first, second, third])) return -1;
  if (count > 2 && figures.lengthOf(index + 1) > 2) return -1;
  if (count > 3 && figures.lengthOf(index + 2) > 2) return -1;
  const last = third || second || first;
  const isDecimal = isOneOf(last, decimalGaps) && !(count === 3 && first === second);
  const decimals = isDecimal ? Math.min(15, figures.lengthOf(index + count - 1)) : 0;
  const isMarked =
    mark !== 0 || isOneOf(first, markGaps) || isOneOf(second, markGaps) || isOneOf(third, markGaps);
  return (
    (isDecimal ? outline.decimal : 0) |
    (last === inner.comma ? outline.commas : 0) |
    (isMarked ? outline.marked : 0) |
    (isOneOf(first, listGaps) ? outline.loose : 0) |
    (decimals << outline.decimalsShift)
  );
}

function isShape(count: number, [first, second, third]: readonly [number, number, number]): boolean {
  if (count === 2) return isOneOf(first, decimalGaps | fieldGaps);
  const isDotted = first === second && (first === inner.dot || first === inner.comma);
  if (count === 3) {
    if (isDotted || (first === inner.dot && second === inner.comma)) return true;
    return isOneOf(first, fieldGaps) && isOneOf(second, decimalGaps | minuteGaps);
  }
  const isInFields = isOneOf(first, fieldGaps) && isOneOf(second, minuteGaps);
  return isOneOf(third, decimalGaps) && (isInFields || (isDotted && first === inner.dot));
}

/** Reads `count` figures from `index` as one coordinate; null where they are none. `outlined` is their outline. */
export function coordinateAt(
  figures: TypedFigures,
  index: number,
  { count, outlined }: { readonly count: number; readonly outlined: number },
): Coordinate | null {
  const kinds: number[] = [];
  const parts = [figures.digits(index)];
  for (let at = index + 1; at < index + count; at += 1) {
    kinds.push(figures.gap(at).inner);
    parts.push(figures.digits(at));
  }
  const { mark } = figures.gap(index + count);
  const read = readShape({ kinds, parts, mark, isMarked: (outlined & outline.marked) !== 0 }, count);
  return read && (outlined & outline.loose) !== 0 ? { ...read, loose: true } : read;
}

function readShape(shape: Shape, count: number): Coordinate | null {
  switch (count) {
    case 1:
      return whole(shape);
    case 2:
      return isDecimalMark(shape, 0) ? decimal(shape) : minutes(shape);
    case 3:
      return threeParts(shape);
    default:
      return fourParts(shape);
  }
}

interface Shape {
  readonly kinds: readonly number[];
  readonly parts: readonly string[];
  readonly mark: number;
  readonly isMarked: boolean;
}

const none = {
  other: null,
  decimals: 0,
  marked: false,
  listLike: false,
  loose: false,
  commas: false,
  strained: false,
};
function isDecimalMark({ kinds, parts }: Shape, at: number): boolean {
  const kind = kinds[at] ?? inner.none;
  if (kind === inner.dotBlank) return (parts[at + 1] ?? '').length >= 3;
  return isOneOf(kind, decimalGaps);
}

function fields(notation: Notation, degrees: string, rest: readonly string[] = []): Fields {
  return { notation, degrees, minutes: rest[0] ?? null, seconds: rest[1] ?? null };
}

function checked(literal: Fields | null, rest: Partial<Coordinate>): Coordinate | null {
  return literal !== null && isCoordinate(literal) ? { ...none, ...rest, literal } : null;
}

function valid(read: Fields): Fields | null {
  return isCoordinate(read) ? read : null;
}

/** `5053`, `00130`, `505315`: degrees and minutes without anything between them, two digits a part from the right. */
function compact(digits: string, decimals: string): Fields | null {
  if (digits.length < 4 || digits.length > 7) return null;
  const tail = decimals === '' ? '' : `.${decimals}`;
  if (digits.length <= 5)
    return fields('compact_minutes', digits.slice(0, -2), [`${digits.slice(-2)}${tail}`]);
  return fields('compact_seconds', digits.slice(0, -4), [digits.slice(-4, -2), `${digits.slice(-2)}${tail}`]);
}

function whole(shape: Shape): Coordinate | null {
  const [digits = ''] = shape.parts;
  if (shape.mark > sign.degree) return null;
  if (digits.length > 3) return checked(compact(digits, ''), {});
  return checked(fields('whole_degrees', digits), { marked: shape.isMarked });
}

function decimal(shape: Shape): Coordinate | null {
  const [digits = '', decimals = ''] = shape.parts;
  const rest = { decimals: decimals.length, marked: shape.isMarked, commas: shape.kinds[0] === inner.comma };
  if (digits.length > 3) return checked(compact(digits, decimals), rest);
  if (shape.mark > sign.degree) return null;
  const other = shape.isMarked ? null : minutesFromDecimals(digits, decimals);
  return checked(fields('decimal_degrees', `${digits}.${decimals}`), { ...rest, other });
}

/** `50.53` for 50°53', `50.532` for 50°53.2'. Null with other than two or three decimals: nobody writes minutes so. */
function minutesFromDecimals(digits: string, decimals: string): Fields | null {
  if (decimals.length !== 2 && decimals.length !== 3) return null;
  return valid(fields('degrees_minutes', digits, [pointed(decimals)]));
}

/** Two figures of minutes, and the rest as decimals: `532` is 53.2. */
function pointed(digits: string): string {
  return digits.length > 2 ? `${digits.slice(0, 2)}.${digits.slice(2)}` : digits;
}

function minutes(shape: Shape): Coordinate | null {
  const [degrees = '', typed = ''] = shape.parts;
  const [before = inner.none] = shape.kinds;
  if (!isOneOf(before, fieldGaps) || degrees.length > 3) return null;
  const rest = { marked: shape.isMarked, listLike: isOneOf(before, listGaps) };
  if (typed.length <= 2)
    return shape.mark === sign.degree ? null : checked(fields('degrees_minutes', degrees, [typed]), rest);
  // `50 8876`: the dot was lost.
  if (before !== inner.blank) return null;
  return checked(fields('decimal_degrees', `${degrees}.${typed}`), {
    ...rest,
    other: minutesFromDecimals(degrees, typed),
    decimals: typed.length,
    strained: true,
  });
}

function threeParts(shape: Shape): Coordinate | null {
  const [degrees = '', second = '', third = ''] = shape.parts;
  const [before = inner.none, behind = inner.none] = shape.kinds;
  const isDotted = (before === inner.dot || before === inner.comma) && before === behind;
  const { isMarked: marked } = shape;
  if (isDotted) return dotted(shape);
  const isField = isOneOf(before, fieldGaps) || (before === inner.dot && behind === inner.comma);
  if (isField && isDecimalMark(shape, 1) && shape.mark !== sign.degree) {
    const rest = { decimals: third.length, marked, commas: behind === inner.comma };
    return checked(fields('degrees_minutes', degrees, [`${second}.${third}`]), rest);
  }
  if (!isOneOf(before, fieldGaps) || !isOneOf(behind, minuteGaps) || shape.mark === sign.degree) return null;
  const rest = { marked, listLike: isOneOf(before, listGaps) && isOneOf(behind, listGaps) };
  const inSeconds = fields('degrees_minutes_seconds', degrees, [second, third]);
  // `50 53 256`: three figures, or more than sixty, are no seconds but decimals of the minute.
  if (third.length <= 2 && isCoordinate(inSeconds)) return checked(inSeconds, rest);
  const decimals = third.length;
  return checked(fields('degrees_minutes', degrees, [`${second}.${third}`]), {
    ...rest,
    decimals,
    strained: true,
  });
}

/** `50.53.15`: seconds as it stands, hundredths of a minute as it is often said on the radio. */
function dotted({ kinds, parts, mark }: Shape): Coordinate | null {
  const [degrees = '', second = '', third = ''] = parts;
  // `50.8.1` is a version or a date.
  if (second.length < 2 || third.length < 2) return null;
  const inMinutes = fields('degrees_minutes', degrees, [`${second}.${third}`]);
  const inSeconds = fields('degrees_minutes_seconds', degrees, [second, third]);
  const rest = { commas: kinds[0] === inner.comma, marked: mark !== 0 };
  if (third.length > 2 || !isCoordinate(inSeconds))
    return checked(inMinutes, { ...rest, decimals: third.length });
  return checked(inSeconds, { ...rest, other: mark === sign.second ? null : valid(inMinutes) });
}

function fourParts(shape: Shape): Coordinate | null {
  const [degrees = '', second = '', third = '', fourth = ''] = shape.parts;
  if (shape.mark === sign.degree || !isDecimalMark(shape, 2)) return null;
  return checked(fields('degrees_minutes_seconds', degrees, [second, `${third}.${fourth}`]), {
    decimals: fourth.length,
    marked: shape.isMarked,
    commas: shape.kinds[2] === inner.comma,
  });
}
