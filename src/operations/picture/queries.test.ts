import { expect, test } from 'vitest';
import type { Asked } from '../../app/route.ts';
import type { Report, Telemetry } from '../../app/telemetry.ts';
import { addSeconds, type Instant, instant, toUtc } from '../../kernel/time.ts';
import { type PictureQueryParts, pictureQueries } from './queries.ts';
import type { PictureAtView } from './wire.ts';

const at = instant(Date.UTC(2026, 0, 10, 2, 14));

function report(track: string, ageSeconds: number, kind: string): Report {
  const heardAt: Instant = addSeconds(at, -ageSeconds);
  return {
    track,
    source: 'example',
    receivedAt: heardAt,
    happenedAt: heardAt,
    lat: 51,
    lon: 1.5,
    accuracyMetres: 10,
    speedMetresPerSecond: 5,
    courseDegrees: 45,
    headingDegrees: null,
    status: 0,
    kind,
  };
}

const identity = (track: string) => ({
  track,
  source: 'example',
  receivedAt: at,
  name: 'EXAMPLE',
  callSign: null,
  imo: null,
  shipType: null,
  lengthMetres: null,
  beamMetres: null,
  draughtMetres: null,
  destination: null,
});

async function pictureAt(reports: readonly Report[]): Promise<PictureAtView> {
  const telemetry = {
    pictureAt: async () => ({ reports, identities: reports.map(({ track }) => identity(track)) }),
  } as unknown as Telemetry; // the route asks nothing else of it
  const parts: PictureQueryParts = {
    telemetry,
    detections: { at: async () => [], within: async () => [], history: async () => [] },
    sourcesAt: async () => [],
    clock: () => at,
    detectionHours: 12,
    trackSecondsMax: 86_400,
  };
  const route = pictureQueries(parts).find(({ url }) => url === '/api/picture');
  const reply = await route?.answer({ query: { at: toUtc(at), as: 'known' } } as unknown as Asked);
  if (reply?.kind !== 'json') throw new Error('no picture');
  return reply.value as PictureAtView;
}

test('at a past moment only those stand whose last report had not expired by then', async () => {
  const { tracks } = await pictureAt([
    report('ais:999000001', 20, 'vessel_class_a'),
    report('ais:999000002', 3_000, 'vessel_class_a'),
    report('ais:970000003', 3_000, 'distress_beacon'),
  ]);
  expect(tracks.motions.map(([track]) => track)).toEqual(['ais:999000001', 'ais:970000003']);
  expect(tracks.vessels.map(({ track }) => track)).toEqual(['ais:999000001', 'ais:970000003']);
});
