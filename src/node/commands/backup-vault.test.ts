import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createVault, isStoreFault, openStore, openVaultKeyFile, type Store } from '../../journal/index.ts';
import { sqlAt, type TestServer, testServers } from '../../journal/test-server.ts';
import { eventOf, openTestVault, runSteps, sampleDetails, type TestVault } from '../../journal/test-vault.ts';
import type { CommandIo } from '../command-line.ts';
import { backupCommand } from './backup.ts';
import { restoreCommand } from './restore.ts';
import { verifyCommand } from './verify.ts';

function io() {
  const said: string[] = [];
  const keep = () =>
    new Writable({
      write(chunk: Buffer, _, done) {
        said.push(chunk.toString());
        done();
      },
    });
  const given: CommandIo = { stdout: keep(), stderr: keep(), stdin: Readable.from([]), env: {} };
  return { given, text: () => said.join('') };
}

describe.each(testServers)('backup and restore of the vault on $name', (kind) => {
  if (kind.missing !== null) {
    test.skip(`skipped: ${kind.missing}`, () => {});
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'strait-test-'));
  const keyFile = join(folder, 'vault-key.json');
  const file = join(folder, 'book.backup');
  const [kept, gone, once, ordered] = [
    'Kept Example',
    'Gone Example',
    'Once Held Example',
    'Ordered Example',
  ].map((name) => sampleDetails(['name', name], ['phone', '+44 1632 960003']));
  let server: TestServer;
  let at: TestVault;
  let ids: Readonly<Record<'kept' | 'gone' | 'once' | 'ordered', string>>;
  type Restored = { readonly url: string; readonly store: Store; readonly said: string };
  /** What was backed up, restored once: nothing that is done to it hinders the next look. */
  let back: Restored;
  const restored = async (from = file): Promise<Restored> => {
    const url = await server.freshUrl();
    const { given, text } = io();
    expect(await restoreCommand([from, '--database', url], given), text()).toBe(0);
    return { url, store: await openStore({ url }), said: text() };
  };
  const hold = (subject: string, isHeld: boolean) => {
    const event = eventOf(isHeld ? 'HoldPlaced' : 'HoldLifted', { subject, hold: 'case-1' });
    return at.tell(subject, [event], at.vault.setHeldSteps(subject, isHeld));
  };

  beforeAll(async () => {
    server = await kind.start();
    at = await openTestVault(await server.freshUrl(), folder);
    if (!kept || !gone || !once || !ordered) throw new Error('four subjects are due');
    ids = {
      kept: await at.put(kept),
      gone: await at.put(gone),
      once: await at.put(once),
      ordered: await at.put(ordered),
    };
    await at.order(ids.ordered); // and not completed when the backup is made
    await hold(ids.once, true);
    const { given, text } = io();
    expect(await backupCommand([file, '--database', at.url], given), text()).toBe(0);
    // Erased after the backup was made; one of them was held when it was.
    await hold(ids.once, false);
    await at.erase(ids.gone);
    await at.erase(ids.once);
    back = await restored();
  });
  afterAll(async () => {
    await back.store.close();
    await at.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a restored vault holds against its book; without its key it opens nothing, and the note says so', async () => {
    const { url, store, said } = back;
    expect(said).toContain('vault-key.json');
    expect(await verifyCommand(['--database', url], io().given)).toBe(0);
    const vault = createVault({ store, keys: openVaultKeyFile(join(folder, 'other', 'vault-key.json')) });
    const fault = await vault.check().catch((error: unknown) => error);
    expect(isStoreFault(fault, 'vault_key_foreign')).toBe(true);
  });

  test('a backup of before a rotation still opens: retired keys are kept', async () => {
    await at.vault.rotate();
    const { store } = back;
    const vault = createVault({ store, keys: openVaultKeyFile(keyFile) });
    expect(await vault.unseal(ids.kept, { kinds: ['name', 'phone'] })).toEqual(kept);
    expect((await vault.resumeRotation()).rewrapped).toBeGreaterThan(0);
    expect(await vault.unseal(ids.kept, { kinds: ['name', 'phone'] })).toEqual(kept);
  });

  test('an old backup brings nobody back: not before the erasures are made again, and no row after', async () => {
    const { url, store } = back;
    const vault = createVault({ store, keys: openVaultKeyFile(keyFile) });
    await vault.check();
    const everybody = [ids.gone, ids.once, ids.kept, ids.ordered];
    const opened = () => vault.unsealOf(everybody, { kinds: ['name', 'phone'] });
    expect(await opened()).toEqual(new Map([[ids.kept, kept]]));
    expect((await vault.factsOf(everybody)).map(({ subject }) => subject)).toEqual([ids.kept]);
    const found = await vault.searchBlind({
      kind: 'phone',
      purpose: 'save_life',
      text: '+441632960003',
      limit: 9,
    });
    expect(found.map(({ subject }) => subject)).toEqual([ids.kept]);
    const owed = await vault.reapplyErasures();
    expect(owed.map(({ subject }) => subject)).toEqual([ids.gone, ids.once].toSorted());
    for (const { subject } of owed) await runSteps(store, vault.eraseSteps(subject));
    // An order that stood when the backup was made stands, and is completed.
    expect(await vault.orderedErasures()).toEqual([ids.ordered]);
    await vault.forget(ids.ordered);
    await runSteps(store, vault.eraseSteps(ids.ordered));
    expect(await vault.reapplyErasures()).toEqual([]);
    expect(await opened()).toEqual(new Map([[ids.kept, kept]]));
    const rows = await sqlAt(
      url,
      `select distinct subject from strait_vault.details union select subject from
      strait_vault.subjects union select subject from strait_vault.blind`,
    );
    expect(rows).toEqual([{ subject: ids.kept }]);
  });

  test('a backup of before there were orders is restored, and takes them', async () => {
    const older = join(folder, 'older.backup');
    const text = gunzipSync(readFileSync(file)).toString();
    writeAnew(
      older,
      text.replaceAll('"erasure_ordered_at":null', '"held_before":null').trimEnd().split('\n'),
    );
    const { store } = await restored(older);
    try {
      const vault = createVault({ store, keys: openVaultKeyFile(keyFile) });
      await runSteps(store, vault.orderErasureSteps(ids.kept));
      expect(await vault.unseal(ids.kept, { kinds: ['name'] })).toEqual([]);
      const late = vault.sealSteps({ registration: null, subject: ids.kept, details: [] });
      await expect(late).rejects.toMatchObject({ code: 'subject_erased' });
      // The guard that the restore passed by stands again.
      const planted = `insert into strait_vault.details select 9, 'planted-1', subject, kind, nonce, sealed
        from strait_vault.details where subject = $1 limit 1`;
      await expect(store.pool.query(planted, [ids.kept])).rejects.toMatchObject({ code: 'SV004' });
    } finally {
      await store.close();
    }
  });

  /** Writes a backup's lines with its sum made anew. */
  function writeAnew(to: string, lines: readonly string[]): void {
    const body = lines
      .slice(0, -1)
      .map((line) => `${line}\n`)
      .join('');
    const end = JSON.stringify({
      ...JSON.parse(lines.at(-1) ?? ''),
      sha256: createHash('sha256').update(body).digest('hex'),
    });
    writeFileSync(to, gzipSync(`${body}${end}\n`));
  }

  test('a backup holds no plain text; one whose sealed rows were changed with its sums is refused', async () => {
    const text = gunzipSync(readFileSync(file)).toString();
    expect(text).not.toMatch(/Gone|Ordered Example|1632 ?960003/);
    const lines = text.trimEnd().split('\n');
    const place = lines.findIndex((line) => line.includes('"sealed":'));
    lines[place] = (lines[place] ?? '').replace(
      /("sealed":"[^0-9a-f]*x)(..)/,
      (_, head: string, byte: string) => head + (byte === '00' ? '01' : '00'),
    );
    const changed = join(folder, 'changed.backup');
    writeAnew(changed, lines);
    const { given, text: said } = io();
    expect(await restoreCommand([changed, '--database', await server.freshUrl()], given)).toBe(1);
    expect(said()).toContain('1 findings');
  });
});
