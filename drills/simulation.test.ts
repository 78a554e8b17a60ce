import { expect, test } from 'vitest';
import { playNight } from './simulation-night.ts';

test('the same seed is the same night, to the byte', async () => {
  for (const seed of [1, 2, 3, 7, 28]) {
    const [once, again] = [await playNight(seed), await playNight(seed)];
    expect(again).toEqual(once);
  }
  expect((await playNight(1)).trace).not.toBe((await playNight(2)).trace);
});

/** Nights in which something was found once, in the program or in the drill itself. */
const kept = [3, 7, 28, 38, 63, 80, 102, 9_016_353] as const;

test.for(kept)('night %i, in which something was found once', async (seed) => {
  expect((await playNight(seed)).objections).toEqual([]);
});
