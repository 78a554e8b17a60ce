import { expect, test } from 'vitest';
import { instant } from '../../kernel/time.ts';
import { createGenerations } from './generations.ts';
import { createRateLimit } from './rate-limit.ts';

const at = (milliseconds: number) => instant(1_800_000_000_000 + milliseconds);

test('what was set is known for one span at least and two at most', () => {
  const map = createGenerations<string, number>(1_000, 100);
  map.set('a', 1, at(0));
  expect(map.get('a', at(999))).toBe(1);
  expect(map.get('a', at(1_500))).toBe(1);
  expect(map.get('a', at(2_500))).toBeUndefined();
});

test('after a long quiet nothing old is known', () => {
  const map = createGenerations<string, number>(1_000, 100);
  map.set('a', 1, at(0));
  expect(map.get('a', at(2_000))).toBeUndefined();
});

test('a flood of keys is bounded, and the newest are kept', () => {
  const map = createGenerations<number, number>(1_000, 100);
  for (let key = 0; key < 100_000; key += 1) map.set(key, key, at(0));
  expect(map.size).toBeLessThanOrEqual(200);
  expect(map.get(99_999, at(1))).toBe(99_999);
});

test('a clock set back an hour neither keeps for ever nor fails', () => {
  const map = createGenerations<string, number>(1_000, 100);
  map.set('a', 1, at(3_600_000));
  map.set('b', 2, at(0));
  expect(map.get('b', at(500))).toBe(2);
  expect(map.get('b', at(5_000))).toBeUndefined();
});

test('a rate limit lets a burst of two seconds pass, then the rate, and survives a clock set back', () => {
  let now = at(0);
  const mayPass = createRateLimit(10, () => now);
  const passed = (tries: number): number =>
    Array.from({ length: tries }, () => mayPass(1)).filter(Boolean).length;
  expect(passed(100)).toBe(20);
  now = at(500);
  expect(passed(100)).toBe(5);
  now = at(-60_000);
  expect(passed(100)).toBe(0);
  now = at(-59_000);
  expect(passed(100)).toBe(10);
});
