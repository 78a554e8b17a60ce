import { isStoreFault, storeFault } from './faults.ts';
import type { KeyProvider, WrappedKey } from './key-provider.ts';
import { unwrapOf } from './vault-keys.ts';
import type { Rotation } from './vault-port.ts';
import type { VaultParts } from './vault-read.ts';
import { keyContext } from './vault-seal.ts';

export interface RotateBy {
  readonly onProgress?: (rewrapped: number) => void;
}

const batchRows = 200;

interface WrappedRow {
  readonly subject: string;
  readonly key_id: string;
  readonly wrapped_key: Buffer;
}

/**
 * Brings every subject's key under the generation now in use; bodies stay as they are. Each row tells by its `key_id`
 * where it stands, so that what a crash interrupted is simply gone on with; readers go on all the while, since the
 * provider unwraps older generations too. An older one is retired only when no row is left under it.
 */
export async function rewrapAll(parts: VaultParts, { onProgress }: RotateBy = {}): Promise<Rotation> {
  const keyId = await parts.keys.current();
  const damaged: string[] = [];
  let rewrapped = 0;
  let after = '';
  for (;;) {
    const { rows } = await parts.pool.query<WrappedRow>(
      `select subject, key_id, wrapped_key from strait_vault.subjects
       where key_id <> $1 and subject > $2 order by subject limit $3`,
      [keyId, after, batchRows],
    );
    const last = rows.at(-1);
    if (!last) break;
    const made = await Promise.all(rows.map((row) => rewrap(parts.keys, row, damaged)));
    rewrapped += await writeRewrapped(
      parts,
      made.filter((one) => one !== null),
    );
    after = last.subject;
    onProgress?.(rewrapped);
  }
  return { keyId, rewrapped, retired: await retireUnused(parts, keyId), damaged };
}

interface Rewrapped {
  readonly row: WrappedRow;
  readonly wrapped: WrappedKey;
}

async function rewrap(keys: KeyProvider, row: WrappedRow, damaged: string[]): Promise<Rewrapped | null> {
  const { subject, key_id, wrapped_key } = row;
  try {
    const key = await unwrapOf(keys, subject, { keyId: key_id, bytes: wrapped_key });
    const wrapped = await keys.wrap(key, keyContext(subject));
    key.fill(0);
    return { row, wrapped };
  } catch (error) {
    if (!isStoreFault(error, 'vault_damaged')) throw error;
    damaged.push(subject); // the others must not wait for it
    return null;
  }
}

/** Only what still is as it was read: a row erased or rewrapped meanwhile is passed over. */
async function writeRewrapped({ pool }: VaultParts, made: readonly Rewrapped[]): Promise<number> {
  const { rowCount } = await pool.query(
    `update strait_vault.subjects as s set key_id = new.key_id, wrapped_key = new.wrapped
     from unnest($1::text[], $2::bytea[], $3::text[], $4::bytea[]) as new (subject, was, key_id, wrapped)
     where s.subject = new.subject and s.wrapped_key = new.was`,
    [
      made.map(({ row }) => row.subject),
      made.map(({ row }) => row.wrapped_key),
      made.map(({ wrapped }) => wrapped.keyId),
      made.map(({ wrapped }) => Buffer.from(wrapped.bytes)),
    ],
  );
  return rowCount ?? 0;
}

async function usedKeys({ pool }: VaultParts): Promise<readonly string[]> {
  const { rows } = await pool.query<{ key_id: string }>('select distinct key_id from strait_vault.subjects');
  return rows.map(({ key_id }) => key_id);
}

async function retireUnused(parts: VaultParts, keyId: string): Promise<readonly string[]> {
  const used = new Set(await usedKeys(parts));
  const unused = (await parts.keys.inService()).filter((id) => id !== keyId && !used.has(id));
  for (const id of unused) await parts.keys.retire(id);
  return unused;
}

/** Throws `vault_key_foreign` where a row is sealed under a key that the provider does not hold. */
export async function checkKeys(parts: VaultParts): Promise<void> {
  const held = new Set(await parts.keys.held());
  for (const key of await usedKeys(parts)) if (!held.has(key)) throw storeFault('vault_key_foreign', { key });
}
