import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { verifyBook } from '../../tools/verify/verify.ts';
import type { NodeId } from '../kernel/ids.ts';
import { instant } from '../kernel/time.ts';
import { type Checkpoints, startCheckpoints } from './checkpoints.ts';
import { isStoreFault } from './faults.ts';
import { createJournal } from './journal.ts';
import { openKeyFile, rotateKeyFile } from './key-files.ts';
import type { Journal } from './port.ts';
import type { SigningKeys } from './signing-keys.ts';
import { openStore, type Store } from './store.ts';
import { freshClusterFolder } from './test-cluster.ts';
import { sampleRequest, sqlAt, type TestServer, testServers } from './test-server.ts';

const clock = () => instant(Date.now());

describe.each(testServers)('signed checkpoints on $name', (kind) => {
  if (kind.missing !== null) {
    test.skip(`skipped: ${kind.missing}`, () => {});
    return;
  }
  let server: TestServer;
  const folder = mkdtempSync(join(tmpdir(), 'strait-test-'));
  const open: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    server = await kind.start();
  });
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  async function openBook(given: { url?: string; keyFile?: string; every?: number } = {}) {
    const url = given.url ?? (await server.freshUrl());
    const keyFile = given.keyFile ?? join(folder, `${url.match(/strait_(\w+)/)?.[1]}`, 'node-key.pem');
    const store = await openStore({ url });
    open.push(() => store.close());
    const journal = await createJournal({ store, origin: 'fr' as NodeId });
    open.push(() => journal.close());
    const keys = await openKeyFile(keyFile, { origin: 'fr', clock });
    const faults: unknown[] = [];
    const sign = (everyMilliseconds = given.every ?? 50, own: SigningKeys = keys) =>
      startCheckpoints({
        store,
        journal,
        keys: own,
        clock,
        everyMilliseconds,
        fault: (error) => faults.push(error),
      });
    return { url, keyFile, store, journal, keys, faults, sign };
  }

  const rowsAt = (url: string) =>
    sqlAt(
      url,
      'select position::int as position, content::json as content from strait.checkpoints order by 1',
    );
  const append = (journal: Journal, stream: string) => journal.append(sampleRequest({ stream }));

  test('an event is under a checkpoint within the second; a quiet book gets none', async () => {
    const { url, store, journal, sign } = await openBook({ every: 500 });
    const checkpoints = sign();
    const took: number[] = [];
    for (let index = 0; index < 5; index++) {
      await append(journal, `example/${index}`);
      const began = performance.now();
      await sealedTo(checkpoints, index + 1);
      took.push(performance.now() - began);
    }
    // Work beside it may make one late; the middle one is how long it takes.
    expect(took.toSorted((a, b) => a - b)[2]).toBeLessThan(1000);
    const before = (await rowsAt(url)).length;
    await checkpoints.close();
    expect((await rowsAt(url)).length).toBe(before);
    expect(before).toBeLessThanOrEqual(5);
    expect(await verified(store)).toMatchObject({ count: 0, events: 5, unsealed: { count: 0 } });
  });

  test('a burst gets one signature for each interval, not for each event; closing seals the rest', async () => {
    const { url, journal, sign } = await openBook();
    const checkpoints = sign(60_000);
    await append(journal, 'example/first');
    await sealedTo(checkpoints, 1);
    await Promise.all(Array.from({ length: 200 }, (_, index) => append(journal, `example/${index}`)));
    expect(await rowsAt(url)).toHaveLength(1);
    await checkpoints.close();
    expect((await rowsAt(url)).map(({ position }) => position)).toEqual([1, 201]);
  });

  test('of several processes one signs, and another takes over when it dies with -9', async () => {
    const { url, keyFile, store, journal, sign } = await openBook();
    const children = [1, 2].map(() => startSealer(url, keyFile));
    await Promise.all(children.map((child) => child.sealed()));
    children[0]?.process.kill('SIGKILL');
    await children[1]?.sealedBeyond(await journal.head());
    children[1]?.process.kill('SIGKILL');
    await Promise.all(children.map((child) => child.ended));
    const checkpoints = sign();
    await sealedTo(checkpoints, await journal.head());
    await checkpoints.close();
    const heads = await rowsAt(url);
    expect(await verified(store)).toMatchObject({
      count: 0,
      checkpoints: heads.length,
      unsealed: { count: 0 },
      events: heads.at(-1)?.['position'],
    });
  }, 60_000);

  test.each([1, 2, 5])(
    'killed with -9 inside signature %i: nothing acknowledged is lost, the next start seals all',
    async (die) => {
      const { url, keyFile, store, journal, sign } = await openBook();
      const child = startSealer(url, keyFile, die);
      await child.ended;
      expect(await rowsAt(url)).toHaveLength(die - 1);
      expect(await journal.head()).toBeGreaterThanOrEqual(child.acknowledged());
      const checkpoints = sign();
      await sealedTo(checkpoints, await journal.head());
      await checkpoints.close();
      expect(await verified(store)).toMatchObject({ count: 0, unsealed: { count: 0 } });
    },
    60_000,
  );

  test('a rotation while it runs holds at the next checkpoint, and the old key vouches for the new', async () => {
    const { url, keyFile, store, journal, keys, sign } = await openBook();
    const checkpoints = sign();
    await append(journal, 'example/1');
    await sealedTo(checkpoints, 1);
    const first = await keys.publicKeys();
    await rotateKeyFile(keyFile, clock);
    await append(journal, 'example/2');
    await sealedTo(checkpoints, 2);
    const used = (await rowsAt(url)).map(({ content }) => content.key);
    expect(used).toEqual((await keys.publicKeys()).map(({ id }) => id));
    const client = await connected(store);
    // Whoever holds only the first key follows to the second.
    expect(await verifyBook(client, { keys: first })).toMatchObject({ count: 0, checkpoints: 2 });
    await client.end();
    await checkpoints.close();
  });

  test('a key that the book does not know as its own signs nothing, and says why', async () => {
    const { url, journal, sign } = await openBook();
    const checkpoints = sign();
    await append(journal, 'example/1');
    await sealedTo(checkpoints, 1);
    await checkpoints.close();
    const stranger = await openBook({ url, keyFile: join(folder, 'stranger', 'node-key.pem') });
    await append(stranger.journal, 'example/2');
    await stranger.sign().close();
    expect(stranger.faults).toHaveLength(1);
    expect(isStoreFault(stranger.faults[0], 'key_foreign')).toBe(true);
    expect(await rowsAt(url)).toHaveLength(1);
  });

  test('a book changed or gone back under its checkpoints is not signed further', async () => {
    for (const damage of [
      'delete from strait.checkpoints',
      `update strait.journal set hash = set_byte(hash, 0, 1 + get_byte(hash, 0) # 2) where position = 1`,
    ]) {
      const { url, journal, faults, sign } = await openBook();
      const checkpoints = sign();
      await append(journal, 'example/1');
      await sealedTo(checkpoints, 1);
      await sqlAt(url, `set session_replication_role = replica; ${damage}`);
      await append(journal, 'example/2').catch(() => {});
      await checkpoints.close();
      expect(isStoreFault(faults[0], 'checkpoint_broken')).toBe(true);
    }
  });

  test('a clock that went back dates no checkpoint before its event', async () => {
    const { url, store, journal, keys } = await openBook();
    await append(journal, 'example/1');
    const late = startCheckpoints({ store, journal, keys, clock: () => instant(0), fault: () => {} });
    await sealedTo(late, 1);
    await late.close();
    expect(await verified(store)).toMatchObject({ count: 0, checkpoints: 1 });
    expect((await rowsAt(url))[0]?.['content'].at > '2020').toBe(true);
  });

  test('the table takes no checkpoint that is not what the journal holds, or does not continue', async () => {
    const { url, store, journal, sign } = await openBook();
    const checkpoints = sign();
    await append(journal, 'example/1');
    await sealedTo(checkpoints, 1);
    await checkpoints.close();
    await append(journal, 'example/2');
    const [good] = await sqlAt(
      url,
      `select j.position::int as position, jsonb_build_object('position', 2, 'hash', encode(j.hash, 'hex'),
         'at', '2999-01-01T00:00:00.000Z', 'previous', encode(sha256(convert_to(c.content, 'UTF8')), 'hex'))
         || (c.content::jsonb - '{position,hash,at,previous}'::text[]) as said
       from strait.journal as j, strait.checkpoints as c where j.position = 2`,
    );
    const insert = async (change: object) => {
      const said: Record<string, unknown> = { ...good?.['said'], ...change };
      const text = JSON.stringify(said, Object.keys(said).sort());
      const client = await store.pool.connect();
      try {
        await client.query('begin');
        await client.query(
          'insert into strait.checkpoints (position, content, signature) values (2, $1, $2)',
          [text, Buffer.alloc(64)],
        );
        return 'accepted';
      } catch (error) {
        return error instanceof Error && 'code' in error ? String(error.code) : String(error);
      } finally {
        await client.query('rollback');
        client.release();
      }
    };
    expect(await insert({})).toBe('accepted');
    for (const wrong of [
      { position: 1 },
      { position: 3 },
      { hash: 'a'.repeat(64) },
      { previous: '0'.repeat(64) },
      { origin: 'uk' },
      { key: 'a'.repeat(64) },
      { kind: 'other' },
      { at: '2000-01-01T00:00:00.000Z' },
      { at: '2999-01-01' },
      { more: 1 },
    ])
      expect(await insert(wrong), JSON.stringify(wrong)).toBe('23000');
  });
});

test('on the built-in store, whose owner holds a lock of its own in the same database, events are signed too', async () => {
  const folder = await freshClusterFolder({ isPrepared: false });
  const store = await openStore({ dataDir: folder });
  const journal = await createJournal({ store, origin: 'fr' as NodeId });
  const keys = await openKeyFile(join(folder, 'node-key.pem'), { origin: 'fr', clock });
  const checkpoints = startCheckpoints({ store, journal, keys, clock, fault: () => {} });
  await journal.append(sampleRequest());
  await sealedTo(checkpoints, 1);
  await checkpoints.close();
  await journal.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

/** Waits, by the signer's own word, until a position is under a checkpoint. */
async function sealedTo(checkpoints: Checkpoints, position: number): Promise<void> {
  while ((checkpoints.newest()?.position ?? 0) < position) await pause(5);
}

async function connected(store: Store): Promise<pg.Client> {
  const client = new pg.Client(store.owner);
  await client.connect();
  await client.query('begin');
  return client;
}

async function verified(store: Store) {
  const client = await connected(store);
  const verdict = await verifyBook(client);
  await client.end();
  return verdict;
}

function startSealer(url: string, keyFile: string, die = 0) {
  const script = join(import.meta.dirname, 'test-sealer.ts');
  const child: ChildProcess = spawn(process.execPath, [script, url, keyFile, String(die)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let said = '';
  let wake: () => void = () => {};
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    wake();
  });
  const last = (letter: string) => {
    const found = [...said.matchAll(new RegExp(`^${letter} (\\d+)$`, 'gm'))].at(-1);
    return Number(found?.[1] ?? 0);
  };
  const sealedBeyond = async (position: number) => {
    while (last('s') <= position)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  };
  return {
    process: child,
    ended: once(child, 'close'),
    acknowledged: () => last('a'),
    sealed: () => sealedBeyond(0),
    sealedBeyond,
  };
}
