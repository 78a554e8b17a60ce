import { afterEach, describe, expect, test } from 'vitest';
import { tokenHash } from '../../app/session.ts';
import {
  type GivenNode,
  givenBrowser,
  givenNode,
  givenWorld,
  type NodeOptions,
  type World,
} from './given-identity.ts';

const nodes: GivenNode[] = [];
afterEach(async () => {
  for (const node of nodes.splice(0)) await node.close();
});
async function begin(options: NodeOptions = {}, world: World = givenWorld()) {
  const node = await givenNode(world, options);
  nodes.push(node);
  return { world, node };
}
const types = (world: World, stream: string): readonly string[] =>
  world.journal.events.filter((event) => event.stream === stream).map(({ type }) => type);

describe('cookies', () => {
  test('on loopback without TLS: no script reads it, no foreign page sends it', async () => {
    const { node } = await begin();
    const answer = await givenBrowser(node).post('/api/sign-in', { staff: 'uk-staff-0007' });
    expect(answer.cookies).toEqual([
      expect.objectContaining({ name: 'strait_session', path: '/', httpOnly: true, sameSite: 'Strict' }),
    ]);
    expect(answer.cookies[0]).not.toHaveProperty('secure');
    expect(answer.cookies[0]).not.toHaveProperty('domain');
  });

  test('behind a trusted TLS front it is bound to this host', async () => {
    const { node } = await begin({ trustedFronts: ['127.0.0.1'] });
    const browser = givenBrowser(node, { headers: { 'x-forwarded-proto': 'https' } });
    const answer = await browser.post('/api/sign-in', { staff: 'uk-staff-0007' });
    expect(answer.cookies).toEqual([
      expect.objectContaining({
        name: '__Host-strait_session',
        path: '/',
        httpOnly: true,
        secure: true,
        sameSite: 'Strict',
      }),
    ]);
    expect((await browser.get('/api/example')).statusCode).toBe(200);
    const plain = givenBrowser(node);
    plain.cookies.set('strait_session', answer.cookies[0]?.value ?? '');
    plain.cookies.set('__Host-strait_session', answer.cookies[0]?.value ?? '');
    expect((await plain.get('/api/example', { 'x-forwarded-proto': 'https' })).statusCode).toBe(200);
    plain.cookies.delete('__Host-strait_session');
    expect((await plain.get('/api/example', { 'x-forwarded-proto': 'https' })).statusCode).toBe(401);
  });

  test('nobody else makes a connection count as TLS', async () => {
    const { node } = await begin();
    const browser = givenBrowser(node, { headers: { 'x-forwarded-proto': 'https' } });
    const answer = await browser.post('/api/sign-in', { staff: 'uk-staff-0007' });
    expect(answer.cookies[0]?.name).toBe('strait_session');
  });

  test('only the SHA-256 of a token is kept', async () => {
    const { node, world } = await begin();
    const browser = await givenBrowser(node).signedIn();
    const token = browser.cookies.get('strait_session') ?? '';
    const kept = JSON.stringify([await world.values.list('session'), world.journal.events]);
    expect(kept).toContain(tokenHash(token));
    expect(kept).not.toContain(token);
  });

  test('a way in asks for the header that foreign pages cannot set', async () => {
    const { node } = await begin();
    for (const url of [
      '/api/sign-in',
      '/api/sign-in/local',
      '/api/sign-out',
      '/api/session/take-over',
      '/api/enrol',
    ]) {
      const answer = await givenBrowser(node).post(url, { staff: 'uk-staff-0007' }, {});
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'origin_refused']);
    }
  });
});

describe('life of a session', () => {
  test('one cannot be fixed: a token known before is worth nothing after signing in or proving again', async () => {
    const { node } = await begin();
    const browser = givenBrowser(node);
    browser.cookies.set('strait_session', 'A'.repeat(43));
    await browser.signedIn();
    const first = browser.cookies.get('strait_session') ?? '';
    expect(first).not.toBe('A'.repeat(43));
    expect((await browser.post('/api/session/prove/demonstration')).statusCode).toBe(200);
    expect(browser.cookies.get('strait_session')).not.toBe(first);
    const thief = givenBrowser(node);
    thief.cookies.set('strait_session', first);
    expect((await thief.get('/api/example')).statusCode).toBe(401);
    expect((await browser.get('/api/example')).statusCode).toBe(200);
  });

  test('signing in again ends the session that the browser had', async () => {
    const { node, world } = await begin();
    const browser = await givenBrowser(node).signedIn();
    const old = browser.cookies.get('strait_session') ?? '';
    await browser.signedIn('uk-staff-0008');
    const again = givenBrowser(node);
    again.cookies.set('strait_session', old);
    expect((await again.get('/api/example')).statusCode).toBe(401);
    expect(types(world, 'access/uk-staff-0007')).toEqual(['SignedIn', 'SignedOut']);
  });

  test('ends unused after an hour, used after twelve', async () => {
    const { node, world } = await begin();
    const browser = await givenBrowser(node).signedIn();
    for (let hour = 0; hour < 13; hour += 1) {
      world.pass(55 * 60);
      expect((await browser.get('/api/example')).statusCode).toBe(200);
    }
    world.pass(20 * 60);
    expect((await browser.get('/api/example')).statusCode).toBe(401);
    const idle = await givenBrowser(node).signedIn();
    world.pass(61 * 60);
    expect((await idle.get('/api/example')).statusCode).toBe(401);
  });

  test('a picture left open is no use: asking whether it stands does not prolong it', async () => {
    const { node, world } = await begin();
    await givenBrowser(node).signedIn();
    const [session] = await node.sessions.of('uk-staff-0007');
    for (let minute = 0; minute < 59; minute += 1) {
      world.pass(60);
      expect(await node.sessions.stands(session?.id ?? '')).not.toBe(null);
    }
    world.pass(61);
    expect(await node.sessions.stands(session?.id ?? '')).toBe(null);
  });

  test('a token in another browser is refused, and dead from then on', async () => {
    const { node } = await begin();
    const browser = await givenBrowser(node).signedIn();
    const thief = givenBrowser(node, {
      headers: { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0' },
    });
    thief.cookies.set('strait_session', browser.cookies.get('strait_session') ?? '');
    expect((await thief.get('/api/example')).statusCode).toBe(401);
    expect((await browser.get('/api/example')).statusCode).toBe(401);
  });

  test('a browser’s update during the watch ends nothing', async () => {
    const { node } = await begin();
    const browser = await givenBrowser(node).signedIn();
    const newer = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0' };
    expect((await browser.get('/api/example', newer)).statusCode).toBe(200);
  });

  test('bound to an address of IPv6, it holds where a device takes its next one by itself, and no further', async () => {
    const { node } = await begin({ bindAddress: true });
    const at = (remoteAddress: string) => givenBrowser(node, { remoteAddress });
    const browser = await at('2001:db8:0:7::a').signedIn();
    const token = browser.cookies.get('strait_session') ?? '';
    const statuses = [];
    for (const address of ['2001:db8:0:7:a:b:c:d', '2001:db8:0:8::a']) {
      const other = at(address);
      other.cookies.set('strait_session', token);
      statuses.push((await other.get('/api/example')).statusCode);
    }
    expect(statuses).toEqual([200, 401]);
  });

  test('is bound to its address where so configured, and only there', async () => {
    for (const [bindAddress, status] of [
      [true, 401],
      [false, 200],
    ] as const) {
      const { node } = await begin({ bindAddress });
      const browser = await givenBrowser(node, { remoteAddress: '192.0.2.1' }).signedIn();
      const moved = givenBrowser(node, { remoteAddress: '192.0.2.2' });
      moved.cookies.set('strait_session', browser.cookies.get('strait_session') ?? '');
      expect((await moved.get('/api/example')).statusCode).toBe(status);
    }
  });

  test('whose post has ended is out at the next request', async () => {
    const { node, world } = await begin();
    const browser = await givenBrowser(node).signedIn();
    world.people.delete('uk-staff-0007');
    expect((await browser.get('/api/example')).statusCode).toBe(401);
    const [kept] = await node.sessions.of('uk-staff-0007');
    expect(await node.sessions.stands(kept?.id ?? '')).toBe(null);
  });

  test('no log, no session: where the book cannot be written nobody is let in', async () => {
    const { node, world } = await begin();
    world.breakDown();
    const browser = givenBrowser(node);
    const answer = await browser.post('/api/sign-in', { staff: 'uk-staff-0007' });
    expect(answer.statusCode).toBe(500);
    expect([browser.cookies.size, (await world.values.list('session')).length]).toEqual([0, 0]);
  });

  test('the session says until when it is proven and when it ends', async () => {
    const { node, world } = await begin();
    const browser = await givenBrowser(node).signedIn();
    world.pass(600);
    const view = (await browser.get('/api/session')).json();
    expect(view).toMatchObject({
      provenAt: '2026-03-01T08:00:00.000Z',
      provenUntil: '2026-03-01T08:05:00.000Z',
      endsAt: '2026-03-01T09:00:00.000Z',
      lifeAtRiskUntil: null,
      staff: { id: 'uk-staff-0007', actions: ['example/room/see'] },
    });
    expect((await browser.get('/api/session')).json().endsAt).toBe('2026-03-01T09:10:00.000Z');
  });
});

describe('seen and ended', () => {
  test('one sees one’s own sessions, ends one or all others, and nobody else’s', async () => {
    const { node, world } = await begin();
    const here = await givenBrowser(node).signedIn();
    const there = await givenBrowser(node).signedIn();
    const third = await givenBrowser(node).signedIn();
    const other = await givenBrowser(node).signedIn('uk-staff-0008');
    const mine = (await here.get('/api/session/mine')).json();
    expect(mine).toHaveLength(3);
    expect(mine.filter(({ current }: { current: boolean }) => current)).toHaveLength(1);
    expect(mine[0]).toMatchObject({ way: 'demonstration', device: 'Firefox, Linux' });
    const otherId = (await other.get('/api/session/mine')).json()[0].id;
    expect((await here.post('/api/session/revoke', { id: otherId })).statusCode).toBe(404);
    const thereId = (await there.get('/api/session')).json().session;
    expect((await here.post('/api/session/revoke', { id: thereId })).statusCode).toBe(200);
    expect((await there.get('/api/example')).statusCode).toBe(401);
    expect((await here.post('/api/session/revoke', { all: true })).json()).toEqual({ ok: true, ended: 1 });
    expect((await third.get('/api/example')).statusCode).toBe(401);
    expect((await here.get('/api/example')).statusCode).toBe(200);
    expect((await other.get('/api/example')).statusCode).toBe(200);
    expect(types(world, 'access/uk-staff-0007').filter((type) => type === 'SessionRevoked')).toHaveLength(2);
  });

  test('ending the present one takes its cookie away', async () => {
    const { node } = await begin();
    const here = await givenBrowser(node).signedIn();
    const { session } = (await here.get('/api/session')).json();
    await here.post('/api/session/revoke', { id: session });
    expect(here.cookies.size).toBe(0);
  });

  test('whoever keeps the register sees and ends those of the own agency', async () => {
    const { node } = await begin();
    const keeper = await givenBrowser(node).signedIn('uk-staff-0009');
    const near = await givenBrowser(node).signedIn('uk-staff-0007');
    const far = await givenBrowser(node).signedIn('fr-staff-0001');
    const rows = (await keeper.get('/api/oversight/identity/sessions')).json();
    expect(rows.map(({ staff }: { staff: string }) => staff).toSorted()).toEqual([
      'uk-staff-0007',
      'uk-staff-0009',
    ]);
    const idOf = async (browser: typeof near) => (await browser.get('/api/session')).json().session;
    const end = async (id: string) =>
      (await keeper.post('/api/oversight/identity/revoke-session', { id })).statusCode;
    expect([await end(await idOf(far)), await end('0'.repeat(24)), await end(await idOf(near))]).toEqual([
      404, 404, 200,
    ]);
    expect([(await near.get('/api/example')).statusCode, (await far.get('/api/example')).statusCode]).toEqual(
      [401, 200],
    );
    expect((await far.get('/api/oversight/identity/sessions')).json().code).toBe('not_permitted');
  });

  test('signing out ends it and is written', async () => {
    const { node, world } = await begin();
    const browser = await givenBrowser(node).signedIn();
    const token = browser.cookies.get('strait_session') ?? '';
    await browser.post('/api/sign-out');
    expect(browser.cookies.size).toBe(0);
    browser.cookies.set('strait_session', token);
    expect((await browser.get('/api/example')).statusCode).toBe(401);
    expect(types(world, 'access/uk-staff-0007')).toEqual(['SignedIn', 'SignedOut']);
  });
});

describe('proving again and handing over', () => {
  test('a proof lasts five minutes, keeps the session and is written', async () => {
    const { node, world } = await begin();
    const browser = await givenBrowser(node).signedIn('uk-staff-0009');
    const issue = async () =>
      (await browser.post('/api/oversight/identity/issue-enrolment', { staff: 'uk-staff-0007' })).json();
    const { session } = (await browser.get('/api/session')).json();
    expect((await issue()).ok).toBe(true);
    world.pass(301);
    expect((await issue()).code).toBe('not_proven');
    await browser.post('/api/session/prove/demonstration', { staff: 'uk-staff-0009' });
    expect((await issue()).ok).toBe(true);
    expect((await browser.get('/api/session')).json().session).toBe(session);
    expect(types(world, 'access/uk-staff-0009')).toEqual(['SignedIn', 'Proven']);
  });

  test('nobody proves another’s session', async () => {
    const { node, world } = await begin();
    const browser = await givenBrowser(node).signedIn();
    const answer = await browser.post('/api/session/prove/demonstration', { staff: 'uk-staff-0008' });
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'sign_in_refused']);
    await node.identity.log.settled();
    expect(world.journal.events.at(-1)).toMatchObject({
      stream: 'access/uk-staff-0008',
      type: 'SignInRefused',
      body: { reason: 'other_person' },
    });
    expect((await browser.get('/api/example')).statusCode).toBe(200);
  });

  test('a desk is taken over in one step: one session ends, the other begins, both books know', async () => {
    const { node, world } = await begin();
    const console = await givenBrowser(node).signedIn();
    const outgoing = console.cookies.get('strait_session') ?? '';
    expect((await console.post('/api/session/take-over', { staff: 'uk-staff-0008' })).statusCode).toBe(200);
    expect((await console.get('/api/example')).json().who).toBe('uk-staff-0008');
    const old = givenBrowser(node);
    old.cookies.set('strait_session', outgoing);
    expect((await old.get('/api/example')).statusCode).toBe(401);
    const [taken, out] = world.journal.events.slice(-2);
    expect(taken).toMatchObject({
      stream: 'access/uk-staff-0008',
      type: 'DeskTakenOver',
      actor: 'uk-staff-0008',
      body: { from: 'uk-staff-0007', desk: 'uk-watch-1' },
    });
    expect(out).toMatchObject({ stream: 'access/uk-staff-0007', type: 'SignedOut', actor: 'uk-staff-0008' });
  });

  test('nobody takes over from themselves or by a failed proof, and the desk stays as it was', async () => {
    const { node } = await begin();
    const console = await givenBrowser(node).signedIn();
    for (const incoming of [
      { staff: 'uk-staff-0007' },
      { staff: 'nobody' },
      { account: 'a.example', secret: 'wrong' },
    ])
      expect((await console.post('/api/session/take-over', incoming)).json().code).toBe('sign_in_refused');
    expect((await console.get('/api/example')).json().who).toBe('uk-staff-0007');
    expect(
      (await givenBrowser(node).post('/api/session/take-over', { staff: 'uk-staff-0008' })).statusCode,
    ).toBe(401);
  });
});
