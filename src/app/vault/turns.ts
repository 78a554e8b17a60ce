/** Lets works that touch the same names go one after the other; works that share none go side by side. */
export interface Turns {
  run<Value>(names: readonly string[], work: () => Promise<Value>): Promise<Value>;
}

/**
 * Turns within one process: a hundred desks that open the same name at a change of watch would otherwise meet a
 * hundred conflicts. Other processes are met as conflicts, and decided again.
 */
export function createTurns(): Turns {
  const last = new Map<string, Promise<void>>();
  return {
    async run(names, work) {
      const before = names.flatMap((name) => last.get(name) ?? []);
      let done: () => void = () => {};
      const mine = new Promise<void>((resolve) => (done = resolve));
      // All places are taken at once, so that nobody waits in a ring.
      for (const name of names) last.set(name, mine);
      try {
        await Promise.all(before);
        return await work();
      } finally {
        for (const name of names) if (last.get(name) === mine) last.delete(name);
        done();
      }
    },
  };
}
