import { createStore, type Store } from './store.ts';

/**
 * A store whose value this browser remembers. `read` checks what was stored and gives null for what no longer fits:
 * a value from an older version must never break the screen. Where storage is refused, it simply does not remember.
 */
export function createRemembered<Value>(
  key: string,
  initial: Value,
  options: { readonly read: (stored: unknown) => Value | null; readonly storage?: Storage },
): Store<Value> {
  const storage = options.storage ?? localStorage;
  const store = createStore(stored(storage, key, options.read) ?? initial);
  store.subscribe(() => {
    try {
      storage.setItem(key, JSON.stringify(store.get()));
    } catch {
      // Full or refused storage costs the memory, not the work.
    }
  });
  return store;
}

function stored<Value>(storage: Storage, key: string, read: (stored: unknown) => Value | null): Value | null {
  try {
    const text = storage.getItem(key);
    return text === null ? null : read(JSON.parse(text));
  } catch {
    return null;
  }
}
