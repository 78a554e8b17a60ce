import type { Claims, Range } from '../wire.ts';

/** A sentence as somebody might say or type it, and what it claims. What is not named is not claimed. */
export interface SampleClaim {
  readonly text: string;
  readonly claims: Partial<Claims>;
}

/** Exactly so many. */
export const n = (count: number): Range => ({ min: count, max: count, best: count });
/** From, to, best. */
export const r = (min: number, max: number, best: number | null = null): Range => ({ min, max, best });

/** Several sentences that claim the same. */
export function says(claims: Partial<Claims>, ...texts: readonly string[]): readonly SampleClaim[] {
  return texts.map((text) => ({ text, claims }));
}
