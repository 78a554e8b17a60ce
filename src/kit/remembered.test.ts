import { expect, test } from 'vitest';
import { createRemembered } from './remembered.ts';

function fakeStorage(initial: Readonly<Record<string, string>> = {}): Storage {
  const kept = new Map(Object.entries(initial));
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    key: () => null,
    getItem: (key) => kept.get(key) ?? null,
    removeItem: (key) => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, value),
  };
}

const read = (stored: unknown) => (typeof stored === 'number' ? stored : null);

test('a value is remembered', () => {
  const storage = fakeStorage();
  createRemembered('n', 1, { read, storage }).set(7);
  expect(createRemembered('n', 1, { read, storage }).get()).toBe(7);
});

test.each(['{"old":true}', 'not json', '"7"'])('what no longer fits is left: %s', (text) => {
  expect(createRemembered('n', 1, { read, storage: fakeStorage({ n: text }) }).get()).toBe(1);
});

test('a storage that refuses costs the memory, not the work', () => {
  const storage = fakeStorage();
  storage.setItem = () => {
    throw new Error('full');
  };
  const store = createRemembered('n', 1, { read, storage });
  store.set(2);
  expect(store.get()).toBe(2);
});
