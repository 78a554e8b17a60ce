/**
 * Asks at once for all that was asked for in one turn of the event loop. Every question is sent after it was asked:
 * nobody is given what was read before, and nobody waits for a question of before. Where the asking fails, it fails for
 * those who asked together. `asked`: each key once; what it does not answer is null.
 */
export function askedTogether<Value>(
  ask: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): (key: string) => Promise<Value | null> {
  let together: { readonly keys: Set<string>; readonly answers: Promise<ReadonlyMap<string, Value>> } | null =
    null;
  const begin = () => {
    const keys = new Set<string>();
    const answers = new Promise((next) => setImmediate(next)).then(() => {
      together = null;
      return ask([...keys]);
    });
    return { keys, answers };
  };
  return async (key) => {
    together ??= begin();
    together.keys.add(key);
    return (await together.answers).get(key) ?? null;
  };
}
