import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { load } from '../app/handle.ts';
import { domainEvent, newEvent } from '../app/new-event.ts';
import { createJournal } from '../journal/journal.ts';
import type { Journal } from '../journal/port.ts';
import type { Projection } from '../journal/projection.ts';
import { type Projector, startProjector } from '../journal/projector.ts';
import { readerFor } from '../journal/readers.ts';
import { sampleRights } from '../journal/sample-labels.ts';
import { openStore, type Store } from '../journal/store.ts';
import { sampleRequest, type TestServer, testServers } from '../journal/test-server.ts';
import type { AlarmCondition } from '../kernel/alarm.ts';
import type { DomainCommand } from '../kernel/decider.ts';
import type { ActorId, DeskId, NodeId } from '../kernel/ids.ts';
import { addSeconds, instant, toUtc } from '../kernel/time.ts';
import { type Demand, demandsOf } from '../operations/watch/alarm-demands.ts';
import { measureBudget } from '../operations/watch/budget.ts';
import type { WatchEvent } from '../operations/watch/events.ts';
import { watch } from '../operations/watch/index.ts';
import { watchProjection } from '../operations/watch/projections.ts';
import { createWatchBook, type WatchBook } from '../operations/watch/watch-book.ts';
import { createWatchReader, knownStreams } from '../operations/watch/watch-reader.ts';
import { startAlarmKeeper } from './alarm-keeper.ts';
import { readerOf } from './projections.ts';

const midnight = instant(Date.UTC(2026, 0, 10));
const after = (seconds: number) => toUtc(addSeconds(midnight, seconds));
const moment = (seconds: number) => addSeconds(midnight, seconds);

let server: TestServer;
let store: Store;
let journal: Journal;
let projector: Projector;
let book: WatchBook;

beforeAll(async () => {
  const started = await testServers[0]?.start();
  if (!started) throw new Error('no built-in server');
  server = started;
  store = await openStore({ url: await server.freshUrl() });
  journal = await createJournal({ store, origin: 'uk' as NodeId });
  book = createWatchBook();
  projector = startProjector({
    store,
    journal,
    projections: [watchProjection as unknown as Projection],
    read: (stored) => domainEvent({ upcasters: {} }, stored),
    fault: (_name, error) => {
      throw error instanceof Error ? error : new Error(String(error));
    },
  });
});
afterAll(async () => {
  await projector.close();
  await journal.close();
  await store.close();
  await server.stop();
});

const streamOf = (kind: string) => {
  const door = watch.streams.find((one) => one.kind === kind);
  if (door === undefined) throw new Error(`no stream ${kind}`);
  return door;
};

/** What a person at a desk of agency-b gives, decided and written as the edge does. */
async function give(kind: string, key: string, command: DomainCommand): Promise<void> {
  const door = streamOf(kind);
  const stream = `${kind}/${key}`;
  const before = await load(journal, door, stream);
  const by = 'example-1' as ActorId;
  const givenFrom = { state: 'uk', desk: 'desk-1' as DeskId, roles: ['watch_officer'] } as const;
  const decided = door.decider.decide(before.state, { by, givenFrom, ...command });
  if (!decided.ok) throw new Error(decided.refusal.code);
  const author = { door: { stream: door }, who: { agency: 'agency-b' }, request: {}, agency: 'agency-b' };
  await journal.append(
    sampleRequest({
      stream,
      expectedVersion: before.version,
      idempotencyKey: randomUUID(),
      events: decided.value.map((event) => newEvent(author, event)),
    }),
  );
}

/** One look of the node's own keeper at a moment. */
async function look(conditions: readonly AlarmCondition[], seconds: number): Promise<void> {
  const keeper = startAlarmKeeper({
    journal,
    contexts: [watch],
    agency: 'agency-a',
    clock: () => moment(seconds),
    refresh: follow,
    conditionsAt: () => conditions,
    alarms: () => book.standingAlarms(),
    fault: (error) => void refused.push(String(error)),
    lookEveryMilliseconds: 1_000_000,
  });
  await keeper.look();
  await keeper.close();
  await follow();
}

const refused: string[] = [];
let followed = 0;
async function follow(): Promise<number> {
  const head = await journal.head();
  for (const stored of await journal.readAfter(followed, 1_000)) {
    const event = domainEvent({ upcasters: {} }, stored) as WatchEvent; // this room's own alone are written here
    book.take({ stream: stored.stream, position: stored.position, event });
  }
  followed = head;
  expect(await projector.reached(watchProjection.name, head, 10_000)).toBe(true);
  return head;
}

const condition: AlarmCondition = {
  key: 'silence/b-example',
  kind: 'silence',
  priority: 'life',
  side: 'both',
  role: 'watch_officer',
  since: after(10),
  actBefore: null,
  about: 'boat/b-example',
  reference: 'UK-26-007',
  cause: 'boat/b-example',
  consequence: { en: 'Nobody has written of this boat.', fr: 'Rien n’est consigné sur cette embarcation.' },
  act: { en: 'Call.', fr: 'Appeler.' },
};
const ownRemit = { agency: 'agency-c', remits: ['channel'], state: 'fr' } as const;
const reader = (but: Parameters<typeof sampleRights>[0] = {}) =>
  createWatchReader(readerFor(store)(watchProjection)(sampleRights(but)), false);

test('what the keeper raised stands for both sides, and rises as of its own moments', async () => {
  await look([condition], 100);
  const head = await journal.head();
  expect(head).toBe(4);
  await look([condition], 100);
  expect(await journal.head()).toBe(head);
  const standing = await reader(ownRemit).standingAlarms();
  const told = standing.map((one) => `${one.condition.side} ${one.phase} ${one.role} ${one.armedAt}`);
  expect(told.toSorted()).toEqual([
    `fr unacknowledged duty_officer ${after(10)}`,
    `uk unacknowledged duty_officer ${after(10)}`,
  ]);
});

test('acknowledged by another agency’s person, the row is still both agencies’ and the other state’s', async () => {
  const british = (await reader(ownRemit).standingAlarms()).find((one) => one.condition.side === 'uk');
  const alarm = british?.alarm ?? '';
  await give('alarm', alarm, {
    type: 'AcknowledgeAlarm',
    at: after(110),
    alarm,
    armedAt: after(10),
  } as DomainCommand);
  await follow();
  const phases = async (but: Parameters<typeof sampleRights>[0]) =>
    (await reader(but).standingAlarms())
      .map(({ condition: { side }, phase }) => `${side} ${phase}`)
      .toSorted();
  expect(await phases(ownRemit)).toEqual(['fr unacknowledged', 'uk acknowledged']);
  expect(await phases({ ...ownRemit, agency: 'agency-a', state: 'uk' })).toEqual([
    'fr unacknowledged',
    'uk acknowledged',
  ]);
});

test('a row that two agencies made is read by those whose remit covers both, not by the one that wrote last', async () => {
  const sides = async (agency: string) =>
    (await reader({ agency, state: 'uk' }).standingAlarms()).map(({ condition: { side } }) => side);
  expect(await sides('agency-a')).toEqual(['fr']);
  expect(await sides('agency-b')).toEqual([]);
});

test('whoever has no remit over the Channel, or serves another purpose, sees no alarm and nothing that one asked', async () => {
  for (const but of [{ agency: 'agency-c' }, { ...ownRemit, purposes: ['law_enforcement' as const] }]) {
    expect(await reader(but).standingAlarms()).toEqual([]);
    expect(await reader(but).demands({ from: moment(0), to: moment(1_000) })).toEqual([]);
  }
});

const byAlarm = (one: Demand, other: Demand) =>
  one.alarm < other.alarm ? -1 : one.alarm > other.alarm ? 1 : 0;

test('the budget is measured from what the projection keeps of each alarm’s events', async () => {
  const demands = await reader(ownRemit).demands({ from: moment(0), to: moment(3_600) });
  const span = { from: moment(0), to: moment(3_600) };
  const records = await Promise.all(
    (await reader(ownRemit).standingAlarms()).map(({ alarm }) => reader(ownRemit).alarmRecord(alarm)),
  );
  expect(demands.toSorted(byAlarm)).toEqual(records.flatMap(demandsOf).toSorted(byAlarm));
  const measure = (roles: readonly string[]) => measureBudget(demands, span, { side: 'uk', roles });
  expect(measure(['watch_officer'])).toMatchObject({ interruptions: 1, forLife: 1 });
  expect(measure(['duty_officer'])).toMatchObject({ interruptions: 1 });
  expect(measure(['gold_commander'])).toMatchObject({ interruptions: 0 });
});

test('what stands of before the span is read with it, so that it interrupts no second time', async () => {
  const demands = await reader(ownRemit).demands({ from: moment(50_000), to: moment(60_000) });
  expect(demands.length).toBeGreaterThan(0);
  const span = { from: moment(50_000), to: moment(60_000) };
  expect(measureBudget(demands, span, { side: 'uk', roles: ['watch_officer'] }).interruptions).toBe(0);
});

test('a process that starts has the same book as one that followed from the beginning', async () => {
  await give('watch', 'uk', {
    type: 'ReportStrength',
    at: after(200),
    side: 'uk',
    team: 'UK-NIGHT',
    staff: 3,
    establishment: 5,
    minimum: null,
  } as DomainCommand);
  await follow();
  const started = createWatchBook(await knownStreams(readerOf(store, watchProjection)));
  expect(started.standingAlarms()).toEqual(book.standingAlarms());
  expect(started.facts()).toEqual(book.facts());
  for (const stored of await journal.readAfter(0, 1_000))
    started.take({
      stream: stored.stream,
      position: stored.position,
      event: domainEvent({ upcasters: {} }, stored) as WatchEvent,
    });
  expect(started.standingAlarms()).toEqual(book.standingAlarms());
});

test('a condition that comes back with an old moment is raised all the same', async () => {
  await look([], 300);
  const seen = await reader(ownRemit).standingAlarms();
  expect(seen.map(({ phase }) => phase)).toEqual(['returned']);
  await look([condition], 310);
  // The British one was over, and is forgotten by the keeper: it begins again where its stream ended, not before.
  const raised = (await reader(ownRemit).standingAlarms()).map(({ phase, armedAt }) => [phase, armedAt]);
  expect(raised).toEqual([
    ['unacknowledged', after(300)],
    ['unacknowledged', after(300)],
  ]);
  const head = await journal.head();
  await look([condition], 310);
  expect(await journal.head()).toBe(head);
});

test('a danger to life that is over, forgotten, and comes back with the very moment of before, is raised', async () => {
  const gone = { ...condition, key: 'no_unit/b-example', since: after(305) };
  const phases = async () =>
    (await reader(ownRemit).standingAlarms())
      .filter(({ condition: { key } }) => key === gone.key)
      .map(({ phase }) => phase);
  await look([condition, gone], 320);
  for (const { alarm, armedAt, condition: of } of await reader(ownRemit).standingAlarms())
    if (of.key === gone.key && of.side === 'uk')
      await give('alarm', alarm, {
        type: 'AcknowledgeAlarm',
        at: after(325),
        alarm,
        armedAt,
      } as DomainCommand);
  await look([condition], 330);
  expect(await phases()).toEqual(['returned']);
  await look([condition, gone], 340);
  expect(await phases()).toEqual(['unacknowledged', 'unacknowledged']);
});

const subject = `s-${'0'.repeat(32)}`;
test('a major incident stands with its notes; what is not there is told as nothing', async () => {
  await give('incident', 'i-example1', {
    type: 'DeclareMajorIncident',
    at: after(400),
    incident: 'i-example1',
    level: 'declared',
    location: null,
    place: 'calais',
    kind: 'many_boats',
    hazards: [],
    access: ['sea'],
    casualties: {
      immediate: null,
      urgent: null,
      delayed: null,
      uninjured: null,
      deceased: null,
      unaccounted: null,
    },
    services: [],
    wordsSubject: subject,
  } as unknown as DomainCommand);
  await follow();
  const [told] = await reader(ownRemit).incidents();
  expect(told).toMatchObject({ incident: { phase: 'open', report: 1, notes: [] }, notes: [subject] });
  expect(await reader({ agency: 'agency-c' }).incidents()).toEqual([]);
});

test('a handover goes from sheet to second signature, and the desk knows since when', async () => {
  const handover = 'h-example1';
  const sheetHash = 'a'.repeat(64);
  const place = `p.${'A'.repeat(48)}`;
  const common = { handover, sheetHash };
  const at = (seconds: number) => ({ at: after(seconds) });
  await give('handover', handover, {
    type: 'PrepareHandover',
    ...at(500),
    ...common,
    desk: 'desk-1',
    kind: 'shift',
    sheetAt: after(499),
    place,
  } as DomainCommand);
  await give('handover', handover, {
    type: 'SignHandover',
    ...at(510),
    ...common,
    part: 'outgoing',
  } as DomainCommand);
  await give('handover', handover, {
    type: 'SignHandover',
    ...at(520),
    ...common,
    part: 'incoming',
    by: 'example-2' as ActorId,
  } as DomainCommand);
  await follow();
  expect(await reader(ownRemit).lastHandover('desk-1')).toBe(after(520));
  expect(await reader(ownRemit).lastHandover('desk-2')).toBeNull();
  expect(await reader(ownRemit).handovers('desk-1')).toMatchObject([{ phase: 'done', side: 'uk' }]);
});

test('a protected alarm is told with its right alone: else neither listed, nor named, nor in what any desk was asked', async () => {
  const found = { ...condition, key: 'found/x/medical', cause: 'found/x', role: 'duty_officer' } as const;
  await look([{ ...found, since: after(600), isProtected: true }], 610);
  const told = createWatchReader(readerOf(store, watchProjection), true);
  const hidden = createWatchReader(readerOf(store, watchProjection), false);
  const span = { from: moment(590), to: moment(620) };
  const listed = (await told.standingAlarms()).filter(({ condition: { cause } }) => cause === found.cause);
  expect(listed.map(({ condition: { side } }) => side).toSorted()).toEqual(['fr', 'uk']);
  const isOfIt = ({ cause }: { readonly cause: string }) => cause === found.cause;
  expect((await hidden.standingAlarms()).map((one) => one.condition).filter(isOfIt)).toEqual([]);
  expect((await told.demands(span)).filter(isOfIt)).toHaveLength(2);
  expect((await hidden.demands(span)).filter(isOfIt)).toEqual([]);
  for (const { alarm } of listed) {
    expect(await told.alarmRecord(alarm)).not.toEqual([]);
    expect(await hidden.alarmRecord(alarm)).toEqual([]);
  }
});
