import type pg from 'pg';
import { isStoreFault, storeFault } from './faults.ts';
import type { KeyProvider, WrappedKey } from './key-provider.ts';
import { unwrapOf } from './vault-keys.ts';
import type { KeyStatus, RotateBy, Rotation } from './vault-port.ts';
import type { VaultParts } from './vault-read.ts';
import { keyContext } from './vault-seal.ts';

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
export async function rewrapAll(parts: VaultParts, { onProgress, signal }: RotateBy = {}): Promise<Rotation> {
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
    signal?.throwIfAborted();
  }
  const used = await usedKeys(parts);
  const standing = used.get(keyId) ?? 0;
  return { keyId, rewrapped, standing, retired: await retireUnused(parts, { keyId, used }), damaged };
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

/** How many subjects stand under each key. */
async function usedKeys({ pool }: Pick<KeyParts, 'pool'>): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ key_id: string; count: number }>(
    'select key_id, count(*)::int as count from strait_vault.subjects group by key_id',
  );
  return new Map(rows.map(({ key_id, count }) => [key_id, count]));
}

async function retireUnused(
  { keys }: VaultParts,
  { keyId, used }: { readonly keyId: string; readonly used: ReadonlyMap<string, number> },
): Promise<readonly string[]> {
  const inService = await keys.inService();
  // Only older ones: another process may have made a newer one meanwhile, under which nothing stands yet.
  const unused = inService.slice(0, Math.max(0, inService.indexOf(keyId))).filter((id) => !used.has(id));
  for (const id of unused) await keys.retire(id);
  return unused;
}

/** Throws `vault_key_foreign` where a row is sealed under a key that the provider does not hold. */
export async function checkKeys(parts: VaultParts): Promise<void> {
  // Rows before keys: another process may make a key and seal under it meanwhile, and it is held before anything stands under it.
  const used = await usedKeys(parts);
  const held = new Set(await parts.keys.held());
  for (const key of used.keys()) if (!held.has(key)) throw storeFault('vault_key_foreign', { key });
}

interface KeyParts extends Pick<VaultParts, 'keys'> {
  readonly pool: Pick<pg.ClientBase, 'query'>;
}

/** Which keys there are, oldest first. */
export async function keyStatus(parts: KeyParts): Promise<readonly KeyStatus[]> {
  const { keys } = parts;
  const [current, inService, used] = [await keys.current(), await keys.inService(), await usedKeys(parts)];
  return (await keys.held()).map((keyId) => ({
    keyId,
    isRetired: !inService.includes(keyId),
    isCurrent: keyId === current,
    subjects: used.get(keyId) ?? 0,
  }));
}

/** Throws `vault_key_used` where a subject stands under a retired key. */
export async function checkRetired(parts: KeyParts): Promise<void> {
  const used = (await keyStatus(parts)).find(({ isRetired, subjects }) => isRetired && subjects > 0);
  if (used) throw storeFault('vault_key_used', { key: used.keyId, count: used.subjects });
}

/** Destroys the retired keys for good. Throws `vault_key_used`. */
export async function destroyRetired(parts: VaultParts): Promise<number> {
  await checkRetired(parts);
  return (await parts.keys.destroyRetired()).length;
}
