import { type Clock, type Instant, instant } from '../../kernel/time.ts';

/** A clock that is never set: milliseconds, from any beginning. Two of its readings say how long something took. */
export type SteadyClock = () => number;

/** The clock that moments are told by, and one beside it that nobody sets. */
export interface TwoClocks {
  readonly clock: Clock;
  readonly steady: SteadyClock;
}

/** A smaller difference is a clock being held to time, or a busy machine between two readings. Ours. */
const noticedMilliseconds = 1_000;

/**
 * By how many milliseconds the clock was put back since it was last asked; zero: it was not. A clock that is put forward is
 * no matter here: by it all that was heard is older than it is, never younger, and a machine that slept looks the same.
 */
export function watchSteps({ clock, steady }: TwoClocks): () => number {
  let ahead = clock() - steady();
  return () => {
    const now = clock() - steady();
    const back = ahead - now;
    if (back > 0 && back <= noticedMilliseconds) return 0;
    ahead = now;
    return Math.max(0, back);
  };
}

/**
 * A moment of ours, read from where it is kept, on the clock as it stands now: never after the present, and as old as it
 * is also where the clock was put back since. In: it comes nearer only by being a later one. Asked at least now and then.
 */
export function keepAge(clocks: TwoClocks, momentOf: () => Instant): () => Instant {
  const steppedBack = watchSteps(clocks);
  let last = momentOf();
  let behind = 0;
  return () => {
    const moment = momentOf();
    const stepped = steppedBack();
    behind = moment === last ? behind + stepped : 0;
    last = moment;
    behind = Math.max(behind, moment - clocks.clock());
    return instant(moment - behind);
  };
}
