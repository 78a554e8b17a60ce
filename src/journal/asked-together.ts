/**
 * Asks for one thing at a time as long as one asks at a time, and for all that wait together while a question is under
 * way. Every question is sent after it was asked: nobody is given what was read before. Where the asking fails, it
 * fails for those who asked together. `asked`: each key once; what it does not answer is null.
 */
export function askedTogether<Value>(
  ask: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): (key: string) => Promise<Value | null> {
  let waiting: Waiting<Value>[] = [];
  let isAsking = false;
  const askAll = async (): Promise<void> => {
    isAsking = true;
    while (waiting.length > 0) {
      const together = waiting;
      waiting = [];
      try {
        const answers = await ask([...new Set(together.map(({ key }) => key))]);
        for (const { key, resolve } of together) resolve(answers.get(key) ?? null);
      } catch (error) {
        for (const { reject } of together) reject(error);
      }
    }
    isAsking = false;
  };
  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      if (!isAsking) void askAll();
    });
}

interface Waiting<Value> {
  readonly key: string;
  readonly resolve: (value: Value | null) => void;
  readonly reject: (error: unknown) => void;
}
