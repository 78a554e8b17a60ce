import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { type Deviation, fakeAuthenticator } from '../../app/identity/fake-authenticator.ts';
import { type GivenNode, givenBrowser, givenNode, givenWorld, type World } from './given-identity.ts';

const publicAddress = 'https://strait.example.org';
const nodes: GivenNode[] = [];
afterEach(async () => {
  for (const node of nodes.splice(0)) await node.close();
});

async function issued(world: World, node: GivenNode, staff = 'uk-staff-0007'): Promise<string> {
  const answer = await node.identity.enrolments.issue(world.people.get('uk-staff-0009') ?? fail(), staff);
  return answer.ok ? answer.value.code : fail();
}
function fail(): never {
  throw new Error('the example world is not as it should be');
}

async function begin() {
  const world = givenWorld();
  const node = await givenNode(world, { publicAddress });
  nodes.push(node);
  return { world, node, browser: givenBrowser(node) };
}

async function enrolled() {
  const given = await begin();
  const authenticator = fakeAuthenticator(publicAddress);
  const holder = { code: await issued(given.world, given.node), name: 'A. Example' };
  const options = (await given.browser.post('/api/enrol/passkey/options', holder)).json();
  const answer = { ...holder, response: authenticator.attest(options) };
  expect((await given.browser.post('/api/enrol/passkey/verify', answer)).json()).toEqual({ ok: true });
  const signIn = async (but: Deviation = {}) => {
    const asked = (await given.browser.post('/api/sign-in/passkey/options')).json();
    return given.browser.post('/api/sign-in/passkey/verify', { response: authenticator.assert(asked, but) });
  };
  const lastFault = async () => {
    await given.node.identity.log.settled();
    return given.world.journal.events.at(-1)?.body['reason'];
  };
  return { ...given, authenticator, signIn, lastFault };
}

describe('enrolling a passkey', () => {
  test('is asked for with verification of the person, and kept without a name', async () => {
    const { world, node, browser } = await begin();
    const holder = { code: await issued(world, node), name: 'A. Example' };
    const options = (await browser.post('/api/enrol/passkey/options', holder)).json();
    expect(options).toMatchObject({
      rp: { id: 'strait.example.org' },
      attestation: 'none',
      user: { name: 'A. Example' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const kept = JSON.stringify(await world.values.list('challenge'));
    expect(kept).not.toContain('A. Example');
    expect(kept).not.toContain(options.challenge);
  });

  test('signs in with it; the book holds the hash of its id', async () => {
    const { world, signIn, browser } = await enrolled();
    expect((await signIn()).json()).toEqual({ ok: true });
    expect((await browser.get('/api/example')).json().who).toBe('uk-staff-0007');
    expect(world.journal.events.slice(-3).map(({ type }) => type)).toEqual([
      'EnrolmentUsed',
      'CredentialEnrolled',
      'SignedIn',
    ]);
    expect(world.names.get('uk-staff-0007')).toBe('A. Example');
    expect(JSON.stringify(world.journal.events)).not.toContain('A. Example');
  });

  test.each<[string, Deviation]>([
    ['of another origin', { origin: 'https://elsewhere.example.org' }],
    ['of another relying party', { rpId: 'elsewhere.example.org' }],
    ['without verification of the person', { unverified: true }],
    ['to another challenge', { challenge: 'AAAA' }],
  ])('an answer %s is refused and leaves the code usable', async (_what, but) => {
    const { world, node, browser } = await begin();
    const authenticator = fakeAuthenticator(publicAddress);
    const holder = { code: await issued(world, node), name: 'A. Example' };
    const verify = async (deviation: Deviation) => {
      const options = (await browser.post('/api/enrol/passkey/options', holder)).json();
      const response = authenticator.attest(options, deviation);
      return (await browser.post('/api/enrol/passkey/verify', { ...holder, response })).json();
    };
    expect((await verify(but)).code).toBe('sign_in_refused');
    expect((await verify({})).ok).toBe(true);
  });

  test('a challenge for one person’s code enrols nobody else', async () => {
    const { world, node, browser } = await begin();
    const authenticator = fakeAuthenticator(publicAddress);
    const [mine, other] = [await issued(world, node), await issued(world, node, 'uk-staff-0008')];
    const options = (
      await browser.post('/api/enrol/passkey/options', { code: mine, name: 'A. Example' })
    ).json();
    const response = authenticator.attest(options);
    const answer = await browser.post('/api/enrol/passkey/verify', {
      code: other,
      name: 'A. Example',
      response,
    });
    expect(answer.json().code).toBe('sign_in_refused');
  });
});

describe('signing in with a passkey', () => {
  test('names nobody before', async () => {
    const { browser } = await enrolled();
    const options = (await browser.post('/api/sign-in/passkey/options')).json();
    expect(options).toMatchObject({ userVerification: 'required', rpId: 'strait.example.org' });
    expect(options.allowCredentials ?? []).toEqual([]);
  });

  test.each<[string, Deviation, string]>([
    ['of another origin', { origin: 'https://elsewhere.example.org' }, 'wrong_key'],
    ['of another relying party', { rpId: 'elsewhere.example.org' }, 'wrong_key'],
    ['without verification of the person', { unverified: true }, 'wrong_key'],
    ['for another person', { userHandle: 'AAAA' }, 'wrong_key'],
    ['with a count that went back', { counter: 1 }, 'counter'],
    ['to a challenge of its own', { challenge: 'AAAA' }, 'challenge'],
  ])('an answer %s is refused', async (_what, but, fault) => {
    const { signIn, lastFault, browser } = await enrolled();
    expect((await signIn()).statusCode).toBe(200);
    browser.cookies.clear();
    const refused = await signIn(but);
    expect([refused.statusCode, refused.json().code]).toEqual([401, 'sign_in_refused']);
    expect(browser.cookies.size).toBe(0);
    expect(await lastFault()).toBe(fault);
  });

  test('the person’s own handle is accepted', async () => {
    const { signIn } = await enrolled();
    const userHandle = createHash('sha256').update('strait/uk-staff-0007').digest('base64url');
    expect((await signIn({ userHandle })).statusCode).toBe(200);
  });

  test('an answer is good once, also of two at once, and for five minutes', async () => {
    const { authenticator, browser, world, node } = await enrolled();
    const asked = (await browser.post('/api/sign-in/passkey/options')).json();
    const response = authenticator.assert(asked);
    const verify = (one: unknown) =>
      givenBrowser(node).post('/api/sign-in/passkey/verify', { response: one });
    const both = await Promise.all([verify(response), verify(response)]);
    expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 401]);
    expect((await verify(response)).statusCode).toBe(401);
    const late = (await browser.post('/api/sign-in/passkey/options')).json();
    world.pass(301);
    expect((await verify(authenticator.assert(late))).statusCode).toBe(401);
  });

  test('another’s key, or a key nobody enrolled, opens nothing', async () => {
    const { browser } = await enrolled();
    const stranger = fakeAuthenticator(publicAddress);
    const asked = (await browser.post('/api/sign-in/passkey/options')).json();
    const answer = await browser.post('/api/sign-in/passkey/verify', { response: stranger.assert(asked) });
    expect(answer.json().code).toBe('sign_in_refused');
  });

  test('a challenge for signing in proves no session, and one session’s no other', async () => {
    const { authenticator, browser, signIn, node } = await enrolled();
    await signIn();
    const forSignIn = (await browser.post('/api/sign-in/passkey/options')).json();
    const prove = (asked: { challenge: string }, from = browser) =>
      from.post('/api/session/prove/passkey/verify', { response: authenticator.assert(asked) });
    expect((await prove(forSignIn)).statusCode).toBe(401);
    const other = await givenBrowser(node).signedIn();
    const forOther = (await other.post('/api/session/prove/passkey/options')).json();
    expect((await prove(forOther)).statusCode).toBe(401);
    const own = (await browser.post('/api/session/prove/passkey/options')).json();
    expect((await prove(own)).statusCode).toBe(200);
  });

  test('takes a desk over', async () => {
    const { authenticator, node } = await enrolled();
    const console = await givenBrowser(node).signedIn('uk-staff-0008');
    const asked = (await console.post('/api/session/take-over/passkey/options')).json();
    const answer = await console.post('/api/session/take-over', { response: authenticator.assert(asked) });
    expect(answer.statusCode).toBe(200);
    expect((await console.get('/api/example')).json().who).toBe('uk-staff-0007');
  });

  test('a malformed answer is refused, not a fault', async () => {
    const { authenticator, browser, node } = await enrolled();
    const asked = (await browser.post('/api/sign-in/passkey/options')).json();
    const good = authenticator.assert(asked);
    const spoil = (part: object) => ({ ...good, response: { ...good.response, ...part } });
    for (const response of [
      spoil({ clientDataJSON: 'bm90IGpzb24' }),
      spoil({ clientDataJSON: 'bnVsbA' }),
      spoil({ authenticatorData: 'AAAA' }),
      spoil({ signature: 'AAAA' }),
    ])
      expect((await browser.post('/api/sign-in/passkey/verify', { response })).statusCode).toBe(401);
    expect(node.faults).toEqual([]);
    expect(node.counted.filter((code) => code.startsWith('fault'))).toEqual([]);
  });
});

test('without a public address the way is not offered', async () => {
  const node = await givenNode(givenWorld());
  nodes.push(node);
  const browser = givenBrowser(node);
  expect((await browser.get('/api/sign-in/ways')).json()).toEqual({
    demonstration: true,
    local: true,
    passkey: false,
    oidc: null,
  });
  expect((await browser.post('/api/sign-in/passkey/options')).json().code).toBe('way_not_offered');
  expect((await browser.get('/api/sign-in/oidc')).json().code).toBe('way_not_offered');
});
