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

/**
 * What an engine makes of a text is the same each time: kept for each engine, at most `sizeMax` texts, oldest use out
 * first. `engine`: the function of the engine that reads, so that one set in its place reads for itself. What is made
 * must not depend upon anything beside the engine and the key.
 */
export function keptReadings<Value extends object>(
  sizeMax: number,
): (engine: object, key: string, read: () => Value) => Value {
  const shelves = new WeakMap<object, BoundedCache<Value>>();
  return (engine, key, read) => {
    const shelf = shelves.get(engine) ?? boundedCache<Value>(sizeMax);
    shelves.set(engine, shelf);
    const before = shelf.get(key);
    if (before !== undefined) return before;
    const made = read();
    shelf.set(key, made);
    return made;
  };
}
