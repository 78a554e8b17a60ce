import { expect, test } from 'vitest';
import { addSeconds, fromUtc, instant, parseUtc, secondsBetween, toUtc } from './time.ts';

test('a moment goes to text and back unharmed', () => {
  const at = instant(Date.UTC(2021, 10, 24, 3, 4, 5, 6));
  expect(toUtc(at)).toBe('2021-11-24T03:04:05.006Z');
  expect(fromUtc(toUtc(at))).toBe(at);
});

test('the leap day of 2028 and the seconds after 2038 are moments like others', () => {
  expect(parseUtc('2028-02-29T23:59:59Z')).toBe(Date.UTC(2028, 1, 29, 23, 59, 59));
  expect(parseUtc('2038-01-19T03:14:08Z')).toBe(2_147_483_648_000);
});

test.each([
  '',
  'now',
  '2021-11-24',
  '2021-11-24T03:04:05',
  '2021-11-24T03:04:05+01:00',
  '2021-13-01T00:00:00Z',
  '2021-02-30T00:00:00Z',
])('text that is no UTC moment is null: %s', (text) => expect(parseUtc(text)).toBeNull());

test('seconds between count backwards as well', () => {
  const at = instant(1_000);
  expect(secondsBetween(at, addSeconds(at, -2.5))).toBe(-2.5);
});

test('what is no number is a bug', () => expect(() => instant(Number.NaN)).toThrow(RangeError));
