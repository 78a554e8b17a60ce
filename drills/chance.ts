/** Chance that can be had again: the same seed gives the same draws. */
export interface Chance {
  /** 0 <= n < 1. */
  next(): number;
  /** 0 <= n < below, whole. */
  whole(below: number): number;
  pick<Value>(from: readonly [Value, ...Value[]]): Value;
  pick<Value>(from: readonly Value[]): Value | undefined;
  isOneIn(n: number): boolean;
}

/** Mulberry32 (T. Ettinger, 2017, public domain): small, fast, even enough for drills; never for secrets. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (below: number): number => Math.floor(next() * below);
  return {
    next,
    whole,
    pick: <Value>(from: readonly Value[]) => from[whole(from.length)] as Value, // the first form's list is never empty
    isOneIn: (n) => whole(n) === 0,
  };
}
