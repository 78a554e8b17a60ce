import { expect, test } from 'vitest';
import { holdOrder } from './hold-order.ts';

const keys = (items: readonly { readonly key: string }[]) => items.map((item) => item.key).join('');
const of = (text: string) => text.split('').map((key) => ({ key }));

test('what stood keeps its place although the wanted order changed', () => {
  const held = holdOrder(of('abc'), of('cab'));
  expect(keys(held.items)).toBe('abc');
  expect(held.waiting).toBe(0);
});

test('what is new waits and is counted', () => {
  const held = holdOrder(of('abc'), of('xaybc'));
  expect(keys(held.items)).toBe('abc');
  expect(held.waiting).toBe(2);
});

test('what has gone stays in its place and is marked', () => {
  const held = holdOrder(of('abc'), of('ac'));
  expect(keys(held.items)).toBe('abc');
  expect([...held.gone]).toEqual(['b']);
});

test('a kept place shows the newest words of its item', () => {
  const held = holdOrder([{ key: 'a', n: 1 }], [{ key: 'a', n: 2 }]);
  expect(held.items).toEqual([{ key: 'a', n: 2 }]);
});
