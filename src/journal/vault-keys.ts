import type { Purpose } from '../kernel/marking.ts';
import type { SearchableKind } from '../kernel/vault.ts';
import { isStoreFault, storeFault } from './faults.ts';
import type { KeyProvider, WrappedKey } from './key-provider.ts';
import { keyContext } from './vault-seal.ts';

/** Keys that were just used, kept in memory for moments: the provider may be a module across a network. */
export interface KeptKeys {
  /** A subject's key, a copy that the caller owns and fills with zeros after use. */
  of(subject: string, wrapped: WrappedKey): Promise<Uint8Array>;
  /** The same where it is kept; null otherwise. */
  kept(subject: string, wrapped: WrappedKey): Uint8Array | null;
  blind(purpose: Purpose, kind: SearchableKind): Promise<Uint8Array>;
  /** Everything of a subject that is erased. */
  drop(subject: string): void;
}

const keysMax = 4096;
const milliseconds = 30_000;

interface Entry {
  readonly subject: string;
  readonly key: Uint8Array;
  readonly until: number;
}

/** Keeps at most some thousand keys for half a minute, each overwritten when it goes. */
export function keepKeys(keys: KeyProvider): KeptKeys {
  const now = () => performance.now();
  // By the wrapped bytes themselves: a key damaged or replaced in the store is never answered from memory.
  const entries = new Map<string, Entry>();
  const blinds = new Map<string, Promise<Uint8Array>>();
  const remove = (name: string, { key }: Entry) => {
    key.fill(0);
    entries.delete(name);
  };
  const sweep = (most: number) => {
    for (const [name, entry] of entries) {
      if (entries.size <= most && entry.until > now()) break; // the oldest stand first
      remove(name, entry);
    }
  };
  let sweeping: NodeJS.Timeout | null = null;
  /** Nobody asking is no reason to keep them. */
  const sweepLater = () => {
    sweeping ??= setTimeout(() => {
      sweeping = null;
      sweep(keysMax);
      if (entries.size > 0) sweepLater();
    }, milliseconds).unref();
  };
  const kept = (subject: string, wrapped: WrappedKey) => {
    const entry = entries.get(nameOf(subject, wrapped));
    return entry && entry.until > now() ? Uint8Array.from(entry.key) : null;
  };
  return {
    kept,
    async of(subject, wrapped) {
      const known = kept(subject, wrapped);
      if (known) return known;
      const key = await unwrapOf(keys, subject, wrapped);
      sweep(keysMax - 1);
      sweepLater();
      const name = nameOf(subject, wrapped);
      const before = entries.get(name);
      if (before) remove(name, before);
      entries.set(name, { subject, key: Uint8Array.from(key), until: now() + milliseconds });
      return key;
    },
    blind(purpose, kind) {
      const name = `${purpose} ${kind}`;
      const known = blinds.get(name) ?? keys.blindKey(purpose, kind);
      blinds.set(name, known);
      known.catch(() => blinds.delete(name));
      return known;
    },
    drop(subject) {
      for (const [name, entry] of entries) if (entry.subject === subject) remove(name, entry);
    },
  };
}

/** A subject's own key. Throws `vault_damaged`, naming the subject, where it is not what was wrapped for it. */
export async function unwrapOf(keys: KeyProvider, subject: string, wrapped: WrappedKey): Promise<Uint8Array> {
  try {
    return await keys.unwrap(wrapped, keyContext(subject));
  } catch (error) {
    if (!isStoreFault(error, 'vault_key_damaged')) throw error;
    throw storeFault('vault_damaged', { subject, detail: 'key' }, error);
  }
}

function nameOf(subject: string, { keyId, bytes }: WrappedKey): string {
  return `${subject} ${keyId} ${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')}`;
}
