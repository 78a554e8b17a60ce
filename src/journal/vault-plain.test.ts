import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openVaultKeyFile } from './key-provider-file.ts';
import { openStore } from './store.ts';
import { runSteps, sampleDetails, sampleRegistration, sampleSubject } from './test-vault.ts';
import { createVault } from './vault.ts';

const planted = 'Planted-Quayside-Example';

test('no file of the store, its logs and its key holds the plain text, nor does any fault', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'strait-test-'));
  const faults: string[] = [];
  try {
    const store = await openStore({ dataDir: folder });
    const vault = createVault({ store, keys: openVaultKeyFile(join(folder, 'vault-key.json')) });
    const subject = sampleSubject();
    const details = sampleDetails(
      ['name', planted],
      ['email', `${planted}@example.org`],
      ['free_text', planted],
    );
    const sealing = await vault.sealSteps({ registration: sampleRegistration(), subject, details });
    await runSteps(store, sealing.beside);
    // Refused by the server, which logs the statement.
    await runSteps(store, sealing.beside).catch((error: unknown) => faults.push(told(error)));
    const wrong = { ...sampleRegistration(), label: { owner: '' } };
    const refused = await vault.sealSteps({ registration: wrong, subject: sampleSubject(), details });
    await runSteps(store, refused.beside).catch((error: unknown) => faults.push(told(error)));
    expect(
      await vault.searchBlind({ kind: 'name', purpose: 'save_life', text: planted, limit: 1 }),
    ).toHaveLength(1);
    await store.pool.query(`update strait_vault.subjects set wrapped_key = '\\x00'`);
    await vault.unseal(subject, { kinds: ['name'] }).catch((error: unknown) => faults.push(told(error)));
    await store.close();
    expect(filesWith(folder, 'agency-a').length).toBeGreaterThan(0); // the search does search
    expect(filesWith(folder, planted)).toEqual([]);
    expect(filesWith(folder, planted.toLowerCase())).toEqual([]);
    expect(faults).toHaveLength(3);
    expect(faults.join()).not.toMatch(/planted/i);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);

function told(error: unknown): string {
  return error instanceof Error ? `${JSON.stringify(error)} ${String(error)} ${error.stack}` : String(error);
}

function filesWith(folder: string, word: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => readFileSync(path).includes(word));
}
