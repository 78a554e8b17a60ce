import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createJournal, openKeyFile, openStore, startCheckpoints } from '../../journal/index.ts';
import { sampleRequest, type TestServer, testServers } from '../../journal/test-server.ts';
import type { NodeId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/time.ts';
import { main } from '../main.ts';

describe.each(testServers)('keys and backup on $name', (kind) => {
  if (kind.missing !== null) {
    test.skip(`skipped: ${kind.missing}`, () => {});
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'strait-test-'));
  const path = (name: string) => join(folder, name);
  const env = { STRAIT_SIGNING_KEY_FILE: path('node-key.pem') };
  let server: TestServer;
  let url: string;
  beforeAll(async () => {
    server = await kind.start();
    url = await server.freshUrl();
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  /** A short run of a node's evidence: one event, then a clean end. */
  async function run(place = url): Promise<unknown[]> {
    const store = await openStore({ url: place });
    const journal = await createJournal({ store, origin: 'fr' as NodeId });
    const clock = () => instant(Date.now());
    const faults: unknown[] = [];
    const keys = await openKeyFile(env.STRAIT_SIGNING_KEY_FILE, { origin: 'fr', clock });
    const checkpoints = startCheckpoints({
      store,
      journal,
      keys,
      clock,
      fault: (error) => faults.push(error),
    });
    await journal.append(sampleRequest({ stream: `example/${await journal.head()}` }));
    await checkpoints.close();
    await journal.close();
    await store.close();
    return faults;
  }

  test('before the first start there is nothing to export, and no checkpoint to hand over', async () => {
    expect((await strait(env, 'keys', 'export')).code).toBe(1);
    await (await openStore({ url })).close();
    expect((await strait(env, 'checkpoint', '--database', url)).code).toBe(1);
  });

  test('an export made before a rotation still verifies what was signed after it', async () => {
    expect(await run()).toEqual([]);
    expect((await strait(env, 'keys', 'export', path('first.json'))).code).toBe(0);
    expect((await strait(env, 'keys', 'rotate')).code).toBe(0);
    expect(await run()).toEqual([]);
    const { code, said } = await strait({}, 'verify', '--database', url, '--keys', path('first.json'));
    expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('2 checkpoints') });
    expect((await strait(env, 'checkpoint', '--database', url)).said).toMatch(/^2:\w{64}\n.*\nsigné le /);
  });

  test('neither backup nor database nor any output holds the private key; restore says where it must come from', async () => {
    const secret = readFileSync(env.STRAIT_SIGNING_KEY_FILE, 'utf8').split('\n')[1] ?? '';
    const file = path('book.backup');
    expect((await strait(env, 'backup', file, '--database', url)).code).toBe(0);
    const target = await server.freshUrl();
    const restored = await strait(env, 'restore', file, '--database', target);
    expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('aucune clé privée') });
    const { gunzipSync } = await import('node:zlib');
    const text =
      gunzipSync(readFileSync(file)).toString() + restored.said + (await strait(env, 'keys', 'export')).said;
    expect(secret.length).toBeGreaterThan(60);
    expect(text.includes(secret.slice(0, 40))).toBe(false);
    expect((await strait(env, 'verify', '--database', target)).code).toBe(0);
    expect(await run(target)).toEqual([]);
  });

  test('a lost key: the new one is refused by old exports and accepted from its own', async () => {
    writeFileSync(env.STRAIT_SIGNING_KEY_FILE, 'lost');
    expect((await strait(env, 'keys', 'rotate')).code).toBe(1);
    expect((await strait(env, 'keys', 'rotate', '--lost', '--database', url)).said).toContain(
      'en main propre',
    );
    expect(await run()).toEqual([]);
    const { code, said } = await strait({}, 'verify', '--database', url, '--keys', path('first.json'));
    expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining('no trusted key') });
    expect((await strait(env, 'keys', 'export', path('third.json'))).code).toBe(0);
    expect((await strait({}, 'verify', '--database', url, '--keys', path('third.json'))).code).toBe(0);
  });
});

async function strait(env: Record<string, string>, ...args: readonly string[]) {
  let said = '';
  const sink = () =>
    new Writable({
      write(chunk: Buffer, _, done) {
        said += chunk.toString();
        done();
      },
    });
  const code = await main(args, { stdout: sink(), stderr: sink(), stdin: Readable.from([]), env });
  return { code, said };
}
