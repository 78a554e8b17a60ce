import { type Instant, instant } from '../../kernel/time.ts';
import type { TwoClocks } from './clock-steps.ts';
import type { LinkState } from './link.ts';

/**
 * So far ahead a clock may be and still be believed. Ours: wider than clocks that nobody keeps to time drift in years, and
 * narrower than the hour by which a clock that was set in the wrong zone is wrong.
 */
export const believedAheadMilliseconds = 1_800_000;
/** A node that was stopped for longer asks somebody for the time before it lets anything run out. Ours. */
export const plausibleStopMilliseconds = 86_400_000;

/** This node's clock is ahead of what anybody vouches for. */
export interface ClockDoubt {
  /** By so much at least, as far as is known. */
  readonly aheadMilliseconds: number;
}

/** Whether this node's clock may be believed where something would be gone for good by it. */
export interface ClockWatch {
  /** Null: it may. To be asked now and then; it remembers. */
  look(links: readonly LinkState[]): ClockDoubt | null;
  /** A person has held the clock against a good one: until it is set otherwise, no peer is believed against it. */
  vouch(): void;
  /** What the clock may show now at the latest, by what is known; to be kept while it is believed. */
  believedTo(): Instant;
}

/**
 * Holds the clock against a clock that nobody sets, against the moment at which it was last believed, and against the
 * clocks of the peers. Only a clock that is ahead is doubted: by one that is behind nothing runs out too early. One other
 * clock that agrees is enough, whatever a further peer says: two that go wrong alike are rarer than one. `believedAt`: when
 * it was last believed by a run before this one; null: not known, and nothing speaks against it.
 */
export function watchClock(
  { clock, steady }: TwoClocks,
  { believedAt }: { readonly believedAt: Instant | null },
): ClockWatch {
  const lead = (): number => clock() - steady();
  const beganAt = steady();
  /** The clock's lead over the steady one that was believed last, and how much further it may be; null: not known, and nothing speaks against it. */
  let believed = believedAt === null ? null : believedAt - beganAt;
  let margin = plausibleStopMilliseconds;
  let vouchedAt: number | null = null;
  return {
    look(links) {
      const now = lead();
      const isVouched = vouchedAt !== null && Math.abs(now - vouchedAt) <= believedAheadMilliseconds;
      const ahead = isVouched ? 0 : aheadOfPeers(links);
      // What a peer has said holds also once it is heard no more.
      if (ahead !== null) {
        believed = ahead === 0 ? now : Math.min(believed ?? Infinity, now - ahead);
        margin = believedAheadMilliseconds;
      }
      if (believed !== null && now - believed > margin) return { aheadMilliseconds: now - believed };
      // One that was put back and comes forward again is where it was believed.
      believed = Math.max(believed ?? now, now);
      margin = believedAheadMilliseconds;
      return null;
    },
    vouch() {
      vouchedAt = lead();
    },
    believedTo: () => instant(Math.max(0, (believed ?? lead()) + steady())),
  };
}

/**
 * By how much at least this node's clock is ahead of the peers that are heard now, of the one that is nearest; zero: one of
 * them agrees; null: nobody can tell. What was measured while the clock was set says little and is as uncertain.
 */
function aheadOfPeers(links: readonly LinkState[]): number | null {
  const found = links.flatMap(({ hearing }) => {
    const { state, clockMilliseconds, clockUncertainMilliseconds } = hearing;
    if (state !== 'up' || clockMilliseconds === null) return [];
    const uncertain = clockUncertainMilliseconds ?? 0;
    if (Math.abs(clockMilliseconds) + uncertain <= believedAheadMilliseconds) return [0];
    const ahead = -clockMilliseconds - uncertain;
    return ahead > believedAheadMilliseconds ? [ahead] : [];
  });
  return found.length === 0 ? null : Math.min(...found);
}
