/** Keeps the values most lately asked for, at most so many; the one longest unasked makes room. */
export interface BoundedCache<Value> {
  readonly size: number;
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
}

/** A cache of at most `sizeMax` values, oldest use out first. */
export function boundedCache<Value>(sizeMax: number): BoundedCache<Value> {
  const kept = new Map<string, Value>();
  return {
    get size() {
      return kept.size;
    },
    get(key) {
      const value = kept.get(key);
      if (value === undefined) return undefined;
      kept.delete(key); // a Map keeps the order of writing: written again is youngest
      kept.set(key, value);
      return value;
    },
    set(key, value) {
      kept.delete(key);
      kept.set(key, value);
      if (kept.size <= sizeMax) return;
      const oldest = kept.keys().next();
      if (!oldest.done) kept.delete(oldest.value);
    },
  };
}
