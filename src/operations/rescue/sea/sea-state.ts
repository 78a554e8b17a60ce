import { streamMetresPerSecondMax } from '../../../kernel/sea-bounds.ts';
import type { Instant } from '../../../kernel/time.ts';

/** The stream of the water at a place and moment. */
export interface Stream {
  readonly metresPerSecond: number;
  /** Whereto it runs, degrees true. */
  readonly towardsDegrees: number;
  /** Standard deviation of each of its two components. */
  readonly errorMetresPerSecond: number;
}

/** Wind at 10 m. */
export interface Wind {
  readonly metresPerSecond: number;
  /** Wherefrom it blows, degrees true. */
  readonly fromDegrees: number;
  /** Standard deviation of each of its two components. */
  readonly errorMetresPerSecond: number;
}

/** Stream and wind at the boat through time, from configuration or a feed; null: unknown. */
export interface SeaState {
  readonly current: ((at: Instant) => Stream) | null;
  readonly wind: ((at: Instant) => Wind) | null;
  /** Who said so and when, or what was said and is too old to be believed; absent or null: nobody said anything. */
  readonly told?: { readonly current: SeaTold | null; readonly wind: SeaTold | null };
}

/** The report that a state of the sea goes back to. */
export interface SeaTold {
  readonly source: string;
  readonly at: Instant;
  /** Too old: then the state itself is unknown. */
  readonly isStale: boolean;
  /** From when until now it is known without a gap. */
  readonly sinceAt: Instant;
}

export const unknownSea: SeaState = { current: null, wind: null };

/** Where the stream is unknown it is anything up to this: see the bound and its source. */
export const currentMaxMetresPerSecond = streamMetresPerSecondMax;

/**
 * Where the wind is unknown it is anything up to this: the upper end of Beaufort 8 (WMO: 17.2 to 20.7 m/s). Small
 * boats set out in far less; a bound must hold for the night on which it turned.
 */
export const windMaxMetresPerSecond = 20.7;
