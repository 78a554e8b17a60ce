/** Something done now and then; what fails is told, and done again at its next time. */
export interface Chore {
  readonly everyMilliseconds: number;
  readonly work: () => Promise<unknown>;
}

/** Does each chore at once and then at its time, never twice at once. */
export function startChores(
  chores: readonly Chore[],
  fault: (error: unknown) => void,
): { close(): Promise<void> } {
  const running = new Set<Promise<unknown>>();
  const timers = chores.map(({ everyMilliseconds, work }) => {
    let isBusy = false;
    const once = (): void => {
      if (isBusy) return;
      isBusy = true;
      const done: Promise<void> = work()
        .catch(fault)
        .then(() => {
          isBusy = false;
          running.delete(done);
        });
      running.add(done);
    };
    once();
    return setInterval(once, everyMilliseconds);
  });
  return {
    async close() {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(running);
    },
  };
}
