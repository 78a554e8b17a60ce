import type pg from 'pg';
import { keepConnection } from './connection.ts';
import { storeFault } from './faults.ts';
import type { Sealed } from './plan.ts';
import { prepare } from './prepare.ts';
import type { AppendOutcome, AppendRequest } from './port.ts';
import { settle, type Waiting } from './settle.ts';
import type { WriteBy } from './write.ts';

export interface AppenderOptions {
  readonly config: pg.ClientConfig;
  readonly by: WriteBy;
  /** Called after each commit that wrote events, with these, in the order of the book. */
  readonly onWritten: (events: readonly Sealed[]) => void;
  readonly waitingMax?: number;
  readonly batchMax?: number;
  /** How long a batch is tried again before its callers hear of a fault. */
  readonly patienceMilliseconds?: number;
}

export interface Appender {
  append(request: AppendRequest): Promise<AppendOutcome>;
  /** Writes what is queued, then refuses. */
  close(): Promise<void>;
}

/**
 * Group commit: requests queue, one loop takes all that wait and writes them in one transaction; each caller
 * hears after the flush. The queue is bounded (`queue_full`).
 */
export function startAppender(options: AppenderOptions): Appender {
  const { by, onWritten, waitingMax = 10_000, batchMax = 512, patienceMilliseconds = 10_000 } = options;
  const link = keepConnection(options.config, {
    name: 'strait journal',
    // A transaction that hangs would hold the head, and every other process with it.
    setUp: async (client) => {
      await client.query(`set idle_in_transaction_session_timeout = '15s'`);
    },
  });
  const queue: Waiting[] = [];
  let running: Promise<void> | null = null;
  let closed = false;
  const run = async () => {
    // One turn of the event loop lets the other callers of this moment join the first batch.
    await new Promise((next) => setImmediate(next));
    while (queue.length > 0)
      await settle(queue.splice(0, batchMax), { link, by, onWritten, patienceMilliseconds });
    running = null;
  };
  return {
    append(request) {
      return new Promise((resolve, reject) => {
        if (closed) throw storeFault('journal_closed');
        if (queue.length >= waitingMax) throw storeFault('queue_full', { waiting: queue.length });
        queue.push({ prepared: prepare(request, by.origin), resolve, reject });
        running ??= run();
      });
    },
    async close() {
      closed = true;
      await running;
      await link.close();
    },
  };
}
