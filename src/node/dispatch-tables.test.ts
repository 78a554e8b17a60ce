import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHandle, type Handle } from '../app/handle.ts';
import { domainEvent } from '../app/new-event.ts';
import { createPositionSeal } from '../app/position-seal.ts';
import { registerRows } from '../app/register.ts';
import type { Asked } from '../app/route.ts';
import { sampleWho } from '../app/sample-who.ts';
import { rightsOf, type Who } from '../app/who.ts';
import { createJournal } from '../journal/journal.ts';
import type { Journal } from '../journal/port.ts';
import type { Projection } from '../journal/projection.ts';
import { type Projector, startProjector } from '../journal/projector.ts';
import { readerFor } from '../journal/readers.ts';
import { openStore, type Store } from '../journal/store.ts';
import { type TestServer, testServers } from '../journal/test-server.ts';
import { distanceMetres } from '../kernel/geo.ts';
import type { ActorId, NodeId } from '../kernel/ids.ts';
import { addSeconds, type Instant, instant, toUtc } from '../kernel/time.ts';
import { createDispatchReader, fleetChangedAt } from '../operations/dispatch/dispatch-reader.ts';
import { dispatch } from '../operations/dispatch/index.ts';
import { dispatchProjection, fleetProjection } from '../operations/dispatch/projections.ts';
import { type DispatchQueryParts, dispatchQueries } from '../operations/dispatch/queries.ts';
import type {
  GapsAnswer,
  Need,
  RecommendationView,
  RelaysAnswer,
  TasksAnswer,
  UnitsAnswer,
} from '../operations/dispatch/wire.ts';
import type { Access } from '../policy/access.ts';
import { inventedUnits, unitCommands, unitShiftCommands } from './demonstration/units.ts';

let now: Instant = instant(Date.UTC(2026, 0, 10, 2));
const later = (seconds: number): void => {
  now = addSeconds(now, seconds);
};
const british = sampleWho({ agency: 'uk-hmcg', state: 'uk', remits: ['channel'] });
const french = sampleWho({
  actor: 'example-2' as ActorId,
  agency: 'fr-cross-gris-nez',
  state: 'fr',
  remits: ['channel'],
});
const boat = 'b-000001';
const place = { lat: 51, lon: 1.5, accuracyMetres: 500 };
const need: Need = {
  boat,
  kind: 'rescue',
  urgency: 'distress',
  place,
  placeAt: toUtc(instant(Date.UTC(2026, 0, 10, 2))),
  withinMetres: 500,
  persons: 30,
  personsInWater: true,
  seaState: 3,
  neededBy: null,
};

let server: TestServer;
let store: Store;
let journal: Journal;
let projector: Projector;
let handle: Handle;
let head = 0;
const faults: unknown[] = [];
const projections = [dispatchProjection, fleetProjection] as unknown as readonly Projection[];

beforeAll(async () => {
  const started = await testServers[0]?.start();
  if (!started) throw new Error('no built-in server');
  server = started;
  store = await openStore({ url: await server.freshUrl() });
  const clock = () => now;
  journal = await createJournal({ store, origin: 'uk' as NodeId, clock });
  const doors = new Map(dispatch.streams.map((stream) => [stream.kind, stream]));
  projector = startProjector({
    store,
    journal,
    projections,
    read: (stored) =>
      domainEvent(doors.get(stored.stream.split('/', 1)[0] ?? '') ?? { upcasters: {} }, stored),
    fault: (_projection, error) => void faults.push(error),
  });
  // Who may is proved over the policies; here everybody may, and only the rows' labels keep anything back.
  const access = { missing: () => null, missingAtDoor: () => null } as unknown as Access;
  handle = createHandle({ journal, access, clock, contexts: [dispatch], agency: 'uk-hmcg' });
  for (const request of [...unitCommands, ...unitShiftCommands(now)])
    expect(await handle(british, request)).toMatchObject({ ok: true });
});
afterAll(async () => {
  await projector.close();
  await journal.close();
  await store.close();
  await server.stop();
});

async function give(who: Who, command: string, fields: object): Promise<string> {
  const request = { context: dispatch.name, command, fields, idempotencyKey: randomUUID() };
  const answer = await handle(who, request);
  return answer.ok ? 'ok' : answer.refusal.code;
}

function partsFor(): DispatchQueryParts {
  const read = readerFor(store);
  const fleetOf = (who: Who) => read(fleetProjection)(rightsOf(who, now));
  return {
    dispatchFor: (who) => createDispatchReader(read(dispatchProjection)(rightsOf(who, now)), (rows) => rows),
    fleetFor: (who) => ({
      rows: (at) => registerRows(fleetOf(who), at),
      changedAt: () => fleetChangedAt(fleetOf(who)),
    }),
    needOf: async (_who, id) => (id === boat ? need : null),
    travel: ({ from, speedMetresPerSecond }, to) => distanceMetres(from, to) / speedMetresPerSecond,
    clock: () => now,
    seal: createPositionSeal(new Uint8Array(32)),
    position: () => head,
  };
}

/** What a list answers once the tables have caught up with the book. */
async function ask<Answer>(who: Who, url: string, query: object = {}): Promise<Answer> {
  head = await journal.head();
  for (const { name } of projections) expect(await projector.reached(name, head, 10_000)).toBe(true);
  const route = dispatchQueries(partsFor()).find((one) => one.url === `/api/operations/dispatch/${url}`);
  const reply = await route?.answer({ who, query } as unknown as Asked); // the routes read nothing else
  if (reply?.kind !== 'json') throw new Error(`no answer: ${JSON.stringify(reply)}`);
  return reply.value as Answer;
}

const task = { unit: 'U-PETREL', task: 't-1' };
const order = { boat, kind: 'rescue', urgency: 'distress', place, onSceneBy: null, reason: 'nearest' };

test('the register, its shifts and what the deciders say stand in one list', async () => {
  const { units, reset } = await ask<UnitsAnswer>(british, 'units');
  expect(reset).toBe(true);
  expect(units.map(({ unit }) => unit).toSorted()).toEqual(inventedUnits.map(({ unit }) => unit).toSorted());
  expect(units.filter(({ status }) => status === 'off').map(({ unit }) => unit)).toEqual([
    'U-COLIBRI-1',
    'U-DUNLIN',
  ]);
  expect(new Set(units.map(({ fields }) => fields.side))).toEqual(new Set(['fr', 'uk']));
  expect(await give(british, 'ProposeTask', { ...order, unit: 'U-NOWHERE', task: 't-0' })).toBe(
    'unit_unknown',
  );
});

test('a task of two desks of two states is told to both, step by step, and only what changed is told again', async () => {
  const before = await ask<UnitsAnswer>(french, 'units');
  expect(await give(british, 'ProposeTask', { ...task, ...order })).toBe('ok');
  expect(await give(french, 'ProposeTask', { ...task, ...order, task: 't-2' })).toBe('already_committed');
  later(30);
  expect(await give(french, 'AcceptTask', task)).toBe('ok');
  const changed = await ask<UnitsAnswer>(french, 'units', { after: before.position });
  expect(changed.reset).toBe(false);
  expect(changed.units.map(({ unit, status, commitment }) => [unit, status, commitment?.step])).toEqual([
    ['U-PETREL', 'tasked', 'accepted'],
  ]);
  const { tasks } = await ask<TasksAnswer>(french, 'tasks', { boat });
  expect(tasks.map(({ steps, dueAt }) => [steps.map(({ step, by }) => [step, by]), dueAt])).toEqual([
    [
      [
        ['proposed', 'example-1'],
        ['accepted', 'example-2'],
      ],
      toUtc(addSeconds(now, 600)),
    ],
  ]);
  const none = await ask<TasksAnswer>(british, 'tasks', { after: changed.position });
  expect(none.tasks).toEqual([]);
});

test('whoever has no remit at sea sees neither units nor tasks', async () => {
  const outside = sampleWho({ agency: 'agency-b', purposes: ['protection'] });
  expect((await ask<UnitsAnswer>(outside, 'units')).units).toEqual([]);
  expect((await ask<TasksAnswer>(outside, 'tasks')).tasks).toEqual([]);
});

test('a changed register is read as a whole', async () => {
  const before = await ask<UnitsAnswer>(british, 'units');
  const [first] = inventedUnits;
  const fields = { ...first?.fields, embarkPersons: 1 };
  expect(await give(british, 'PutUnit', { row: first?.unit, fields, seenVersion: 1 })).toBe('ok');
  const { reset, units } = await ask<UnitsAnswer>(british, 'units', { after: before.position });
  expect([reset, units.length]).toEqual([true, inventedUnits.length]);
  expect(await give(british, 'PutUnit', { row: first?.unit, fields: first?.fields, seenVersion: 2 })).toBe(
    'ok',
  );
});

test('who could go, every unit of both states accounted for', async () => {
  const view = await ask<RecommendationView>(british, 'recommendations', { boat });
  const named = [...view.options, ...view.excluded].map(({ unit }) => unit);
  expect(named.toSorted()).toEqual(inventedUnits.map(({ unit }) => unit).toSorted());
  expect(new Set(view.options.map(({ side }) => side))).toEqual(new Set(['fr', 'uk']));
  expect(view.excluded.find(({ unit }) => unit === 'U-PETREL')?.reasons[0]?.code).toBe('committed');
  const tow = await ask<RecommendationView>(british, 'recommendations', { boat, kind: 'tow', seaState: '9' });
  expect([tow.need.kind, tow.need.seaState, tow.options]).toEqual(['tow', 9, []]);
  expect(tow.whyNobody).not.toBeNull();
  const unknown = dispatchQueries(partsFor()).find(({ url }) => url.endsWith('/recommendations'));
  const reply = await unknown?.answer({ who: british, query: { boat: 'b-999999' } } as unknown as Asked);
  expect(reply).toEqual({ kind: 'refused', refusal: { code: 'not_found' } });
});

test('a mayday relay shows each unit’s answer and the nearest of both states', async () => {
  const relay = { relay: 'r-1', boat, nature: 'sinking', position: place, persons: 30, stations: [] };
  expect(await give(british, 'SendRelay', { ...relay, units: ['U-AMBER', 'U-STERNE'] })).toBe('ok');
  const answer = { relay: 'r-1', unit: 'U-STERNE', intention: 'proceeding', reason: null, arrivesAt: null };
  expect(await give(french, 'AcknowledgeRelay', answer)).toBe('ok');
  const { relays } = await ask<RelaysAnswer>(british, 'relays');
  expect(relays.map(({ units }) => units.map(({ unit, answer: said }) => [unit, said?.intention]))).toEqual([
    [
      ['U-AMBER', undefined],
      ['U-STERNE', 'proceeding'],
    ],
  ]);
  const near = relays[0]?.nearest ?? [];
  expect(near.filter(({ side }) => side === 'fr')).toHaveLength(3);
  expect(near.filter(({ side }) => side === 'uk')).toHaveLength(3);
  expect(near.map(({ travelSeconds }) => travelSeconds)).toEqual(
    near.map(({ travelSeconds }) => travelSeconds).toSorted((a, b) => a - b),
  );
});

test('a gap is borne by whoever decided, with the other state’s offer in its place', async () => {
  const from = toUtc(addSeconds(now, 7_200));
  const to = toUtc(addSeconds(now, 14_400));
  const area = [place, { lat: 51.2, lon: 1.5 }, { lat: 51.2, lon: 1.9 }].map(({ lat, lon }) => ({
    lat,
    lon,
  }));
  const gap = { gap: 'g-1', asset: 'U-AILE-1', loses: ['aerial_picture'], area, from, to, cause: 'weather' };
  expect(await give(french, 'OpenGap', gap)).toBe('ok');
  const cost = { hours: 2, euros: null, pounds: 4_000 };
  const offer = { gap: 'g-1', compensation: 'k-1', kind: 'drone', unit: 'U-GLIDER-1', cost };
  expect(await give(british, 'CompensateGap', offer)).toBe('ok');
  expect(await give(french, 'AcceptGap', { gap: 'g-1', taken: ['k-1'], reason: 'partly_compensated' })).toBe(
    'ok',
  );
  const { gaps } = await ask<GapsAnswer>(british, 'gaps');
  expect(gaps).toMatchObject([
    {
      side: 'fr',
      compensations: [{ side: 'uk', by: 'example-1', cost }],
      decisions: [{ by: 'example-2', taken: ['k-1'] }],
    },
  ]);
});

test('what ended more than a day ago is no longer listed, and still found by its boat', async () => {
  for (const [command, more] of [
    ['StartTask', {}],
    ['FinishTask', { result: 'persons_recovered' }],
  ] as const)
    expect(await give(british, command, { ...task, ...more })).toBe('ok');
  expect((await ask<TasksAnswer>(british, 'tasks')).tasks).toHaveLength(1);
  later(86_401);
  expect((await ask<TasksAnswer>(british, 'tasks')).tasks).toEqual([]);
  expect((await ask<TasksAnswer>(british, 'tasks', { boat })).tasks).toHaveLength(1);
  expect((await ask<GapsAnswer>(british, 'gaps')).gaps).toHaveLength(1); // still open
});

test('a screen and a decision never differ: the tables hold what the deciders fold from the book', async () => {
  await ask(british, 'units');
  let compared = 0;
  // A site’s stream holds the tasks of all its patrols, each folded into a row of its own.
  const apart = ['fleet', 'site_patrol'];
  for (const { kind, decider } of dispatch.streams.filter((stream) => !apart.includes(stream.kind))) {
    const rows = await readerFor(store)(dispatchProjection)(rightsOf(british, now))(
      `select id, state, changed::float8 as changed from {${kind === 'side-request' ? 'request' : kind}}`,
      [],
    );
    for (const { id, state, changed } of rows) {
      const history = await journal.readStream(`${kind}/${String(id)}`);
      const folded = history
        .map((stored) => domainEvent({ upcasters: {} }, stored))
        .reduce<unknown>((before, event) => decider.evolve(before, event), decider.initial);
      expect(state).toEqual(JSON.parse(JSON.stringify(folded)));
      expect(changed).toBe(history.at(-1)?.position);
      compared += 1;
    }
  }
  expect(compared).toBe(inventedUnits.length - 2 + 2); // two were never on shift; a relay and a gap
  expect(faults).toEqual([]);
});
