import { addSeconds, type Clock, type Instant } from '../../kernel/time.ts';

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

/**
 * The same where the clock is driven from outside: each look does what is due by it, in the order given and one after the
 * other, so that two runs of one night do the same. Due at the first look; late ones are done once, not made up for.
 * What fails is thrown: a night that goes on without it would not be the night that was meant.
 */
export function driveChores(chores: readonly Chore[], clock: Clock): { look(): Promise<void> } {
  const dueAt = new Map<Chore, Instant>();
  let running: Promise<void> = Promise.resolve();
  const lookOnce = async (): Promise<void> => {
    const now = clock();
    for (const chore of chores) {
      if (now < (dueAt.get(chore) ?? now)) continue;
      await chore.work();
      dueAt.set(chore, addSeconds(now, chore.everyMilliseconds / 1_000));
    }
  };
  return {
    look() {
      const looked = running.then(lookOnce);
      running = looked.catch(() => undefined); // told to whoever asked
      return looked;
    },
  };
}
