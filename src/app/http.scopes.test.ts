import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { ActorId, DeskId } from '../kernel/ids.ts';
import { instant } from '../kernel/time.ts';
import { sampleAccess } from '../policy/sample-access.ts';
import { createPositionSeal } from './position-seal.ts';
import { sampleWho } from './sample-who.ts';
import { fakeKeptValues } from './fake-kept-values.ts';
import { createHttp } from './http.ts';
import { keptSessions } from './kept-sessions.ts';
import { json, type Route } from './route.ts';
import { createSessions, type Directory } from './session.ts';
import { aliveRoute } from './session-routes.ts';
import type { Who } from './who.ts';

const title = { en: 'invented', fr: 'fictif' };
const access = sampleAccess(
  { reader: ['example/room/see'], writer: ['example/room/see', 'example/room/Write'] },
  { device: ['example/room/Write'] },
);
const staff = (id: string, role: string) => ({
  id: id as ActorId,
  name: id,
  post: title,
  desk: 'desk-1' as DeskId,
  deskName: title,
  state: 'uk' as const,
  roles: [role],
});
const people = [staff('example-reader', 'reader'), staff('example-writer', 'writer')];
const deviceToken = 'example-device-token-000000';
const device: Who = sampleWho({ kind: 'device', actor: 'example-device' as ActorId, roles: ['device'] });
const directory: Directory = {
  staff: (id) => {
    const member = people.find((person) => person.id === id);
    return member === undefined
      ? null
      : sampleWho({ actor: member.id, desk: member.desk, roles: member.roles });
  },
  device: (hash) => (hash === createHash('sha256').update(deviceToken).digest('hex') ? device : null),
};

let now = instant(1_000_000);
const sessions = createSessions({
  store: keptSessions(fakeKeptValues()),
  directory,
  clock: () => now,
  minutes: 10,
  idleMinutes: 5,
  bindAddress: false,
});
const reached: string[] = [];
const route = (method: Route['method'], url: string, rest: Partial<Route>): Route => ({
  method,
  url,
  action: 'example/room/see',
  summary: title,
  answer: async ({ who }) => {
    reached.push(`${method} ${url} ${who.actor}`);
    return json({ ok: true });
  },
  ...rest,
});
const routes: readonly Route[] = [
  aliveRoute({ node: 'uk', version: '0' }),
  route('GET', '/api/example', { query: z.strictObject({ n: z.coerce.number().max(9).optional() }) }),
  route('POST', '/api/example/write', {
    action: 'example/room/Write',
    caller: 'either',
    body: z.strictObject({ a: z.number() }),
  }),
  route('POST', '/api/example/broken', {
    action: 'example/room/Write',
    answer: async () => {
      throw new Error('secret detail example');
    },
  }),
];
const counted: string[] = [];
const seal = createPositionSeal(Buffer.alloc(32, 1));
const server = await createHttp({
  access,
  sessions,
  routes,
  seal,
  version: '0',
  consoleFolder: null,
  caughtUp: async (position) => position <= 7,
  requestsPerMinuteMax: 100_000,
  count: (kind, code) => void counted.push(`${kind} ${code}`),
});

beforeAll(async () => server.ready());
afterAll(async () => server.close());

async function signIn(staff: string): Promise<string> {
  const client = { agent: '', address: '127.0.0.1' };
  const draft = sessions.draft({ staff, way: 'demonstration', client });
  await sessions.keep(draft);
  return draft.token;
}
const write = (headers: Record<string, string>, payload: object = { a: 1 }) =>
  server.inject({ method: 'POST', url: '/api/example/write', headers, payload });

describe('no route may bypass the gate', () => {
  test('the server answers exactly the addresses of the route table', () => {
    const listed = new Set(
      [...routes, { method: 'GET', url: '/api/openapi.json' }].map(({ method, url }) => `${method} ${url}`),
    );
    for (const { method, url } of [
      { method: 'GET', url: '/api/example' },
      { method: 'POST', url: '/api/example/write' },
    ])
      expect(listed.has(`${method} ${url}`)).toBe(true);
    for (const entry of listed) {
      const [method, url] = entry.split(' ');
      expect(server.hasRoute({ method: method ?? '', url: url ?? '' })).toBe(true);
    }
    expect(server.hasRoute({ method: 'PUT', url: '/api/example' })).toBe(false);
  });

  test.each(
    routes
      .filter(({ action }) => action !== 'public')
      .map((row) => [`${row.method} ${row.url}`, row] as const),
  )('%s answers nobody, a forged cookie and a forged token alike', async (_name, { method, url }) => {
    const before = reached.length;
    const forged = 'A'.repeat(43);
    for (const headers of [
      {},
      { cookie: `strait_session=${forged}` },
      { authorization: `Bearer ${forged}` },
    ]) {
      const answer = await server.inject({ method, url, headers: { 'x-strait': '1', ...headers } });
      expect(answer.statusCode).toBe(401);
      expect(answer.json()).toMatchObject({ ok: false, code: 'not_signed_in' });
    }
    expect(reached.length).toBe(before);
  });
});

describe('what each may do', () => {
  test('a reader reads and may not write', async () => {
    const cookie = `strait_session=${await signIn('example-reader')}`;
    expect((await server.inject({ url: '/api/example', headers: { cookie } })).statusCode).toBe(200);
    const refused = await write({ cookie, 'x-strait': '1' });
    expect(refused.statusCode).toBe(403);
    expect(refused.json()).toMatchObject({
      code: 'not_permitted',
      detail: { missing: 'role' },
      message: {
        en: expect.stringContaining('None of your roles includes this act.'),
        fr: expect.stringContaining('Aucun de vos rôles ne comprend cet acte.'),
      },
    });
  });

  test('a device writes with its token and reads nothing with it', async () => {
    const authorization = `Bearer ${deviceToken}`;
    expect((await write({ authorization })).statusCode).toBe(200);
    expect((await server.inject({ url: '/api/example', headers: { authorization } })).statusCode).toBe(401);
  });

  test('a signed-in writer is refused where the request may come from a foreign page', async () => {
    const cookie = `strait_session=${await signIn('example-writer')}`;
    expect((await write({ cookie })).json()).toMatchObject({ code: 'origin_refused' });
    expect((await write({ cookie, 'x-strait': '1' })).statusCode).toBe(200);
  });

  test('a session ends with its time and when it is ended', async () => {
    const cookie = `strait_session=${await signIn('example-reader')}`;
    now = instant(now + 11 * 60_000);
    expect((await server.inject({ url: '/api/example', headers: { cookie } })).statusCode).toBe(401);
    const draft = await signIn('example-reader');
    const again = `strait_session=${draft}`;
    const standing = await sessions.who(draft, { agent: 'lightMyRequest', address: '127.0.0.1' });
    await sessions.end(standing?.session.id ?? '');
    expect((await server.inject({ url: '/api/example', headers: { cookie: again } })).statusCode).toBe(401);
  });

  test('a session of somebody whom the register does not know opens nothing', async () => {
    const cookie = `strait_session=${await signIn('nobody-we-know')}`;
    expect((await server.inject({ url: '/api/example', headers: { cookie } })).statusCode).toBe(401);
  });
});

describe('bad input', () => {
  const authorization = `Bearer ${deviceToken}`;
  test('names the field that is wrong, and nothing of its value', async () => {
    const refused = await write({ authorization }, { a: 'text', b: 1 });
    expect(refused.statusCode).toBe(422);
    expect(refused.json().detail).toMatchObject({ 'body.a': 'invalid_type', body: 'unknown: b' });
  });

  test('broken JSON, a body too large and an unknown address are refused in both languages and counted', async () => {
    const headers = { authorization, 'content-type': 'application/json' };
    const broken = await server.inject({
      method: 'POST',
      url: '/api/example/write',
      headers,
      payload: '{"a":',
    });
    const large = await server.inject({
      method: 'POST',
      url: '/api/example/write',
      headers,
      payload: `{"a":"${'x'.repeat(1_100_000)}"}`,
    });
    const unknown = await server.inject({ url: '/api/no-such' });
    expect([broken, large, unknown].map((answer) => answer.json().code)).toEqual([
      'invalid',
      'body_too_large',
      'not_found',
    ]);
    expect(counted).toEqual(
      expect.arrayContaining(['refused invalid', 'refused body_too_large', 'refused not_found']),
    );
    for (const answer of [broken, large, unknown]) expect(answer.json().message.fr).not.toBe('');
  });

  test('a body too deep, with a prototype in it, or of another type is refused, never a fault', async () => {
    const headers = { authorization, 'content-type': 'application/json' };
    const url = '/api/example/write';
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const bodies = [
      deep,
      `{"a":${'{"b":'.repeat(40)}1${'}'.repeat(40)}}`,
      '{"__proto__":{"a":1}}',
      '"text"',
      '[]',
      'null',
    ];
    for (const payload of bodies) {
      const answer = await server.inject({ method: 'POST', url, headers, payload });
      expect([payload.slice(0, 20), answer.statusCode, answer.json().code]).toEqual([
        payload.slice(0, 20),
        422,
        'invalid',
      ]);
    }
    const foreign = { authorization, 'content-type': 'text/xml' };
    const xml = await server.inject({ method: 'POST', url, headers: foreign, payload: '<a/>' });
    expect([xml.statusCode, xml.json().code]).toEqual([422, 'invalid']);
  });

  test('what is injected into headers reaches neither an answer nor a count', async () => {
    const injected = 'example\u2028injected';
    const answer = await server.inject({
      url: '/api/example',
      headers: {
        cookie: `strait_session=${encodeURIComponent(injected)}`,
        'strait-after': injected,
        'x-strait': injected,
      },
    });
    expect(answer.statusCode).toBe(401);
    expect(JSON.stringify([answer.headers, answer.body, counted])).not.toContain('injected');
  });

  test('a fault is counted and says nothing of its inside', async () => {
    const cookie = `strait_session=${await signIn('example-writer')}`;
    const failed = await server.inject({
      method: 'POST',
      url: '/api/example/broken',
      headers: { cookie, 'x-strait': '1' },
    });
    expect(failed.statusCode).toBe(500);
    expect(failed.body).not.toContain('secret detail');
    expect(counted).toContain('fault fault');
  });
});

test('whoever asks to read after a position is told when the lists are not there yet', async () => {
  const cookie = `strait_session=${await signIn('example-reader')}`;
  const ask = async (after: string) =>
    (await server.inject({ url: '/api/example', headers: { cookie, 'strait-after': after } })).statusCode;
  expect([await ask(seal.seal(7)), await ask(seal.seal(8))]).toEqual([200, 503]);
});

test('the description is OpenAPI 3.1 and holds every route with its refusal', async () => {
  const { paths, openapi } = (await server.inject({ url: '/api/openapi.json' })).json();
  expect(openapi).toBe('3.1.0');
  for (const { method, url } of routes) {
    const operation = paths[url.replaceAll(/:([A-Za-z]+)/g, '{$1}')]?.[method.toLowerCase()];
    expect(operation?.responses.default, `${method} ${url}`).toBeDefined();
  }
});

test('no answer may be framed, sniffed or run foreign script', async () => {
  const { headers } = await server.inject({ url: '/api/health/alive' });
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['content-security-policy']).not.toContain('unsafe');
  expect(headers['x-content-type-options']).toBe('nosniff');
});
