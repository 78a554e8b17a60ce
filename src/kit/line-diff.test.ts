import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedParts, diffLines } from './line-diff.ts';

const signs = (before: string, after: string) =>
  diffLines(before, after).map(({ kind, text }) => `${{ same: ' ', gone: '-', new: '+' }[kind]}${text}`);

test('what stays stays, what goes goes, what comes comes, each with its number', () => {
  expect(signs('a\nb\nc', 'a\nx\nc\nd')).toEqual([' a', '-b', '+x', ' c', '+d']);
  expect(diffLines('a\nb', 'b').map(({ before, after }) => [before, after])).toEqual([
    [1, null],
    [2, 1],
  ]);
  expect(signs('same', 'same')).toEqual([' same']);
});

test('from every comparison both texts can be read back', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(lines, lines, (a, b) => {
      const found = diffLines(a.join('\n'), b.join('\n'));
      const read = (but: 'gone' | 'new') => found.filter(({ kind }) => kind !== but).map(({ text }) => text);
      expect([read('new'), read('gone')]).toEqual([a, b]);
    }),
    { seed: 7 },
  );
});

test('far from a change lines are left out, and that is marked once', () => {
  const before = Array.from({ length: 30 }, (_, n) => `line ${n}`).join('\n');
  const parts = changedParts(diffLines(before, before.replace('line 15', 'other')), 1);
  expect(parts.map((part) => part?.text ?? '…')).toEqual([
    '…',
    'line 14',
    'line 15',
    'other',
    'line 16',
    '…',
  ]);
  expect(changedParts(diffLines('a', 'a'))).toEqual([null]);
});
