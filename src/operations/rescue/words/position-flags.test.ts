import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Position } from '../../../kernel/geo.ts';
import { instant, parseUtc, toUtc } from '../../../kernel/time.ts';
import { type Around, flagsOf, type PositionInDoubt } from './position-flags.ts';
import { digitSuspects } from './digit-suspects.ts';
import { positionsIn } from './positions-in-words.ts';
import { ambiguousPositions, clearPositions } from './sample-positions.ts';

const start = parseUtc('2027-09-09T03:00:00Z') ?? instant(0);
const at = (minutes: number) => toUtc(instant(start + minutes * 60_000));

/** A strait with one land: everything south of 50.7 and east of 1.58. */
const around: Around = {
  isOnLand: ({ lat, lon }: Position) => lat < 50.7 || lon > 1.58,
  last: null,
  speedMetresPerSecondMax: 5,
  area: { south: 50, west: 0, north: 52, east: 3 },
};
const last = { lat: 50.87, lon: 1.53, at: at(-15), accuracyMetres: 50 };

function typed(text: string): PositionInDoubt {
  const [position] = positionsIn(text);
  if (position === undefined) throw new Error(`no position in ${text}`);
  return { ...position, at: at(0) };
}

describe('what is absurd about a position', () => {
  test('a plausible one bears no flag', () => {
    expect(flagsOf(typed('50.8876 1.5127'), { ...around, last })).toEqual({ flags: [], candidates: [] });
  });

  test('on land', () => {
    expect(flagsOf({ ...typed('50.65 1.55'), raw: null }, around).flags).toEqual(['on_land']);
  });

  test('longitude and latitude swapped', () => {
    const { flags, candidates } = flagsOf(typed('1.5127 50.8876'), around);
    expect(flags).toEqual(expect.arrayContaining(['out_of_area', 'swapped']));
    expect(candidates[0]).toEqual({ lat: 50.8876, lon: 1.5127, reading: 'swapped' });
  });

  test('the other hemisphere', () => {
    const { flags, candidates } = flagsOf(typed('50,8876 N 1,5127 O'), around);
    expect(flags).toContain('out_of_area');
    expect(candidates).toContainEqual({ lat: 50.8876, lon: 1.5127, reading: 'other_hemisphere' });
  });

  test('too far from the last in the time between', () => {
    const jump = flagsOf(typed('51.5876 1.5127'), { ...around, last });
    expect(jump).toEqual({ flags: ['far_jump'], candidates: [] });
    expect(flagsOf(typed('51.5876 1.5127'), { ...around, last: { ...last, at: at(-60 * 8) } }).flags).toEqual(
      [],
    );
  });

  test('an earlier position that arrives late is measured by the time between, whichever came first', () => {
    const late = { ...typed('50.8876 1.5127'), at: at(-60 * 8) };
    expect(flagsOf(late, { ...around, last }).flags).toEqual([]);
  });

  test('two neighbouring digits exchanged come before a digit changed', () => {
    const { flags, candidates } = flagsOf(typed('05.8876 1.5127'), { ...around, last });
    expect(flags).toContain('digit_suspect');
    expect(candidates[0]).toEqual({ lat: 50.8876, lon: 1.5127, reading: 'digit_exchanged' });
  });

  test('one digit wrong in degrees and minutes is looked for as it was typed', () => {
    const { flags, candidates } = flagsOf(typed('N51 53.256 E001 30.762'), { ...around, last });
    expect(flags).toEqual(['far_jump', 'digit_suspect']);
    expect(candidates).toContainEqual({ lat: 50.8876, lon: 1.5127, reading: 'digit_changed' });
  });

  test('at most four candidates of a digit, each plausible', () => {
    const { candidates } = flagsOf(typed('50.8876 1.9127'), { ...around, last });
    expect(candidates.length).toBeGreaterThan(0);
    expect(candidates.length).toBeLessThanOrEqual(4);
    for (const { lat, lon } of candidates) expect(around.isOnLand({ lat, lon })).toBe(false);
  });

  test('nobody typed it: no digit is suspected', () => {
    const shared = { lat: 50.8876, lon: 1.9127, at: at(0), raw: null };
    expect(flagsOf(shared, { ...around, last }).flags).toEqual(['on_land', 'far_jump']);
  });
});

test.for([
  '59.8876 1.5127',
  `58°53'15"N 1°30'46"E`,
  '5953.25N 00130.76E',
  'longitude 1,5127 latitude 58,8876',
])('a wrong first digit is found in whatever form it was typed: %s', (text) => {
  const { flags, candidates } = flagsOf(typed(text), { ...around, last });
  expect(flags).toEqual(['out_of_area', 'far_jump', 'digit_suspect']);
  expect(candidates.some(({ lat }) => Math.abs(lat - 50.8876) < 1e-3)).toBe(true);
});

test('the raw figures of every form alone are enough to look for a slip in them', () => {
  for (const { text } of [...clearPositions, ...ambiguousPositions]) {
    const [position] = positionsIn(text);
    if (position === undefined) throw new Error(`no position in ${text}`);
    expect(digitSuspects({ raw: position.raw, at: position }, () => true).length, text).toBeGreaterThan(10);
  }
});

const degrees = {
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
};

test('no flag ever changes the literal reading, and candidates differ from it', () => {
  fc.assert(
    fc.property(
      fc.record(degrees),
      fc.boolean(),
      fc.integer({ min: -600, max: 600 }),
      (place, hasLast, minutes) => {
        const raw = `${place.lat.toFixed(4)} ${place.lon.toFixed(4)}`;
        const [position] = positionsIn(raw);
        const before = Object.freeze({ ...(position ?? place), raw, at: at(minutes) });
        const kept = { ...before };
        const { candidates } = flagsOf(before, { ...around, last: hasLast ? last : null });
        expect(before).toEqual(kept);
        for (const { lat, lon } of candidates) expect([lat, lon]).not.toEqual([before.lat, before.lon]);
        expect(candidates.length).toBeLessThanOrEqual(6);
      },
    ),
    { numRuns: 500 },
  );
});
