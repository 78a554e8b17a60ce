import { setTimeout as pause } from 'node:timers/promises';
import type { Clock, Instant } from '../../kernel/time.ts';
import { instant } from '../../kernel/time.ts';

/** The clock of a replayed night: the node reads it, the harness drives it. It never goes back. */
export interface NightClock {
  readonly clock: Clock;
  /** Resolves once that moment is reached; at once where it is past. */
  readonly reach: (at: Instant) => Promise<void>;
}

/** Stands until it is driven on: `--speed max`. */
export function steppedClock(start: Instant): NightClock {
  let now = start;
  return {
    clock: () => now,
    async reach(at) {
      if (at > now) now = at;
    },
  };
}

export interface Pace {
  /** So many times as fast as the wall clock. */
  readonly speed: number;
  /** Milliseconds that only ever grow; the wall's own outside tests. */
  readonly steady: () => number;
  readonly signal?: AbortSignal;
}

/** Runs by itself, `speed` times as fast as the wall clock: `--speed 60`. */
export function pacedClock(start: Instant, { speed, steady, signal }: Pace): NightClock {
  const from = steady();
  const clock = () => instant(start + (steady() - from) * speed);
  return {
    clock,
    async reach(at) {
      for (let left = at - clock(); left > 0; left = at - clock())
        await pause(Math.max(1, Math.ceil(left / speed)), undefined, signal === undefined ? {} : { signal });
    },
  };
}
