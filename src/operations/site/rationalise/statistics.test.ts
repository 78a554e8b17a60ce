import { expect, test } from 'vitest';
import { addSeconds, instant } from '../../../kernel/time.ts';
import { alarmStatistics, badActors, type CountedAlarm, mostWithin } from './statistics.ts';

const from = instant(Date.UTC(2026, 2, 3));
const to = addSeconds(from, 86_400);
const alarm = (seconds: number, changes: Partial<CountedAlarm> = {}): CountedAlarm => ({
  at: addSeconds(from, seconds),
  device: 'd-1',
  consequence: 'barrier_breached',
  signature: 'lone',
  interrupts: true,
  ...changes,
});
const figure = (all: readonly CountedAlarm[], name: string, operators = 1) =>
  alarmStatistics(all, { operators, from, to }).figures.find((one) => one.figure === name);

test('one alarm every ten minutes is just what an operator can take; for two operators it is half of it', () => {
  const steady = Array.from({ length: 144 }, (_, at) => alarm(at * 600));
  expect(figure(steady, 'mean_per_ten_minutes')).toMatchObject({ value: 1, isMet: true });
  expect(figure(steady, 'mean_per_ten_minutes', 2)?.value).toBe(0.5);
  expect(figure([...steady, alarm(5)], 'mean_per_ten_minutes')?.isMet).toBe(false);
});

test('eleven in ten minutes are a flood, which lasts until fewer than five are left in them', () => {
  const ten = Array.from({ length: 10 }, (_, at) => alarm(3_600 + at * 30));
  expect(figure(ten, 'flood_share')?.value).toBe(0);
  const flood = figure([...ten, alarm(3_930)], 'flood_share')?.value ?? 0;
  expect(flood * 1_440).toBeGreaterThan(4);
  expect(flood * 1_440).toBeLessThan(10);
});

test('what did not interrupt is no load on the operator, yet stands among the ten worst', () => {
  const quiet = Array.from({ length: 30 }, (_, at) => alarm(at, { interrupts: false, device: 'd-2' }));
  const all = [...quiet, alarm(0)];
  expect(figure(all, 'most_in_ten_minutes')?.value).toBe(1);
  expect(badActors(all)[0]).toEqual({ device: 'd-2', count: 30, share: 30 / 31 });
});

test('a day without alarms meets every figure but the share that nothing can have', () => {
  const { figures } = alarmStatistics([], { operators: 4, from, to });
  expect(figures.filter(({ isMet }) => !isMet).map((one) => one.figure)).toEqual(['share_low']);
});

test('the most in ten minutes is found wherever they begin', () => {
  expect(mostWithin([0, 599, 600, 601, 1_198, 1_300].map((at) => addSeconds(from, at)))).toBe(4);
});
