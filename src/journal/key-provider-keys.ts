import { hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { flushFolder, writeNew } from './durable-file.ts';
import { isStoreFault, reasonOf, storeFault } from './faults.ts';

const bytes32 = z
  .string()
  .regex(/^[A-Za-z0-9+/]{43}=$/)
  .transform((text) => Buffer.from(text, 'base64'));
const keyFileSchema = z.strictObject({
  strait: z.literal('vault key'),
  format: z.literal(1),
  root: bytes32,
  generations: z
    .array(
      z.strictObject({ id: z.string(), key: bytes32, retired: z.boolean(), order: z.string().optional() }),
    )
    .min(1)
    .refine((all) => all.every(({ id, key }) => id === generationId(key)) && all.at(-1)?.retired === false),
});

/** One key under which the keys of subjects are wrapped. */
export interface Generation {
  readonly id: string;
  readonly key: Buffer;
  /** Nothing is wrapped under it any more; older backups may be. */
  readonly retired: boolean;
  /** By what it was made: never twice for the same. */
  readonly order?: string | undefined;
}

/** What the file holds: the root of blind search, which never changes, and the generations, oldest first. */
export interface VaultKeys {
  readonly root: Buffer;
  readonly generations: readonly Generation[];
}

/** The list of erased subjects beside the key file. */
export const ledgerFileOf = (file: string): string => file.replace(/[^/\\]*$/, 'vault-forgotten.txt');
const nextFileOf = (file: string): string => `${file}.next`;

/** Id of a key: derived from it, so that a damaged key is seen, and telling nothing of it. */
function generationId(key: Uint8Array): string {
  return Buffer.from(hkdfSync('sha256', key, '', 'strait vault key id', 16)).toString('hex');
}

/** A new key that nothing is wrapped under yet. */
export function newGeneration(order?: string): Generation {
  const key = randomBytes(32);
  return { id: generationId(key), key, retired: false, ...(order === undefined ? {} : { order }) };
}

/** Reads the key file. Throws `vault_key_lost`, `vault_key_unreadable` (others may read it; it is no key). */
export function readKeyFile(file: string): VaultKeys {
  if (!existsSync(file)) throw storeFault('vault_key_lost', { file });
  if ((statSync(file).mode & 0o077) !== 0)
    throw storeFault('vault_key_unreadable', { file, reason: 'others may read it; chmod 600' });
  try {
    return keyFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // The cause may quote what stands in the file: it is not kept.
    throw storeFault('vault_key_unreadable', { file, reason: 'it is no vault key in its form' });
  }
}

/**
 * Makes the first key, where neither key nor list of erased subjects is there. The list is on the disk before the key
 * takes its name: a key without its list, or a list without its key, is one that was lost, and is not made anew.
 * Throws `vault_key_lost`; `vault_key_unreadable` while another process makes it.
 */
export function makeKeyFile(file: string): void {
  const ledger = ledgerFileOf(file);
  const isUsed = existsSync(ledger) && statSync(ledger).size > 0;
  if (isAbandoned(nextFileOf(file)) && !isUsed) {
    // A crash in the middle of this very function: nothing was ever sealed under what it left.
    rmSync(ledger, { force: true });
    rmSync(nextFileOf(file));
  }
  // What a rotation left is then perhaps the last copy of the keys: it is not taken away.
  if (isUsed) throw storeFault('vault_key_lost', { file });
  if (existsSync(ledger) && !existsSync(nextFileOf(file))) throw storeFault('vault_key_lost', { file });
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  takeTurn(file, () => keyText({ root: randomBytes(32), generations: [newGeneration()] }));
  writeNew(ledger, () => '');
  finish(file);
}

/** Replaces the file as a whole, or not at all. Throws `vault_key_unreadable` while another process does the same. */
export function replaceKeyFile(file: string, change: (held: VaultKeys) => VaultKeys): void {
  if (isAbandoned(nextFileOf(file))) rmSync(nextFileOf(file), { force: true });
  takeTurn(file, () => keyText(change(readKeyFile(file))));
  finish(file);
}

/** The next file is the lock as well: whoever makes it may replace the key file. */
function takeTurn(file: string, text: () => string): void {
  try {
    writeNew(nextFileOf(file), text);
  } catch (cause) {
    if (isStoreFault(cause)) throw cause;
    throw storeFault('vault_key_unreadable', { file, reason: reasonOf(cause) }, cause);
  }
}

function finish(file: string): void {
  renameSync(nextFileOf(file), file);
  flushFolder(dirname(file));
}

/** A next file is of a crash when it is this old; else of another process at work. */
const abandonedMilliseconds = 10_000;

function isAbandoned(next: string): boolean {
  return existsSync(next) && Date.now() - statSync(next).mtimeMs > abandonedMilliseconds;
}

function keyText({ root, generations }: VaultKeys): string {
  const held = generations.map((one) => ({ ...one, key: one.key.toString('base64') }));
  return `${JSON.stringify({ strait: 'vault key', format: 1, root: root.toString('base64'), generations: held }, null, 2)}\n`;
}
