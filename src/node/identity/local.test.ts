import { afterEach, describe, expect, test } from 'vitest';
import { fakeKeptValues } from '../../app/fake-kept-values.ts';
import { nobodysHash } from '../../app/identity/secrets.ts';
import {
  countingHashes,
  type GivenNode,
  givenBrowser,
  givenNode,
  givenWorld,
  type NodeOptions,
} from './given-identity.ts';

const nodes: GivenNode[] = [];
afterEach(async () => {
  for (const node of nodes.splice(0)) await node.close();
});
const account = 'a.example';
const secret = 'tide clock barnacle';

async function enrolled(options: NodeOptions = {}) {
  const world = givenWorld();
  const hashes = countingHashes();
  const node = await givenNode(world, { hashes, demonstration: true, ...options });
  nodes.push(node);
  const keeper = await givenBrowser(node).signedIn('uk-staff-0009');
  const { code } = (
    await keeper.post('/api/oversight/identity/issue-enrolment', { staff: 'uk-staff-0007' })
  ).json();
  const enrolling = { code, name: 'A. Example', way: 'local', account, secret };
  const answer = await givenBrowser(node).post('/api/enrol', enrolling);
  expect(answer.json()).toEqual({ ok: true });
  const at = (address: string) => givenBrowser(node, { remoteAddress: address });
  const tries = (browser: ReturnType<typeof at>, said: string) =>
    browser.post('/api/sign-in/local', { account, secret: said });
  return { world, node, hashes, at, tries };
}

describe('local accounts', () => {
  test('the right secret opens a session, whatever the case of the account', async () => {
    const { at, node, world } = await enrolled();
    const browser = at('192.0.2.1');
    const answer = await browser.post('/api/sign-in/local', { account: 'A.Example', secret });
    expect(answer.json()).toEqual({ ok: true });
    expect((await browser.get('/api/example')).json().who).toBe('uk-staff-0007');
    expect(world.journal.events.at(-1)).toMatchObject({ type: 'SignedIn', body: { way: 'local' } });
    expect(node.faults).toEqual([]);
  });

  test('unknown account, wrong secret and waiting time: one answer, one comparison each', async () => {
    const { at, tries, hashes } = await enrolled();
    const browser = at('192.0.2.1');
    const answers = [await browser.post('/api/sign-in/local', { account: 'nobody', secret })];
    for (let time = 0; time < 6; time += 1) answers.push(await tries(browser, 'wrong secret'));
    answers.push(await tries(browser, secret)); // right, but during the wait
    const said = new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`));
    expect(said.size).toBe(1);
    expect(answers[0]?.json()).toMatchObject({ ok: false, code: 'sign_in_refused' });
    expect(answers[0]?.json()).not.toHaveProperty('detail');
    expect(hashes.compared).toEqual([nobodysHash, ...Array.from({ length: 7 }, () => `hash of ${secret}`)]);
  });

  test('what happened to a known person is written, to an unknown one counted; neither with a word of theirs', async () => {
    const { at, tries, world, node } = await enrolled();
    const browser = at('192.0.2.1');
    for (let time = 0; time < 9; time += 1) await tries(browser, 'wrong secret');
    await browser.post('/api/sign-in/local', { account: 'nobody-known', secret: 'x' });
    await node.identity.log.settled();
    const own = world.journal.events.filter(({ stream }) => stream === 'access/uk-staff-0007');
    const count = (type: string) => own.filter((event) => event.type === type).length;
    expect([count('SignInRefused'), count('LockedOut')]).toEqual([5, 1]);
    expect(own.at(-1)?.actor).toBe('node');
    const book = JSON.stringify(world.journal.events);
    for (const word of [account, secret, 'wrong secret', '192.0.2.1', 'A. Example', 'nobody-known'])
      expect(book).not.toContain(word);
    expect(node.counted.filter((code) => code === 'refused sign_in_refused')).toHaveLength(10);
  });

  test('the wait ends, and the right secret then opens', async () => {
    const { at, tries, world } = await enrolled();
    for (let time = 0; time < 5; time += 1) await tries(at('192.0.2.1'), 'wrong secret');
    expect((await tries(at('192.0.2.1'), secret)).statusCode).toBe(401);
    world.pass(61);
    expect((await tries(at('192.0.2.1'), secret)).statusCode).toBe(200);
  });

  test('an attack from anywhere does not keep the officer from the usual place', async () => {
    const { at, tries, world } = await enrolled();
    expect((await tries(at('192.0.2.1'), secret)).statusCode).toBe(200);
    for (let address = 2; address < 40; address += 1)
      for (let time = 0; time < 3; time += 1) await tries(at(`192.0.2.${address}`), 'wrong secret');
    expect((await tries(at('192.0.2.1'), secret)).statusCode).toBe(200);
    expect((await tries(at('192.0.2.99'), secret)).statusCode).toBe(401);
    world.pass(60);
    expect((await tries(at('192.0.2.99'), secret)).statusCode).toBe(200);
  });

  test('a person without a post is refused though the secret is right', async () => {
    const { at, tries, world, node } = await enrolled();
    world.people.delete('uk-staff-0007');
    expect((await tries(at('192.0.2.1'), secret)).json().code).toBe('sign_in_refused');
    await node.identity.log.settled();
    expect(world.journal.events.at(-1)).toMatchObject({ type: 'SignInRefused', body: { reason: 'no_post' } });
  });

  test('proves again and takes over by it', async () => {
    const { at, world } = await enrolled();
    const console = await at('192.0.2.1').signedIn('uk-staff-0008');
    expect((await console.post('/api/session/prove/local', { account, secret })).statusCode).toBe(401);
    expect((await console.post('/api/session/take-over', { account, secret })).statusCode).toBe(200);
    expect((await console.post('/api/session/prove/local', { account, secret })).statusCode).toBe(200);
    expect(world.journal.events.slice(-3).map(({ type }) => type)).toEqual([
      'DeskTakenOver',
      'SignedOut',
      'Proven',
    ]);
  });

  test('a revoked credential opens nothing and its sessions end', async () => {
    const { at, tries, node, world } = await enrolled();
    const browser = at('192.0.2.1');
    await tries(browser, secret);
    const keeper = await givenBrowser(node).signedIn('uk-staff-0009');
    const staff = 'uk-staff-0007';
    const [held] = (await keeper.get(`/api/oversight/identity/credentials?staff=${staff}`)).json();
    expect(held).toMatchObject({ way: 'local' });
    const revoke = { staff, credential: held.credential };
    expect((await keeper.post('/api/oversight/identity/revoke-credential', revoke)).statusCode).toBe(200);
    expect((await browser.get('/api/example')).statusCode).toBe(401);
    expect((await tries(browser, secret)).statusCode).toBe(401);
    const again = await keeper.post('/api/oversight/identity/revoke-credential', revoke);
    expect([again.statusCode, again.json().code]).toEqual([409, 'credential_unknown']);
    expect(world.journal.events.map(({ type }) => type)).toContain('CredentialRevoked');
    const far = { staff: 'fr-staff-0001', credential: held.credential };
    expect((await keeper.post('/api/oversight/identity/revoke-credential', far)).statusCode).toBe(404);
    expect((await keeper.get('/api/oversight/identity/credentials?staff=fr-staff-0001')).statusCode).toBe(
      404,
    );
  });

  describe('a way in that is taken away while somebody comes in by it opens nothing', () => {
    const staff = 'uk-staff-0007';
    async function revoking(options: (now: () => Promise<void>) => NodeOptions) {
      let revoke: () => Promise<unknown> = async () => {};
      const given = await enrolled(
        options(async () => {
          const once = revoke;
          revoke = async () => {};
          await once();
        }),
      );
      const keeper = await givenBrowser(given.node).signedIn('uk-staff-0009');
      const [held] = (await keeper.get(`/api/oversight/identity/credentials?staff=${staff}`)).json();
      const taken = { staff, credential: held.credential };
      revoke = () => keeper.post('/api/oversight/identity/revoke-credential', taken);
      return given;
    }
    const refused = async ({ at, tries, node }: Awaited<ReturnType<typeof enrolled>>) => {
      const browser = at('192.0.2.1');
      expect((await tries(browser, secret)).statusCode).toBe(401);
      expect((await browser.get('/api/example')).statusCode).toBe(401);
      expect(await node.sessions.of(staff)).toEqual([]);
    };

    test('while the secret is compared', async () => {
      const hashes = countingHashes();
      const verify = async (now: () => Promise<void>, kept: string, said: string) => {
        await now();
        return hashes.verify(kept, said);
      };
      await refused(
        await revoking((now) => ({
          hashes: { ...hashes, verify: (kept, said) => verify(now, kept, said) },
        })),
      );
    });

    test('between the comparison and the session’s own beginning', async () => {
      const values = fakeKeptValues();
      const put = async (now: () => Promise<void>, ...[room, ...rest]: Parameters<typeof values.put>) => {
        if (room === 'session') await now();
        return values.put(room, ...rest);
      };
      const given = await revoking((now) => ({
        values: { ...values, put: (...asked) => put(now, ...asked) },
      }));
      await refused(given);
      const own = given.world.journal.events.filter(({ stream }) => stream === `access/${staff}`);
      expect(own.slice(-3).map(({ type }) => type)).toEqual(['SignedIn', 'CredentialRevoked', 'SignedOut']);
    });
  });

  test('oversized, deep and malformed bodies are refused before anything is compared', async () => {
    const { at, hashes } = await enrolled();
    const browser = at('192.0.2.1');
    const deep = `${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`;
    const codes = [];
    for (const body of [
      { account, secret: 'x'.repeat(40_000) },
      { account, secret: 'x'.repeat(600) },
      { account: ['a'], secret },
      JSON.parse(deep),
      { account, secret, more: 1 },
      { account: 'a\r\nSet-Cookie: x', secret },
    ])
      codes.push((await browser.post('/api/sign-in/local', body)).json().code);
    expect(codes).toEqual(['body_too_large', 'invalid', 'invalid', 'invalid', 'invalid', 'invalid']);
    expect(hashes.compared).toEqual([]);
  });

  test('the ways in are limited together for each address', async () => {
    const { at, tries } = await enrolled({ signInsPerMinuteMax: 5 });
    const browser = at('192.0.2.50');
    for (let time = 0; time < 3; time += 1) await tries(browser, 'wrong secret');
    for (let time = 0; time < 2; time += 1)
      await browser.post('/api/enrol/passkey/options', { code: 'ABCDEFGH', name: 'A. Example' });
    expect((await tries(browser, secret)).json().code).toBe('too_many_requests');
    expect((await tries(at('192.0.2.51'), secret)).statusCode).toBe(200);
  });
});
