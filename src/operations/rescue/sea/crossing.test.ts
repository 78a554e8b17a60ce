import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bearingDegrees, destination, type Position } from '../../../kernel/geo.ts';
import { positionAt } from '../../../kernel/plane.ts';
import { seeded } from '../../../kernel/seeded.ts';
import { addSeconds, secondsBetween } from '../../../kernel/time.ts';
import { crossingOf } from './crossing.ts';
import { type Fix, sigmasAt95 } from './fix.ts';
import { fix, midnight, minute } from './given-fix.ts';
import { givenLine } from './given-line.ts';
import { sideOf } from './line.ts';
import { boatMotion } from './motion.ts';

const line = givenLine();
const running = boatMotion({
  engine: 'running',
  underWay: true,
  hull: null,
  hullKind: 'inflatable',
  courseDegrees: null,
});

/** A boat going straight, seen every few minutes up to minute 0. */
function straight(course: number, metresPerSecond: number, from = { lat: 50.9, lon: 1.5 }): readonly Fix[] {
  return [-30, -20, -10, 0].map((minutes) => {
    const place = destination(from, course, metresPerSecond * 60 * minutes);
    return fix(place.lat, place.lon, { minutes });
  });
}

describe('a boat that makes for the line', () => {
  const start = { lat: 50.9, lon: 1.36 };
  const crossing = crossingOf({ track: straight(290, 1.5, start), now: midnight, line, motion: null });

  test('is told with its earliest, likely and latest moment, side and place', () => {
    expect(crossing).toMatchObject({ crosses: true, basis: 'track', to: 'uk' });
    if (!crossing.crosses || crossing.likelyAt === null || crossing.latestAt === null)
      throw new Error('no track');
    const seconds = secondsBetween(midnight, crossing.likelyAt);
    const there = destination(start, 290, 1.5 * seconds);
    expect(sideOf(there, 0, line).distanceMetres).toBeLessThan(20);
    expect(crossing.earliestAt).toBeLessThan(crossing.likelyAt);
    expect(crossing.latestAt).toBeGreaterThan(crossing.likelyAt);
    expect(sideOf(crossing.position, 0, line).distanceMetres).toBeLessThan(1);
  });

  test('beyond the horizon it is not told, and the reason is', () => {
    const track = straight(290, 0.7, { lat: 50.9, lon: 1.5 });
    expect(crossingOf({ track, now: midnight, line, motion: null })).toEqual({
      crosses: false,
      why: 'beyond_horizon',
    });
    const longer = crossingOf({ track, now: midnight, line, motion: null, horizonSeconds: 6 * 3_600 });
    expect(longer).toMatchObject({ crosses: true, to: 'uk' });
  });

  test('a crossing that was due since the last position is told as past', () => {
    const late = crossingOf({ track: straight(290, 1.5, start), now: minute(90), line, motion: null });
    if (!late.crosses || late.likelyAt === null) throw new Error('no crossing');
    expect(late.likelyAt).toBeLessThan(minute(90));
  });
});

test('a boat that drifts back crosses to the other side again', () => {
  expect(
    crossingOf({ track: straight(110, 1, { lat: 50.9, lon: 1.31 }), now: midnight, line, motion: null }),
  ).toMatchObject({
    crosses: true,
    to: 'fr',
  });
});

test('a boat that goes along or away is not approaching', () => {
  for (const course of [120, 170])
    expect(crossingOf({ track: straight(course, 1.5), now: midnight, line, motion: null })).toEqual({
      crosses: false,
      why: 'not_approaching',
    });
});

describe('one position', () => {
  const alone = fix(50.9, 1.36, { minutes: -5 });

  test('without bounds predicts nothing', () => {
    expect(crossingOf({ track: [alone], now: midnight, line, motion: null })).toEqual({
      crosses: false,
      why: 'too_few_positions',
    });
    expect(crossingOf({ track: [], now: midnight, line, motion: running })).toEqual({
      crosses: false,
      why: 'too_few_positions',
    });
    expect(crossingOf({ track: [alone], now: minute(-6), line, motion: running })).toEqual({
      crosses: false,
      why: 'too_few_positions',
    });
  });

  test('with bounds tells the soonest only', () => {
    const told = crossingOf({ track: [alone], now: midnight, line, motion: running });
    expect(told).toMatchObject({ crosses: true, basis: 'bounds', likelyAt: null, latestAt: null, to: 'uk' });
    if (!told.crosses) return;
    // 12.5 knots at most over the ground: the line is some 2.3 km off.
    const { distanceMetres } = sideOf(alone, 0, line);
    const soonest = addSeconds(alone.at, (distanceMetres - 50) / 6.43);
    expect(Math.abs(secondsBetween(soonest, told.earliestAt))).toBeLessThan(5);
  });

  test('two readings of one moment are one position', () => {
    const again = { ...alone, id: 'p-2', accuracyMetres: 400 };
    expect(crossingOf({ track: [again, alone], now: midnight, line, motion: null })).toMatchObject({
      why: 'too_few_positions',
    });
    expect(crossingOf({ track: [again, alone], now: midnight, line, motion: running })).toEqual(
      crossingOf({ track: [alone], now: midnight, line, motion: running }),
    );
  });

  test('far away it is beyond the horizon', () => {
    const far = fix(50.4, 1.5);
    expect(crossingOf({ track: [far], now: midnight, line, motion: running })).toEqual({
      crosses: false,
      why: 'beyond_horizon',
    });
  });
});

/** A boat seen four times with error, that then changes its velocity a little; and when it truly crosses. */
function sailed(random: () => number) {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const start = { lat: 50.86 + 0.08 * random(), lon: 1.4 + 0.03 * random() };
  const course = bearingDegrees(start, { lat: 50.9, lon: 1.1 }) + 30 * (random() - 0.5);
  const speed = 1 + 2 * random();
  const accuracyMetres = 50 + 800 * random();
  const blur = (place: Position) => {
    const north = destination(place, 0, (normal() * accuracyMetres) / sigmasAt95);
    return destination(north, 90, (normal() * accuracyMetres) / sigmasAt95);
  };
  const track = [-36, -24, -12, 0].map((minutes) => {
    const seen = blur(destination(start, course, speed * 60 * minutes));
    return fix(seen.lat, seen.lon, { minutes, accuracyMetres });
  });
  const change = { east: 0.25 * normal(), north: 0.25 * normal() };
  const at = (seconds: number) =>
    positionAt(destination(start, course, speed * seconds), {
      east: change.east * seconds,
      north: change.north * seconds,
    });
  let seconds = 0;
  while (seconds < 14_400 && sideOf(at(seconds), 0, line).side === 'fr') seconds += 10;
  return { track, truth: addSeconds(midnight, seconds) };
}

test('of boats that keep their way as assumed, 95 of 100 cross between earliest and latest, give or take 4', () => {
  const random = seeded(31);
  let within = 0;
  let told = 0;
  for (let index = 0; index < 1_000; index++) {
    const { track, truth } = sailed(random);
    const crossing = crossingOf({ track, now: midnight, line, motion: null, horizonSeconds: 4 * 3_600 });
    if (!crossing.crosses) continue;
    told += 1;
    if (truth >= crossing.earliestAt && (crossing.latestAt === null || truth <= crossing.latestAt))
      within += 1;
  }
  expect(told).toBeGreaterThan(950);
  expect(within / told).toBeGreaterThan(0.91);
  expect(within / told).toBeLessThan(0.99);
});

test('whatever the track: moments are in order, and the answer is the same again', () => {
  const fixes = fc.array(
    fc.record({
      lat: fc.double({ min: 50.6, max: 51.3, noNaN: true }),
      lon: fc.double({ min: 0.9, max: 2.2, noNaN: true }),
      minutes: fc.integer({ min: -120, max: 0 }),
      accuracyMetres: fc.integer({ min: 10, max: 5_000 }),
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(fixes, (drawn) => {
      const track = drawn.map(({ lat, lon, ...more }) => fix(lat, lon, more));
      const told = crossingOf({ track, now: midnight, line, motion: running });
      expect(crossingOf({ track, now: midnight, line, motion: running })).toEqual(told);
      if (!told.crosses || told.likelyAt === null) return;
      expect(told.earliestAt).toBeLessThanOrEqual(told.likelyAt);
      if (told.latestAt !== null) expect(told.latestAt).toBeGreaterThanOrEqual(told.likelyAt);
    }),
    { seed: 32, numRuns: 300 },
  );
});
