import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerProjection, registerRows } from '../app/register.ts';
import { createJournal } from '../journal/journal.ts';
import type { Journal, JsonObject, NewEvent, StoredEvent } from '../journal/port.ts';
import type { Projection } from '../journal/projection.ts';
import { type Projector, startProjector } from '../journal/projector.ts';
import { readerFor } from '../journal/readers.ts';
import { sampleMarked, sampleRights } from '../journal/sample-labels.ts';
import { openStore, type Store } from '../journal/store.ts';
import { sampleEvent, sampleRequest, type TestServer, testServers } from '../journal/test-server.ts';
import type { DomainEvent } from '../kernel/event.ts';
import type { NodeId } from '../kernel/ids.ts';
import { markings } from '../kernel/marking.ts';
import { fromUtc, instant, type UtcText } from '../kernel/time.ts';
import { createDetectionReader } from '../operations/picture/detection-reader.ts';
import { detectionProjection } from '../operations/picture/projections.ts';
import { readerOf } from './projections.ts';

const units = registerProjection('unit', 'Unit');
const at = '2021-11-24T02:14:00.000Z' as UtcText;
const low = sampleRights({ markings: ['open', 'official'] });
const high = sampleRights();

let server: TestServer;
let store: Store;
let journal: Journal;
let projector: Projector;

beforeAll(async () => {
  const started = await testServers[0]?.start();
  if (!started) throw new Error('no built-in server');
  server = started;
  store = await openStore({ url: await server.freshUrl() });
  journal = await createJournal({ store, origin: 'fr' as NodeId });
  projector = startProjector({
    store,
    journal,
    projections: [detectionProjection, units] as unknown as readonly Projection[],
    read: ({ type, happenedAt, body }: StoredEvent) =>
      ({ ...body, type, at: happenedAt as UtcText }) as DomainEvent,
    fault: () => {},
  });
});
afterAll(async () => {
  await projector.close();
  await journal.close();
  await store.close();
  await server.stop();
});

type Written = Pick<NewEvent, 'type'> & Partial<NewEvent> & { readonly body: JsonObject };

/** Appends and waits until the tables show it. */
async function write(...events: readonly Written[]): Promise<number> {
  let head = 0;
  for (const event of events) {
    const label = sampleMarked().label ?? { owner: 'agency-a' };
    const outcome = await journal.append(
      sampleRequest({
        stream: `x/${randomUUID()}`,
        events: [{ ...sampleEvent(), happenedAt: at, label, ...event }],
      }),
    );
    if (outcome.kind === 'appended') head = outcome.last;
  }
  for (const name of [detectionProjection.name, units.name])
    expect(await projector.reached(name, head, 10_000)).toBe(true);
  return head;
}

function detection(key: string, but: Partial<NewEvent> = {}): Written {
  const body = {
    source: 'camera-1',
    key,
    kind: 'thermal',
    claimedAt: at,
    timeliness: 'in_time',
    position: { lat: 51, lon: 1.5, accuracyMetres: 50 },
    bearing: null,
    confidence: null,
    count: null,
    imageReference: null,
  };
  return { type: 'DetectionRecorded', ...but, body };
}
const assessed = (id: string, but: Partial<NewEvent> = {}): Written => ({
  type: 'DetectionAssessed',
  ...but,
  body: { detection: id, assessment: 'small_craft' },
});
const secret = { marking: 'official_sensitive' } as const;

const picture = (rights: typeof low) =>
  createDetectionReader(readerFor(store)(detectionProjection)(rights), {
    shown: (rows) => rows,
    mask: (view) => view,
  });
const from = instant(0);
const whole = { south: -90, west: -180, north: 90, east: 180, from, to: instant(Date.UTC(2030, 0)) };

test('the picture of a person holds what they may see, and what was made of it likewise', async () => {
  const before = await write(detection('a1'));
  await write(detection('a2', secret), assessed('camera-1/a1', secret), assessed('camera-1/a2'));
  const ids = async (rights: typeof low) =>
    (await picture(rights).within(whole))
      .toReversed()
      .map(({ id, assessment }) => [id, assessment?.value ?? null]);
  expect(await ids(high)).toEqual([
    ['camera-1/a1', 'small_craft'],
    ['camera-1/a2', 'small_craft'],
  ]);
  expect(await ids(low)).toEqual([['camera-1/a1', null]]);
  // The assessment of a hidden detection may be read by itself, and yet tells nothing.
  expect(await picture(low).history('camera-1/a2')).toEqual([]);
  expect(await picture(low).history('camera-1/a1')).toHaveLength(1);
  expect(await picture(high).history('camera-1/a1')).toHaveLength(2);
  // Nothing has changed for whoever does not see the change.
  const head = await journal.head();
  expect(await picture(low).changedBetween(before, head, from)).toEqual({ position: head, views: [] });
  const { views } = await picture(high).changedBetween(before, head, from);
  expect(views.map(({ id, version }) => [id, version])).toEqual([
    ['camera-1/a1', 2],
    ['camera-1/a2', 2],
  ]);
});

test('whether a detection is out of order is told by what bears the same label only', async () => {
  const later = '2021-11-24T03:00:00.000Z' as UtcText;
  const source = { source: 'camera-2' };
  const of = (written: Written): Written => ({ ...written, body: { ...written.body, ...source } });
  await write(of(detection('b1', { ...secret, happenedAt: later })), of(detection('b2')));
  await write(of(detection('b3', { happenedAt: later })), of(detection('b4')));
  const views = await picture(low).at({ at: fromUtc(later), as: 'happened', from });
  const said = Object.fromEntries(views.map(({ id, timeliness }) => [id, timeliness]));
  expect(said).toMatchObject({
    'camera-2/b2': 'in_time',
    'camera-2/b3': 'in_time',
    'camera-2/b4': 'out_of_order',
  });
});

test('a register’s row stands, for whoever may not read its last change, as before it', async () => {
  const put = (name: string, but: Partial<NewEvent> = {}): Written => ({
    type: 'UnitPut',
    ...but,
    body: { row: 'unit-1', fields: { name } },
  });
  await write(put('EXAMPLE ONE'), put('EXAMPLE TWO', secret));
  const now = instant(Date.now() + 60_000);
  const names = async (rights: typeof low) =>
    (await registerRows(readerFor(store)(units)(rights), now)).map(({ fields }) => fields);
  expect(await names(high)).toEqual([{ name: 'EXAMPLE TWO' }]);
  expect(await names(low)).toEqual([{ name: 'EXAMPLE ONE' }]);
  expect(await names({ ...low, markings: markings.slice(0, 1) })).toEqual([]);
  expect(await registerRows(readerOf(store, units), now)).toHaveLength(1);
});
