import type { Belief } from './belief.ts';
import { merging, summed } from './belief.ts';
import { ownBoatBias } from './believed.ts';

const logFactorials: number[] = [0];

function logFactorial(of: number): number {
  for (let next = logFactorials.length; next <= of; next += 1)
    logFactorials.push((logFactorials[next - 1] ?? 0) + Math.log(next));
  return logFactorials[of] ?? 0;
}

/** In how many ways so many contacts may have come in among one another: two long stories are seldom two halves by chance. */
export function interleavings(a: number, b: number): number {
  return logFactorial(a + b) - logFactorial(a) - logFactorial(b);
}

/** What speaks for two groups being of one boat, all together: to be held against `barAmong`. */
export function fit(a: Belief, b: Belief): number {
  return summed(merging(a, b)) + interleavings(a.clues.length, b.clues.length);
}

/** What must be shown where so many boats are about. */
export function barAmong(boats: number): number {
  return Math.log(Math.max(1, boats)) + ownBoatBias;
}
