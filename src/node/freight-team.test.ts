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
import type { ActorId, NodeId } from '../kernel/ids.ts';
import { addSeconds, type Instant, instant, toUtc } from '../kernel/time.ts';
import { freightOver, noPlateKey } from '../operations/freight/index.ts';
import {
  coverProjection,
  restRulesProjection,
  teamProjection,
} from '../operations/freight/team-projection.ts';
import { teamQueries } from '../operations/freight/team-queries.ts';
import { createTeamReader } from '../operations/freight/team-reader.ts';
import type { RestCheckAnswer, RosterAnswer, WhoCouldAnswer } from '../operations/freight/team/wire.ts';
import type { Access } from '../policy/access.ts';
import { groundReader } from '../policy/ground-reader.ts';

const freight = freightOver(noPlateKey, groundReader);
let now: Instant = instant(Date.UTC(2026, 5, 1, 5));
const person = (actor: string): Who =>
  sampleWho({
    actor: actor as ActorId,
    agency: 'fr-paf',
    state: 'fr',
    remits: ['calais_port'],
    purposes: ['border_control'],
  });
const planner = person('planner-1');
const [ann, ben, cat] = ['searcher-1', 'searcher-2', 'searcher-3'] as const;
const projections = [
  teamProjection,
  coverProjection,
  restRulesProjection,
] as unknown as readonly Projection[];
const faults: unknown[] = [];

let server: TestServer;
let store: Store;
let journal: Journal;
let projector: Projector;
let handle: Handle;

beforeAll(async () => {
  const started = await testServers[0]?.start();
  if (!started) throw new Error('no built-in server');
  server = started;
  store = await openStore({ url: await server.freshUrl() });
  const clock = () => now;
  journal = await createJournal({ store, origin: 'fr' as NodeId, clock });
  const doors = new Map(freight.streams.map((stream) => [stream.kind, stream]));
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
  handle = createHandle({ journal, access, clock, contexts: [freight], agency: 'fr-paf' });
});
afterAll(async () => {
  expect(faults).toEqual([]);
  await projector.close();
  await journal.close();
  await store.close();
  await server.stop();
});

async function give(command: string, fields: object, who: Who = planner): Promise<string> {
  const request = { context: freight.name, command, fields, idempotencyKey: randomUUID() };
  const answer = await handle(who, request);
  return answer.ok ? 'ok' : answer.refusal.code;
}

/** What a list answers once the tables have caught up with the book. */
async function ask<Answer>(
  url: string,
  query: object = {},
  { who = planner, body }: { readonly who?: Who; readonly body?: object } = {},
): Promise<Answer> {
  const head = await journal.head();
  for (const { name } of projections) expect(await projector.reached(name, head, 10_000)).toBe(true);
  const read = readerFor(store);
  const rows = (projection: Projection) => registerRows(read(projection)(rightsOf(who, now)), now);
  const routes = teamQueries({
    teamFor: (one) => createTeamReader(read(teamProjection)(rightsOf(one, now)), (shown) => shown),
    coverFor: () => rows(coverProjection as unknown as Projection),
    rulesFor: () => rows(restRulesProjection as unknown as Projection),
    clock: () => now,
    seal: createPositionSeal(new Uint8Array(32)),
    position: () => head,
  });
  const route = routes.find((one) => one.url === `/api/operations/freight/${url}`);
  const reply = await route?.answer({ who, query, body } as unknown as Asked); // the routes read nothing else
  if (reply?.kind !== 'json') throw new Error(`no answer: ${JSON.stringify(reply)}`);
  return reply.value as Answer;
}

const here = { place: 'calais', lane: 'lane-1' };
const wall = {
  date: '2026-06-01',
  starts: '08:00',
  ends: '16:00',
  startsRepeat: null,
  endsRepeat: null,
  breakMinutes: 30,
};

test('a team is rostered, its gap shown with who could, and a sick call opens another at once', async () => {
  for (const team of ['calais-a', 'calais-b'])
    expect(await give('FormTeam', { team, state: 'fr', zone: 'Europe/Paris', ...here })).toBe('ok');
  for (const [team, staff] of [
    ['calais-a', ann],
    ['calais-a', ben],
    ['calais-b', cat],
  ])
    expect(await give('AddMember', { team, staff })).toBe('ok');
  const hours = [{ lane: 'lane-1', weekdays: [0], fromHour: 8, untilHour: 18, people: 2 }];
  const fields = { zone: 'Europe/Paris', periods: [{ from: '2026-01-01', until: null, hours }] };
  expect(await give('PutCover', { row: 'calais', fields, seenVersion: null })).toBe('ok');
  expect(await give('RosterTeam', { team: 'calais-a', shift: 'early', ...wall, without: [] })).toBe('ok');

  const roster = await ask<RosterAnswer>('roster', { place: 'calais' });
  expect(roster.people.map(({ staff, duties }) => [staff, duties.length])).toEqual([
    [ann, 1],
    [ben, 1],
  ]);
  // Who saw it before is not let write over it: what somebody added meanwhile would be gone, and a gap with it.
  expect(roster.covers).toMatchObject([{ place: 'calais', version: 1 }]);
  expect(await give('PutCover', { row: 'calais', fields, seenVersion: 0 })).toBe('changed_meanwhile');
  // 16:00 to 18:00 in Calais, and the whole of next Monday.
  expect(roster.gaps.map(({ from, until, short }) => [from, until, short])).toEqual([
    ['2026-06-01T14:00:00.000Z', '2026-06-01T16:00:00.000Z', 2],
    ['2026-06-08T06:00:00.000Z', '2026-06-08T16:00:00.000Z', 2],
  ]);
  const [gap] = roster.gaps;
  const who = await ask<WhoCouldAnswer>('who-could', { ...here, from: gap?.from, until: gap?.until });
  // Ten hours at a stretch leave eleven of rest within their 24: they may be asked, after whoever has not worked.
  expect(who.proposals.map(({ staff, hoursBefore }) => [staff, hoursBefore])).toEqual([
    [cat, 0],
    [ann, 8],
    [ben, 8],
  ]);

  expect(
    await give('ReportAbsence', {
      staff: ben,
      absence: 'a-1',
      from: '2026-06-01T05:00:00.000Z',
      until: null,
    }),
  ).toBe('ok');
  const after = await ask<RosterAnswer>('roster');
  expect(after.gaps[0]).toMatchObject({
    from: '2026-06-01T06:00:00.000Z',
    until: '2026-06-01T14:00:00.000Z',
    planned: 1,
    short: 1,
  });
});

test('the state’s own rest rules hold from the moment they are entered', async () => {
  const article = { en: 'Example rule, Art. 1', fr: 'règle d’exemple, art. 1' };
  const fields = {
    from: '2026-01-01',
    until: null,
    night: null,
    isStrainful: true,
    dailyRestHours: { value: 20, article },
    weeklyRestHours: null,
    workWithoutBreakHours: null,
    breakMinutes: null,
    spanHours: null,
    dailyWorkHours: null,
    weeklyWorkHours: null,
    averageWeeklyHours: null,
    nightWorkHours: null,
  };
  const next = { staff: ann, duty: 'next', team: 'calais-a', ...here, ...wall, date: '2026-06-02' };
  // What is rostered already and would break it is shown before, and entering changes none of it.
  expect(await give('PutDuty', next)).toBe('ok');
  const asked = await ask<RestCheckAnswer>('rest-check', {}, { body: { state: 'fr', fields } });
  expect(asked).toMatchObject({ teams: 2, people: 3, places: ['calais'], standing: 0 });
  // No roster of eight hours leaves twenty of rest in its 24.
  expect(asked.breaks.map(({ staff, rule, limit }) => [staff, rule, limit])).toEqual([
    [ann, 'daily_rest', 20],
    [ben, 'daily_rest', 20],
    [ann, 'daily_rest', 20],
  ]);
  expect(await give('RetireDuty', { staff: ann, duty: 'next' })).toBe('ok');
  expect(await give('PutRestRules', { row: 'fr', fields, seenVersion: null })).toBe('ok');
  expect((await ask<RosterAnswer>('roster')).rules).toMatchObject({ fr: { rules: fields }, uk: null });
  expect(await give('PutDuty', next)).toBe('daily_rest_short');
  expect(await give('RetireRestRules', { row: 'fr', seenVersion: null })).toBe('ok');
  expect(await give('PutDuty', next)).toBe('ok');
});

test('a swap moves duties in one writing, once the other has accepted and a third approves', async () => {
  expect(await give('AddMember', { team: 'calais-a', staff: cat })).toBe('ok');
  expect(
    await give(
      'ProposeSwap',
      {
        swap: 'w-1',
        staff: ann,
        duty: 'next',
        other: cat,
        otherDuty: null,
        team: 'calais-a',
        otherTeam: null,
      },
      person(ann),
    ),
  ).toBe('ok');
  expect((await ask<RosterAnswer>('roster')).swaps).toMatchObject([{ swap: 'w-1', staff: ann, other: cat }]);
  expect(await give('AcceptSwap', { swap: 'w-1' })).toBe('other_person_only');
  expect(await give('AcceptSwap', { swap: 'w-1' }, person(cat))).toBe('ok');
  expect((await ask<RosterAnswer>('roster')).swaps).toMatchObject([
    { swap: 'w-1', phase: 'accepted', gives: { duty: 'next' }, takes: 'nothing' },
  ]);
  expect(await give('ApproveSwap', { swap: 'w-1' }, person(cat))).toBe('third_person_only');
  expect(await give('ApproveSwap', { swap: 'w-1' })).toBe('ok');
  const { people, swaps } = await ask<RosterAnswer>('roster');
  expect(people.find(({ staff }) => staff === cat)?.duties.map(({ duty }) => duty)).toEqual(['w-1.next']);
  expect(people.find(({ staff }) => staff === ann)?.duties.map(({ duty }) => duty)).toEqual(['early']);
  expect(swaps).toEqual([]);
});

test('an open search keeps its team until the next accepts', async () => {
  for (const team of ['calais-a', 'calais-b']) expect(await give('StandUpTeam', { team })).toBe('ok');
  const search = { search: 'v-1', passage: 'p-000001', ...here, left: ['load'] };
  expect(await give('BeginSearch', { ...search, team: 'calais-a' }, person(ann))).toBe('ok');
  expect(await give('StandDownTeam', { team: 'calais-a' })).toBe('search_open');
  const offer = {
    search: 'v-1',
    takeover: 'to-1',
    to: 'calais-b',
    done: [],
    left: ['load'],
    seal: 'broken',
    promises: [],
  };
  expect(await give('ProposeTakeover', offer, person(ann))).toBe('ok');
  expect(await give('StandDownTeam', { team: 'calais-a' })).toBe('search_open');
  const takes = {
    search: 'v-1',
    takeover: 'to-1',
    readBack: { left: ['load'], seal: 'broken', promises: [] },
  };
  expect(await give('AcceptTakeover', takes, person(ann))).toBe('receiving_team_only');
  const misheard = { ...takes, readBack: { ...takes.readBack, seal: 'intact' } };
  expect(await give('AcceptTakeover', misheard, person(cat))).toBe('read_back_differs');
  expect(await give('AcceptTakeover', takes, person(cat))).toBe('ok');
  expect(await give('StandDownTeam', { team: 'calais-a' })).toBe('ok');
  expect(await give('StandDownTeam', { team: 'calais-b' })).toBe('search_open');
  const { searches, teams } = await ask<RosterAnswer>('roster');
  expect(searches).toMatchObject([{ search: 'v-1', team: 'calais-b', left: ['load'] }]);
  expect(teams.map(({ team, upSince }) => [team, upSince])).toEqual([
    ['calais-a', null],
    ['calais-b', toUtc(now)],
  ]);
});

test('a handheld that offers a search overwrites nothing that a desk has noted of it', async () => {
  for (const team of ['calais-a', 'calais-b']) await give('StandUpTeam', { team });
  const begun = { search: 'v-2', passage: 'p-000002', ...here, left: ['load', 'roof'], team: 'calais-a' };
  expect(await give('BeginSearch', begun, person(ann))).toBe('ok');
  const promise = { promise: 'pr-1', what: 'reseal', dueAt: null, kept: false };
  const noted = { done: ['roof'], left: ['load'], seal: 'broken', promises: [promise] };
  expect(await give('NoteSearchProgress', { search: 'v-2', ...noted }, person(ann))).toBe('ok');
  const offer = { search: 'v-2', takeover: 'h-1', to: 'calais-b' };
  expect(await give('ProposeTakeover', offer, person(ann))).toBe('ok');
  const { searches } = await ask<RosterAnswer>('roster');
  const search = searches.find((one) => one.search === 'v-2');
  expect(search).toMatchObject({ ...noted, takeovers: [{ takeover: 'h-1', to: 'calais-b', settled: null }] });
});

test('duties of days ago are read for no list, and are there for whoever is asked to stand', async () => {
  const [before, today] = [now, await ask<RosterAnswer>('roster')];
  const dutiesOf = ({ people }: RosterAnswer) =>
    people.flatMap(({ duties }) => duties.map(({ duty }) => duty)).toSorted();
  expect(dutiesOf(today)).toEqual(['early', 'early', 'w-1.next']);
  now = addSeconds(now, 2 * 86_400);
  expect(dutiesOf(await ask<RosterAnswer>('roster'))).toEqual(['w-1.next']);
  const gap = { ...here, from: '2026-06-03T14:00:00.000Z', until: '2026-06-03T16:00:00.000Z' };
  const { proposals } = await ask<WhoCouldAnswer>('who-could', gap);
  expect(proposals.find(({ staff }) => staff === ann)?.hoursBefore).toBe(8);
  now = before;
});

test('whoever has no remit here sees nobody’s roster', async () => {
  const outside = sampleWho({ agency: 'agency-b', purposes: ['protection'] });
  expect(await ask<RosterAnswer>('roster', {}, { who: outside })).toMatchObject({
    people: [],
    teams: [],
    searches: [],
    covers: [],
  });
  now = addSeconds(now, 1);
});
