import type { NodeId } from '../kernel/ids.ts';
import { type Clock, instant, toUtc } from '../kernel/time.ts';
import { startAppender, type AppenderOptions } from './append.ts';
import { storeFault } from './faults.ts';
import { watchHead } from './listen.ts';
import type { Sealed } from './plan.ts';
import type { Journal, JsonObject, StoredEvent } from './port.ts';
import { createReadWindow } from './read-window.ts';
import { readAfter, readShared, readStream } from './read.ts';
import type { Store } from './store.ts';

export interface JournalOptions
  extends Pick<AppenderOptions, 'waitingMax' | 'batchMax' | 'patienceMilliseconds'> {
  readonly store: Store;
  /** The node whose book this is; a store of another node is refused (`other_origin`). */
  readonly origin: NodeId;
  /** Gives the recorded time; the machine's clock by default. */
  readonly clock?: Clock;
}

/** Opens the book of one node on an open store. */
export async function createJournal(options: JournalOptions): Promise<Journal> {
  const { store, origin, clock = () => instant(Date.now()) } = options;
  await claimOrigin(store, origin);
  const watcher = watchHead(store.program, () => readHead(store));
  const window = createReadWindow((after, limit) => readAfter(store.pool, after, limit));
  const appender = startAppender({
    ...options,
    config: store.program,
    by: { origin, now: () => toUtc(clock()) },
    onWritten: (events) => {
      window.written(events.map(storedOf));
      watcher.tell(events.at(-1)?.position ?? 0);
    },
  });
  return {
    origin,
    append: (request) => appender.append(request),
    readStream: (stream, afterVersion = 0) => readStream(store.pool, stream, afterVersion),
    readShared: (streams, upTo) => readShared(store.pool, streams, upTo),
    readAfter: window.readAfter,
    answerOf: (key) => readAnswer(store, key),
    head: () => readHead(store),
    onAppended: (listener) => watcher.subscribe(listener),
    async close() {
      await appender.close();
      await watcher.close();
    },
  };
}

/** As it would be read back. */
function storedOf({ body, ...envelope }: Sealed): StoredEvent {
  return { ...envelope, body: JSON.parse(body) as JsonObject }; // of one, written out by this program
}

async function claimOrigin(store: Store, origin: NodeId): Promise<void> {
  await store.pool.query('insert into strait.node (origin) values ($1) on conflict do nothing', [origin]);
  const { rows } = await store.pool.query<{ origin: string }>('select origin from strait.node');
  const found = rows[0]?.origin ?? '';
  if (found !== origin) throw storeFault('other_origin', { found, asked: origin });
}

async function readHead(store: Store): Promise<number> {
  const { rows } = await store.pool.query<{ position: number }>(
    'select position::float8 as position from strait.journal_head',
  );
  const head = rows[0];
  if (!head) throw storeFault('chain_broken', { position: 0, stream: '', reason: 'the head is missing' });
  return head.position;
}

interface AnswerRow {
  readonly requestHash: string;
  readonly answer: JsonObject;
  readonly last: number;
}

async function readAnswer(store: Store, key: string): Promise<AnswerRow | null> {
  const { rows } = await store.pool.query<AnswerRow>({
    name: 'read answer',
    text: `select request_hash as "requestHash", answer, coalesce(last, 0)::float8 as last
      from strait.kept_answers where idempotency_key = $1`,
    values: [key],
  });
  return rows[0] ?? null;
}
