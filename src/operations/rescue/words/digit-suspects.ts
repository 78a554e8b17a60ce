import type { Position } from '../../../kernel/geo.ts';
import { degreesOf, type Fields, isCoordinate } from './coordinate.ts';
import { type PairReading, signed } from './position-pair.ts';
import { searchPairs } from './position-search.ts';
import { narrowSeas } from './positions-in-words.ts';

/** A typed position with one digit changed, or two that stand side by side exchanged. */
export interface DigitSuspect {
  readonly lat: number;
  readonly lon: number;
  readonly reading: 'digit_exchanged' | 'digit_changed';
  /** Steps between the two keys on a telephone's pad; 0 where two digits were exchanged. */
  readonly keySteps: number;
}

/**
 * Every position that one slip of a finger away from the figures typed would have given, as far as `accepts` it.
 * `raw`: the figures as `positionsIn` gives them; `at`: the reading of them that is in doubt. Empty where `raw` does
 * not give that reading. Minutes and seconds above sixty are never offered.
 */
export function digitSuspects(
  { raw, at }: { readonly raw: string; readonly at: Position },
  accepts: (position: Position) => boolean,
): readonly DigitSuspect[] {
  const reading = readingOf(raw, at);
  if (reading === null) return [];
  const found: DigitSuspect[] = [];
  const { latFields, lonFields, lat, lon } = reading;
  for (const slip of slipsOf(latFields))
    offer({ ...slip, lat: signed(slip.degrees, Math.sign(lat) || 1), lon });
  for (const slip of slipsOf(lonFields))
    offer({ ...slip, lat, lon: signed(slip.degrees, Math.sign(lon) || 1) });
  return found;

  function offer({ lat: north, lon: east, reading: kind, keySteps }: DigitSuspect): void {
    if (Math.abs(north) <= 90 && Math.abs(east) <= 180 && accepts({ lat: north, lon: east }))
      found.push({ lat: north, lon: east, reading: kind, keySteps });
  }
}

function readingOf(raw: string, at: Position): PairReading | null {
  const [pair] = searchPairs(raw, { near: narrowSeas, trusted: true });
  if (pair === undefined) return null;
  const { main, others } = pair.readings;
  const all = [main, ...others, turned(main)];
  return all.find(({ lat, lon }) => isSame(lat, at.lat) && isSame(lon, at.lon)) ?? null;
}

/** Labels that told which is which are words, and words are not kept in the figures. */
function turned({ lat, lon, reading, latFields, lonFields }: PairReading): PairReading {
  return { lat: lon, lon: lat, reading, latFields: lonFields, lonFields: latFields };
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-6;
}

interface Slip {
  readonly degrees: number;
  readonly reading: DigitSuspect['reading'];
  readonly keySteps: number;
}

const parts = ['degrees', 'minutes', 'seconds'] as const;

/** All one-slip variants of one coordinate: nine for each digit, one for each pair of unlike neighbours. */
function slipsOf(fields: Fields): readonly Slip[] {
  const slips: Slip[] = [];
  for (const part of parts) {
    const typed = fields[part] ?? '';
    for (let at = 0; at < typed.length; at += 1) {
      const old = typed.charAt(at);
      if (old === '.') continue;
      const next = typed.charAt(at + 1) === '.' ? at + 2 : at + 1;
      const neighbour = typed.charAt(next);
      if (neighbour !== '' && neighbour !== old)
        add(
          part,
          `${typed.slice(0, at)}${neighbour}${typed.slice(at + 1, next)}${old}${typed.slice(next + 1)}`,
          0,
        );
      for (let digit = 0; digit <= 9; digit += 1)
        if (String(digit) !== old)
          add(part, `${typed.slice(0, at)}${digit}${typed.slice(at + 1)}`, stepsBetween(Number(old), digit));
    }
  }
  return slips;

  function add(part: (typeof parts)[number], typed: string, keySteps: number): void {
    const changed: Fields = { ...fields, [part]: typed };
    if (!isCoordinate(changed)) return;
    const reading = keySteps === 0 ? 'digit_exchanged' : 'digit_changed';
    slips.push({ degrees: degreesOf(changed), reading, keySteps });
  }
}

/** Rows and columns between two keys of a telephone's pad. Source: ITU-T E.161, figure 1 (layout 4 x 3). */
function stepsBetween(a: number, b: number): number {
  const [rowA, columnA] = keyOf(a);
  const [rowB, columnB] = keyOf(b);
  return Math.abs(rowA - rowB) + Math.abs(columnA - columnB);
}

function keyOf(digit: number): readonly [number, number] {
  return digit === 0 ? [3, 1] : [Math.floor((digit - 1) / 3), (digit - 1) % 3];
}
