import { expect, test } from 'vitest';
import { neededNumber, numberForm, readNumber } from './number-checks.ts';

test('a number is read with a point or a comma; anything else is none, and none is not zero', () => {
  expect(['3', ' 3,5', '-2', '', '3 kn', '1e3'].map(readNumber)).toEqual([3, 3.5, -2, null, null, null]);
});

test('bounds are said in the fault; an empty field is well only where it may be empty', () => {
  const check = neededNumber({ min: 1, max: 10, whole: true });
  expect([check('1'), check('10')]).toEqual([null, null]);
  expect(check('')?.en).toContain('1 to 10');
  expect([check('11'), check('1.5')].map((fault) => fault === null)).toEqual([false, false]);
  expect(numberForm({ min: 0, max: 9 })('')).toBeNull();
  expect(numberForm({ min: 0, max: 9 })('12')).not.toBeNull();
});
