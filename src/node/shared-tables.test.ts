import { afterAll, beforeAll, expect, test } from 'vitest';
import { domainEvent, labelOf } from '../app/new-event.ts';
import { createJournal } from '../journal/journal.ts';
import type { Journal, NewEvent } from '../journal/port.ts';
import type { Projection } from '../journal/projection.ts';
import { type Projector, startProjector } from '../journal/projector.ts';
import { readerFor } from '../journal/readers.ts';
import { openStore, type Store } from '../journal/store.ts';
import { sampleRequest, type TestServer, testServers } from '../journal/test-server.ts';
import { recallMark } from '../kernel/recall.ts';
import type { NodeId } from '../kernel/ids.ts';
import { type State, states } from '../kernel/label.ts';
import { instant, type UtcText } from '../kernel/time.ts';
import { sampleWho } from '../app/sample-who.ts';
import { rightsOf } from '../app/who.ts';
import type { Boat } from '../operations/rescue/boat-state.ts';
import { createBoardReader } from '../operations/rescue/board-reader.ts';
import { at } from '../operations/rescue/given-rescue.ts';
import {
  allDoneAt,
  doneAt,
  healed,
  type Stored,
  type TwoSides,
} from '../operations/rescue/given-two-sides.ts';
import { rescue } from '../operations/rescue/index.ts';
import { ledgerOf } from '../operations/rescue/ledger.ts';
import { rescueProjection } from '../operations/rescue/projections.ts';
import { closing, linking, recording, recovered } from '../operations/rescue/sample-disputes.ts';
import { just } from '../operations/rescue/sample-contacts.ts';

// Two nodes with a book each, told everything in different order: both boards say the same, each in the same words.

const doors = new Map(rescue.streams.map((stream) => [stream.kind, stream]));
const boat = 'b-000001';

interface Node {
  readonly store: Store;
  readonly journal: Journal;
  readonly projector: Projector;
}

let server: TestServer;
const nodes = new Map<State, Node>();

beforeAll(async () => {
  const started = await testServers[0]?.start();
  if (!started) throw new Error('no built-in server');
  server = started;
  for (const state of states) {
    const store = await openStore({ url: await server.freshUrl() });
    const journal = await createJournal({ store, origin: state as string as NodeId });
    const projector = startProjector({
      store,
      journal,
      projections: [rescueProjection] as unknown as readonly Projection[],
      read: (stored) =>
        domainEvent(doors.get(stored.stream.split('/', 1)[0] ?? '') ?? { upcasters: {} }, stored),
      fault: (_projection, error) => {
        throw error;
      },
    });
    nodes.set(state, { store, journal, projector });
  }
});
afterAll(async () => {
  for (const { projector, journal, store } of nodes.values()) {
    await projector.close();
    await journal.close();
    await store.close();
  }
  await server.stop();
});

function nodeOf(state: State): Node {
  return nodes.get(state) ?? expect.fail('no such node');
}

/** What one node's book holds, its positions as the invented sides count them: own events first come at those places. */
async function write(state: State, held: readonly Stored[]): Promise<number> {
  const { journal } = nodeOf(state);
  const before = await journal.head();
  for (const { stream, event, origin, position, seen } of held.slice(before)) {
    const { type, at: happenedAt, on: _on, ...body } = event;
    const door = doors.get(stream.split('/', 1)[0] ?? '') ?? expect.fail(stream);
    const handling = door.handling[type] ?? expect.fail(type);
    const own: NewEvent = {
      type,
      shape: 1,
      happenedAt,
      marking: handling.marking,
      purpose: handling.purpose,
      label: labelOf(handling, `${origin}-agency`),
      cause: null,
      body: body as NewEvent['body'],
    };
    const theirs = {
      origin: origin as NodeId,
      imported: { position, seen, recordedAt: at('03:00'), envelope: '0'.repeat(64) },
    };
    const told = origin === state ? own : { ...own, ...theirs };
    const expectedVersion = (await journal.readStream(stream)).length;
    const outcome = await journal.append(sampleRequest({ stream, expectedVersion, events: [told] }));
    expect(outcome.kind).toBe('appended');
  }
  const head = await journal.head();
  expect(await nodeOf(state).projector.reached('rescue', head, 10_000)).toBe(true);
  return head;
}

function boardOf(state: State) {
  const who = sampleWho({ agency: `${state}-agency`, state, remits: ['channel'] });
  const read = readerFor(nodeOf(state).store)(rescueProjection)(rightsOf(who, instant(Date.now())));
  return createBoardReader(read, (rows) => rows);
}

const figures = (found: Boat | null) =>
  found === null ? null : [found.coordinator, found.phase, ledgerOf(found)];

const apart: TwoSides = doneAt(
  allDoneAt(recovered, 'uk', [
    recording('c-000003', { at: '04:50', claims: { overboard: just(1) } }),
    linking('c-000003', '04:55'),
  ]),
  'fr',
  closing,
);

test('what two nodes decided apart stands the same on both boards, disputed, in one order', async () => {
  const both = healed(apart);
  for (const state of states) await write(state, both[state].held);
  const [french, british] = [await boardOf('fr').boat(boat), await boardOf('uk').boat(boat)];
  expect(french).toMatchObject({ status: 'open', disputes: [{ kind: 'closed_unseen' }] });
  expect(british?.disputes.map(({ kind }) => kind)).toEqual(french?.disputes.map(({ kind }) => kind));
  expect(figures(british)).toEqual(figures(french));
  const lines = async (state: State) =>
    (await boardOf(state).timeline(`boat/${boat}`)).map(({ type, origin }) => `${origin} ${type}`);
  expect(await lines('uk')).toEqual(await lines('fr'));
  expect(await lines('fr')).toContain('fr BoatClosed');
  const told = await boardOf('fr').timeline(`boat/${boat}`);
  expect(told.filter(({ toldAt }) => toldAt !== null).map(({ origin }) => origin)).not.toContain('fr');
  expect(told.some(({ toldAt, origin }) => origin === 'uk' && toldAt === at('03:00'))).toBe(true);
});

test('what this node’s book had lost says in the log who gave it back, and nothing else does', async () => {
  const { journal, projector } = nodeOf('fr');
  const stream = `boat/${boat}`;
  const stored = await journal.readStream(stream);
  const lost = stored.find(({ imported }) => imported === null) ?? expect.fail('nothing of its own');
  const { type, shape, happenedAt, marking, purpose, body } = lost;
  const label = lost.label ?? expect.fail('no label');
  const returned = {
    position: lost.position + 1_000,
    seen: {},
    recordedAt: at('05:30') as UtcText,
    envelope: '1'.repeat(64),
    returnedBy: 'uk' as NodeId,
  };
  const event: NewEvent = { type, shape, happenedAt, marking, purpose, label, cause: null, body };
  const back = { ...event, origin: 'fr' as NodeId, imported: returned };
  await journal.append(sampleRequest({ stream, expectedVersion: stored.length, events: [back] }));
  expect(await projector.reached('rescue', await journal.head(), 10_000)).toBe(true);
  const lines = await boardOf('fr').timeline(stream);
  expect(lines.filter(({ returnedBy }) => returnedBy !== null)).toMatchObject([
    { origin: 'fr', type, returnedBy: 'uk', toldAt: at('05:30') },
  ]);
});

test('what its origin recalls is said no more', async () => {
  const { journal, projector } = nodeOf('fr');
  const stream = `boat/${boat}`;
  const stored = await journal.readStream(stream);
  const positions = stored.flatMap(({ imported }) => (imported === null ? [] : [imported.position]));
  const body = { origin: 'uk', positions, recall: 'r-1', reason: 'released_in_error' };
  const mark: NewEvent = {
    type: recallMark,
    shape: 1,
    happenedAt: at('06:00') as UtcText,
    marking: 'official',
    purpose: 'save_life',
    label: { owner: 'fr-agency', releasedToStates: states },
    cause: null,
    body,
  };
  await journal.append(sampleRequest({ stream, expectedVersion: stored.length, events: [mark] }));
  expect(await projector.reached('rescue', await journal.head(), 10_000)).toBe(true);
  expect(await boardOf('fr').boat(boat)).toMatchObject({ status: 'closed', disputes: [] });
  const lines = await boardOf('fr').timeline(stream);
  expect(lines.map(({ origin }) => origin)).not.toContain('uk');
});
