import type { DraftKeys } from './sealed-draft.ts';

const database = 'strait-drafts';
const shelf = 'keys';
const entry = 'draft';

/**
 * The key of this browser's sealed drafts, in its IndexedDB: made once, never extractable, not even by this program.
 * Null where there is no IndexedDB or no secure context.
 */
export function browserDraftKeys(): DraftKeys {
  let made: Promise<CryptoKey | null> | null = null;
  return {
    make() {
      made ??= find().catch(() => null);
      return made;
    },
  };
}

async function find(): Promise<CryptoKey | null> {
  if (typeof indexedDB === 'undefined' || crypto.subtle === undefined) return null;
  const store = await openStore();
  const kept = await asked<unknown>(store.transaction(shelf).objectStore(shelf).get(entry));
  if (kept instanceof CryptoKey) return kept;
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  // `add` fails where another tab was first: then that tab's key is the key.
  const added = await asked(store.transaction(shelf, 'readwrite').objectStore(shelf).add(key, entry)).then(
    () => true,
    () => false,
  );
  if (added) return key;
  const other = await asked<unknown>(store.transaction(shelf).objectStore(shelf).get(entry));
  return other instanceof CryptoKey ? other : null;
}

function openStore(): Promise<IDBDatabase> {
  const request = indexedDB.open(database, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(shelf));
  return asked(request);
}

function asked<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no answer of IndexedDB')));
  });
}
