import type { Journal } from '../../journal/port.ts';
import type { JournalPosition } from '../../kernel/event.ts';
import { followJournal } from '../follow.ts';
import type { Proposals } from '../proposals.ts';
import { erasureOrdered, type Program, subjectOf } from './complete.ts';
import type { VaultDesk } from './desk.ts';

export interface ErasureParts {
  readonly journal: Pick<Journal, 'head' | 'onAppended' | 'readAfter'>;
  readonly desk: Pick<VaultDesk, 'completeErasure' | 'completeLeft' | 'noteErased'>;
  readonly by: Program;
  /** Told when a completion failed; it is tried again. */
  readonly fault: (error: unknown) => void;
  readonly retryMilliseconds?: number;
}

/** Completes every erasure that is ordered, whichever process ordered it. */
export interface Erasures {
  /**
   * Waits until everything ordered up to a position is erased, at most `milliseconds`. Gives the position that shows
   * it; the one that was asked where the time was up.
   */
  completed(position: JournalPosition, milliseconds: number): Promise<JournalPosition>;
  close(): Promise<void>;
}

/**
 * Completes what was left, then whatever is ordered from here on. What fails is said and tried again: a node of a control
 * room starts all the same, and gives out nothing of whoever is to be erased.
 */
export async function startErasures(parts: ErasureParts): Promise<Erasures> {
  const { journal, desk, by, fault, retryMilliseconds = 1_000 } = parts;
  // Read first: an order given while what was left is completed is told as well.
  const from = await journal.head();
  const left = untilDone(() => desk.completeLeft(by), { fault, retryMilliseconds });
  // The whole book is looked through: nobody waits for it.
  const noted = untilDone(() => desk.noteErased(), { fault, retryMilliseconds });
  await left.first;
  let shownAt = 0;
  const follower = followJournal({
    journal,
    from,
    types: [erasureOrdered],
    async take({ stream }) {
      shownAt = Math.max(shownAt, await desk.completeErasure(by, subjectOf(stream)));
    },
    fault,
    retryMilliseconds,
  });
  return {
    async completed(position, milliseconds) {
      const isCompleted = await follower.reached(position, milliseconds);
      return isCompleted ? Math.max(position, shownAt) : position;
    },
    async close() {
      await Promise.all([left.stop(), noted.stop(), follower.close()]);
    },
  };
}

interface DoneBy {
  readonly fault: (error: unknown) => void;
  readonly retryMilliseconds: number;
}

/** Does a work once, trying it again until it is done. `first`: the end of the first try, whatever came of it. */
function untilDone(work: () => Promise<unknown>, { fault, retryMilliseconds }: DoneBy) {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let running: Promise<void> = Promise.resolve();
  const attempt = (): Promise<void> => {
    running = work().then(
      () => {},
      (error: unknown) => {
        fault(error);
        if (!isStopped) timer = setTimeout(() => void attempt(), retryMilliseconds);
      },
    );
    return running;
  };
  return {
    first: attempt(),
    async stop(): Promise<void> {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

const patienceMilliseconds = 2_000;

/**
 * The same proposals, answering an approval only when what it ordered to be erased is erased, or after two seconds: a
 * screen then sees it done. Nothing is lost where it is not: it goes on.
 */
export function answeredWhenErased(proposals: Proposals, erasures: Pick<Erasures, 'completed'>): Proposals {
  return {
    ...proposals,
    async approve(who, proposal, key) {
      const told = await proposals.approve(who, proposal, key);
      const { answer } = told;
      if (!answer.ok) return told;
      const position = await erasures.completed(answer.position, patienceMilliseconds);
      return { ...told, answer: { ...answer, position } };
    },
  };
}
