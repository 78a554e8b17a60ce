import type { Instant } from '../../kernel/time.ts';

/** A map that forgets: what was not touched for one to two spans is gone. Bounded in number and in time. */
export interface Generations<Key, Value> {
  get(key: Key, now: Instant): Value | undefined;
  set(key: Key, value: Value, now: Instant): void;
  readonly size: number;
}

/**
 * Two generations of a map. After `spanMilliseconds`, or with `max` entries in the young one, the old one is dropped
 * whole and the young one grows old: forgetting costs nothing per entry, and a flood of keys cannot fill the memory.
 */
export function createGenerations<Key, Value>(
  spanMilliseconds: number,
  max: number,
): Generations<Key, Value> {
  let young = new Map<Key, Value>();
  let old = new Map<Key, Value>();
  let bornAt = Number.NEGATIVE_INFINITY;

  function age(now: Instant): void {
    if (Math.abs(now - bornAt) < spanMilliseconds && young.size < max) return;
    // After two spans of quiet, or a clock set back by more than one, the young ones are too old as well.
    const quiet = Math.abs(now - bornAt) >= 2 * spanMilliseconds;
    old = quiet ? new Map() : young;
    young = new Map();
    bornAt = now;
  }

  return {
    get(key, now) {
      age(now);
      return young.get(key) ?? old.get(key);
    },
    set(key, value, now) {
      age(now);
      young.set(key, value);
    },
    get size() {
      return young.size + old.size;
    },
  };
}
