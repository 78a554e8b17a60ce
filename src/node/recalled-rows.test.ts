import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { domainEvent } from '../app/new-event.ts';
import { shownTable } from '../app/project.ts';
import { createJournal } from '../journal/journal.ts';
import type { Journal, JsonObject, NewEvent } from '../journal/port.ts';
import { type Projector, startProjector } from '../journal/projector.ts';
import { openStore, type Store } from '../journal/store.ts';
import { sampleEvent, sampleRequest, type TestServer, testServers } from '../journal/test-server.ts';
import type { NodeId } from '../kernel/ids.ts';
import { recallMark } from '../kernel/recall.ts';
import type { UtcText } from '../kernel/time.ts';
import { contexts, projections } from './contexts.ts';

const names = ['picture', 'watch', 'register_source'];
const peer = 'uk' as NodeId;
let server: TestServer;
let store: Store;
let journal: Journal;
let projector: Projector;
const faults: unknown[] = [];

beforeAll(async () => {
  const started = await testServers[0]?.start();
  if (!started) throw new Error('no built-in server');
  server = started;
  store = await openStore({ url: await server.freshUrl() });
  journal = await createJournal({ store, origin: 'fr' as NodeId });
  const doors = new Map(contexts.flatMap(({ streams }) => streams).map((door) => [door.kind, door]));
  projector = startProjector({
    store,
    journal,
    projections: projections.filter(({ name }) => names.includes(name)),
    read: (stored) =>
      domainEvent(doors.get(stored.stream.split('/', 1)[0] ?? '') ?? { upcasters: {} }, stored),
    fault: (_projection, error) => void faults.push(error),
  });
});
afterAll(async () => {
  await projector.close();
  await journal.close();
  await store.close();
  await server.stop();
});

async function add(stream: string, event: NewEvent): Promise<void> {
  await journal.append(sampleRequest({ stream, expectedVersion: null, events: [event] }));
}

let told = 0;
async function theirs(stream: string, type: string, body: JsonObject): Promise<number> {
  const position = ++told;
  const imported = {
    position,
    seen: {},
    recordedAt: '2026-01-10T02:00:00.000Z' as UtcText,
    envelope: '1'.repeat(64),
  };
  await add(stream, { ...sampleEvent(body), type, origin: peer, imported });
  return position;
}

async function recall(stream: string, position: number): Promise<void> {
  const body = { origin: peer, positions: [position], recall: 'r-1', reason: 'erased' };
  await add(stream, { ...sampleEvent(body), type: recallMark });
}

async function rows(name: string, table: string, columns: string): Promise<readonly unknown[]> {
  const head = await journal.head();
  expect(await projector.reached(name, head, 10_000), String(faults[0])).toBe(true);
  return (await store.pool.query(`select ${columns} from ${shownTable(name, table)} order by 1`)).rows;
}

const detection = (key: string): JsonObject => ({
  source: 'camera-1',
  key,
  kind: 'thermal',
  position: { lat: 51, lon: 1.5, accuracyMetres: 50 },
  bearing: null,
  confidence: 0.5,
  count: null,
  imageReference: null,
  claimedAt: '2026-01-10T02:00:00.000Z',
  timeliness: 'in_time',
});

test('what the other side saw is on the picture once, and gone when it is recalled', async () => {
  await add('detection/camera-1/a', { ...sampleEvent(detection('a')), type: 'DetectionRecorded' });
  await theirs('detection/camera-1/a', 'DetectionRecorded', detection('a'));
  const second = await theirs('detection/camera-1/b', 'DetectionRecorded', detection('b'));
  expect(await rows('picture', 'detection', 'id')).toEqual([{ id: 'camera-1/a' }, { id: 'camera-1/b' }]);
  await recall('detection/camera-1/b', second);
  expect(await rows('picture', 'detection', 'id')).toEqual([{ id: 'camera-1/a' }]);
});

test('a call for help of the other side is as all that is held of it says', async () => {
  const asked = { side: 'uk', call: 'help-1', reason: 'workload', about: null, by: 'uk-1', desk: 'uk-desk' };
  const first = await theirs('watch/uk', 'HelpAsked', asked);
  const weather = { side: 'uk', visibilityMetres: 400, assessment: 'unlikely' };
  await theirs('watch/uk', 'ConditionsReported', weather);
  const help = () => rows('watch', 'watch', `id, state -> 'help' ->> 'phase' as phase`);
  expect(await help()).toEqual([{ id: 'uk', phase: 'asked' }]);
  await recall('watch/uk', first);
  expect(await help()).toEqual([{ id: 'uk', phase: null }]);
  await recall('watch/uk', first + 1);
  expect(await help()).toEqual([]);
});

test('a record of the watch on which both sides wrote is this node’s to show', async () => {
  const weather = { side: 'fr', visibilityMetres: 900, assessment: 'unlikely' };
  await add('watch/fr', { ...sampleEvent(weather), type: 'ConditionsReported' });
  await theirs('watch/fr', 'ConditionsReported', { ...weather, visibilityMetres: 400 });
  const whose = await rows('watch', 'watch', 'id, label_origin as origin');
  expect(whose).toContainEqual({ id: 'fr', origin: 'fr' });
});

test('a line of the other side’s register goes with its recall', async () => {
  const fields = {
    name: { en: 'Mast', fr: 'Mât' },
    kind: 'thermal',
    keeper: 'uk-1',
    place: null,
    silentAfterSeconds: 60,
  };
  const put = await theirs('source/mast', 'SourcePut', { row: 'mast', fields });
  expect(await rows('register_source', 'version', 'row_name as row')).toEqual([{ row: 'mast' }]);
  await recall('source/mast', put);
  expect(await rows('register_source', 'version', 'row_name as row')).toEqual([]);
});

test('every table that shows what may come from the other side is told of recalls', () => {
  const rules = readFileSync(new URL('../../policies/joint/release.json', import.meta.url), 'utf8');
  const { rules: all } = JSON.parse(rules) as { rules: readonly { readonly events: object }[] }; // read whole at every start
  const travelling = new Set(all.flatMap(({ events }) => Object.keys(events)));
  expect(travelling.size).toBeGreaterThan(50);
  const deaf = projections.filter(
    ({ types, foldsShared }) => foldsShared !== true && types.some((type) => travelling.has(type)),
  );
  expect(deaf.map(({ name }) => name)).toEqual([]);
});
