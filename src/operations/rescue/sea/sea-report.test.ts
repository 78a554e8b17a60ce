import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isInRing } from '../../../kernel/geo.ts';
import { seeded } from '../../../kernel/seeded.ts';
import { addSeconds, type Instant, secondsBetween, toUtc } from '../../../kernel/time.ts';
import { fix, minute } from './given-fix.ts';
import { unknownInflatable } from './leeway.ts';
import { boatMotion } from './motion.ts';
import { predictedArea } from './predicted-area.ts';
import { reachOf } from './reach.ts';
import { plainEnd, plainLeeway, plainNormal, plainVelocity } from './sample-drift.ts';
import { changeAnHour, seaAt, type SeaKnown, type SeaReport } from './sea-report.ts';
import { currentMaxMetresPerSecond, unknownSea } from './sea-state.ts';

const place = { lat: 50.95, lon: 1.45 };
const strait = { south: 50.5, west: 0.8, north: 51.5, east: 2.4 };
const stream = { metresPerSecond: 1, towardsDegrees: 40, errorMetresPerSecond: 0.1 };
const wind = { metresPerSecond: 6, fromDegrees: 240, errorMetresPerSecond: 1 };
const staleSeconds = 3_600;

function report(minutes: number, but: Partial<SeaReport> = {}): SeaReport {
  const at = toUtc(minute(minutes));
  return { area: 'strait', source: 'BUOY-1', bounds: strait, at, current: stream, wind, ...but };
}
const known = (...reports: readonly SeaReport[]): SeaKnown => ({ reports, staleSeconds });
const adrift = boatMotion({
  engine: 'stopped',
  underWay: null,
  hull: null,
  hullKind: null,
  courseDegrees: null,
});
const codesAt = (reports: SeaKnown, now: Instant, seenMinutes = -30) =>
  predictedArea({
    positions: [fix(place.lat, place.lon, { minutes: seenMinutes })],
    now,
    motion: adrift,
    sea: seaAt(reports, place, now),
    land: null,
    particles: 50,
  })?.assumptions.map(({ code }) => code) ?? [];

describe('what was reported of the sea', () => {
  test('given a fresh report around the place, stream and wind are known, with source and moment', () => {
    const sea = seaAt(known(report(-10)), place, minute(0));
    expect(sea.current?.(minute(-10))).toEqual(stream);
    expect(sea.wind?.(minute(-10))).toEqual(wind);
    expect(sea.told?.current).toMatchObject({ source: 'BUOY-1', at: minute(-10), isStale: false });
    expect(codesAt(known(report(-10)), minute(0))).toEqual(
      expect.arrayContaining(['current_given', 'wind_given']),
    );
  });

  test('given none, or one elsewhere, or one that says nothing of it, it is unknown and said so', () => {
    const elsewhere = report(-10, { bounds: { south: 48, west: -5, north: 49, east: -4 } });
    for (const reports of [known(), known(elsewhere), known(report(-10, { current: null, wind: null }))]) {
      const sea = seaAt(reports, place, minute(0));
      expect([sea.current, sea.wind, sea.told]).toEqual([null, null, { current: null, wind: null }]);
      const codes = codesAt(reports, minute(0));
      expect(codes).toContain('current_unknown');
      expect(codes).toContain('wind_unknown');
    }
  });

  test('given one that has grown too old, it is said as stale, and counts as unknown from that second', () => {
    const now = addSeconds(minute(-10), staleSeconds);
    expect(seaAt(known(report(-10)), place, now).current).not.toBeNull();
    const after = addSeconds(now, 1);
    const sea = seaAt(known(report(-10)), place, after);
    expect([sea.current, sea.wind]).toEqual([null, null]);
    expect(sea.told?.wind).toMatchObject({ isStale: true, source: 'BUOY-1', at: minute(-10) });
    const codes = codesAt(known(report(-10)), after);
    expect(codes).toEqual(expect.arrayContaining(['current_stale', 'wind_stale']));
    expect(codes).not.toContain('current_unknown');
  });

  test('stream and wind may come from different sources', () => {
    const reports = known(report(-10, { wind: null }), report(-5, { current: null, source: 'MAST-2' }));
    const { told } = seaAt(reports, place, minute(0));
    expect([told?.current?.source, told?.wind?.source]).toEqual(['BUOY-1', 'MAST-2']);
  });

  test('the smaller area speaks before the larger, the nearer moment before the farther', () => {
    const near = { south: 50.9, west: 1.4, north: 51, east: 1.5 };
    const local = report(-20, { bounds: near, source: 'BUOY-2' });
    const { told } = seaAt(known(report(-5), report(-40), local), place, minute(0));
    expect(told?.current?.source).toBe('BUOY-2');
    expect(seaAt(known(report(-40), report(-5)), place, minute(0)).told?.current?.at).toBe(minute(-5));
  });

  test('its error grows with the time between', () => {
    const sea = seaAt(known(report(-30)), place, minute(0));
    const grown = Math.hypot(stream.errorMetresPerSecond, changeAnHour.current / 2);
    expect(sea.current?.(minute(0)).errorMetresPerSecond).toBeCloseTo(grown, 9);
  });

  test('of a time of which nobody spoke anything may be, and that it was so is said', () => {
    const reports = known(report(-10));
    const sea = seaAt(reports, place, minute(0));
    expect(sea.current?.(minute(-200)).errorMetresPerSecond).toBeGreaterThan(currentMaxMetresPerSecond / 3);
    expect(codesAt(reports, minute(0), -200)).toEqual(
      expect.arrayContaining(['current_given', 'current_partly', 'wind_partly']),
    );
    expect(codesAt(reports, minute(0), -30)).not.toContain('current_partly');
  });

  test('by property: where nothing was said the reach is no smaller than with nothing known at all', () => {
    const minutes = fc.integer({ min: -600, max: 0 });
    fc.assert(
      fc.property(minutes, fc.integer({ min: 10, max: 300 }), (from, ahead) => {
        const reports = known(report(from + 2_000));
        const sea = seaAt(reports, place, minute(from + 2_000));
        const passage = { from: minute(from), to: minute(from + ahead), motion: adrift };
        const blind = reachOf({ ...passage, sea: unknownSea });
        const partly = reachOf({ ...passage, sea });
        for (const [at, metres] of blind.entries()) expect(partly[at]).toBeGreaterThanOrEqual(metres * 0.999);
      }),
      { seed: 5, numRuns: 60 },
    );
  });
});

test('calibrated: of boats adrift in a sea that turns between its reports, 95 of 100 lie within the area, 3 fewer at most', () => {
  const random = seeded(2_027);
  const cases = 500;
  let within = 0;
  for (let index = 0; index < cases; index += 1) {
    const { reports, truth, seen } = turningNight(random);
    const area = predictedArea({
      positions: [seen],
      now: minute(0),
      motion: adrift,
      sea: seaAt(known(...reports), place, minute(0)),
      land: null,
      seed: index,
      particles: 300,
    });
    const polygon = area?.parts[0].shares.at(-1)?.polygon ?? [];
    const ring = polygon.map(({ lat, lon }) => [lon, lat] as const);
    if (isInRing(truth, ring)) within += 1;
  }
  expect(within / cases).toBeGreaterThan(0.92);
});

/** A tide that turns and a wind that veers, told every half hour with an error, and a boat that drifts in them. */
function turningNight(random: () => number) {
  const [phase, towards] = [2 * Math.PI * random(), 360 * random()];
  const most = 0.5 + 1.3 * random();
  const rate = (at: Instant) =>
    most * Math.sin(phase + (2 * Math.PI * secondsBetween(minute(0), at)) / 44_700);
  const from = 360 * random();
  const speed = 3 + 7 * random();
  const veer = 20 * plainNormal(random);
  const windFrom = (at: Instant) => from + (veer * secondsBetween(minute(0), at)) / 3_600;
  const err = 0.1;
  const reports = Array.from({ length: 9 }, (_, half) => {
    const at = minute(-30 * half - 10);
    const [east, north] = plainVelocity(towards, rate(at));
    const told = [east + err * plainNormal(random), north + err * plainNormal(random)] as const;
    return report(-30 * half - 10, {
      current: {
        metresPerSecond: Math.hypot(...told),
        towardsDegrees: ((Math.atan2(told[0], told[1]) * 180) / Math.PI + 360) % 360,
        errorMetresPerSecond: err,
      },
      wind: {
        metresPerSecond: speed,
        fromDegrees: ((windFrom(at) % 360) + 360) % 360,
        errorMetresPerSecond: 1,
      },
    });
  });
  const minutes = 20 + Math.floor(160 * random());
  const name = unknownInflatable[Math.floor(random() * unknownInflatable.length)] ?? 'skiff';
  const [leeEast, leeNorth] = plainLeeway(name, plainVelocity(from + 180, speed), random);
  let truth: { lat: number; lon: number } = place;
  for (let step = 0; step < minutes; step += 1) {
    const [east, north] = plainVelocity(towards, rate(minute(step - minutes)));
    truth = plainEnd(truth, [east + leeEast, north + leeNorth], 60);
  }
  return { reports, truth, seen: fix(place.lat, place.lon, { minutes: -minutes, accuracyMetres: 50 }) };
}
