import type { JournalPosition } from '../kernel/event.ts';
import { storeFault } from './faults.ts';
import type { Journal, StoredEvent } from './port.ts';

type Read = Journal['readAfter'];

/** The newest part of the book, as one process holds it. */
export interface ReadWindow {
  readonly readAfter: Read;
  /** What this process itself wrote, once it is durable, in the order of the book: it need not be read back. */
  readonly written: (events: readonly StoredEvent[]) => void;
}

/** Read on by so many at a time, whoever asks for how many. */
const pageMax = 1_000;
/** Four pages: those who follow at different paces are mostly no further apart. */
const heldMaxUsual = 4_000;

/**
 * Projections, flows and whatever is held in memory all follow the book, and most stand near its end: the newest part is
 * read once, its hashes and links checked once, and each is given its page of it. What was appended before somebody
 * asked is in the answer: where what is held does not fill it, the store is asked for what came after, by all who wait at
 * once. Older pages are read for whoever asks. Records never change, so what was read stays true; and what this process
 * wrote is held as it was written, where it follows what is held.
 */
export function createReadWindow(read: Read, heldMax = heldMaxUsual): ReadWindow {
  const apart = onceATurn(read);
  const newest = createNewest(heldMax);
  /** True once the end of the book was seen. */
  const grow = nextRun(async (): Promise<boolean> => {
    const page = await read(newest.end(), pageMax);
    const [before, next] = [newest.last(), page[0]];
    if (before?.position === (next?.position ?? 0) - 1 && before?.hash !== next?.previousHash)
      throw storeFault('chain_broken', {
        position: next?.position ?? 0,
        stream: next?.stream ?? '',
        reason: 'it does not follow the record before',
      });
    newest.hold(page);
    return page.length < pageMax;
  });

  return {
    async readAfter(after, limit) {
      let isHead = false;
      for (;;) {
        const found = newest.after(after, limit);
        if (found === null) break;
        if (isHead || found.length === limit) return found;
        isHead = await grow();
      }
      const page = await apart(after, limit);
      newest.hold(page);
      return page;
    },
    written: newest.written,
  };
}

/** What is held of the newest part, and what this process wrote beyond it. */
function createNewest(heldMax: number) {
  let held: readonly StoredEvent[] = [];
  let end: JournalPosition | null = null;
  /** Written here, one after the other, and not held yet: something before it was not read so far. */
  let ahead: readonly StoredEvent[] = [];
  const take = (page: readonly StoredEvent[]): void => {
    const known = end ?? 0;
    const news = page.filter(({ position }) => position > known);
    const last = news.at(-1);
    if (last === undefined) return;
    const isNext = news[0]?.position === known + 1;
    held = [...(isNext ? held : []), ...news].slice(-heldMax);
    end = last.position;
  };
  const join = (): void => {
    const known = end ?? 0;
    const news = ahead.filter(({ position }) => position > known);
    const [next, before] = [news[0], held.at(-1)];
    ahead = news;
    if (next?.position !== known + 1) return;
    ahead = [];
    // Where it does not follow, the store is asked, and that is said.
    if (before === undefined || before.hash === next.previousHash) take(news);
  };
  return {
    end: (): JournalPosition => end ?? 0,
    last: (): StoredEvent | undefined => held.at(-1),
    /** Null where it begins before what is held, or beyond it. */
    after(after: JournalPosition, limit: number): readonly StoredEvent[] | null {
      if (end === null || after > end || after < end - held.length) return null;
      const from = held.length - (end - after);
      return held.slice(from, from + limit);
    },
    hold(page: readonly StoredEvent[]): void {
      take(page);
      join();
    },
    written: (events: readonly StoredEvent[]): void => {
      const isNext = ahead.at(-1)?.position === (events[0]?.position ?? 0) - 1;
      ahead = [...(isNext ? ahead : []), ...events].slice(-heldMax);
      join();
    },
  };
}

/** Those who ask for the same page in one turn of the event loop are given one reading, begun after all of them asked. */
function onceATurn(read: Read): Read {
  const asked = new Map<string, ReturnType<Read>>();
  return (after, limit) => {
    const page = `${after} ${limit}`;
    const before = asked.get(page);
    if (before !== undefined) return before;
    const reading = nextTurn().then(() => {
      asked.delete(page);
      return read(after, limit);
    });
    asked.set(page, reading);
    return reading;
  };
}

/** Runs the work one at a time: whoever asks is given the next run, begun after they asked, with all who ask before it. */
function nextRun<Answer>(work: () => Promise<Answer>): () => Promise<Answer> {
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<Answer> | null = null;
  return () => {
    if (next !== null) return next;
    const run = Promise.all([last, nextTurn()]).then(() => {
      next = null;
      return work();
    });
    last = run.catch(() => {}); // told to whoever waits for it
    next = run;
    return run;
  };
}

const nextTurn = (): Promise<void> => new Promise((next) => setImmediate(next));
