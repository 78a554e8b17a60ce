import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { keepConnection } from './connection.ts';

export interface Watcher {
  /** Calls back soon after any process appended; may coalesce. */
  subscribe(listener: (head: number) => void): () => void;
  /** This process appended: its own listeners need not wait for the database to say so. */
  tell(head: number): void;
  close(): Promise<void>;
}

/** NOTIFY may be lost with a connection: the head is looked up this often as well. */
const pollMilliseconds = 2000;

/** Watches the head by LISTEN, with a slow poll as safety net; connects only once somebody listens. */
export function watchHead(config: pg.ClientConfig, readHead: () => Promise<number>): Watcher {
  const listeners = new Set<(head: number) => void>();
  const stopped = new AbortController();
  let told = 0;
  let watching: Promise<void> | null = null;
  const tell = (head: number) => {
    if (head <= told) return;
    told = head;
    for (const listener of listeners) listener(head);
  };
  const link = keepConnection(config, {
    name: 'strait listen',
    setUp: async (client) => {
      client.on('notification', ({ payload }) => tell(Number(payload)));
      await client.query('listen strait_journal');
    },
  });
  const watch = async () => {
    while (!stopped.signal.aborted) {
      try {
        await link.get();
        tell(await readHead());
      } catch {
        link.drop(); // the store is away: the next turn connects again, and whoever writes hears of it
      }
      await pause(pollMilliseconds, undefined, { signal: stopped.signal, ref: false }).catch(() => {});
    }
  };
  return {
    subscribe(listener) {
      listeners.add(listener);
      watching ??= watch();
      // What was told before this listener came is news to it: nobody has to ask for the head between the two.
      queueMicrotask(() => {
        if (told > 0 && listeners.has(listener)) listener(told);
      });
      return () => listeners.delete(listener);
    },
    tell,
    async close() {
      listeners.clear();
      stopped.abort();
      await watching;
      await link.close();
    },
  };
}
