import { expect, test } from 'vitest';
import { createTableLayout, gridTracks, sortedBy, type TableLayout, widened } from './table-layout.ts';

const text = { en: 'A', fr: 'A' };
const columns = [
  { key: 'a', head: text, width: 8, text: () => '' },
  { key: 'b', head: text, width: 10, grow: true, text: () => '' },
];
const empty: TableLayout = { widths: {}, sort: null };

test('columns keep their least width, one grows, and a set width stands', () => {
  expect(gridTracks(columns, empty)).toBe('8rem minmax(10rem, 1fr)');
  expect(gridTracks(columns, { ...empty, widths: { b: 20 } })).toBe('8rem 20rem');
});

test('a column grows from where it stands and stays readable', () => {
  const once = widened(empty, { key: 'a', width: 8 }, 1);
  expect(once.widths).toEqual({ a: 9 });
  expect(widened(once, { key: 'a', width: 8 }, -50).widths).toEqual({ a: 3 });
});

test('pressing a head sorts up, then down, then not at all', () => {
  const up = sortedBy(empty, 'a');
  const down = sortedBy(up, 'a');
  expect([up.sort, down.sort, sortedBy(down, 'a').sort]).toEqual([
    { column: 'a', down: false },
    { column: 'a', down: true },
    null,
  ]);
});

test.each(['', '{', '{"widths":3}', '{"widths":{"a":"x"},"sort":{"column":1}}'])(
  'a layout of an older version breaks no table: %s',
  (stored) => {
    const kept = new Map([['strait.table.people', stored]]);
    Object.defineProperty(globalThis, 'localStorage', {
      configurable: true,
      value: { getItem: (key: string) => kept.get(key) ?? null, setItem: () => undefined },
    });
    expect(createTableLayout('people', null).get()).toEqual(empty);
  },
);
