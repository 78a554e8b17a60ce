/**
 * Numbers 0 <= value < 1 from a seed: the same seed gives the same numbers on every machine, so that a picture drawn
 * by chance can be drawn again. Never for secrets. Mulberry32 (T. Ettinger, public domain).
 */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
