import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distanceMetres, isInRing, type Position } from '../../../kernel/geo.ts';
import { givenLand, places } from '../../../kernel/given-land.ts';
import { offsetFrom, positionAt } from '../../../kernel/plane.ts';
import { seeded } from '../../../kernel/seeded.ts';
import { toUtc } from '../../../kernel/time.ts';
import type { ContactPosition } from '../wire.ts';
import { driftCloud } from './drift.ts';
import { radiusAt } from './error-circle.ts';
import { fixOf } from './fix.ts';
import { fix, midnight, minute } from './given-fix.ts';
import { boatMotion, motionBySaid, type MotionBounds, personInWater } from './motion.ts';
import { type AreaQuestion, predictedArea } from './predicted-area.ts';
import { reachDirections, reachOf } from './reach.ts';
import { type SeaState, unknownSea } from './sea-state.ts';

const land = givenLand();
const claims = { engine: null, underWay: null, hull: null, hullKind: null, courseDegrees: null } as const;
const stopped = boatMotion({ ...claims, engine: 'stopped' });
const running = boatMotion({ ...claims, engine: 'running' });
const either = boatMotion(claims);
/** Said at twenty minutes after midnight to lie without power: so for a quarter of an hour, and not before. */
const stoppedLater = motionBySaid([{ at: minute(20), claims: { ...claims, engine: 'stopped' } }]);
const westerly: SeaState = {
  current: () => ({ metresPerSecond: 1, towardsDegrees: 40, errorMetresPerSecond: 0.1 }),
  wind: () => ({ metresPerSecond: 8, fromDegrees: 250, errorMetresPerSecond: 1 }),
};

function ask(question: Partial<AreaQuestion>) {
  const area = predictedArea({
    positions: [fix(51.02, 1.5)],
    now: minute(60),
    motion: stopped,
    sea: unknownSea,
    land,
    particles: 800,
    ...question,
  });
  if (area === null) throw new Error('no area');
  return area;
}

function holds(polygon: readonly Position[], at: Position): boolean {
  return isInRing(
    at,
    polygon.map(({ lat, lon }) => [lon, lat] as const),
  );
}

const motions = fc.constantFrom(stopped, stoppedLater, running, either, personInWater);
const seas = fc.oneof(
  fc.constant(unknownSea),
  fc
    .record({
      set: fc.integer({ min: 0, max: 359 }),
      from: fc.integer({ min: 0, max: 359 }),
      turning: fc.boolean(),
    })
    .map(
      ({ set, from, turning }): SeaState => ({
        // A stream that turns once in 12.4 hours, or stands.
        current: (at) => ({
          metresPerSecond: turning
            ? 1.5 * Math.abs(Math.cos((2 * Math.PI * (at - midnight)) / 44_712_000))
            : 1.2,
          towardsDegrees:
            turning && Math.cos((2 * Math.PI * (at - midnight)) / 44_712_000) < 0 ? set + 180 : set,
          errorMetresPerSecond: 0.15,
        }),
        wind: () => ({ metresPerSecond: 7, fromDegrees: from, errorMetresPerSecond: 1.5 }),
      }),
    ),
);

describe('by property', () => {
  test('every sample that the bounds allow lies within the envelope', () => {
    fc.assert(
      fc.property(motions, seas, fc.integer({ min: 1, max: 600 }), (motion, sea, minutes) => {
        const start = fix(51.02, 1.5, { accuracyMetres: 300 });
        const now = minute(minutes);
        const random = seeded(minutes);
        const cloud = driftCloud({ fix: start, to: now, motion, sea, land: null, particles: 200, random });
        const { envelope, centre, radiusMetres } = ask({ positions: [start], now, motion, sea }).parts[0];
        for (const [index, east] of cloud.east.entries()) {
          const at = positionAt(start, { east, north: cloud.north[index] ?? 0 });
          expect(holds(envelope.polygon, at)).toBe(true);
          expect(distanceMetres(centre, at)).toBeLessThan(radiusMetres * 1.01);
        }
      }),
      { seed: 51, numRuns: 60 },
    );
  });

  test('older is wider: radius and area grow with age, whatever is known of the sea', () => {
    fc.assert(
      fc.property(
        motions,
        seas,
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: 1, max: 120 }),
        (motion, sea, age, more) => {
          const [young, old] = [age, age + more].map((minutes) =>
            ask({ now: minute(minutes), motion, sea, particles: 10 }),
          );
          expect(old?.radiusMetres).toBeGreaterThan(young?.radiusMetres ?? Number.NaN);
          expect(old?.parts[0].envelope.squareMetres).toBeGreaterThan(
            young?.parts[0].envelope.squareMetres ?? Number.NaN,
          );
          expect(old?.ageSeconds).toBe((age + more) * 60);
        },
      ),
      { seed: 52, numRuns: 200 },
    );
  });

  test('less known is wider: an unknown sea holds every known one', () => {
    fc.assert(
      fc.property(motions, seas, fc.integer({ min: 10, max: 300 }), (motion, sea, minutes) => {
        const known = reachOf({ from: midnight, to: minute(minutes), motion, sea });
        const blind = reachOf({ from: midnight, to: minute(minutes), motion, sea: unknownSea });
        for (const [index, metres] of known.entries())
          expect(metres).toBeLessThanOrEqual((blind[index] ?? 0) + 1e-6);
      }),
      { seed: 53, numRuns: 100 },
    );
  });
});

describe('an area', () => {
  test('is never a point, not even of a perfect position of this very second', () => {
    const { parts, radiusMetres } = ask({
      positions: [fix(51.02, 1.5, { accuracyMetres: 5 })],
      now: midnight,
    });
    expect(radiusMetres).toBeGreaterThan(5);
    expect(parts[0].shares.every(({ squareMetres }) => squareMetres > 7_800)).toBe(true);
    expect(parts[0].envelope.polygon).toHaveLength(reachDirections);
  });

  test('is none without a position', () => {
    const nothing = { positions: [], now: midnight, motion: stopped, sea: unknownSea, land };
    expect(predictedArea(nothing)).toBeNull();
  });

  test('of the same question is the same', () => {
    expect(ask({ seed: 7 })).toEqual(ask({ seed: 7 }));
    expect(ask({ seed: 7 }).parts[0].shares).not.toEqual(ask({ seed: 8 }).parts[0].shares);
  });

  test('goes with stream and wind where they are known', () => {
    const { centre, shares } = ask({ sea: westerly, now: minute(120) }).parts[0];
    const moved = offsetFrom({ lat: 51.02, lon: 1.5 }, centre);
    // Two hours at 1 m/s towards 040, and leeway of 0.1 to 0.6 m/s to the east-north-east.
    expect(moved.east).toBeGreaterThan(5_500);
    expect(moved.north).toBeGreaterThan(5_500);
    expect(shares.map(({ share }) => share)).toEqual([0.5, 0.9, 0.95]);
    expect(shares[0]?.squareMetres).toBeLessThan(shares[2]?.squareMetres ?? 0);
  });

  test('counts from the newest position, or an older one that says more', () => {
    const good = fix(51.02, 1.5, { minutes: 0, accuracyMetres: 30 });
    const coarse = fix(51.04, 1.53, { minutes: 3, accuracyMetres: 5_000 });
    expect(ask({ positions: [coarse, good], now: minute(4) }).parts.map(({ datum }) => datum)).toEqual([
      good,
    ]);
    const later = fix(51.03, 1.51, { minutes: 50, accuracyMetres: 30 });
    expect(
      ask({ positions: [good, coarse, later], now: minute(60) }).parts.map(({ datum }) => datum),
    ).toEqual([later]);
  });

  test('keeps both of two positions that contradict one another, and says so', () => {
    const here = fix(51.02, 1.5, { minutes: 0 });
    const there = fix(51.15, 1.95, { minutes: 2 });
    const { parts, assumptions } = ask({ positions: [here, there] });
    expect(parts.map(({ datum }) => datum)).toEqual([there, here]);
    expect(assumptions[0]).toEqual({ code: 'positions_disagree', figures: { parts: 2 } });
  });
});

describe('what it takes for granted is said', () => {
  const codes = (question: Partial<AreaQuestion>) => ask(question).assumptions.map(({ code }) => code);

  test('an unknown sea and an unknown class', () => {
    expect(codes({})).toEqual(
      expect.arrayContaining(['current_unknown', 'wind_unknown', 'leeway_class_unknown']),
    );
    expect(ask({}).assumptions).toContainEqual({ code: 'current_unknown', figures: { knots: 4.5 } });
  });

  test('a known sea, a person in the water', () => {
    expect(codes({ motion: personInWater, sea: westerly })).toEqual([
      'person_in_water',
      'current_given',
      'wind_given',
    ]);
  });

  test('speed and course of a boat under way', () => {
    expect(codes({ motion: running, sea: westerly })).toEqual([
      'under_way',
      'course_unknown',
      'current_given',
    ]);
    expect(
      codes({ motion: boatMotion({ ...claims, engine: 'running', courseDegrees: 300 }), sea: westerly }),
    ).toContain('course_claimed');
    expect(codes({ motion: either })).toContain('under_way_or_adrift');
  });

  test('where no coast is known', () => {
    expect(codes({ land: null })).toContain('land_unknown');
    expect(codes({ positions: [fix(49.9, 0.3)], now: minute(120) })).toContain('land_unknown');
    expect(codes({ now: minute(10) })).not.toContain('land_unknown');
  });
});

describe('land', () => {
  test('stops a drift: off Calais in a gale from the north nothing comes to lie inland', () => {
    const start = fix(51, 1.8, { accuracyMetres: 100 });
    const gale: SeaState = {
      current: () => ({ metresPerSecond: 0, towardsDegrees: 0, errorMetresPerSecond: 0 }),
      wind: () => ({ metresPerSecond: 17, fromDegrees: 0, errorMetresPerSecond: 1 }),
    };
    const given = { fix: start, to: minute(240), motion: stopped, sea: gale, particles: 500 };
    const cloud = driftCloud({ ...given, land, random: seeded(3) });
    expect(cloud.stopped).toBeGreaterThan(300);
    for (const [index, east] of cloud.east.entries()) {
      const at = positionAt(start, { east, north: cloud.north[index] ?? 0 });
      expect(land.isOnLand(at)).toBe(false);
    }
    const area = ask({ ...given, positions: [start], now: given.to });
    expect(area.assumptions.map(({ code }) => code)).toContain('land_stops');
    expect(area.parts[0].stoppedByLand).toBeGreaterThan(0.5);
  });

  test('a boat seen at the beach starts from the water, not from the dunes', () => {
    const beach = fix(places.beach.lat, places.beach.lon - 0.014, { accuracyMetres: 800 });
    const cloud = driftCloud({
      fix: beach,
      to: minute(0),
      motion: running,
      sea: unknownSea,
      land,
      particles: 500,
      random: seeded(4),
    });
    const dry = [...cloud.east].filter((east, index) =>
      land.isOnLand(positionAt(beach, { east, north: cloud.north[index] ?? 0 })),
    );
    expect(dry.length).toBeLessThan(25);
  });
});

describe('a launch from sands that the coast takes for land', () => {
  // Hemmes de Marck: the sands dry for more than a kilometre.
  const sands = fix(50.9755, 1.929, { accuracyMetres: 200 });

  test('is counted from the water, says so, and its area goes to sea', () => {
    expect(land.isOnLand(sands)).toBe(true);
    const { parts, assumptions } = ask({
      positions: [sands],
      motion: running,
      now: minute(60),
      sea: westerly,
    });
    const [part] = parts;
    expect(part.launchMetres).toBeGreaterThan(800);
    expect(part.launchMetres).toBeLessThan(2_000);
    expect(assumptions.map(({ code }) => code)).toContain('starts_at_water');
    expect(part.stoppedByLand).toBeLessThan(0.8);
    expect(part.shares[2]?.squareMetres).toBeGreaterThan(20_000_000);
    for (const share of part.shares)
      for (const corner of share.polygon)
        expect(distanceMetres(part.centre, corner)).toBeLessThan(part.radiusMetres * 1.5);
  });

  test('far inland nothing is moved, and nothing moves', () => {
    const [part] = ask({ positions: [fix(places.ashford.lat, places.ashford.lon)], motion: running }).parts;
    expect([part.launchMetres, part.stoppedByLand]).toEqual([0, 1]);
  });
});

describe('claims', () => {
  test.each<[string, Parameters<typeof boatMotion>[0], boolean, boolean]>([
    ['nothing said: under way or adrift', claims, true, true],
    ['engine running: under way', { ...claims, engine: 'running' }, true, false],
    ['engine weak: either', { ...claims, engine: 'weak' }, true, true],
    ['engine stopped: adrift', { ...claims, engine: 'stopped' }, false, true],
    ['said to lie still: adrift', { ...claims, underWay: false }, false, true],
    [
      'engine running, yet not under way: either',
      { ...claims, engine: 'running', underWay: false },
      true,
      true,
    ],
    ['swamped: adrift', { ...claims, engine: 'running', hull: 'swamped' }, false, true],
  ])('%s', (_, said, underWay, adrift) => {
    const motion: MotionBounds = boatMotion(said);
    expect([motion.underWay !== null, motion.adrift.length > 0]).toEqual([underWay, adrift]);
  });

  test('a weak engine or a boat low in the water is slower', () => {
    const top = (said: Partial<Parameters<typeof boatMotion>[0]>) =>
      boatMotion({ ...claims, ...said }).underWay?.maxMetresPerSecond ?? 0;
    expect(top({ engine: 'weak' })).toBeLessThan(top({ engine: 'running' }));
    expect(top({ engine: 'running', hull: 'low_in_water' })).toBe(top({ engine: 'weak' }));
    expect(top({ hullKind: 'rigid' })).toBeGreaterThan(top({ engine: 'running' }));
  });
});

describe('the circle of one position', () => {
  test('is its accuracy at first and grows by what it may do at most', () => {
    const seen = fix(51, 1.5, { accuracyMetres: 40 });
    expect(radiusAt(seen, midnight, { motion: running })).toBe(40);
    expect(radiusAt(seen, minute(-10), { motion: running })).toBe(40);
    // 8 knots and a stream of 4.5.
    expect(radiusAt(seen, minute(60), { motion: running })).toBeCloseTo(40 + 12.5 * 1_852, 0);
    expect(radiusAt(seen, minute(60), { motion: personInWater, sea: westerly })).toBeLessThan(8_000);
  });

  test('is counted from when the position held, with its clock put right', () => {
    const position: ContactPosition = {
      id: 'p-1',
      lat: 51,
      lon: 1.5,
      accuracyMetres: 40,
      source: 'gps_share',
      at: toUtc(minute(10)),
      raw: null,
      flags: [],
      candidates: [],
    };
    expect(fixOf(position)).toEqual({ id: 'p-1', lat: 51, lon: 1.5, accuracyMetres: 40, at: minute(10) });
    expect(fixOf(position, -120).at).toBe(minute(8));
  });
});
