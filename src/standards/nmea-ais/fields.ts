import { isPosition } from '../../kernel/geo.ts';
import type { Fix } from './message.ts';
import { type Payload, unsigned } from './payload.ts';
import { raw } from './raw.ts';

/** The value, or null where it is zero: how M.1371 says "not available" for counts, sizes and kinds. */
export function orNull(value: number): number | null {
  return value === 0 ? null : value;
}

/** The value, or null where it is the one that means "not available". */
export function unless(value: number, none: number): number | null {
  return value === none ? null : value;
}

/** The value, or null outside `min..max`. */
export function within(value: number, min: number, max: number): number | null {
  return value >= min && value <= max ? value : null;
}

/** Tenths of a degree as degrees, 0 <= course < 360; null from 3600 up. */
export function course(tenths: number): number | null {
  return tenths < raw.course ? tenths / 10 : null;
}

/** Degrees 0..359; null for 511 and for the values that are no heading. */
export function heading(value: number): number | null {
  return value < 360 ? value : null;
}

/** Tenths of a knot as knots; null for 1023. */
export function speed(tenths: number): number | null {
  return tenths === raw.speed ? null : tenths / 10;
}

const fixes: readonly Fix[] = ['untimed', 'manual', 'dead_reckoning', 'inoperative'];

/** What a six-bit time stamp says beside the second. */
export function fixOf(second: number): Fix {
  return second < 60 ? 'timed' : (fixes[second - 60] ?? 'untimed');
}

/** True where coordinates in degrees were given and are no place; 181 east or 91 north alone mean "not given". */
export function isOutOfRange(lat: number, lon: number): boolean {
  return !isPosition(lat, lon) && !(lat === 91 || lon === 181);
}

/** The four distances at bit `start` (9 + 9 + 6 + 6 bits), metres; all null where all are zero. */
export function dimensions(p: Payload, start: number) {
  const toBow = unsigned(p.sextets, start, 9);
  const toStern = unsigned(p.sextets, start + 9, 9);
  const toPort = unsigned(p.sextets, start + 18, 6);
  const toStarboard = unsigned(p.sextets, start + 24, 6);
  return toBow + toStern + toPort + toStarboard === 0
    ? noDimensions
    : { toBow, toStern, toPort, toStarboard };
}

export const noDimensions = { toBow: null, toStern: null, toPort: null, toStarboard: null } as const;

/**
 * Degrees a minute from the ROT indicator as sent, to the nearest tenth; null where not available or
 * where only a direction is known (-127 and 127: more than 5 degrees in 30 s, no turn indicator).
 * Source: M.1371-5 annex 8, table 48: ROT = 4.733 times the root of the rate.
 */
export function turnDegreesPerMinute(turn: number | null): number | null {
  if (turn === null || Math.abs(turn) >= 127) return null;
  return (Math.sign(turn) * Math.round((turn / 4.733) ** 2 * 10)) / 10;
}
