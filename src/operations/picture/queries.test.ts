import { expect, test } from 'vitest';
import type { Asked } from '../../app/route.ts';
import type { Report, Telemetry } from '../../app/telemetry.ts';
import { addSeconds, type Instant, instant, toUtc } from '../../kernel/time.ts';
import { createDetectionReader } from './detection-reader.ts';
import { noTracks, type PictureQueryParts, pictureQueries } from './queries.ts';
import type { DetectionView, PictureAtView } from './wire.ts';

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

function partsOf(telemetry: Telemetry): PictureQueryParts {
  return {
    tracksFor: () => telemetry,
    detectionsFor: () => ({ at: async () => [], within: async () => [], history: async () => [] }),
    sourcesFor: async () => [],
    clock: () => at,
    detectionHours: 12,
    trackSecondsMax: 86_400,
  };
}

async function pictureAt(reports: readonly Report[]): Promise<PictureAtView> {
  const telemetry = {
    pictureAt: async () => ({ reports, identities: reports.map(({ track }) => identity(track)) }),
  } as unknown as Telemetry; // the route asks nothing else of it
  const route = pictureQueries(partsOf(telemetry)).find(({ url }) => url === '/api/picture');
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

const area = {
  south: '50',
  west: '1',
  north: '52',
  east: '2',
  from: toUtc(addSeconds(at, -3600)),
  to: toUtc(at),
};

async function within(query: object, reports: readonly Report[] = []) {
  const asked: string[][] = [];
  const telemetry = {
    within: async () => reports,
    identities: async (tracks: readonly string[], when: Instant, asOf: string) => {
      asked.push([...tracks, toUtc(when), asOf]);
      return tracks.map(identity);
    },
  } as unknown as Telemetry; // the route asks nothing else of it
  const route = pictureQueries(partsOf(telemetry)).find(({ url }) => url === '/api/picture/within');
  const reply = await route?.answer({ query: { ...area, ...query } } as unknown as Asked);
  if (reply === undefined) throw new Error('no such route');
  return { reply, asked };
}

test('what was seen in an area comes with the names by which one knows it', async () => {
  const { reply, asked } = await within({}, [report('ais:999000001', 20, 'vessel_class_a')]);
  expect(asked).toEqual([['ais:999000001', toUtc(at), 'happened']]);
  expect(reply).toMatchObject({
    kind: 'json',
    value: { vessels: [{ track: 'ais:999000001', name: 'EXAMPLE' }], truncated: false },
  });
});

test('five thousand tracks are said to be cut off', async () => {
  const many = Array.from({ length: 5_000 }, (_, n) => report(`ais:${999_000_000 + n}`, 20, 'other'));
  expect((await within({}, many)).reply).toMatchObject({ value: { truncated: true } });
});

test.each([
  ['a span that ends before it begins', { from: toUtc(addSeconds(at, 1)) }, { 'query.from': 'after_to' }],
  ['more than a day', { from: toUtc(addSeconds(at, -86_401)) }, { 'query.from': 'span_too_long' }],
  ['a box upside down', { south: '53' }, { 'query.south': 'above_north' }],
])('refused: %s', async (_, query, detail) => {
  expect((await within(query)).reply).toMatchObject({
    kind: 'refused',
    refusal: { code: 'invalid', detail },
  });
});

test('whoever may not see tracks finds none at T, in an area, along one, by name, or back to when', async () => {
  const parts = { ...partsOf({} as Telemetry), tracksFor: () => noTracks };
  const span = { from: area.from, to: area.to };
  const asked: Readonly<Record<string, object>> = {
    '/api/picture': { query: { at: toUtc(at), as: 'known' } },
    '/api/picture/within': { query: area },
    '/api/picture/tracks/:track/history': { params: { track: 'ais:999000001' }, query: span },
    '/api/picture/search': { query: { q: 'EXAMPLE' } },
    '/api/picture/extent': {},
  };
  const told = await Promise.all(
    Object.entries(asked).map(async ([url, question]) => {
      const route = pictureQueries(parts).find((one) => one.url === url);
      return route?.answer(question as unknown as Asked);
    }),
  );
  expect(told).toMatchObject(
    [
      { tracks: { motions: [], vessels: [], gone: [] } },
      { motions: [], vessels: [] },
      { reports: [] },
      { vessels: [] },
      { from: null },
    ].map((value) => ({ kind: 'json', value })),
  );
});

const detectionRow = {
  id: 'example-1/0001',
  touched: 4,
  version: 1,
  source: 'example-1',
  kind: 'thermal',
  happened: 1_000,
  recorded: 2_000,
  timeliness: 'in_time',
  lat: 51,
  lon: 1.5,
  accuracy_metres: 50,
  bearing: null,
  confidence: null,
  count: null,
  image_reference: 'images/example-1',
  value: null,
};

test('every list and the live stream show a detection as its reader may see it', async () => {
  const kept = (view: DetectionView): DetectionView => ({ ...view, imageReference: null });
  const read = async () => [detectionRow];
  const lists = async (mask: (view: DetectionView) => DetectionView) => {
    const reader = createDetectionReader(read, { shown: (rows) => rows, mask });
    const [from, to] = [instant(0), instant(10_000)];
    const box = { south: 50, west: 1, north: 52, east: 2, from, to };
    const changed = await reader.changedBetween(0, 9, from);
    return [
      ...(await reader.at({ at: to, as: 'known', from })),
      ...(await reader.within(box)),
      ...changed.views,
    ].map(({ imageReference }) => imageReference);
  };
  expect(await lists((view) => view)).toEqual(Array.from({ length: 3 }, () => 'images/example-1'));
  expect(await lists(kept)).toEqual([null, null, null]);
});
