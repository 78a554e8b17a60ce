import { expect, test } from 'vitest';
import { createSealedDraft, type DraftKeys } from './sealed-draft.ts';

function memory() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

function oneKey(): DraftKeys {
  const made = crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  return { make: () => made };
}

const initial = { words: '', phone: '' };
const typed = { words: 'forty people, water coming in', phone: '+0000000017' };

function given(change: { staff?: string; keys?: DraftKeys; now?: () => number } = {}) {
  const storage = memory();
  const options = { key: 'call', staff: 'uk-1', keys: oneKey(), storage, now: () => 0, ...change };
  return { storage, options, draft: createSealedDraft<'words' | 'phone'>(options) };
}

test('what a caller said survives a crash', async () => {
  const { options, draft } = given();
  expect(await draft.write(typed)).toBe(true);
  expect(await createSealedDraft<'words' | 'phone'>(options).read(initial)).toEqual(typed);
});

test('the storage holds no word of it', async () => {
  const { storage, draft } = given();
  await draft.write(typed);
  const everything = JSON.stringify([...storage.kept]);
  expect(storage.kept.size).toBe(1);
  expect(everything).not.toMatch(/forty|0000000017/);
});

test('another person at the desk finds nothing, even under the other name', async () => {
  const { storage, options, draft } = given();
  await draft.write(typed);
  const [sealed = ''] = storage.kept.values();
  storage.kept.set('strait.sealed.uk-2.call', sealed);
  const other = createSealedDraft<'words' | 'phone'>({ ...options, staff: 'uk-2' });
  expect(await other.read(initial)).toBeNull();
});

test('another key opens nothing', async () => {
  const { options, draft } = given();
  await draft.write(typed);
  expect(await createSealedDraft<'words' | 'phone'>({ ...options, keys: oneKey() }).read(initial)).toBeNull();
});

test('after a watch nothing is left', async () => {
  const { storage, options, draft } = given();
  await draft.write(typed);
  const later = { ...options, now: () => 13 * 3_600_000 };
  expect(await createSealedDraft<'words' | 'phone'>(later).read(initial)).toBeNull();
  expect(storage.kept.size).toBe(0);
});

test('a browser that keeps no key writes nothing and says so', async () => {
  const { storage, draft } = given({ keys: { make: async () => null } });
  expect(await draft.write(typed)).toBe(false);
  expect(storage.kept.size).toBe(0);
});

test('a form that is set aside and opened again at once has the words typed last', async () => {
  const { options, draft } = given();
  const kept = draft.write(typed);
  expect(await createSealedDraft<'words' | 'phone'>(options).read(initial)).toEqual(typed);
  await kept;
});

test('what was recorded or given up is not found by the next form of that name, however soon it is opened', async () => {
  const { options, draft } = given();
  await draft.write({ words: 'forty people', phone: '' });
  const over = Promise.all([draft.write(typed), draft.clear()]);
  expect(await createSealedDraft<'words' | 'phone'>(options).read(initial)).toBeNull();
  await over;
});

test('the last words typed are the last words kept', async () => {
  const { options, draft } = given();
  await Promise.all(['a', 'ab', 'abc'].map((words) => draft.write({ words, phone: '' })));
  expect((await createSealedDraft<'words' | 'phone'>(options).read(initial))?.words).toBe('abc');
});
