import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, createHandle, type Handle } from '../app/handle.ts';
import { httpStatus } from '../app/http-status.ts';
import { doorRefusals } from '../app/refusals.ts';
import type { Asked, Reply, Route } from '../app/route.ts';
import { rightsOf, type Who } from '../app/who.ts';
import { startProjector, type Projector } from '../journal/projector.ts';
import type { Projection } from '../journal/projection.ts';
import { readerFor } from '../journal/readers.ts';
import type { DomainEvent } from '../kernel/event.ts';
import { type TestServer, testServers } from '../journal/test-server.ts';
import type { ActorId } from '../kernel/ids.ts';
import type { Text } from '../kernel/text.ts';
import { addSeconds, instant } from '../kernel/time.ts';
import { records } from '../oversight/records/index.ts';
import { openingProjection, requestProjection, subjectProjection } from '../oversight/records/projections.ts';
import { recordsRoutes } from '../oversight/records/records-routes.ts';
import type { SubjectExport } from '../oversight/records/wire.ts';
import { createAccess } from '../policy/access.ts';
import { loaded, realTexts } from '../policy/given-policies.ts';
import {
  callers,
  dataProtection,
  type GivenVault,
  keyFolder,
  newSubject,
  openVault,
  watch,
} from './given-vault.ts';

const projections = [
  openingProjection,
  subjectProjection,
  requestProjection,
] as unknown as readonly Projection[];
const details = [
  { kind: 'name', text: 'A. <Example>' },
  { kind: 'free_text', text: 'seen at =1+1' },
] as const;
const dpo = dataProtection('uk', { provenAt: instant(Date.UTC(2027, 0, 31, 9, 59)) });
const second = { ...dpo, actor: 'demo-dpo-2' as ActorId };
const monitor = dataProtection('uk', { roles: ['independent_monitor'], actor: 'demo-monitor-1' as ActorId });

let server: TestServer;
let house: GivenVault;
let projector: Projector;
let routes: readonly Route[];
let handle: Handle;
const keys = keyFolder();

beforeAll(async () => {
  const started = await testServers[0]?.start();
  if (started === undefined) throw new Error('no built-in server');
  server = started;
  house = await openVault({ url: await server.freshUrl(), keyFile: keys.file, state: 'uk' });
  projector = startProjector({
    store: house.store,
    journal: house.journal,
    projections,
    read: ({ type, happenedAt, body }) => ({ ...body, type, at: happenedAt }) as DomainEvent,
    fault: (_, error) => {
      throw error;
    },
  });
  const access = createAccess(loaded(realTexts('uk')));
  const reader = readerFor(house.store);
  const clock = () => house.clock.now;
  handle = createHandle({
    journal: house.journal,
    access,
    clock,
    contexts: [records],
    agency: 'agency-node',
  });
  routes = recordsRoutes({
    readFor: (projection) => (who) => reader(projection)(rightsOf(who)),
    access,
    clock,
    desk: house.desk,
    journal: house.journal,
    handle,
  });
});
afterAll(async () => {
  await projector.close();
  await house.close();
  await server.stop();
  keys.remove();
});

/** A refused command as the door tells it: code and words. */
function commandReplyOf(answer: Extract<Answer, { ok: false }>) {
  const texts: Readonly<Record<string, Text>> = { ...doorRefusals, ...records.streams[0]?.refusals };
  return [answer.refusal, httpStatus(answer.refusal.code), texts[answer.refusal.code]];
}

async function ask(url: string, who: Who, asked: { query?: object; body?: object } = {}): Promise<Reply> {
  const head = await house.journal.head();
  for (const { name } of projections) expect(await projector.reached(name, head, 10_000)).toBe(true);
  const route = routes.find((one) => one.url === `/api/oversight/records/${url}`);
  if (route === undefined) throw new Error(`no route ${url}`);
  const request = { headers: { 'idempotency-key': `key-${randomUUID()}` } };
  const reply = { type: () => reply };
  return route.answer({
    who,
    query: {},
    params: {},
    body: undefined,
    ...asked,
    request,
    reply,
  } as unknown as Asked);
}

/** The value of a list, or of any other answer that is none of refusal. */
async function told<Value>(
  url: string,
  who: Who,
  asked: { query?: object; body?: object } = {},
): Promise<Value> {
  const reply = await ask(url, who, asked);
  if (reply.kind !== 'json') throw new Error(JSON.stringify(reply));
  return reply.value as Value;
}

const refusal = async (url: string, who: Who, body: object): Promise<string | null> => {
  const reply = await ask(url, who, { body });
  return reply.kind === 'refused' ? reply.refusal.code : null;
};

const open = (subject: string, who = watch('uk')) =>
  house.desk.open(who, {
    subjects: [subject],
    kinds: ['name'],
    reason: 'rescue',
    reference: 'R-9',
    note: null,
    recipient: null,
  });

describe('the log', () => {
  test('tells who opened what, to the oversight of every wing', async () => {
    const subject = await house.seal({ details });
    await open(subject);
    for (const who of [dpo, monitor])
      expect(await told('log', who, { query: { subject } })).toEqual([
        {
          position: expect.any(Number),
          at: expect.any(String),
          actor: 'demo-watch-1',
          desk: 'desk-watch',
          subject,
          kinds: ['name'],
          purpose: 'save_life',
          reason: 'rescue',
          reference: 'R-9',
          noteSubject: null,
          recipient: null,
          act: 'opened',
        },
      ]);
  });

  test('pages backwards by journal position, and by actor', async () => {
    const subject = await house.seal({ details });
    for (let n = 0; n < 5; n += 1) await open(subject);
    const page = await told<readonly { position: number }[]>('log', dpo, { query: { subject, limit: 2 } });
    expect(page).toHaveLength(2);
    const before = page[1]?.position;
    const rest = await told<readonly unknown[]>('log', dpo, { query: { subject, before, limit: 9 } });
    expect(rest).toHaveLength(3);
    expect(await told('log', dpo, { query: { actor: 'nobody-1' } })).toEqual([]);
  });

  test('holds searches without their words', async () => {
    await house.desk.search(watch('uk', { actor: 'demo-watch-5' as ActorId }), {
      kind: 'name',
      text: 'A. Example',
      purpose: 'save_life',
      reason: 'rescue',
      reference: null,
      note: null,
    });
    const rows = await told('log', dpo, { query: { actor: 'demo-watch-5' } });
    expect(rows).toMatchObject([{ act: 'searched', subject: null, kinds: ['name'] }]);
    expect(JSON.stringify(rows)).not.toContain('Example');
  });

  test('is a sheet under the same rights', async () => {
    const subject = await house.seal({ details });
    await open(subject);
    const sheet = await told<string>('log.csv', dpo, { query: { subject, language: 'fr' } });
    expect(sheet.split('\r\n')).toHaveLength(3);
    expect(sheet).toContain('Finalité');
    expect(sheet).toContain(subject);
    const low = { ...dpo, markings: ['open'] as const };
    expect(await told<string>('log.csv', low, { query: { subject } })).toMatch(
      /^Journal position[^\n]*\r\n$/,
    );
  });
});

describe('who may not', () => {
  test.each<[string, Partial<Who>]>([
    ['the watch', watch('uk')],
    ['an administrator', { roles: ['administrator'] }],
    ['an administrator beside', { roles: ['administrator', 'data_protection_officer'] }],
    ['whoever lacks the purpose', { purposes: ['save_life'] }],
    ['whoever lacks the marking', { markings: ['open'] }],
    ['another agency without the remit', { agency: 'agency-x', remits: [] }],
    ['the other state', { state: 'fr' }],
  ])('%s sees no row of any list', async (_, but) => {
    const subject = await house.seal({ details, handling: { ...callers, keepDays: 0 } });
    await open(subject);
    await house.act(dpo, { type: 'PlaceHold', subject, hold: 'case-1', reason: 'litigation' });
    house.clock.now = addSeconds(house.clock.now, 1);
    const who = { ...dpo, ...but };
    expect(await told('log', who, { query: { subject } })).toEqual([]);
    expect(await told('due', who)).toEqual([]);
    expect(await told('holds', who)).toEqual([]);
    expect(await told('requests', who)).toEqual([]);
    expect(JSON.stringify(await told('due', dpo))).toContain(subject);
    expect(JSON.stringify(await told('holds', dpo))).toContain(subject);
  });
});

test('over the real door: hidden, erased and never there are the same bytes, whatever is ordered', async () => {
  const hidden = await house.seal({
    details,
    handling: { ...callers, marking: 'official_sensitive' },
  });
  const erased = await house.seal({ details });
  await house.act(dpo, { type: 'EraseSubject', subject: erased, ground: 'unlawful' });
  const low = { ...dpo, markings: ['open', 'official'] as const };
  const orders = [
    ['PlaceHold', { hold: 'case-1', reason: 'litigation' }],
    ['LiftHold', { hold: 'case-1' }],
    ['EraseSubject', { ground: 'unlawful' }],
  ] as const;
  for (const [command, rest] of orders) {
    const answers = await Promise.all(
      [hidden, erased, newSubject()].map(async (subject) => {
        const asked = { context: 'oversight/records', command, fields: { subject, ...rest } };
        const answer = await handle(low, { ...asked, idempotencyKey: randomUUID() });
        return JSON.stringify(answer.ok ? answer : commandReplyOf(answer));
      }),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('not_found');
  }
});

describe('what is due', () => {
  test('is listed from the day its time is up, with the hold that keeps it, until it is erased', async () => {
    const subject = await house.seal({ details, handling: { ...callers, keepDays: 1 } });
    const mine = async (query = {}) =>
      (await told<readonly { subject: string }[]>('due', dpo, { query })).filter(
        (row) => row.subject === subject,
      );
    expect(await mine()).toEqual([]);
    expect(await mine({ within: 2 })).toMatchObject([{ overdueDays: -1, heldBy: null }]);
    const start = house.clock.now;
    house.clock.now = addSeconds(start, 3.5 * 86_400);
    await house.act(dpo, { type: 'PlaceHold', subject, hold: 'case-7', reason: 'inspection' });
    expect(await mine()).toMatchObject([
      {
        kind: 'caller',
        purpose: 'save_life',
        marking: 'official',
        owner: 'agency-a',
        heldBy: 'case-7',
        overdueDays: 2,
      },
    ]);
    expect(await told<string>('due.csv', dpo)).toContain('case-7');
    await house.act(dpo, { type: 'LiftHold', subject, hold: 'case-7' });
    expect(await mine()).toMatchObject([{ heldBy: null }]);
    await house.act(dpo, { type: 'EraseSubject', subject, ground: 'retention' });
    expect(await mine()).toEqual([]);
    const holds = await told<readonly { subject: string }[]>('holds', dpo);
    expect(holds.find((row) => row.subject === subject)).toMatchObject({
      hold: 'case-7',
      liftedAt: expect.any(String),
    });
    house.clock.now = start;
  });

  test('a detail kept longer keeps its subject longer', async () => {
    const subject = await house.seal({ details, handling: { ...callers, keepDays: 0 } });
    house.clock.now = addSeconds(house.clock.now, 1);
    const mine = async () =>
      (await told<readonly { subject: string }[]>('due', dpo)).filter((row) => row.subject === subject);
    expect(await mine()).toHaveLength(1);
    await house.seal({ subject, details: [{ kind: 'phone', text: '+44 1632 960002' }] });
    expect(await mine()).toEqual([]);
  });

  test('each row is proposed by itself: what may not be erased stops itself only', async () => {
    const [one, held] = [
      await house.seal({ details, handling: { ...callers, keepDays: 0 } }),
      await house.seal({ details, handling: { ...callers, keepDays: 0 } }),
    ];
    await house.act(dpo, { type: 'PlaceHold', subject: held, hold: 'case-1', reason: 'litigation' });
    house.clock.now = addSeconds(house.clock.now, 1);
    const subjects = [one, held, newSubject(), one];
    const { acts } = await told<{ acts: readonly Record<string, unknown>[] }>('erase-due', dpo, {
      body: { subjects },
    });
    expect(acts).toMatchObject([
      { subject: one, code: null, proposal: expect.any(String) },
      { subject: held, code: 'hold_stands', proposal: null },
      { code: 'not_found', proposal: null },
    ]);
    // Proposed is not done.
    expect(await open(one)).toMatchObject({ value: { subjects: [{ subject: one }] } });
    const tired = { ...dpo, provenAt: null };
    expect(await refusal('erase-due', tired, { subjects })).toBe('not_proven');
  });
});

describe('a request of access', () => {
  const entered = async (but: object = {}) => {
    const subject = await house.seal({ details });
    await open(subject);
    const request = `R-${subject.slice(2, 12)}`;
    const receive = {
      type: 'ReceiveRequest',
      request,
      kind: 'access',
      regime: 'uk_gdpr',
      receivedOn: '2027-01-31',
      identityDoubted: true,
      subject,
      contestedActor: null,
      ...but,
    };
    await house.act(dpo, receive);
    return { subject, request };
  };
  const verify = (request: string, who = second) =>
    house.act(who, { type: 'VerifyIdentity', request, verifiedOn: '2027-01-31', subject: null });

  test('stands in the list with both ends and the days left to the earlier', async () => {
    const { request, subject } = await entered();
    await house.act(dpo, { type: 'AssignRequest', request, assignee: 'demo-dpo-2' });
    const mine = async () =>
      (await told<readonly { request: string }[]>('requests', dpo)).find((row) => row.request === request);
    expect(await mine()).toEqual({
      request,
      kind: 'access',
      regime: 'uk_gdpr',
      receivedOn: '2027-01-31',
      dueOn: '2027-02-28',
      dueOnRolled: '2027-03-01',
      extendedTo: null,
      phase: 'received',
      assignee: 'demo-dpo-2',
      subject,
      outcome: null,
      daysLeft: 28,
      version: 2,
    });
    await verify(request);
    expect(await mine()).toMatchObject({ phase: 'in_work' });
    await house.act(dpo, { type: 'ExtendRequest', request, reason: 'complexity', toldOn: '2027-01-31' });
    expect(await mine()).toMatchObject({ extendedTo: '2027-04-30', daysLeft: 89 });
    await house.act(dpo, {
      type: 'AnswerRequest',
      request,
      outcome: 'granted',
      ground: null,
      toldBy: 'post',
    });
    expect(await mine()).toMatchObject({ phase: 'answered', outcome: 'granted', daysLeft: null });
  });

  test('is answered with everything held and the log, and the export is itself logged', async () => {
    const { request, subject } = await entered();
    await verify(request);
    const exported = await told<SubjectExport>('export-subject', dpo, { body: { subject, request } });
    expect(exported).toMatchObject({ subject, kind: 'caller', kinds: ['name', 'free_text'], details });
    expect(exported.log).toMatchObject([
      { act: 'opened', desk: 'desk-watch', recipient: null },
      { act: 'exported', desk: 'desk-dpo', recipient: 'subject', reason: 'subject_request' },
    ]);
    expect(JSON.stringify(exported.log)).not.toContain('demo-watch-1');
    expect(exported.print.en).toContain('A. &lt;Example&gt;');
    expect(exported.print.fr).toContain('À qui ils ont été communiqués');
    expect(exported.print.en).not.toContain('<Example>');
    expect(await told('log', monitor, { query: { subject } })).toMatchObject([
      { act: 'exported', recipient: 'subject', reference: request, actor: 'demo-dpo-1' },
      { act: 'opened' },
    ]);
  });

  test('lets nobody open a subject alone, nor one it does not name', async () => {
    const { request, subject } = await entered();
    const body = { subject, request };
    expect(await refusal('export-subject', dpo, body)).toBe('identity_open');
    await verify(request);
    expect(await refusal('export-subject', second, body)).toBe('second_person_needed');
    expect(await refusal('export-subject', { ...dpo, provenAt: null }, body)).toBe('not_proven');
    const other = await house.seal({ details });
    const answers = [
      await ask('export-subject', dpo, { body: { subject: other, request } }),
      await ask('export-subject', dpo, { body: { subject: newSubject(), request } }),
      await ask('export-subject', dpo, { body: { subject, request: 'R-none' } }),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ refusal: { code: 'not_found' } });
  });

  test('is no way around a marking or an organisation', async () => {
    const { request, subject } = await entered();
    await verify(request);
    const body = { subject, request };
    expect(await refusal('export-subject', { ...dpo, markings: ['open'] }, body)).toBe('not_found');
    expect(await refusal('export-subject', { ...dpo, agency: 'agency-x', remits: [] }, body)).toBe(
      'not_found',
    );
    expect(await refusal('export-subject', { ...dpo, roles: ['staff_officer'] }, body)).toBe('not_found');
    const written = (await house.journal.readStream(`subject/${subject}`)).map(({ type }) => type);
    // Only what the watch opened when it was entered.
    expect(written.filter((type) => type === 'SubjectOpened')).toHaveLength(1);
  });

  test('of another kind, or closed, exports nothing', async () => {
    const correction = await entered({ kind: 'rectification' });
    await verify(correction.request);
    expect(await refusal('export-subject', dpo, correction)).toBe('not_found');
    const closed = await entered();
    await verify(closed.request);
    await house.act(dpo, { type: 'CloseRequest', request: closed.request, because: 'withdrawn' });
    expect(await refusal('export-subject', dpo, closed)).toBe('already_answered');
    const contested = await entered({ contestedActor: 'demo-dpo-1' });
    await verify(contested.request);
    expect(await refusal('export-subject', dpo, contested)).toBe('contested_officer');
  });
});

test('the tables thrown away and built anew say the same', async () => {
  const lists = async () =>
    Promise.all(['due', 'holds', 'requests'].map((url) => told<readonly unknown[]>(url, dpo)));
  const before = await lists();
  const again = projections.map((one) => ({ ...one, version: one.version + 1 }));
  const second_ = startProjector({
    store: house.store,
    journal: house.journal,
    projections: again,
    read: ({ type, happenedAt, body }) => ({ ...body, type, at: happenedAt }) as DomainEvent,
    fault: () => {},
  });
  const head = await house.journal.head();
  for (const { name } of again) expect(await second_.reached(name, head, 10_000)).toBe(true);
  expect(await lists()).toEqual(before);
  await second_.close();
});
