import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLiveHub } from '../../app/live.ts';
import { createKeyedFeed } from '../../app/keyed-feed.ts';
import { liveRoute } from '../../app/live-route.ts';
import { accountKey } from '../../app/identity/local.ts';
import { createPositionSeal } from '../../app/position-seal.ts';
import { createJournal } from '../../journal/journal.ts';
import { createKeptValues } from '../../journal/kept-values.ts';
import { openStore } from '../../journal/store.ts';
import { type TestServer, testServers } from '../../journal/test-server.ts';
import type { NodeId } from '../../kernel/ids.ts';
import { givenBrowser, givenNode, givenWorld, type World } from './given-identity.ts';

const [builtIn] = testServers;
let server: TestServer;
const closing: (() => Promise<void>)[] = [];
beforeAll(async () => {
  if (builtIn === undefined) throw new Error('there is always a built-in server');
  server = await builtIn.start();
});
afterAll(async () => {
  for (const close of closing.reverse()) await close();
  await server.stop();
});

/** A process with a store, a book and a server of its own. */
async function begin(world: World, url: string) {
  const store = await openStore({ url });
  const journal = await createJournal({ store, origin: 'uk' as NodeId });
  const node = await givenNode(world, { journal, values: createKeptValues(store) });
  closing.push(async () => {
    await node.close();
    await journal.close();
    await store.close();
  });
  return { ...node, journal };
}

async function two() {
  const world = givenWorld();
  const url = await server.freshUrl();
  return { world, one: await begin(world, url), other: await begin(world, url) };
}

describe('two processes on one store', () => {
  test('a session opened on one stands on the other; ended on one, it is dead on the other at once', async () => {
    const { one, other } = await two();
    const here = await givenBrowser(one).signedIn();
    const there = givenBrowser(other);
    there.cookies.set('strait_session', here.cookies.get('strait_session') ?? '');
    expect((await there.get('/api/example')).statusCode).toBe(200);
    const { session } = (await here.get('/api/session')).json();
    const second = await givenBrowser(other).signedIn();
    expect((await second.post('/api/session/revoke', { id: session })).statusCode).toBe(200);
    expect([
      (await here.get('/api/example')).statusCode,
      (await there.get('/api/example')).statusCode,
    ]).toEqual([401, 401]);
  });

  test('a token rotated on one is dead on the other', async () => {
    const { one, other } = await two();
    const here = await givenBrowser(one).signedIn();
    const old = givenBrowser(other);
    old.cookies.set('strait_session', here.cookies.get('strait_session') ?? '');
    await here.post('/api/session/prove/demonstration');
    expect((await old.get('/api/example')).statusCode).toBe(401);
    old.cookies.set('strait_session', here.cookies.get('strait_session') ?? '');
    expect((await old.get('/api/example')).statusCode).toBe(200);
  });

  test('a desk is handed over in one entry of the book: both streams or none', async () => {
    const { one } = await two();
    const console = await givenBrowser(one).signedIn();
    expect((await console.post('/api/session/take-over', { staff: 'uk-staff-0008' })).statusCode).toBe(200);
    const [incoming, outgoing] = await Promise.all([
      one.journal.readStream('access/uk-staff-0008'),
      one.journal.readStream('access/uk-staff-0007'),
    ]);
    expect(incoming.map(({ type }) => type)).toEqual(['DeskTakenOver']);
    expect(outgoing.map(({ type }) => type)).toEqual(['SignedIn', 'SignedOut']);
    expect(incoming[0]?.idempotencyKey).toBe(outgoing[1]?.idempotencyKey);
    expect(incoming[0]?.label).toMatchObject({ owner: 'agency-a', jurisdiction: ['oversight'] });
  });

  test('one code enrols one person, whichever process is asked', async () => {
    const { one, other, world } = await two();
    const keeper = await givenBrowser(one).signedIn('uk-staff-0009');
    const { code } = (
      await keeper.post('/api/oversight/identity/issue-enrolment', { staff: 'uk-staff-0007' })
    ).json();
    const enrol = (node: typeof one, account: string) =>
      givenBrowser(node).post('/api/enrol', {
        code,
        name: 'A. Example',
        way: 'local',
        account,
        secret: 'tide clock barnacle',
      });
    const both = await Promise.all([enrol(one, 'a.example'), enrol(other, 'b.example')]);
    expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 401]);
    const known = await one.journal.readStream('access/uk-staff-0007');
    expect(known.filter(({ type }) => type === 'EnrolmentUsed')).toHaveLength(1);
    expect(world.names.get('uk-staff-0007')).toBe('A. Example');
  });

  test('failures are counted together', async () => {
    const { one, other } = await two();
    const tries = async (node: typeof one) =>
      (await givenBrowser(node).post('/api/sign-in/local', { account: 'nobody', secret: 'x' })).statusCode;
    expect(
      await Promise.all(Array.from({ length: 8 }, (_, index) => tries(index % 2 === 0 ? one : other))),
    ).toEqual(Array.from({ length: 8 }, () => 401));
    const judged = await one.identity.local.lockOut.attempt({
      account: accountKey('nobody'),
      address: '127.0.0.1',
      met: false,
    });
    expect(judged.allowed).toBe(false);
  });
});

test('the live stream of somebody whose post has ended is closed within five seconds; a proof does not close it', async () => {
  const world = givenWorld();
  const none = createKeyedFeed(10);
  const hub = createLiveHub({
    topics: {
      motions: none,
      seesTracks: () => false,
      vessels: none,
      detectionsAfter: async () => ({ position: 0, values: [] }),
      detectionsHead: () => 0,
      detectionsFrom: async () => 0,
      health: () => '{}',
    },
    clock: world.now,
    epoch: 'example',
    seal: createPositionSeal(Buffer.alloc(32, 1)),
    hello: { node: 'uk', version: '0' },
    tickMilliseconds: 5,
    healthMilliseconds: 1_000_000,
    stuckMilliseconds: 1_000_000,
    clientsMax: 4,
  });
  const node = await givenNode(world, {
    routes: (sessions) => [
      liveRoute({
        hub,
        action: 'signed_in',
        readerOf: (who, session) => ({
          now: () => who,
          stillAllowed: async () => session !== null && (await sessions.stands(session.id)) !== null,
        }),
      }),
    ],
  });
  closing.push(node.close, async () => hub.close());
  const browser = await givenBrowser(node).signedIn();
  let ended: string | null = null;
  const address = await node.server.listen({ host: '127.0.0.1', port: 0 });
  const reading = fetch(`${address}/api/live`, { headers: browser.headers() })
    .then((answer) => answer.text())
    .then((text) => {
      ended = text;
    });
  await expect.poll(() => hub.clients).toBe(1);
  await browser.post('/api/session/prove/demonstration');
  world.pass(5);
  await browser.get('/api/example');
  expect([ended, hub.clients]).toEqual([null, 1]);
  world.people.delete('uk-staff-0007');
  world.pass(5);
  await reading;
  expect(ended).toContain('"reason":"not_signed_in"');
});
