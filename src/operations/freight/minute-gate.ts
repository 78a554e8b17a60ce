import type { Clock } from '../../kernel/time.ts';

/** Counts by kind and minute, of all askers together; true where no more are taken of this kind in this minute. */
export function minuteGate<Kind extends string>(
  clock: Clock,
  perMinuteMax: Readonly<Record<Kind, number>>,
): (kind: Kind) => boolean {
  let minute = -1;
  let taken: Partial<Record<Kind, number>> = {};
  return (kind) => {
    const now = Math.floor(clock() / 60_000);
    if (now !== minute) {
      minute = now;
      taken = {};
    }
    const count = (taken[kind] ?? 0) + 1;
    taken[kind] = count;
    return count > perMinuteMax[kind];
  };
}
