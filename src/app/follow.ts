import type { Journal, StoredEvent } from '../journal/port.ts';
import type { JournalPosition } from '../kernel/event.ts';
import type { Handle } from './handle.ts';

export interface FollowParts {
  readonly journal: Pick<Journal, 'onAppended' | 'readAfter'>;
  /** Events after this position are told. */
  readonly from: JournalPosition;
  readonly types: readonly string[];
  /** Told of each event of these types once on this process, in order; the next waits for it. */
  readonly take: (event: StoredEvent) => Promise<void> | void;
  /** Told when reading or taking failed; the same event is tried again. */
  readonly fault: (error: unknown) => void;
  /** Called when everything up to a position has been taken. */
  readonly passed?: (position: JournalPosition) => Promise<void> | void;
  readonly retryMilliseconds?: number;
}

export interface Follower {
  /** Resolves true once everything up to this position was taken, false after `milliseconds`. */
  reached(position: JournalPosition, milliseconds: number): Promise<boolean>;
  close(): Promise<void>;
}

const pageMax = 1_000;

/** Follows the book on this process, whoever writes: for what is held in memory, and for flows. */
export function followJournal(parts: FollowParts): Follower {
  const { journal, types, take, fault, passed, retryMilliseconds = 1_000 } = parts;
  const waiting = new Set<() => void>();
  let position = parts.from;
  let wanted = parts.from;
  let running: Promise<void> | null = null;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;

  const readOn = async (): Promise<void> => {
    while (!closed && position < wanted) {
      const page = await journal.readAfter(position, pageMax);
      for (const event of page) {
        if (types.includes(event.type)) await take(event);
        position = event.position;
      }
      if (page.length === 0) {
        wanted = position; // told of what cannot be read yet: the next ring comes
        return;
      }
      await passed?.(position);
      for (const look of waiting) look();
    }
  };
  const ring = (head: JournalPosition): void => {
    wanted = Math.max(wanted, head);
    if (closed || running !== null || position >= wanted) return;
    running = readOn().then(
      () => {
        running = null;
        ring(wanted); // a ring that came at the very end is not slept over
      },
      (error: unknown) => {
        running = null;
        fault(error);
        clearTimeout(retry);
        retry = setTimeout(() => ring(wanted), retryMilliseconds);
      },
    );
  };
  const stop = journal.onAppended(ring);
  return {
    reached(asked, milliseconds) {
      const isReached = within(waiting, () => position >= asked, milliseconds);
      ring(asked);
      return isReached;
    },
    async close() {
      closed = true;
      stop();
      clearTimeout(retry);
      await running;
    },
  };
}

/** Resolves true once `is` holds when `waiting` is gone through, false when the time is up. */
function within(waiting: Set<() => void>, is: () => boolean, milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (answer: boolean): void => {
      clearTimeout(timer);
      waiting.delete(look);
      resolve(answer);
    };
    const look = (): void => {
      if (is()) settle(true);
    };
    const timer = setTimeout(() => settle(false), milliseconds);
    waiting.add(look);
    look();
  });
}

/** The same handle, answering a command of these contexts only when this process has taken what it wrote. */
export function answeredWhenTaken(
  handle: Handle,
  follower: Pick<Follower, 'reached'>,
  contexts: readonly string[],
): Handle {
  return async (who, request) => {
    const answer = await handle(who, request);
    if (answer.ok && contexts.includes(request.context)) await follower.reached(answer.position, 2_000);
    return answer;
  };
}
