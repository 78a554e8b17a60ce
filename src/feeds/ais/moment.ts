import type { Instant } from '../../kernel/time.ts';

/** A fix older than this at receipt is not told from a sender whose second is wrong. Ours. */
const oldestSeconds = 15;

/**
 * When a report happened: the moment it came in, moved back to the sender's UTC second where that lies at most
 * 15 seconds back. A second that lies further back, or up to 45 ahead, is a wrong clock or a late delivery: then the
 * moment itself stands. Never later than `base`.
 * `second`: 0..59, or null where the sender has no time (ITU-R M.1371-5, annex 8, table 48, time stamp).
 */
export function momentOf(base: Instant, second: number | null): Instant {
  if (second === null) return base;
  const back = (((base / 1000) % 60) - second + 60) % 60;
  return back <= oldestSeconds ? (Math.round(base - back * 1000) as Instant) : base;
}
