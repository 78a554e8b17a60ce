import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { KeyProvider, WrappedKey } from './key-provider.ts';
import { type KeptKeys, keepKeys } from './vault-keys.ts';

const wrapped = (name: string): WrappedKey => ({ keyId: 'k', bytes: Buffer.from(name) });
const given: Uint8Array[] = [];
let kept: KeptKeys;

beforeEach(() => {
  vi.useFakeTimers();
  given.length = 0;
  const never = () => Promise.reject(new Error('not asked for here'));
  const keys: KeyProvider = {
    current: never,
    held: never,
    inService: never,
    wrap: never,
    requestKey: never,
    rotate: never,
    retire: never,
    destroyRetired: never,
    forget: never,
    isForgotten: never,
    forgotten: never,
    async unwrap() {
      const key = randomBytes(32);
      given.push(key);
      return key;
    },
    async blindKey() {
      const key = randomBytes(32);
      given.push(key);
      return key;
    },
  };
  kept = keepKeys(keys);
});
afterEach(() => {
  vi.useRealTimers();
});

test('a key is unwrapped once, and each caller may overwrite what it was given', async () => {
  const first = await kept.of('a', wrapped('1'));
  const value = Buffer.from(first).toString('hex');
  first.fill(0);
  const second = kept.kept('a', wrapped('1'));
  expect(Buffer.from(second ?? []).toString('hex')).toBe(value);
  second?.fill(0);
  expect(Buffer.from(await kept.of('a', wrapped('1'))).toString('hex')).toBe(value);
  expect(given).toHaveLength(1);
});

test('a key wrapped otherwise, or under another subject, is not answered from memory', async () => {
  await kept.of('a', wrapped('1'));
  expect([kept.kept('a', wrapped('2')), kept.kept('b', wrapped('1'))]).toEqual([null, null]);
});

test('after half a minute, or when its subject is dropped, a key is there no more', async () => {
  await kept.of('a', wrapped('1'));
  await kept.of('b', wrapped('1'));
  kept.drop('a');
  expect([kept.kept('a', wrapped('1')), kept.kept('b', wrapped('1')) === null]).toEqual([null, false]);
  vi.advanceTimersByTime(30_001);
  expect(kept.kept('b', wrapped('1'))).toBe(null);
  expect(vi.getTimerCount()).toBe(0); // nothing is left to sweep
});

test('no more than some thousand are kept: the oldest go first', async () => {
  for (let count = 0; count < 4100; count++) await kept.of(`s${count}`, wrapped('1'));
  expect([kept.kept('s3', wrapped('1')), kept.kept('s4', wrapped('1')) === null]).toEqual([null, false]);
});

test('blind keys are asked for once for each purpose and kind', async () => {
  await kept.blind('protection', 'name');
  await kept.blind('protection', 'name');
  await kept.blind('protection', 'phone');
  expect(given).toHaveLength(2);
});
