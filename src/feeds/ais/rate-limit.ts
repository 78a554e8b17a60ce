import type { Clock } from '../../kernel/time.ts';

/** Says whether `lines` more may pass now. */
export type RateLimit = (lines: number) => boolean;

/** A token bucket of `perSecondMax` lines a second that holds two seconds' worth, so that a burst after a pause passes. */
export function createRateLimit(perSecondMax: number, clock: Clock): RateLimit {
  const full = perSecondMax * 2;
  let tokens = full;
  let filledAt = clock();
  return (lines) => {
    const now = clock();
    // A clock set back adds nothing, and the bucket goes on from the new time.
    tokens = Math.min(full, tokens + (Math.max(0, now - filledAt) / 1000) * perSecondMax);
    filledAt = now;
    if (tokens < lines) return false;
    tokens -= lines;
    return true;
  };
}
