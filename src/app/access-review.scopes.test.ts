import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonReview, RecordReview } from '../kernel/access-review.ts';
import type { ContextDoor } from '../kernel/door.ts';
import type { ActorId, NodeId } from '../kernel/ids.ts';
import { instant, toUtc } from '../kernel/time.ts';
import type { StoredEvent } from '../journal/port.ts';
import { createAccess } from '../policy/access.ts';
import { loaded, realTexts } from '../policy/given-policies.ts';
import { accessReviewRoutes } from './access-review-routes.ts';
import { createHttp } from './http.ts';
import { createPositionSeal } from './position-seal.ts';
import { sampleWho } from './sample-who.ts';
import type { Sessions } from './session.ts';

// Who may ask who may see what, and that no answer holds what a record says.

const secret = 'what-only-the-body-says';
const at = instant(Date.UTC(2027, 8, 8, 12));
const stored = (position: number, change: Partial<StoredEvent> = {}): StoredEvent => ({
  position,
  stream: `detection/example-${position}`,
  version: 1,
  type: 'DetectionRecorded',
  shape: 1,
  happenedAt: toUtc(at),
  recordedAt: toUtc(at),
  origin: 'uk' as NodeId,
  actor: 'example-author' as ActorId,
  desk: null,
  marking: 'official',
  purpose: 'save_life',
  label: { owner: 'agency-a' },
  cause: null,
  idempotencyKey: 'example-key-1',
  imported: null,
  previousHash: '0'.repeat(64),
  hash: '1'.repeat(64),
  body: { text: secret },
  ...change,
});
const book = [
  stored(1),
  stored(2, { stream: 'subject/s-1', type: 'SubjectRegistered', purpose: 'protection' }),
  stored(3, { label: { owner: 'agency-a', namedList: [] } }),
  stored(4, { label: { owner: 'agency-a', releasedToStates: ['fr', 'uk'] } }),
];
const roles = createAccess(loaded(realTexts('uk'))).roles;
const people = [
  ...roles.map((role) => sampleWho({ actor: `example-${role}` as ActorId, roles: [role] })),
  sampleWho({ actor: 'example-foreign' as ActorId, roles: ['independent_monitor'], state: 'fr' }),
];
const seal = createPositionSeal(Buffer.alloc(32, 1));
const access = createAccess(loaded(realTexts('uk')));
const picture = {
  name: 'operations/picture',
  streams: [{ kind: 'detection', handling: { DetectionRecorded: { personal: false } } }],
} as unknown as ContextDoor;

const server = await createHttp({
  access,
  sessions: {
    who: async (token: string | undefined) => {
      const who = people.find(({ actor }) => actor === token);
      return who === undefined ? null : { staff: who.actor, who };
    },
  } as unknown as Sessions, // the gate asks nothing else of it
  routes: accessReviewRoutes({
    access,
    journal: { origin: 'uk' as NodeId, readAfter: async (after, limit) => book.slice(after, after + limit) },
    contexts: [picture],
    people: () => people,
    seal,
    clock: () => at,
  }),
  seal,
  version: '0',
  consoleFolder: null,
  caughtUp: async () => true,
  requestsPerMinuteMax: 1_000_000,
  count: () => {},
});
beforeAll(async () => {
  await server.ready();
});
afterAll(async () => server.close());

const ask = async (role: string, url: string) =>
  server.inject({ method: 'GET', url, headers: { cookie: `strait_session=example-${role}` } });
const reviewers = ['data_protection_officer', 'independent_monitor', 'security_officer'];
const record = '/api/oversight/access/record/1';

describe('who may review access', () => {
  test.for(roles)('%s', async (role) => {
    const may = reviewers.includes(role) ? 200 : 403;
    expect((await ask(role, record)).statusCode).toBe(may);
    expect((await ask(role, '/api/oversight/access/person/example-observer')).statusCode).toBe(may);
  });

  test('nobody without a session', async () => {
    expect((await server.inject({ method: 'GET', url: record })).statusCode).toBe(401);
  });
});

describe('what a review says', () => {
  test('label, type and readers of a record, those who may first; never its body', async () => {
    const answer = await ask('independent_monitor', `${record}?limit=7`);
    const review = answer.json<RecordReview>();
    expect(review).toMatchObject({
      position: 1,
      type: 'DetectionRecorded',
      action: 'operations/picture/see',
    });
    expect(review.label).toMatchObject({ owner: 'agency-a', marking: 'official', personal: false });
    expect(review.asked).toBe(people.length);
    expect(review.readers.map(({ allowed }) => allowed)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(review.allowed).toBe(5);
    expect(answer.body).not.toContain(secret);
  });

  test('page by page, each person once', async () => {
    const offsets = Array.from({ length: Math.ceil(people.length / 7) }, (_, page) => page * 7);
    const pages = await Promise.all(
      offsets.map(async (offset) => ask('security_officer', `${record}?limit=7&offset=${offset}`)),
    );
    const shown = pages.flatMap((page) => page.json<RecordReview>().readers.map(({ staff }) => staff));
    expect(shown.toSorted()).toEqual(people.map(({ actor }) => String(actor)).toSorted());
  });

  test('of a record of the vault by the vault’s own door, and of one with a list of names that nobody is on', async () => {
    const vault = (await ask('independent_monitor', '/api/oversight/access/record/2')).json<RecordReview>();
    expect(vault).toMatchObject({ action: 'cases/vault/open', label: { personal: true } });
    expect(vault.readers.filter(({ allowed }) => allowed).map(({ staff }) => staff)).toEqual([
      'example-case_worker',
      'example-safeguarding_officer',
    ]);
    const listed = (await ask('independent_monitor', '/api/oversight/access/record/3')).json<RecordReview>();
    expect(listed.allowed).toBe(0);
  });

  test('by a sealed place as by a plain one', async () => {
    const sealed = await ask('security_officer', `/api/oversight/access/record/${seal.seal(1)}`);
    expect(sealed.json<RecordReview>().position).toBe(1);
  });

  test('of one person: every act, with reasons', async () => {
    const answer = await ask('security_officer', '/api/oversight/access/person/example-observer');
    const review = answer.json<PersonReview>();
    expect(review.roles).toEqual(['observer']);
    expect(review.acts.filter(({ allowed }) => allowed).map(({ action }) => action)).toEqual([
      'operations/dispatch/see',
      'operations/picture/see',
      'operations/rescue/see',
      'operations/watch/see',
    ]);
  });

  test('the other state’s reviewers: of their own people, and of what was released to them', async () => {
    const told = async (url: string) => (await ask('foreign', url)).statusCode;
    expect(await told(record)).toBe(404);
    expect(await told('/api/oversight/access/person/example-observer')).toBe(404);
    expect(await told('/api/oversight/access/person/example-foreign')).toBe(200);
    // By a sealed place: plain ones would tell how much lies between two that answer.
    expect(await told('/api/oversight/access/record/4')).toBe(404);
    const sealed = `/api/oversight/access/record/${seal.seal(4)}`;
    const review = (await ask('foreign', sealed)).json<RecordReview>();
    expect(review.asked).toBe(1);
    expect(review.readers.map(({ staff }) => staff)).toEqual(['example-foreign']);
  });

  test.for([
    '/api/oversight/access/record/5',
    '/api/oversight/access/record/999999999999999',
    `/api/oversight/access/record/p.${'A'.repeat(48)}`,
    '/api/oversight/access/person/example-nobody',
  ])('%s: nothing here', async (url) => {
    expect((await ask('security_officer', url)).statusCode).toBe(404);
  });

  test.for([
    '/api/oversight/access/record/0',
    '/api/oversight/access/record/-1',
    '/api/oversight/access/record/1e3',
    `${record}?limit=201`,
    '/api/oversight/access/person/A.%20Example',
  ])('%s: refused', async (url) => {
    expect((await ask('security_officer', url)).statusCode).toBe(422);
  });
});
