import { afterAll, beforeAll, expect, test } from 'vitest';
import { createInboxStore } from '../journal/inbox-store.ts';
import { createJournal } from '../journal/journal.ts';
import { openStore, type Store } from '../journal/store.ts';
import { type TestServer, testServers } from '../journal/test-server.ts';
import { instant } from '../kernel/time.ts';
import { givenInbox, givenInboxOn, own } from './given-inbox.ts';
import { letters, nightOf } from './test-inbox-night.ts';

const [kind] = testServers;
let server: TestServer;
const opened: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  if (kind === undefined) throw new Error('no server');
  server = await kind.start();
});
afterAll(async () => {
  for (const one of opened.toReversed()) await one.close();
  await server.stop();
});

async function given() {
  const store: Store = await openStore({ url: await server.freshUrl() });
  const journal = await createJournal({ store, origin: own });
  opened.push(store, journal);
  const clock = () => instant(Date.UTC(2026, 0, 10, 2));
  return givenInboxOn({ journal, store: createInboxStore(store), clock });
}

const sent = letters([
  { lane: 'life', what: 'decision', type: 'RaftSeen', count: 2 },
  { lane: 'life', what: 'decision', type: 'RaftTowed', count: 1 },
  { lane: 'life', what: 'recall', of: 0 },
  { lane: 'life', what: 'recall', of: 2 },
  { lane: 'work', what: 'decision', type: 'RaftSeen', count: 3 },
  { lane: 'work', what: 'checkpoint' },
  { lane: 'work', what: 'receipt' },
  { lane: 'life', what: 'decision', type: 'RaftClosed', count: 1 },
  { lane: 'life', what: 'decision', type: 'RaftSeen', count: 1 },
]);

test.for([
  { name: 'one by one', first: 2, isPipelined: false, livesOn: false },
  { name: 'one by one, one step later', first: 3, isPipelined: false, livesOn: false },
  { name: 'without waiting', first: 4, isPipelined: true, livesOn: false },
  { name: 'hearing of failures and living on', first: 2, isPipelined: false, livesOn: true },
  { name: 'hearing of failures and living on, without waiting', first: 3, isPipelined: true, livesOn: true },
])(
  'dying again and again, a book in PostgreSQL comes to hold the same as one in memory: $name',
  async ({ first, isPipelined, livesOn }) => {
    // Ever longer lives: so each comes a step further than the one before.
    const plan = new Set(Array.from({ length: 20 }, (_, n) => first + (n * (n + 5)) / 2));
    const calm = await nightOf(sent, { given: givenInbox() });
    const died = await nightOf(sent, { given: await given(), plan, isPipelined, livesOn });
    expect({ ...died, imported: died.imported.toSorted() }).toEqual({
      ...calm,
      imported: calm.imported.toSorted(),
    });
  },
);
