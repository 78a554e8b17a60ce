import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isStoreFault } from '../../journal/faults.ts';
import { createJournal } from '../../journal/journal.ts';
import { openVaultKeyFile } from '../../journal/key-provider-file.ts';
import { openStore } from '../../journal/store.ts';
import { freshClusterFolder } from '../../journal/test-cluster.ts';
import { sampleRequest, sqlAt, type TestServer, testServers } from '../../journal/test-server.ts';
import { eventOf, openTestVault, sampleDetails, type TestVault } from '../../journal/test-vault.ts';
import { keyContext } from '../../journal/vault-seal.ts';
import type { NodeId } from '../../kernel/ids.ts';
import { main } from '../main.ts';

async function strait(env: Readonly<Record<string, string>>, ...args: readonly string[]) {
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

describe.each(testServers)('strait vault on $name', (kind) => {
  if (kind.missing !== null) {
    test.skip(`skipped: ${kind.missing}`, () => {});
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'strait-test-'));
  const env = { STRAIT_DATA_FOLDER: folder };
  const details = sampleDetails(['name', 'A. Example']);
  let server: TestServer;
  let at: TestVault;
  let subject: string;
  const vault = (...words: readonly string[]) => strait(env, 'vault', ...words, '--database', at.url);
  const keys = () => openVaultKeyFile(join(folder, 'vault-key.json'));
  const wrapped = async () => {
    const rows = await sqlAt(at.url, 'select key_id, wrapped_key from strait_vault.subjects');
    return { keyId: String(rows[0]?.['key_id']), bytes: rows[0]?.['wrapped_key'] as Buffer };
  };
  const told = async () =>
    (await sqlAt(
      at.url,
      `select type, actor, body from strait.journal where stream = 'vault-key/node' order by position`,
    )) as readonly { type: string; actor: string; body: Record<string, unknown> }[];

  beforeAll(async () => {
    server = await kind.start();
    at = await openTestVault(await server.freshUrl(), folder);
    subject = await at.put(details);
  });
  afterAll(async () => {
    await at.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a rotation leaves everybody open, stands in the book, and the state of the keys tells of it', async () => {
    const first = await keys().current();
    expect(await vault('status')).toEqual({
      code: 0,
      said: expect.stringContaining(
        `vault key ${first.slice(0, 8)} in service: 1 subjects under it, 0 under`,
      ),
    });
    expect(await vault('rotate')).toMatchObject({ code: 0, said: expect.stringContaining('new vault key') });
    const second = await keys().current();
    expect(await keys().held()).toEqual([first, second]);
    expect(await told()).toMatchObject([
      {
        type: 'VaultKeyRotated',
        actor: 'command-line',
        body: { keyId: second, rewrapped: 1, damaged: 0 },
      },
    ]);
    expect(await at.vault.unseal(subject, { kinds: ['name'] })).toEqual(details);
    const { said } = await vault('status');
    expect(said).toMatch(new RegExp(`vault key ${second.slice(0, 8)} in service since \\d{4}-`));
    expect(said).toContain('1 retired keys kept');
    expect(await strait(env, 'verify', '--database', at.url)).toMatchObject({ code: 0 });
  });

  test('an order that stands is carried out by it, and once', async () => {
    const journal = await createJournal({ store: at.store, origin: 'fr' as NodeId });
    const ordered = eventOf('VaultKeyRotationOrdered', { by: 'admin-2' });
    const expectedVersion = (await told()).length;
    await journal.append(sampleRequest({ stream: 'vault-key/node', expectedVersion, events: [ordered] }));
    await journal.close();
    expect((await vault('status')).said).toContain('a rotation has not come to its end');
    expect((await vault('rotate')).code).toBe(0);
    expect((await told()).map(({ type }) => type)).toEqual([
      'VaultKeyRotated',
      'VaultKeyRotationOrdered',
      'VaultKeyRotated',
    ]);
    expect((await vault('status')).said).not.toContain('a rotation has not come to its end');
  });

  test('retired keys are destroyed only when asked for good, after saying what that means', async () => {
    const before = await wrapped();
    await vault('rotate');
    const held = await keys().held();
    expect(await vault('forget-retired')).toMatchObject({
      code: 1,
      said: expect.stringMatching(/opens for nobody any more[^]*ne s’ouvrent plus pour personne/),
    });
    expect(await keys().held()).toEqual(held);
    expect(await vault('forget-retired', '--for-good')).toMatchObject({ code: 0 });
    expect(await keys().held()).toEqual([await keys().current()]);
    expect((await told()).at(-1)).toMatchObject({ type: 'VaultKeysDestroyed', body: { keys: 3 } });
    // What an older backup brings back opens no more.
    const fault = await keys()
      .unwrap(before, keyContext(subject))
      .catch((error: unknown) => error);
    expect(isStoreFault(fault, 'vault_key_foreign')).toBe(true);
    expect(await at.vault.unseal(subject, { kinds: ['name'] })).toEqual(details);
    expect(await vault('forget-retired', '--for-good')).toMatchObject({
      code: 0,
      said: expect.stringContaining('nothing to destroy'),
    });
  });

  test('no key is destroyed while somebody stands under it, as after a restore', async () => {
    const before = await wrapped();
    await vault('rotate');
    const put = (to: { keyId: string; bytes: Buffer }) =>
      sqlAt(at.url, 'update strait_vault.subjects set key_id = $1, wrapped_key = $2', [to.keyId, to.bytes]);
    const after = await wrapped();
    await put(before);
    const events = (await told()).length;
    expect(await vault('forget-retired', '--for-good')).toMatchObject({
      code: 1,
      said: expect.stringContaining('No key is destroyed: 1 subjects'),
    });
    expect([(await told()).length, (await keys().held()).length]).toEqual([events, 2]);
    await put(after);
  });

  test('a key that is damaged is named, and left as it is', async () => {
    const flip = () =>
      sqlAt(
        at.url,
        'update strait_vault.subjects set wrapped_key = set_byte(wrapped_key, 20, get_byte(wrapped_key, 20) # 1)',
      );
    await flip();
    expect(await vault('rotate')).toMatchObject({ code: 1, said: expect.stringContaining(subject) });
    expect((await told()).at(-1)?.body).toMatchObject({ rewrapped: 0, damaged: 1 });
    await flip();
    expect((await vault('rotate')).code).toBe(0);
    expect(await at.vault.unseal(subject, { kinds: ['name'] })).toEqual(details);
  });

  test.each([['vault'], ['vault', 'turn'], ['vault', 'status', 'x'], ['vault', 'rotate', '--for-good']])(
    'wrong use %j %j %j is told',
    async (...args) => {
      expect(await strait(env, ...args)).toMatchObject({ code: 2, said: expect.stringContaining('usage') });
    },
  );

  test('no key is made where there is none', async () => {
    const empty = join(folder, 'empty');
    const answer = await strait({}, 'vault', 'rotate', '--data', empty);
    expect(answer).toMatchObject({ code: 1, said: expect.stringContaining('vault-key.json') });
  });
});

test('a data folder whose node runs is refused; stopped, its key is changed', async () => {
  const folder = await freshClusterFolder({ isPrepared: false });
  const store = await openStore({ dataDir: folder });
  const journal = await createJournal({ store, origin: 'uk' as NodeId });
  const keys = openVaultKeyFile(join(folder, 'vault-key.json'));
  const before = await keys.current();
  const vault = (act: string) => strait({}, 'vault', act, '--data', folder);
  expect(await vault('rotate')).toMatchObject({ code: 1, said: expect.stringContaining('already open') });
  expect(await vault('status')).toMatchObject({ code: 0, said: expect.stringContaining(before.slice(0, 8)) });
  await journal.close();
  await store.close();
  expect(await vault('rotate')).toMatchObject({ code: 0 });
  expect(await keys.current()).not.toBe(before);
  rmSync(folder, { recursive: true, force: true });
}, 60_000);
