import { describe, expect, test } from 'vitest';
import { isInRing, type Position } from '../../../kernel/geo.ts';
import { seeded } from '../../../kernel/seeded.ts';
import { type Fix, sigmasAt95 } from './fix.ts';
import { fix, minute } from './given-fix.ts';
import { type LeewayClassName, unknownInflatable } from './leeway.ts';
import { boatMotion, type MotionBounds, personInWater } from './motion.ts';
import { areaShares, predictedArea } from './predicted-area.ts';
import { plainEnd, plainLeeway, plainNormal, plainVelocity } from './sample-drift.ts';
import { currentMaxMetresPerSecond, type SeaState, windMaxMetresPerSecond } from './sea-state.ts';

/** Synthetic cases a kind. */
const cases = 2_000;
const datum = { lat: 50.95, lon: 1.45 };
const claims = { underWay: null, hull: null, hullKind: null, courseDegrees: null } as const;

interface Night {
  readonly motion: MotionBounds;
  readonly sea: SeaState;
  readonly fix: Fix;
  readonly truth: Position;
}

type Draw = (random: () => number) => Night;

function add(...parts: readonly (readonly [number, number])[]): readonly [number, number] {
  return [parts.reduce((sum, [east]) => sum + east, 0), parts.reduce((sum, [, north]) => sum + north, 0)];
}

function blurred(deviation: number, random: () => number): readonly [number, number] {
  return [deviation * plainNormal(random), deviation * plainNormal(random)];
}

/** A night whose stream and wind are told with an error, and something that drifts in it as one of the classes. */
function driftNight(motion: MotionBounds, names: readonly LeewayClassName[]): Draw {
  return (random) => {
    const current = {
      metresPerSecond: 2 * random(),
      towardsDegrees: 360 * random(),
      errorMetresPerSecond: 0.2 * random(),
    };
    const wind = {
      metresPerSecond: 2 + 10 * random(),
      fromDegrees: 360 * random(),
      errorMetresPerSecond: 2 * random(),
    };
    const air = add(
      plainVelocity(wind.fromDegrees + 180, wind.metresPerSecond),
      blurred(wind.errorMetresPerSecond, random),
    );
    const name = names[Math.floor(random() * names.length)] ?? 'skiff';
    const moved = add(
      plainVelocity(current.towardsDegrees, current.metresPerSecond),
      blurred(current.errorMetresPerSecond, random),
      plainLeeway(name, air, random),
    );
    return { motion, sea: { current: () => current, wind: () => wind }, ...endOf(moved, random) };
  };
}

function endOf(moved: readonly [number, number], random: () => number): Pick<Night, 'fix' | 'truth'> {
  const accuracyMetres = 20 + 2_000 * random() ** 2;
  const seconds = 600 + 3 * 3_600 * random();
  const start = plainEnd(datum, blurred(accuracyMetres / sigmasAt95, random), 1);
  return {
    fix: fix(datum.lat, datum.lon, { minutes: -seconds / 60, accuracyMetres }),
    truth: plainEnd(start, moved, seconds),
  };
}

/** Nothing known of the sea; under way on any course at any speed of the range. */
const blindNight: Draw = (random) => {
  const motion = boatMotion({ ...claims, engine: 'running' });
  const most = motion.underWay?.maxMetresPerSecond ?? 0;
  const moved = add(
    plainVelocity(360 * random(), most * random()),
    plainVelocity(360 * random(), currentMaxMetresPerSecond * Math.sqrt(random())),
  );
  return { motion, sea: { current: null, wind: null }, ...endOf(moved, random) };
};

/** Nothing known of the sea; adrift. */
const blindDrift: Draw = (random) => {
  const name = unknownInflatable[Math.floor(random() * unknownInflatable.length)] ?? 'skiff';
  const air = plainVelocity(360 * random(), windMaxMetresPerSecond * random());
  const stream = plainVelocity(360 * random(), currentMaxMetresPerSecond * Math.sqrt(random()));
  const motion = boatMotion({ ...claims, engine: 'stopped' });
  return {
    motion,
    sea: { current: null, wind: null },
    ...endOf(add(stream, plainLeeway(name, air, random)), random),
  };
};

function holds(polygon: readonly Position[], at: Position): boolean {
  return isInRing(
    at,
    polygon.map(({ lat, lon }) => [lon, lat] as const),
  );
}

describe('the areas hold what they say', () => {
  test.each([
    ['a person in the water', driftNight(personInWater, ['person_in_water']), 41],
    ['a boat adrift', driftNight(boatMotion({ ...claims, engine: 'stopped' }), unknownInflatable), 42],
    ['a boat adrift, sea unknown', blindDrift, 43],
    ['a boat under way, sea unknown', blindNight, 44],
  ] as const)('%s: 50, 90 and 95 per cent of the true places, give or take 5', (_, draw, seed) => {
    const random = seeded(seed);
    const hits = areaShares.map(() => 0);
    let enveloped = 0;
    for (let index = 0; index < cases; index++) {
      const { truth, ...night } = draw(random);
      const area = predictedArea({
        ...night,
        positions: [night.fix],
        now: minute(0),
        land: null,
        seed: index,
        particles: 400,
      });
      if (area === null) throw new Error('no area');
      const [part] = area.parts;
      for (const [at, shape] of part.shares.entries())
        if (holds(shape.polygon, truth)) hits[at] = (hits[at] ?? 0) + 1;
      if (holds(part.envelope.polygon, truth)) enveloped += 1;
    }
    const found = hits.map((count) => count / cases);
    for (const [at, share] of areaShares.entries()) {
      expect(found[at]).toBeGreaterThan(share - 0.05);
      expect(found[at]).toBeLessThan(share + 0.05);
    }
    // The reference is not cut at three deviations; all but one in a thousand lie within the envelope.
    expect(enveloped / cases).toBeGreaterThan(0.999);
  });
});
