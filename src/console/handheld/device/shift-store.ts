import type { Entry } from '../queue/entry.ts';
import type { Change, Storage } from '../queue/storage.ts';
import { durably, openDatabase, readAll, readOne, removeDatabase } from './database.ts';
import { newSealKey, openValue, type Seal, sealValue, sealWith } from './seal.ts';

/** Everything of this device that outlives a restart: the shift, and small values by name, all of it sealed. */
export interface ShiftStore extends Storage {
  /** A small value; null where there is none. */
  value(name: string): Promise<unknown>;
  keep(name: string, value: unknown): Promise<void>;
  /** Key, shift, photos and values: gone for good. Nothing may be asked of this store afterwards. */
  wipe(): Promise<void>;
  /** Resolves where the browser closes the store under the app, as when its room is cleared: nothing can be kept any more. */
  readonly closed: Promise<void>;
}

/** Opens the device’s own store; its key is made at the first time and never leaves the browser. */
export async function openShiftStore(): Promise<ShiftStore> {
  const database = await openDatabase();
  const seal = sealWith(await keyOf(database));
  return {
    read: () => readEntries(database, seal),
    async photo(id) {
      const sealed = await readOne(database, 'photos', id);
      return sealed instanceof Uint8Array ? seal.open(sealed, photoAbout(id)) : null;
    },
    change: (change) => write(database, seal, change),
    async value(name) {
      return openValue(seal, await readOne(database, 'kept', name), valueAbout(name));
    },
    async keep(name, value) {
      const sealed = await sealValue(seal, value, valueAbout(name));
      await durably(database, ['kept'], (of) => of('kept').put(sealed, name));
    },
    wipe: () => removeDatabase(database),
    closed: new Promise((resolve) => database.addEventListener('close', () => resolve())),
  };
}

const entryAbout = (id: string): string => `entry ${id}`;
const photoAbout = (id: string): string => `photo ${id}`;
const valueAbout = (name: string): string => `value ${name}`;

async function keyOf(database: IDBDatabase): Promise<CryptoKey> {
  const kept = await readOne(database, 'keys', 'seal');
  if (kept instanceof CryptoKey) return kept;
  const made = await newSealKey();
  await durably(database, ['keys'], (of) => of('keys').put(made, 'seal'));
  return made;
}

async function readEntries(database: IDBDatabase, seal: Seal): Promise<readonly Entry[]> {
  const found = await readAll(database, 'entries');
  const opened = await Promise.all(found.map(([id, sealed]) => openValue(seal, sealed, entryAbout(id))));
  // Written by this program alone and bound to its id: what does not open is damaged, and says nothing.
  return opened.filter((entry): entry is Entry => entry !== null);
}

/** Sealed first, all of it: a change waits for nobody once it has begun. */
async function write(
  database: IDBDatabase,
  seal: Seal,
  { put, drop, photos, dropPhotos }: Change,
): Promise<void> {
  const entries = await Promise.all(
    put.map(async (entry) => [entry.id, await sealValue(seal, entry, entryAbout(entry.id))] as const),
  );
  const pictures = await Promise.all(
    [...photos].map(async ([id, bytes]) => [id, await seal.close(bytes, photoAbout(id))] as const),
  );
  await durably(database, ['entries', 'photos'], (of) => {
    for (const [id, sealed] of entries) of('entries').put(sealed, id);
    for (const id of drop) of('entries').delete(id);
    for (const [id, sealed] of pictures) of('photos').put(sealed, id);
    for (const id of dropPhotos) of('photos').delete(id);
  });
}
