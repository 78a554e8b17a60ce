import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openVaultKeyFile } from './key-provider-file.ts';
import { sqlAt, type TestServer, testServers } from './test-server.ts';
import { eventOf, openTestVault, runSteps, sampleDetails, type TestVault } from './test-vault.ts';
import { createVault, type DetailText } from './vault.ts';
import { verifyVault } from './vault-verify.ts';

const script = join(import.meta.dirname, 'test-vault-process.ts');
/** More than one batch of a rotation. */
const subjects = 230;

describe.each(testServers)('the vault after kill -9 on $name', (kind) => {
  if (kind.missing !== null) {
    test.skip(`skipped: ${kind.missing}`, () => {});
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'strait-test-'));
  const keyFile = join(folder, 'vault-key.json');
  let server: TestServer;
  let at: TestVault;
  const held = new Map<string, readonly DetailText[]>();
  const run = (...words: readonly string[]) => {
    const { status, signal, stdout, stderr } = spawnSync(
      process.execPath,
      [script, at.url, keyFile, ...words],
      {
        encoding: 'utf8',
      },
    );
    if (signal !== 'SIGKILL' && status !== 0) throw new Error(stderr);
    return { isKilled: signal === 'SIGKILL', points: Number(/points (\d+)/.exec(stdout)?.[1] ?? 0) };
  };
  /** As a node that starts again: nothing kept in memory. */
  const reopened = () => createVault({ store: at.store, keys: openVaultKeyFile(keyFile) });
  const expectWhole = async () => {
    const opened = await reopened().unsealOf([...held.keys()], { kinds: ['name'] });
    expect(opened).toEqual(held);
    const client = await at.store.pool.connect();
    expect((await verifyVault(client)).findings).toEqual([]);
    client.release();
  };

  beforeAll(async () => {
    server = await kind.start();
    at = await openTestVault(await server.freshUrl(), folder);
    for (let count = 0; count < subjects; count++) {
      const details = sampleDetails(['name', `Example ${count}`]);
      held.set(await at.put(details), details);
    }
  });
  afterAll(async () => {
    await at.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a rotation, at any point: everything opens, and the next start ends it', async () => {
    const { points } = run('rotate', '0');
    expect(points).toBeGreaterThan(2 * subjects + 4);
    // Before and after the new generation is made, in both batches and between them, before and after the old one retires.
    for (const die of [1, 2, 3, 399, 403, 404, points - 2, points - 1, points]) {
      expect([die, run('rotate', String(die)).isKilled]).toEqual([die, true]);
      await reopened().check();
      await expectWhole();
      const { damaged, keyId } = await reopened().resumeRotation();
      expect(damaged).toEqual([]);
      expect(await openVaultKeyFile(keyFile).inService()).toEqual([keyId]);
      expect(await sqlAt(at.url, 'select distinct key_id from strait_vault.subjects')).toEqual([
        { key_id: keyId },
      ]);
      await expectWhole();
    }
  }, 120_000);

  /** What the book, the ledger and the rows say of a subject. */
  const standing = async (subject: string) => {
    const told = await sqlAt(at.url, 'select type from strait.journal where stream = $1 order by version', [
      `subject/${subject}`,
    ]);
    const types = told.map(({ type }) => type);
    return {
      isOrdered: types.includes('ErasureOrdered'),
      isForgotten: await openVaultKeyFile(keyFile).isForgotten(subject),
      isErased: types.includes('SubjectErased'),
    };
  };

  test('an erasure, at any point: the book comes first; without its order nothing happened, with it the next start ends it', async () => {
    const seen = new Set<string>();
    for (let die = 1; ; die++) {
      const details = sampleDetails(['name', 'Gone Example']);
      const subject = await at.put(details);
      const { isKilled } = run('erase', String(die), subject);
      const vault = reopened();
      const found = await standing(subject);
      const { isOrdered, isForgotten, isErased } = found;
      seen.add(JSON.stringify(found));
      expect(await vault.unseal(subject, { kinds: ['name'] })).toEqual(isOrdered ? [] : details);
      expect(await vault.orderedErasures()).toEqual(isOrdered && !isErased ? [subject] : []);
      if (!isOrdered) {
        expect([die, isForgotten, isErased]).toEqual([die, false, false]);
        held.set(subject, details);
        // Nothing happened: it can be held, as before.
        for (const isHeld of [true, false]) await runSteps(at.store, vault.setHeldSteps(subject, isHeld));
      }
      await expectWhole(); // also while rows of an ordered subject are there
      for (const one of await vault.orderedErasures()) {
        await vault.forget(one);
        await at.tell(one, [eventOf('SubjectErased', { subject: one })], vault.eraseSteps(one));
      }
      expect([await vault.orderedErasures(), await vault.reapplyErasures()]).toEqual([[], []]);
      expect(await standing(subject)).toEqual({ isOrdered, isForgotten: isOrdered, isErased: isOrdered });
      await expectWhole();
      if (!isKilled) break;
      expect(die).toBeLessThan(40);
    }
    const says = (isOrdered: boolean, isForgotten: boolean, isErased: boolean) =>
      JSON.stringify({ isOrdered, isForgotten, isErased });
    expect([...seen]).toEqual([
      says(false, false, false),
      says(true, false, false),
      says(true, true, false),
      says(true, true, true),
    ]);
  }, 120_000);
});
