import { expect, test } from 'vitest';
import { addSeconds, instant } from '../../../kernel/time.ts';
import { alarmStatistics, badActors, type CountedAlarm, mostWithin } from './statistics.ts';

const from = instant(Date.UTC(2026, 2, 3));
const to = addSeconds(from, 86_400);
const alarm = (seconds: number, changes: Partial<CountedAlarm> = {}): CountedAlarm => ({
  at: addSeconds(from, seconds),
  device: 'd-1',
  priority: 'low',
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

test('periods above the mean and above ten are shares of the time', () => {
  const busy = [...Array.from({ length: 11 }, (_, at) => alarm(at * 20)), alarm(900), alarm(905)];
  expect(figure(busy, 'share_above_one')?.value).toBeCloseTo(2 / 144);
  expect(figure(busy, 'share_above_ten')).toMatchObject({ value: 1 / 144, isMet: true });
  expect(figure(busy, 'share_above_ten', 2)?.value).toBe(0);
});

test('what stands at the end is counted, and apart what has stood for more than a day', () => {
  const standing = [-90_000, -80_000, 3_600].map((seconds) => addSeconds(from, seconds));
  const { figures } = alarmStatistics([], { operators: 1, from, to, standing });
  expect(figures.find((one) => one.figure === 'standing')).toMatchObject({ value: 3, isMet: true });
  expect(figures.find((one) => one.figure === 'standing_long')?.value).toBe(2);
});

test('shares are of priorities, and one alarm in twenty may be of the highest', () => {
  const all = [alarm(1, { priority: 'high' }), ...Array.from({ length: 19 }, (_, at) => alarm(at * 600))];
  expect(figure(all, 'share_high')).toMatchObject({ value: 0.05, isMet: true });
  expect(figure(all, 'share_low')).toMatchObject({ value: 0.95, isMet: true });
});

test('a day without alarms meets every figure but the share that nothing can have', () => {
  const { figures } = alarmStatistics([], { operators: 4, from, to });
  expect(figures.filter(({ isMet }) => !isMet).map((one) => one.figure)).toEqual(['share_low']);
});

test('the most in ten minutes is found wherever they begin', () => {
  expect(mostWithin([0, 599, 600, 601, 1_198, 1_300].map((at) => addSeconds(from, at)))).toBe(4);
});
