import { spawn } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyBook } from '../../tools/verify/verify.ts';
import type { NodeId } from '../kernel/ids.ts';
import { createJournal } from './journal.ts';
import type { Journal } from './port.ts';
import { openStore, type Store } from './store.ts';
import { type TestServer, testServers } from './test-server.ts';

const processes = 3;
const callers = 4;
const decisions = 60;

describe.each(testServers)('several program processes on one book, on $name', (kind) => {
  if (kind.missing !== null) {
    test.skip(`skipped: ${kind.missing}`, () => {});
    return;
  }
  let server: TestServer;
  let url: string;
  let store: Store;
  let journal: Journal;
  beforeAll(async () => {
    server = await kind.start();
    url = await server.freshUrl();
    store = await openStore({ url });
    journal = await createJournal({ store, origin: 'fr' as NodeId });
  });
  afterAll(async () => {
    await journal.close();
    await store.close();
    await server.stop();
  });

  test('a reader that follows sees every record once, in order, while three processes append', async () => {
    const writing = Promise.all(Array.from({ length: processes }, () => runAppender(url)));
    const seen = await follow(journal, writing);
    const said = await writing;
    const expected = processes * callers * decisions;
    const acknowledged = said.flat();
    expect(acknowledged).toHaveLength(expected);
    expect(seen.map(({ position }) => position)).toEqual(
      Array.from({ length: expected * 2 }, (_, index) => index + 1),
    );
    const keys = new Map<string, number>();
    for (const { key, position } of seen) keys.set(key, position);
    expect(keys.size).toBe(expected);
    for (const { key, last } of acknowledged) expect(keys.get(key)).toBe(last);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('begin');
    expect(await verifyBook(client)).toMatchObject({ count: 0, events: expected * 2 });
    await client.end();
  }, 60_000);
});

interface SeenEvent {
  readonly position: number;
  readonly key: string;
}

async function follow(journal: Journal, ended: Promise<unknown>): Promise<readonly SeenEvent[]> {
  const seen: SeenEvent[] = [];
  let isDone = false;
  void ended.then(() => {
    isDone = true;
  });
  for (;;) {
    const wasDone = isDone;
    const events = await journal.readAfter(seen.length, 50);
    for (const { position, idempotencyKey } of events) seen.push({ position, key: idempotencyKey });
    if (events.length === 0 && wasDone) return seen;
    if (events.length === 0) await nextNews(journal, seen.length, ended);
  }
}

/** Waits for the journal's own word that there is more, or that its writers ended. */
async function nextNews(journal: Journal, after: number, ended: Promise<unknown>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = journal.onAppended((head) => {
    if (head > after) resolve();
  });
  await Promise.race([promise, ended]);
  stop();
}

interface Acknowledged {
  readonly key: string;
  readonly last: number;
}

async function runAppender(url: string): Promise<readonly Acknowledged[]> {
  const script = join(import.meta.dirname, 'test-appender.ts');
  const child = spawn(process.execPath, [script, url, String(callers), String(decisions)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`appender ended with ${String(code)}`);
  return said
    .trim()
    .split('\n')
    .map((line) => {
      const [key = '', , last] = line.split(' ');
      return { key, last: Number(last) };
    });
}
