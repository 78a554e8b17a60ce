import { expect, test } from 'vitest';
import { addSeconds, instant } from '../kernel/time.ts';
import { createGatewayGate, type Entry } from './gateway-gate.ts';

const now = instant(Date.UTC(2027, 8, 9, 2));

test('of what waits, what speaks of life goes first, each in its order', async () => {
  const gate = createGatewayGate({ insideMax: 1, waitingMax: 10, perMinuteMax: 100 });
  expect(await gate.enter('d', false, now)).toBe('in');
  const order: string[] = [];
  const waiting = ['a', 'B', 'c', 'D'].map(async (name) => {
    await gate.enter('d', name === name.toUpperCase(), now);
    order.push(name);
    gate.leave();
  });
  gate.leave();
  await Promise.all(waiting);
  expect(order).toEqual(['B', 'D', 'a', 'c']);
  expect(await gate.enter('d', false, now)).toBe('in');
});

test('where no more may wait, the last of the rest is sent back for what speaks of life, and never the reverse', async () => {
  const gate = createGatewayGate({ insideMax: 1, waitingMax: 2, perMinuteMax: 100 });
  await gate.enter('d', false, now);
  const entries: Promise<Entry>[] = [false, false, true, true].map((forLife) =>
    gate.enter('d', forLife, now),
  );
  expect(await Promise.all(entries.slice(0, 2))).toEqual(['overloaded', 'overloaded']);
  expect(await gate.enter('d', false, now)).toBe('overloaded');
  expect(await gate.enter('d', true, now)).toBe('overloaded');
  gate.leave();
  expect(await entries[2]).toBe('in');
  gate.leave();
  expect(await entries[3]).toBe('in');
});

test('a device has so many a minute, the last quarter of it for life; another device has its own', async () => {
  const gate = createGatewayGate({ insideMax: 1_000, waitingMax: 0, perMinuteMax: 8 });
  const take = async (count: number, forLife: boolean, at = now) => {
    const entries: Entry[] = [];
    for (let n = 0; n < count; n += 1) entries.push(await gate.enter('d', forLife, at));
    return entries.filter((entry) => entry === 'in').length;
  };
  expect(await take(20, false)).toBe(6);
  expect(await take(20, true)).toBe(2);
  expect(await gate.enter('d', true, now)).toBe('too_fast');
  expect(await gate.enter('another', false, now)).toBe('in');
  expect(await take(20, false, addSeconds(now, 60))).toBe(6);
});
