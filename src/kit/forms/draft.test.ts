import { expect, test } from 'vitest';
import { createDraft, type DraftStorage, keptBefore } from './draft.ts';

function memory(): DraftStorage & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

test.each([
  [
    'typed since: both stand, in the order in which they were said',
    'forty people',
    'one fell in',
    'forty people\none fell in',
  ],
  ['nothing was kept', '', 'one fell in', 'one fell in'],
  ['the same', 'forty people', 'forty people', 'forty people'],
  ['emptied before it came', 'forty people', '', 'forty people'],
])('running words that come back late: %s', (_, kept, typed, words) => {
  const phone = kept === '' ? '' : '+0000000017';
  const of = { since: ['words', 'phone'], running: ['words'] } as const;
  expect(keptBefore({ words: kept, phone }, { words: typed, phone: '+0000000018' }, of)).toEqual({
    words,
    phone: '+0000000018',
  });
});

test('a field in which nothing was typed since is left to what was kept', () => {
  const of = { since: [], running: ['words'] } as const;
  expect(keptBefore({ words: 'forty people' }, { words: '' }, of)).toEqual({});
});

const initial = { desk: '', name: '' };
const draftOf = (storage: DraftStorage, staff = 'uk-staff-0001') =>
  createDraft<'desk' | 'name'>({ key: 'staff.join', staff, personal: ['name'], storage });

test('what was typed survives, and personal fields are never written', () => {
  const storage = memory();
  draftOf(storage).write({ desk: 'uk-mrcc-2', name: 'A. Example' }, 1000);
  expect(draftOf(storage).read(initial, 2000)).toEqual({ desk: 'uk-mrcc-2', name: '' });
  expect([...storage.kept.values()].join('')).not.toContain('Example');
});

test('a draft is its author’s, and goes after a day or once it was sent', () => {
  const storage = memory();
  draftOf(storage).write({ desk: 'x', name: '' }, 0);
  expect(draftOf(storage, 'uk-staff-0002').read(initial, 1)).toBeNull();
  expect(draftOf(storage).read(initial, 25 * 3600 * 1000)).toBeNull();
  draftOf(storage).clear();
  expect(draftOf(storage).read(initial, 1)).toBeNull();
});

test.each(['', '{', '[]', '{"at":"x"}', '{"at":1,"values":3}', '{"at":1,"values":{"desk":4}}'])(
  'a spoilt draft breaks no form: %s',
  (text) => {
    const storage = memory();
    storage.kept.set('strait.draft.uk-staff-0001.staff.join', text);
    expect(draftOf(storage).read(initial, 2) ?? initial).toEqual(initial);
  },
);

test('storage that refuses costs the draft, not the work', () => {
  const refuse = () => {
    throw new Error('full');
  };
  const draft = draftOf({ getItem: refuse, setItem: refuse, removeItem: refuse });
  expect(() => draft.write({ desk: 'x', name: '' }, 0)).not.toThrow();
  expect(() => draft.clear()).not.toThrow();
  expect(draft.read(initial, 1)).toBeNull();
});
