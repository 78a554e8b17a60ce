import { expect, test } from 'vitest';
import { faultPlaces, withText } from './proposed-texts.ts';

const file = { name: 'joint/walls.cedar', text: 'permit;' };
const nothing = { base: null, texts: {} };

test('a changed text is held against the set it was written from; changed back, it is no change', () => {
  const once = withText(nothing, file, { text: 'forbid;', base: 'h1' });
  expect(once).toEqual({ base: 'h1', texts: { 'joint/walls.cedar': 'forbid;' } });
  expect(withText(once, file, { text: 'forbid all;', base: 'h2' }).base).toBe('h1');
  expect(withText(once, file, { text: 'permit;', base: 'h1' })).toEqual(nothing);
});

test('each fault is shown where it stands; what names no place is none', () => {
  expect(faultPlaces({ 'uk/acts.cedar:7': 'id_missing', 'joint/masks.json': 'why_missing' })).toEqual([
    { file: 'uk/acts.cedar', line: 7, what: 'id_missing' },
    { file: 'joint/masks.json', line: null, what: 'why_missing' },
  ]);
  expect(faultPlaces({ missing: 'role' })).toEqual([]);
});
