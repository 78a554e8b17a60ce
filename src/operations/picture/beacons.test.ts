import { expect, test } from 'vitest';
import { addSeconds, instant } from '../../kernel/time.ts';
import { beaconCallDetection, beaconDetection } from './beacons.ts';
import { recordDetectionSchema } from './events.ts';
import type { Track } from './track.ts';

const at = instant(Date.UTC(2027, 8, 9, 2, 0, 20));

function beacon(but: Partial<Track> = {}): Track {
  return {
    track: 'ais:972999001',
    source: 'ais-example',
    receivedAt: at,
    happenedAt: at,
    lat: 50.9,
    lon: 1.5,
    accuracyMetres: null,
    speedMetresPerSecond: null,
    courseDegrees: null,
    headingDegrees: null,
    status: 14,
    kind: 'distress_beacon',
    ...but,
  };
}

test.each([
  ['ais:970999001', 'small_craft'],
  ['ais:972999001', 'person_in_water'],
  ['ais:974999001', null],
])('%s is taken for %s, and the record takes it', (track, object) => {
  const detection = beaconDetection(beacon({ track }));
  expect(detection).toMatchObject({
    kind: 'ais',
    object,
    position: { lat: 50.9, lon: 1.5, accuracyMetres: 50 },
  });
  expect(recordDetectionSchema.parse(detection)).toEqual({
    ...detection,
    happenedAt: '2027-09-09T02:00:20.000Z',
  });
});

test('of one beacon the bursts of a minute bear one key, whichever station hears them', () => {
  const names = (but: Partial<Track>) => {
    const { source, key } = beaconDetection(beacon(but)) ?? {};
    return [source, key];
  };
  expect(names({ happenedAt: addSeconds(at, 12), source: 'ais-other' })).toEqual(names({}));
  expect(names({ happenedAt: addSeconds(at, 60) })).not.toEqual(names({}));
  expect(names({ track: 'ais:972999002' })).not.toEqual(names({}));
});

const mast = { lat: 51.1, lon: 1.3 };
const ship = { lat: 50.95, lon: 1.6 };
const call = { track: 'ais:972999001', heardAt: at, station: mast, near: ship };

test('a beacon that calls without a position is no fix: all around the station that heard it', () => {
  const detection = beaconCallDetection(call);
  expect(detection).toMatchObject({
    source: 'ais-beacon-972999001',
    key: '2027-09-09T02:00-heard',
    object: 'person_in_water',
    position: null,
    bearing: { from: mast, accuracyDegrees: 180, rangeMetresMax: 74_080 },
  });
  expect(recordDetectionSchema.safeParse(detection).success).toBe(true);
  expect(detection?.key).not.toBe(beaconDetection(beacon())?.key);
});

test('where nobody registered the station, what it heard last stands for it, wider; with neither there is no place', () => {
  const near = beaconCallDetection({ ...call, station: null });
  expect(near?.bearing).toMatchObject({ from: ship, accuracyDegrees: 180, rangeMetresMax: 200_000 });
  expect(recordDetectionSchema.safeParse(near).success).toBe(true);
  expect(beaconCallDetection({ ...call, station: null, near: null })).toBeNull();
});

test('a beacon under test, a vessel and a base station are none', () => {
  expect(beaconDetection(beacon({ status: 15 }))).toBeNull();
  expect(beaconDetection(beacon({ kind: 'vessel_class_a' }))).toBeNull();
});
