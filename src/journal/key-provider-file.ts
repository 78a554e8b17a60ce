import { hkdfSync } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { storeFault } from './faults.ts';
import type { KeyProvider, WrappedKey } from './key-provider.ts';
import {
  type Generation,
  ledgerFileOf,
  makeKeyFile,
  newGeneration,
  readKeyFile,
  replaceKeyFile,
  type VaultKeys,
} from './key-provider-keys.ts';
import { openLedger } from './key-provider-ledger.ts';
import { nonceBytes, open, seal } from './vault-seal.ts';

/**
 * Keys of the vault in a file of a small site: `vault-key.json`, made at the first start, 0600, with the list of erased
 * subjects `vault-forgotten.txt` beside it. What another process changed in them holds at the next use.
 * Throws `vault_key_lost`, `vault_key_unreadable`.
 */
export function openVaultKeyFile(file: string): KeyProvider {
  if (!existsSync(file)) makeKeyFile(file);
  const held = keepRead(file);
  const ledger = openLedger(ledgerFileOf(file));
  held();
  return {
    current: async () => currentOf(held()).id,
    held: async () => held().generations.map(({ id }) => id),
    inService: async () => held().generations.flatMap(({ id, retired }) => (retired ? [] : [id])),
    wrap: async (key, context) => wrapUnder(currentOf(held()), key, context),
    unwrap: async (wrapped, context) => unwrapUnder(held(), wrapped, context),
    blindKey: async (purpose, kind) =>
      new Uint8Array(hkdfSync('sha256', held().root, '', `strait vault blind 1\n${purpose}\n${kind}`, 32)),
    requestKey: async () => new Uint8Array(hkdfSync('sha256', held().root, '', 'strait vault request 1', 32)),
    async rotate(order) {
      const made = madeFor(held(), order);
      if (made !== null) return made.id;
      const next = newGeneration(order);
      // Looked at once more in one's turn: another process may have made it meanwhile.
      replaceKeyFile(file, (keys) =>
        madeFor(keys, order) === null ? { ...keys, generations: [...keys.generations, next] } : keys,
      );
      return madeFor(held(), order)?.id ?? next.id;
    },
    async retire(keyId) {
      if (currentOf(held()).id === keyId) throw new RangeError('the key in use cannot be retired');
      replaceKeyFile(file, (keys) => ({
        ...keys,
        generations: keys.generations.map((one) => (one.id === keyId ? { ...one, retired: true } : one)),
      }));
    },
    async destroyRetired() {
      const destroyed: string[] = [];
      replaceKeyFile(file, ({ generations, ...keys }) => {
        destroyed.push(...generations.flatMap(({ id, retired }) => (retired ? [id] : [])));
        return { ...keys, generations: generations.filter(({ retired }) => !retired) };
      });
      return destroyed;
    },
    forget: async (subject) => ledger.add(subject),
    isForgotten: async (subject) => ledger.has(subject),
    forgotten: async () => ledger.all(),
  };
}

/** Reads the file again only where it is another than it was; its mode is looked at each time. */
function keepRead(file: string): () => VaultKeys {
  let read: { readonly at: string; readonly keys: VaultKeys } | null = null;
  return () => {
    const seen = statSync(file, { throwIfNoEntry: false });
    const at = seen ? [seen.ino, seen.mtimeMs, seen.size, seen.mode].join() : '';
    if (read?.at !== at || at === '') read = { at, keys: readKeyFile(file) };
    return read.keys;
  };
}

function madeFor({ generations }: VaultKeys, order: string | undefined): Generation | null {
  return order === undefined ? null : (generations.findLast((one) => one.order === order) ?? null);
}

function currentOf({ generations }: VaultKeys): Generation {
  const current = generations.at(-1);
  if (!current) throw new Error('a key file has a key'); // its schema holds that
  return current;
}

const bound = (keyId: string, context: string) => `strait vault wrap 1\n${keyId}\n${context}`;

function wrapUnder({ id, key }: Generation, plain: Uint8Array, context: string): WrappedKey {
  const { nonce, sealed } = seal(key, plain, bound(id, context));
  return { keyId: id, bytes: Buffer.concat([nonce, sealed]) };
}

function unwrapUnder({ generations }: VaultKeys, { keyId, bytes }: WrappedKey, context: string): Uint8Array {
  const by = generations.find(({ id }) => id === keyId);
  if (!by) throw storeFault('vault_key_foreign', { key: keyId });
  const all = Buffer.from(bytes);
  const body = { nonce: all.subarray(0, nonceBytes), sealed: all.subarray(nonceBytes) };
  const plain = open(by.key, body, bound(keyId, context));
  if (!plain) throw storeFault('vault_key_damaged', { key: keyId });
  return plain;
}
