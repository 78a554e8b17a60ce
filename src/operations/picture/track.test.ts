import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distanceMetres } from '../../kernel/geo.ts';
import { addSeconds, instant } from '../../kernel/time.ts';
import type { Track, TrackReport } from './track.ts';
import {
  evolveTrack,
  expiresAt,
  predictedArea,
  stalenessOf,
  toMotionRow,
  toTracksView,
  uncertaintyMaxMetres,
  uncertaintyMetres,
  uncertaintyOf,
} from './track.ts';

const noon = instant(Date.UTC(2027, 8, 8, 12));

function report(over: Partial<TrackReport> = {}): TrackReport {
  return {
    track: 'ais:999000001',
    source: 'mast',
    receivedAt: noon,
    happenedAt: noon,
    lat: 51,
    lon: 1.5,
    accuracyMetres: 10,
    speedMetresPerSecond: 8,
    courseDegrees: 45,
    headingDegrees: null,
    status: 0,
    kind: 'vessel_class_a',
    ...over,
  };
}

const track = (over: Partial<TrackReport> = {}): Track => evolveTrack(null, report(over));
const later = (seconds: number) => addSeconds(noon, seconds);

describe('a track moves forward only', () => {
  test('a later report moves it, an earlier one returns the very same track', () => {
    const first = track();
    const second = evolveTrack(first, report({ happenedAt: later(10), receivedAt: later(10), lat: 51.01 }));
    expect(second.lat).toBe(51.01);
    expect(evolveTrack(second, report({ happenedAt: later(5), receivedAt: later(20), lat: 50 }))).toBe(
      second,
    );
  });

  test('of two reports of one moment the later receipt stays', () => {
    const first = track();
    const again = evolveTrack(first, report({ receivedAt: later(1), source: 'hill' }));
    expect(again.source).toBe('hill');
    expect(evolveTrack(again, report())).toBe(again);
  });

  test('a clock ahead of ours cannot freeze a track', () => {
    const ahead = track({ happenedAt: later(3_600) });
    expect(ahead.happenedAt).toBe(noon);
    expect(evolveTrack(ahead, report({ happenedAt: later(10), receivedAt: later(10) })).happenedAt).toBe(
      later(10),
    );
  });

  test('any order of the same reports ends in the same place', () => {
    const moments = fc.uniqueArray(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(moments, fc.integer(), (seconds, seed) => {
        const reports = seconds.map((at) =>
          report({ happenedAt: later(at), receivedAt: later(at), lat: at / 100 }),
        );
        const shuffled = [...reports].sort(
          (a, b) => ((a.happenedAt ^ seed) >>> 0) - ((b.happenedAt ^ seed) >>> 0),
        );
        const end = shuffled.reduce<Track | null>((before, each) => evolveTrack(before, each), null);
        expect(end?.happenedAt).toBe(later(Math.max(...seconds)));
      }),
      { seed: 7 },
    );
  });
});

describe('every track ages and expires', () => {
  test.each([
    ['class A under way', {}, 30, 180, 600],
    ['class A at anchor', { status: 1, speedMetresPerSecond: 0 }, 400, 720, 1_200],
    ['class A dragging its anchor', { status: 1, speedMetresPerSecond: 3 }, 30, 180, 600],
    ['class B under way', { kind: 'vessel_class_b', status: null }, 90, 300, 900],
    ['class B without speed', { kind: 'vessel_class_b', speedMetresPerSecond: null }, 400, 720, 1_200],
    ['long range', { accuracyMetres: 200 }, 400, 1_200, 3_600],
    ['base station', { kind: 'base_station' }, 60, 300, 900],
    ['aid', { kind: 'aid_to_navigation' }, 400, 720, 1_200],
    ['aircraft', { kind: 'search_and_rescue_aircraft' }, 30, 120, 600],
    ['distress beacon', { kind: 'distress_beacon' }, 120, 600, 86_400],
    ['unknown kind', { kind: 'zeppelin' }, 400, 720, 1_200],
  ])('%s', (_name, over, fresh, ageing, stale) => {
    const of = track(over);
    const seen = [fresh, fresh + 1, ageing, ageing + 1, stale, stale + 1].map((age) =>
      stalenessOf(of, later(age)),
    );
    expect(seen).toEqual(['fresh', 'ageing', 'ageing', 'stale', 'stale', 'expired']);
    expect(expiresAt(of)).toBe(later(stale));
  });
});

describe('the circle grows with age', () => {
  test('accuracy plus speed times age', () =>
    expect(uncertaintyMetres(track(), later(60))).toBe(10 + 8 * 60));

  test('what is assumed is said', () => {
    const of = uncertaintyOf(track({ accuracyMetres: null, speedMetresPerSecond: null }), later(10));
    expect(of).toMatchObject({
      accuracyAssumed: true,
      accuracyMetres: 30,
      speedAssumed: true,
      capped: false,
    });
    expect(of.metres).toBeGreaterThan(100);
  });

  test('a ship that says zero still drifts; a buoy does not', () => {
    expect(uncertaintyMetres(track({ speedMetresPerSecond: 0 }), later(600))).toBeGreaterThan(300);
    expect(
      uncertaintyMetres(track({ speedMetresPerSecond: null, kind: 'aid_to_navigation' }), later(600)),
    ).toBe(10);
  });

  test('it is capped and says so', () => {
    const of = uncertaintyOf(track(), later(86_400));
    expect(of).toMatchObject({ metres: uncertaintyMaxMetres, capped: true });
  });

  test('it never shrinks with time', () =>
    fc.assert(
      fc.property(fc.nat(90_000), fc.nat(90_000), (a, b) => {
        const [near, far] = a < b ? [a, b] : [b, a];
        expect(uncertaintyMetres(track(), later(near))).toBeLessThanOrEqual(
          uncertaintyMetres(track(), later(far)),
        );
      }),
    ));
});

describe('prediction is an area', () => {
  test('its centre runs along the course and its radius is never zero', () => {
    const area = predictedArea(track(), later(100));
    expect(distanceMetres(area?.centre ?? { lat: 0, lon: 0 }, { lat: 51, lon: 1.5 })).toBeCloseTo(800, 3);
    expect(area?.radiusMetres).toBeCloseTo(10 + 240, 6);
  });

  test('none without course or speed, before the report, or once stale', () => {
    expect(predictedArea(track({ courseDegrees: null }), later(10))).toBeNull();
    expect(predictedArea(track({ speedMetresPerSecond: null }), later(10))).toBeNull();
    expect(predictedArea(track(), later(-10))).toBeNull();
    expect(predictedArea(track(), later(200))).toBeNull();
  });
});

test('a change becomes the stream’s message, cut to what the formats hold', () => {
  const view = toTracksView({
    changed: [track({ lat: 51.123456789, speedMetresPerSecond: 8.123456 })],
    identities: [],
    gone: ['ais:999000002'],
  });
  expect(view.motions[0]).toEqual([
    'ais:999000001',
    51.123457,
    1.5,
    8.12,
    45,
    null,
    0,
    noon,
    noon,
    10,
    'vessel_class_a',
    'mast',
  ]);
  expect(view.gone).toEqual(['ais:999000002']);
  expect(toMotionRow(track())).toHaveLength(12);
});
