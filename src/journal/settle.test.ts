import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NodeId } from '../kernel/ids.ts';
import type { UtcText } from '../kernel/time.ts';
import { type Connection, keepConnection } from './connection.ts';
import { isStoreFault } from './faults.ts';
import { createJournal } from './journal.ts';
import { prepare } from './prepare.ts';
import type { AppendOutcome, AppendRequest, Journal } from './port.ts';
import { settle } from './settle.ts';
import { openStore, type Store } from './store.ts';
import { sampleEvent, sampleRequest, type TestServer, testServers } from './test-server.ts';

let server: TestServer;
let store: Store;
let journal: Journal;
const by = { origin: 'fr' as NodeId, now: () => '2021-11-24T03:04:05.000Z' as UtcText };

beforeAll(async () => {
  const started = await testServers[0]?.start();
  if (!started) throw new Error('no built-in server');
  server = started;
  store = await openStore({ url: await server.freshUrl() });
  journal = await createJournal({ store, origin: by.origin });
});
afterAll(async () => {
  await journal.close();
  await store.close();
  await server.stop();
});

/** Settles requests over a link; answers as the callers hear it. */
async function settled(requests: readonly AppendRequest[], link: Connection, patienceMilliseconds = 2000) {
  const heard: Promise<AppendOutcome>[] = [];
  const batch = requests.map((request) => {
    const { promise, resolve, reject } = Promise.withResolvers<AppendOutcome>();
    promise.catch(() => {}); // looked at below
    heard.push(promise);
    return { prepared: prepare(request, 'fr' as NodeId), resolve, reject };
  });
  await settle(batch, { link, by, onWritten: () => {}, patienceMilliseconds });
  return Promise.allSettled(heard);
}

/** A link whose connection breaks at the first statement that starts so, before or after the server did it. */
function breakingLink(statement: string, { done, times = 1 }: { done: boolean; times?: number }): Connection {
  const link = keepConnection(store.program, { name: 'breaking' });
  let left = times;
  return {
    ...link,
    async get() {
      const client = await link.get();
      return new Proxy(client, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name);
          if (name !== 'query' || typeof value !== 'function') return value;
          return async (query: string | pg.QueryConfig) => {
            const text = typeof query === 'string' ? query : query.text;
            if (left > 0 && text.startsWith(statement)) {
              left -= 1;
              if (done) await target.query(query);
              link.drop();
              throw new Error('Connection terminated unexpectedly');
            }
            return target.query(query);
          };
        },
      });
    },
  };
}

test('a link lost after the commit: the caller hears of the one decision that stands', async () => {
  const before = await journal.head();
  const requests = [sampleRequest({ stream: 'lost/1' }), sampleRequest({ stream: 'lost/2', events: [] })];
  const heard = await settled(requests, breakingLink('commit', { done: true }));
  expect(heard).toEqual([
    {
      status: 'fulfilled',
      value: { kind: 'appended', first: before + 1, last: before + 1, recordedAt: by.now() },
    },
    { status: 'fulfilled', value: { kind: 'answered' } },
  ]);
  expect(await journal.head()).toBe(before + 1);
  expect(await journal.readStream('lost/1')).toHaveLength(1);
});

test('a link lost before the commit: the decision is written once', async () => {
  const before = await journal.head();
  const heard = await settled([sampleRequest({ stream: 'lost/3' })], breakingLink('commit', { done: false }));
  expect(heard).toMatchObject([{ status: 'fulfilled', value: { kind: 'appended', last: before + 1 } }]);
  expect(await journal.readStream('lost/3')).toHaveLength(1);
});

test.each(['begin', 'select head_position', 'insert into strait.journal', 'insert into strait.kept_answers'])(
  'a link lost at "%s": tried again',
  async (statement) => {
    const stream = `lost/${statement}`;
    const heard = await settled(
      [sampleRequest({ stream })],
      breakingLink(statement, { done: true, times: 2 }),
    );
    expect(heard).toMatchObject([{ status: 'fulfilled', value: { kind: 'appended' } }]);
    expect(await journal.readStream(stream)).toHaveLength(1);
  },
);

test('a store that stays away at the commit: the outcome is said to be unknown, never acknowledged', async () => {
  const request = sampleRequest({ stream: 'lost/5' });
  const heard = await settled([request], breakingLink('commit', { done: false, times: 1000 }), 50);
  expect(heard).toMatchObject([{ status: 'rejected', reason: { code: 'outcome_unknown' } }]);
  expect(await journal.append(request)).toMatchObject({ kind: 'appended' });
});

test('a store that stays away before anything was written: said so', async () => {
  const heard = await settled(
    [sampleRequest({ stream: 'lost/6' })],
    breakingLink('begin', { done: false, times: 1000 }),
    50,
  );
  expect(heard).toMatchObject([{ status: 'rejected', reason: { code: 'not_written' } }]);
});

test('one request the store cannot take does not fail its neighbours', async () => {
  const odd = { ...sampleEvent(), shape: 2_147_483_648 }; // beyond the column, and beyond what `prepare` knows
  const requests = [
    sampleRequest({ stream: 'apart/1' }),
    sampleRequest({ stream: 'apart/2', events: [odd] }),
    sampleRequest({ stream: 'apart/3' }),
  ];
  const heard = await settled(requests, keepConnection(store.program, { name: 'apart' }));
  expect(heard.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('a full queue says so at once and loses nothing that was taken', async () => {
  const small = await createJournal({ store, origin: by.origin, waitingMax: 3 });
  const heard = await Promise.allSettled(
    [1, 2, 3, 4, 5].map((n) => small.append(sampleRequest({ stream: `queue/${n}` }))),
  );
  expect(heard.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'rejected',
    'rejected',
  ]);
  const refused = heard.filter((one) => one.status === 'rejected');
  for (const { reason } of refused) expect(isStoreFault(reason, 'queue_full')).toBe(true);
  await small.close();
  await expect(small.append(sampleRequest())).rejects.toSatisfy((error) =>
    isStoreFault(error, 'journal_closed'),
  );
});
