import { StorageFull } from '../queue/storage.ts';

export const databaseName = 'strait-handheld';
/** `keys`: the key of the seal. `entries`, `photos`: sealed, by the entry’s id. `kept`: sealed settings, by name. */
export const rooms = ['keys', 'entries', 'photos', 'kept'] as const;
export type Room = (typeof rooms)[number];

/** Opens the device’s store, made where there is none. */
export function openDatabase(): Promise<IDBDatabase> {
  const asked = indexedDB.open(databaseName, 1);
  asked.addEventListener('upgradeneeded', () => {
    for (const room of rooms) asked.result.createObjectStore(room);
  });
  return answered(asked);
}

/** Removes the whole store; resolves when it is gone. */
export async function removeDatabase(database: IDBDatabase): Promise<void> {
  try {
    // The key first and by itself: should the rest be held up, what is left cannot be opened any more.
    await durably(database, ['keys'], (of) => of('keys').clear());
  } catch {
    // Closed or broken: the whole of it still goes below, and only that says that it is gone.
  }
  database.close();
  await answered(indexedDB.deleteDatabase(databaseName));
}

/** Reads one value; undefined where there is none. */
export function readOne(database: IDBDatabase, room: Room, key: string): Promise<unknown> {
  return answered(database.transaction(room).objectStore(room).get(key));
}

/** Reads every key and value of a room. */
export async function readAll(
  database: IDBDatabase,
  room: Room,
): Promise<readonly (readonly [string, unknown])[]> {
  const store = database.transaction(room).objectStore(room);
  const [keys, values] = await Promise.all([answered(store.getAllKeys()), answered(store.getAll())]);
  return keys.flatMap((key, index) => (typeof key === 'string' ? [[key, values[index]] as const] : []));
}

/**
 * One change of some rooms, all of it or nothing: resolves once the browser has it on the disk, not merely in memory.
 * Throws `StorageFull` where there is no more room.
 */
export function durably(
  database: IDBDatabase,
  among: readonly Room[],
  write: (of: (room: Room) => IDBObjectStore) => void,
): Promise<void> {
  const change = database.transaction(among, 'readwrite', { durability: 'strict' });
  const done = new Promise<void>((resolve, reject) => {
    change.addEventListener('complete', () => resolve());
    change.addEventListener('abort', () => reject(faultOf(change.error)));
  });
  try {
    write((room) => change.objectStore(room));
  } catch (error) {
    change.abort();
    done.catch(() => undefined); // the first fault is the one to hear of
    throw error;
  }
  return done;
}

function faultOf(error: DOMException | null): Error {
  return error?.name === 'QuotaExceededError'
    ? new StorageFull()
    : (error ?? new Error('the change was ended'));
}

function answered<Value>(asked: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    asked.addEventListener('success', () => resolve(asked.result));
    asked.addEventListener('error', () => reject(asked.error ?? new Error('the store did not answer')));
  });
}
