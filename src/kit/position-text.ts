import type { Position } from '../kernel/geo.ts';
import { type AxisNumbers, type AxisReading, type AxisRefusal, readAxis } from './position-axis.ts';

/** One way to read what was typed. `order` says which coordinate was taken to come first. */
export interface PositionCandidate {
  readonly position: Position;
  readonly reading: AxisReading;
  readonly order: 'latitude_first' | 'longitude_first';
}

/** Why something that looks like a position cannot be one. */
export type PositionRefusal = AxisRefusal | 'two_of_one_axis' | 'one_coordinate';

/** `none`: does not look like a position, so it is a name or a number to search for. */
export type PositionText =
  | { readonly kind: 'none' }
  | { readonly kind: 'candidates'; readonly candidates: readonly PositionCandidate[] }
  | { readonly kind: 'refused'; readonly reason: PositionRefusal };

/**
 * Reads a typed position: decimal degrees, degrees and minutes, degrees, minutes and seconds, run together
 * (`5103.4N 00127.9E`), with points or commas as decimals, compass letters N S E W and O (ouest) before or after,
 * or signs. Gives every sensible reading, the likeliest first; refuses with a reason what no place on earth is.
 */
export function readPositionText(typed: string): PositionText {
  const text = normalise(typed);
  if (!looksLikePosition(text)) return { kind: 'none' };
  const candidates: PositionCandidate[] = [];
  let reason: PositionRefusal | null = null;
  for (const variant of commaVariants(text)) {
    for (const outcome of readVariant(variant)) {
      if (typeof outcome === 'string') reason ??= outcome;
      else if (!candidates.some((known) => isSame(known, outcome))) candidates.push(outcome);
    }
  }
  if (candidates.length > 0) return { kind: 'candidates', candidates };
  return reason === null ? { kind: 'none' } : { kind: 'refused', reason };
}

function normalise(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/\b(NORTH|NORD)\b/g, 'N')
    .replace(/\b(SOUTH|SUD)\b/g, 'S')
    .replace(/\b(EAST|EST)\b/g, 'E')
    .replace(/\b(WEST|OUEST)\b/g, 'W')
    .replace(/[’′´`]{2}|[″”“]/g, '"')
    .replace(/[’′´`‘]/g, "'")
    .replace(/[º˚]/g, '°')
    .replace(/[−–—]/g, '-')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
}

// Nine digits in a row are an MMSI and a bare number is a search; a position has two numbers or a compass letter.
function looksLikePosition(text: string): boolean {
  if (!/^[-+0-9NSEWO.,;:/°'" ]+$/.test(text) || !/\d/.test(text)) return false;
  const numbers = text.match(/\d+(?:\.\d+)?/g) ?? [];
  return numbers.length >= 2 || /[NSEWO°]/.test(text);
}

/** A comma may be a decimal sign or a separator: `51,05 1,45` is both. Points decide, where there are any. */
function commaVariants(text: string): readonly string[] {
  const separated = text.replace(/[,;:/]/g, ' ');
  if (!/\d,\d/.test(text) || text.includes('.')) return [separated];
  const decimal = text.replace(/(\d+),(\d+)/g, '$1.$2').replace(/[,;:/]/g, ' ');
  return [decimal, separated];
}

function readVariant(text: string): readonly (PositionCandidate | PositionRefusal)[] {
  const letters = text.match(/[NSEWO]/g) ?? [];
  if (letters.length === 0) return readUnlettered(text);
  if (letters.length === 1) return ['one_coordinate'];
  if (letters.length > 2) return ['two_of_one_axis'];
  return [readLettered(text)];
}

function readLettered(text: string): PositionCandidate | PositionRefusal {
  const parts = /^[NSEWO]/.test(text) ? text.match(/[NSEWO][^NSEWO]*/g) : text.match(/[^NSEWO]+[NSEWO]/g);
  const [first, second] = (parts ?? []).map(letteredAxis);
  if (first === undefined || second === undefined) return 'one_coordinate';
  if (first.axis === second.axis) return 'two_of_one_axis';
  const order = first.axis === 'latitude' ? 'latitude_first' : 'longitude_first';
  return order === 'latitude_first' ? join(first, second, order) : join(second, first, order);
}

function letteredAxis(part: string): AxisNumbers {
  const letter = /[NSEWO]/.exec(part)?.[0] ?? 'N';
  return {
    axis: letter === 'N' || letter === 'S' ? 'latitude' : 'longitude',
    numbers: numbersOf(part),
    negative: letter === 'S' || letter === 'W' || letter === 'O',
    signed: part.includes('-') || part.includes('+'),
    lettered: true,
  };
}

function readUnlettered(text: string): readonly (PositionCandidate | PositionRefusal)[] {
  const numbers = text.match(/[-+]?\d+(?:\.\d+)?/g) ?? [];
  if (numbers.length !== 2 && numbers.length !== 4 && numbers.length !== 6) return ['one_coordinate'];
  const half = numbers.length / 2;
  const first = numbers.slice(0, half);
  const second = numbers.slice(half);
  const straight = join(plainAxis(first, 'latitude'), plainAxis(second, 'longitude'), 'latitude_first');
  const swapped = join(plainAxis(second, 'latitude'), plainAxis(first, 'longitude'), 'longitude_first');
  return typeof swapped === 'string' ? [straight] : [straight, swapped];
}

function plainAxis(numbers: readonly string[], axis: AxisNumbers['axis']): AxisNumbers {
  const negative = numbers[0]?.startsWith('-') ?? false;
  return {
    axis,
    numbers: numbers.map((one) => one.replace(/^[-+]/, '')),
    negative,
    signed: false,
    lettered: false,
  };
}

function numbersOf(part: string): readonly string[] {
  return part.match(/\d+(?:\.\d+)?/g) ?? [];
}

function join(
  latitude: AxisNumbers,
  longitude: AxisNumbers,
  order: PositionCandidate['order'],
): PositionCandidate | PositionRefusal {
  const lat = readAxis(latitude);
  if (typeof lat === 'string') return lat;
  const lon = readAxis(longitude);
  if (typeof lon === 'string') return lon;
  const reading = lat.reading === 'decimal_degrees' ? lon.reading : lat.reading;
  return { position: { lat: lat.degrees, lon: lon.degrees }, reading, order };
}

function isSame(a: PositionCandidate, b: PositionCandidate): boolean {
  return Math.abs(a.position.lat - b.position.lat) < 1e-9 && Math.abs(a.position.lon - b.position.lon) < 1e-9;
}
