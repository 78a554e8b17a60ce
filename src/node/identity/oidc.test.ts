import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GivenNode, givenBrowser, givenNode, givenWorld } from './given-identity.ts';
import { fakeProvider, type Forgery, givenProvider, publicAddress } from './given-provider.ts';

type Settings = ReturnType<Awaited<ReturnType<typeof givenProvider>>['settings']>;
const nodes: GivenNode[] = [];
let real: Awaited<ReturnType<typeof givenProvider>>;
let liar: Awaited<ReturnType<typeof fakeProvider>>;
beforeAll(async () => {
  [real, liar] = await Promise.all([givenProvider(), fakeProvider()]);
});
afterAll(async () => {
  for (const node of nodes) await node.close();
  await Promise.all([real.close(), liar.close()]);
});

/** A node at which uk-staff-0007 has enrolled as the provider's person-1. */
async function enrolled(oidc: Settings, comeBack: (to: string) => Promise<string> | string) {
  const world = givenWorld();
  const node = await givenNode(world, { publicAddress, oidc });
  nodes.push(node);
  const keeper = await givenBrowser(node).signedIn('uk-staff-0009');
  const { code } = (
    await keeper.post('/api/oversight/identity/issue-enrolment', { staff: 'uk-staff-0007' })
  ).json();
  const browser = givenBrowser(node);
  const { to } = (await browser.post('/api/enrol/oidc', { code, name: 'A. Example' })).json();
  const back = await browser.get(await comeBack(to));
  expect([back.statusCode, back.headers.location]).toEqual([303, '/?enrolled=oidc']);
  const begin = async (from = browser, url = '/api/sign-in/oidc') =>
    String((await from.get(url)).headers.location);
  const lastRefusal = async () => {
    await node.identity.log.settled();
    return world.journal.events.findLast(({ type }) => type === 'SignInRefused')?.body['reason'];
  };
  return { world, node, browser, begin, lastRefusal };
}

describe('with a real provider', () => {
  const given = () => enrolled(real.settings(), (to) => real.visit(to, 'person-1'));

  test('asks for a code with PKCE, state and nonce, and that the person be seen now', async () => {
    const { begin, world } = await given();
    const asked = new URL(await begin()).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      scope: 'openid',
      code_challenge_method: 'S256',
      prompt: 'login',
      redirect_uri: `${publicAddress}/api/sign-in/oidc/return`,
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/);
    const kept = JSON.stringify(await world.values.list('challenge'));
    for (const name of ['state', 'nonce']) expect(kept).not.toContain(asked.get(name));
  });

  test('signs in whoever enrolled, and nobody else', async () => {
    const { begin, browser, world, node } = await given();
    const back = await browser.get(await real.visit(await begin(), 'person-1'));
    expect([back.statusCode, back.headers.location]).toEqual([303, '/']);
    expect((await browser.get('/api/example')).json().who).toBe('uk-staff-0007');
    expect(world.journal.events.at(-1)).toMatchObject({ type: 'SignedIn', body: { way: 'oidc' } });
    expect([...browser.cookies.keys()]).toEqual(['strait_session']);
    const stranger = givenBrowser(node);
    const refused = await stranger.get(await real.visit(await begin(stranger), 'person-2'));
    expect(refused.json()).toMatchObject({ ok: false, code: 'sign_in_refused' });
    expect(await world.values.list('credential')).toHaveLength(1);
    expect(JSON.stringify([await world.values.list('credential'), world.journal.events])).not.toContain(
      'person-1',
    );
  });

  test('a way back is good once, in the browser that began, for five minutes', async () => {
    const { begin, browser, world, node } = await given();
    const to = await begin();
    const secret = browser.cookies.get('strait_sign_in') ?? '';
    const way = await real.visit(to, 'person-1');
    expect((await givenBrowser(node).get(way)).statusCode).toBe(401);
    const thief = givenBrowser(node);
    await begin(thief);
    expect((await thief.get(way)).statusCode).toBe(401);
    expect((await browser.get(way)).statusCode).toBe(303);
    browser.cookies.set('strait_sign_in', secret);
    expect((await browser.get(way)).statusCode).toBe(401);
    const late = await real.visit(await begin(), 'person-1');
    world.pass(301);
    expect((await browser.get(late)).statusCode).toBe(401);
  });

  test('a foreign page that sends the browser back does not end the flow under way', async () => {
    const { begin, browser } = await given();
    const way = await real.visit(await begin(), 'person-1');
    const secret = browser.cookies.get('strait_sign_in') ?? '';
    await browser.get('/api/sign-in/oidc/return?code=x&state=y');
    browser.cookies.set('strait_sign_in', secret);
    expect((await browser.get(way)).statusCode).toBe(303);
  });

  test('a browser that navigates is led back to the console, and it is counted', async () => {
    const { browser, node } = await given();
    const answer = await browser.get('/api/sign-in/oidc/return?code=x&state=y', { accept: 'text/html' });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/?refused=sign_in_refused']);
    expect(node.counted).toContain('sign_in_refused');
  });

  test('proves a session again and takes a desk over, though the session’s cookie stays behind', async () => {
    const { begin, browser, node, world } = await given();
    await browser.get(await real.visit(await begin(), 'person-1'));
    const to = await begin(browser, '/api/session/prove/oidc');
    const token = browser.cookies.get('strait_session') ?? '';
    browser.cookies.delete('strait_session'); // SameSite=Strict: a foreign page’s redirect does not bring it
    expect((await browser.get(await real.visit(to, 'person-1'))).headers.location).toBe('/');
    expect(browser.cookies.get('strait_session')).not.toBe(token);
    expect(world.journal.events.at(-1)?.type).toBe('Proven');
    const console = await givenBrowser(node).signedIn('uk-staff-0008');
    const taking = await begin(console, '/api/session/take-over/oidc');
    console.cookies.delete('strait_session');
    expect((await console.get(await real.visit(taking, 'person-1'))).headers.location).toBe('/');
    expect((await console.get('/api/example')).json().who).toBe('uk-staff-0007');
    const alien = await begin(console, '/api/session/prove/oidc');
    expect((await console.get(await real.visit(alien, 'person-2'))).statusCode).toBe(401);
  });

  test('knows people by another claim where so configured', async () => {
    const { begin, browser } = await enrolled(real.settings('staff_number'), (to) =>
      real.visit(to, 'person-1'),
    );
    expect((await browser.get(await real.visit(await begin(), 'person-1'))).headers.location).toBe('/');
    const without = givenWorld();
    const node = await givenNode(without, { publicAddress, oidc: real.settings('no_such_claim') });
    nodes.push(node);
    const other = givenBrowser(node);
    const to = String((await other.get('/api/sign-in/oidc')).headers.location);
    expect((await other.get(await real.visit(to, 'person-1'))).statusCode).toBe(401);
  });

  test('one identity of the provider is one person’s only', async () => {
    const { node, world } = await given();
    const keeper = await givenBrowser(node).signedIn('uk-staff-0009');
    const issued = await keeper.post('/api/oversight/identity/issue-enrolment', { staff: 'uk-staff-0008' });
    const browser = givenBrowser(node);
    const { to } = (
      await browser.post('/api/enrol/oidc', { code: issued.json().code, name: 'B. Example' })
    ).json();
    expect((await browser.get(await real.visit(to, 'person-1'))).statusCode).toBe(401);
    expect(await world.values.list('credential')).toHaveLength(1);
  });
});

describe('with a provider that lies', () => {
  const given = () => enrolled(liar.settings, (to) => liar.answer(to));
  const now = () => Math.floor(Date.now() / 1000);

  test('its honest token is accepted, so that each lie is refused for itself', async () => {
    const { begin, browser } = await given();
    expect((await browser.get(liar.answer(await begin()))).headers.location).toBe('/');
  });

  test.each<[string, () => Forgery]>([
    ['without a signature (alg none)', () => ({ sign: 'none' })],
    ['signed with the shared secret instead of the key', () => ({ sign: 'HS256' })],
    ['signed by a foreign key', () => ({ sign: 'foreign' })],
    ['signed by a foreign key under the own name', () => ({ sign: 'foreign_named' })],
    ['with a broken signature', () => ({ sign: 'broken' })],
    ['that has expired', () => ({ claims: { exp: now() - 120, iat: now() - 600 } })],
    ['for another audience', () => ({ claims: { aud: 'elsewhere' } })],
    [
      'for several audiences without saying for whom',
      () => ({ claims: { aud: ['strait-example', 'elsewhere'] } }),
    ],
    ['of another issuer', () => ({ claims: { iss: 'https://elsewhere.example.org' } })],
    ['with another nonce', () => ({ claims: { nonce: 'elsewhere' } })],
    ['without a nonce', () => ({ without: 'nonce' })],
    ['without an end', () => ({ without: 'exp' })],
    ['without a subject', () => ({ without: 'sub' })],
    ['that does not say when the person was seen', () => ({ without: 'auth_time' })],
    ['of somebody seen an hour ago', () => ({ claims: { auth_time: now() - 3600 } })],
    ['not valid yet', () => ({ claims: { nbf: now() + 600 } })],
  ])('a token %s is refused', async (_what, forgery) => {
    const { begin, browser, node } = await given();
    const answer = await browser.get(liar.answer(await begin(), forgery()));
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'sign_in_refused']);
    expect(browser.cookies.has('strait_session')).toBe(false);
    expect(node.faults).toHaveLength(1);
  });

  test('a token of an earlier flow is refused in the next: its nonce is the other’s', async () => {
    const { begin, browser } = await given();
    const first = await begin();
    const nonce = new URL(first).searchParams.get('nonce');
    expect((await browser.get(liar.answer(first))).statusCode).toBe(303);
    expect((await browser.get(liar.answer(await begin(), { claims: { nonce } }))).statusCode).toBe(401);
  });

  test.each([
    [
      'names another issuer (mix-up)',
      (way: string) => way.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Felsewhere.example.org'),
    ],
    ['names no issuer where the provider always does', (way: string) => way.replace(/&iss=[^&]+/, '')],
    ['bears no code', (way: string) => way.replace(/code=[^&]+&/, '')],
    ['bears an error', (way: string) => way.replace(/code=[^&]+/, 'error=access_denied')],
    ['bears another state', (way: string) => way.replace(/state=[^&]+/, 'state=elsewhere')],
  ])('an answer that %s is refused', async (_what, spoil) => {
    const { begin, browser } = await given();
    expect((await browser.get(spoil(liar.answer(await begin())))).statusCode).toBe(401);
    expect(browser.cookies.has('strait_session')).toBe(false);
  });

  test('a known person’s refusal is written where the token was good but the post is gone', async () => {
    const { begin, browser, world, lastRefusal } = await given();
    world.people.delete('uk-staff-0007');
    expect((await browser.get(liar.answer(await begin()))).statusCode).toBe(401);
    expect(await lastRefusal()).toBe('no_post');
  });

  test('one that is away is told as such, and asked again at the next try', async () => {
    const node = await givenNode(givenWorld(), { publicAddress, oidc: liar.settings });
    nodes.push(node);
    const browser = givenBrowser(node);
    liar.down(true);
    const away = await browser.get('/api/sign-in/oidc');
    expect([away.statusCode, away.json().code]).toEqual([503, 'provider_away']);
    expect((await browser.get('/api/sign-in/oidc', { accept: 'text/html' })).headers.location).toBe(
      '/?refused=provider_away',
    );
    liar.down(false);
    expect((await browser.get('/api/sign-in/oidc')).statusCode).toBe(303);
  });
});

test('plain HTTP is spoken to a provider on loopback only', async () => {
  const issuer = 'http://elsewhere.example.org';
  const node = await givenNode(givenWorld(), { publicAddress, oidc: { ...liar.settings, issuer } });
  nodes.push(node);
  expect((await givenBrowser(node).get('/api/sign-in/oidc')).json().code).toBe('provider_away');
  expect(String(node.faults[0])).toContain('only requests to HTTPS are allowed');
});
