import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../kernel/time.ts';
import { type CheckpointPlace, sealHead, type Sealing } from './checkpoint-write.ts';
import { keepConnection } from './connection.ts';
import type { Journal } from './port.ts';
import type { SigningKeys } from './signing-keys.ts';
import type { Store } from './store.ts';

export interface CheckpointOptions {
  readonly store: Pick<Store, 'program'>;
  readonly journal: Journal;
  readonly keys: SigningKeys;
  readonly clock: Clock;
  /** Told once when signing stops working, and again only after it worked. */
  readonly fault: (error: unknown) => void;
  /** The least time between two checkpoints; an event waits at most about as long for its own. */
  readonly everyMilliseconds?: number;
}

/** The signer of one process. */
export interface Checkpoints {
  /** The newest checkpoint of the book that this process knows of, by whichever process. */
  newest(): CheckpointPlace | null;
  /** Signs what is not yet signed, then stops. Before the journal closes. */
  close(): Promise<void>;
}

const busyMilliseconds = 100;
const faultMilliseconds = 1000;

/**
 * Keeps the book under signed checkpoints: within the interval after an event, none where nothing was appended. Each
 * process of a book may run it: whoever comes first signs, so when one dies the others simply go on.
 */
export function startCheckpoints(options: CheckpointOptions): Checkpoints {
  const { journal, everyMilliseconds = 500 } = options;
  const stopped = new AbortController();
  const link = keepConnection(options.store.program, {
    name: 'strait checkpoints',
    // A process that is stopped in the middle must not keep the others from signing.
    setUp: async (client) => {
      await client.query(`set idle_in_transaction_session_timeout = '2s'; set statement_timeout = '10s'`);
    },
  });
  let newest: CheckpointPlace | null = null;
  let isWell = true;
  const attempt = async (every: number): Promise<number> => {
    try {
      const sealing = await sealOnce(link, {
        ...options,
        origin: journal.origin,
        everyMilliseconds: every,
        seen: newest,
      });
      isWell = true;
      if (sealing.kind !== 'busy') newest = sealing.newest;
      return waitAfter(sealing, everyMilliseconds);
    } catch (error) {
      if (isWell) options.fault(error);
      isWell = false;
      return faultMilliseconds;
    }
  };
  const news = watchNews(journal, stopped.signal);
  const run = async () => {
    // What a crash left without a checkpoint gets one at once.
    let wait = await attempt(everyMilliseconds);
    while (!stopped.signal.aborted) {
      await pause(wait, undefined, { signal: stopped.signal }).catch(() => {});
      if (isWell) await news.beyond(newest?.position ?? 0);
      if (!stopped.signal.aborted) wait = await attempt(everyMilliseconds);
    }
  };
  const running = run();
  return {
    newest: () => newest,
    async close() {
      stopped.abort();
      await running;
      news.stop();
      await attempt(0);
      await link.close();
    },
  };
}

async function sealOnce(
  link: ReturnType<typeof keepConnection>,
  by: Parameters<typeof sealHead>[1],
): Promise<Sealing> {
  try {
    return await sealHead(await link.get(), by);
  } catch (error) {
    link.drop(); // the transaction ends with its connection, wherever it stood
    throw error;
  }
}

function waitAfter(sealing: Sealing, everyMilliseconds: number): number {
  switch (sealing.kind) {
    case 'sealed':
      return everyMilliseconds;
    case 'current':
      return 0;
    case 'early':
      return sealing.waitMilliseconds;
    case 'busy':
      return busyMilliseconds;
    default:
      return sealing satisfies never;
  }
}

/** Waits for a head beyond a position, or for the end. */
function watchNews(journal: Journal, stopped: AbortSignal) {
  let head = 0;
  let wake: () => void = () => {};
  const stop = journal.onAppended((position) => {
    head = Math.max(head, position);
    wake();
  });
  stopped.addEventListener('abort', () => wake());
  return {
    stop,
    async beyond(position: number): Promise<void> {
      while (head <= position && !stopped.aborted)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    },
  };
}
