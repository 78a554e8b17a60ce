import { expect, test } from 'vitest';
import { instant } from '../kernel/time.ts';
import type { Track, TrackIdentity } from '../operations/picture/track.ts';
import { createLivePicture } from './live-picture.ts';

const at = instant(Date.UTC(2027, 8, 9, 2));
const heard = { source: 'mast', receivedAt: at } as const;

const track = (name: string): Track => ({
  ...heard,
  track: name,
  happenedAt: at,
  lat: 51,
  lon: 1.5,
  accuracyMetres: null,
  speedMetresPerSecond: null,
  courseDegrees: null,
  headingDegrees: null,
  status: null,
  kind: 'vessel_class_a',
});

const identity = (name: string): TrackIdentity => ({
  ...heard,
  track: name,
  name: 'EXAMPLE STAR',
  callSign: null,
  imo: null,
  shipType: null,
  lengthMetres: null,
  beamMetres: null,
  draughtMetres: null,
  destination: null,
});

test('only stations that have a place are named, and none stays when its place goes', () => {
  const picture = createLivePicture();
  const { motions, vessels } = picture;
  picture.tracks({ changed: [], identities: [identity('ais:1'), identity('ais:2')], gone: [] });
  expect(vessels.size).toBe(0);
  picture.tracks({ changed: [track('ais:1')], identities: [identity('ais:1'), identity('ais:2')], gone: [] });
  picture.tracks({ changed: [], identities: [identity('ais:1')], gone: [] });
  expect([motions.size, vessels.size]).toEqual([1, 1]);
  picture.tracks({ changed: [], identities: [identity('ais:1')], gone: ['ais:1'] });
  picture.tracks({ changed: [], identities: [identity('ais:1')], gone: [] });
  expect([motions.size, vessels.size]).toEqual([0, 0]);
});
