import { expect, test } from 'vitest';
import { count, jobsOf, nothingCounted, playAll, playJob } from './simulation-jobs.ts';
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

test('a night is the same whichever thread plays it; what a thread throws is heard', async () => {
  const jobs = jobsOf(7, 16, []);
  const [alone, together] = [nothingCounted(), nothingCounted()];
  for (const job of jobs) {
    const played = await playJob(job);
    if (played.kind === 'nights') count(alone, played.tally);
  }
  await playAll(jobs, (played) => played.kind === 'nights' && count(together, played.tally));
  expect(alone.orders).toBeGreaterThan(0);
  expect(together).toEqual(alone);
  await expect(playAll(jobsOf(7, 0, ['no such fault']), () => {})).rejects.toThrow('no such fault');
});
