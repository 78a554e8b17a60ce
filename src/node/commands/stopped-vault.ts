import { randomUUID } from 'node:crypto';
import { createBook } from '../../app/vault/book.ts';
import { type KeyDesk, noteDestroyedKeys, type Rotated, rotateNow } from '../../app/vault/rotate.ts';
import { createJournal, createVault, openStore, type Store } from '../../journal/index.ts';
import type { ActorId, NodeId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/time.ts';
import { vaultRecords } from '../../oversight/records/index.ts';
import { type CommandIo, UsageError } from '../command-line.ts';
import { nodeConfig } from '../options.ts';
import { vaultKeysAt } from './key-place.ts';
import { requireStore, storePlace } from './store-place.ts';

interface Place {
  readonly data: string | undefined;
  readonly database: string | undefined;
}

/** The vault of a node that is stopped, as its program opens it. */
export interface StoppedVault {
  rotate(onProgress: (rewrapped: number) => void): Promise<Rotated>;
  /** Gives how many; noted in the book before. Throws `vault_key_used`. */
  destroyRetired(): Promise<number>;
  close(): Promise<void>;
}

/** What is done at the command line is the program's: nobody has said who they are. */
const program = { actor: 'command-line' as ActorId, desk: null };

/**
 * Opens the store as its node would: a data folder whose node runs is refused (`store_in_use`); a database by URL is not
 * protected against a node that runs, which only shares the work. Throws `vault_key_foreign`, and wrong use where there is no book.
 */
export async function openStoppedVault(place: Place, io: CommandIo): Promise<StoppedVault> {
  const found = requireStore(storePlace(place, io.env));
  const store = await openStore(found.url === undefined ? { dataDir: found.data } : { url: found.url });
  try {
    return await openOn(store, vaultKeysAt(place, io.env), io);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function openOn(
  store: Store,
  keys: ReturnType<typeof vaultKeysAt>,
  { env }: CommandIo,
): Promise<StoppedVault> {
  const { rows } = await store.pool.query<{ origin: NodeId }>('select origin from strait.node');
  const origin = rows[0]?.origin;
  if (origin === undefined)
    throw new UsageError({ en: 'this store has no book yet', fr: 'cette base n’a pas encore de journal' });
  const vault = createVault({ store, keys });
  await vault.check();
  const clock = () => instant(Date.now());
  const journal = await createJournal({ store, origin, clock });
  const { agency } = nodeConfig([], env, { state: origin });
  const book = createBook({ journal, ids: () => randomUUID() });
  const desk: KeyDesk = { vault, journal, book, clock, agency, records: vaultRecords };
  return {
    rotate: (onProgress) => rotateNow(desk, program, { onProgress }),
    async destroyRetired() {
      const retired = (await vault.keyStatus()).filter(({ isRetired }) => isRetired);
      if (retired.length === 0) return 0;
      await vault.checkRetired();
      await noteDestroyedKeys(desk, program, retired.length);
      return vault.destroyRetired();
    },
    async close() {
      await journal.close();
      await store.close();
    },
  };
}
