import type { NodeId } from '../kernel/ids.ts';
import { type Clock, toUtc, type UtcText } from '../kernel/time.ts';
import { genesisHash } from './chain.ts';
import { isShared } from './history.ts';
import { type KeptAnswer, type Plan, plan } from './plan.ts';
import type { AppendOutcome, AppendRequest, Beside, Journal, JsonObject, StoredEvent } from './port.ts';
import { prepare } from './prepare.ts';

export interface MemoryJournalParts {
  readonly origin: NodeId;
  readonly clock: Clock;
  /** False: events bear no hashes, where nothing asks for them and time is short. */
  readonly isChained?: boolean;
  /** Runs what is to stand with an append, in its order; where it throws, nothing of the append stands. */
  readonly run?: (besides: readonly Beside[]) => void;
  /** Lets another come between deciding and writing. */
  readonly beforeAppend?: () => Promise<void>;
}

/** A book in memory. */
export interface MemoryJournal extends Journal {
  readonly events: readonly StoredEvent[];
  /** A record of another node, by its position in its own book; undefined: it never came. */
  importOf(origin: string, position: number): StoredEvent | undefined;
}

/**
 * The book in memory, planned by the journal's own pure part: for simulations and tests. An append is done in
 * one step, so that between two of them the book is always whole.
 */
export function memoryJournal(parts: MemoryJournalParts): MemoryJournal {
  const book: Book = {
    events: [],
    streams: new Map(),
    imports: new Map(),
    answers: new Map(),
    listeners: new Set(),
  };
  return {
    origin: parts.origin,
    events: book.events,
    importOf: (from, position) => book.imports.get(`${from}/${position}`),
    append: (request) => append(book, parts, request),
    readStream: async (stream, after = 0) => (book.streams.get(stream) ?? []).slice(after),
    readShared: async (streams, upTo) =>
      [...new Set(streams)].sort().flatMap((stream) => {
        const found = (book.streams.get(stream) ?? []).filter(({ position }) => position <= upTo);
        return isShared(found) ? found : [];
      }),
    readAfter: async (after, limit) => book.events.slice(after, after + limit),
    async answerOf(key) {
      const kept = book.answers.get(key);
      return kept === undefined ? null : { ...kept, last: kept.last ?? 0 };
    },
    head: async () => book.events.length,
    onAppended(listener) {
      book.listeners.add(listener);
      // As the real one: what was written before this listener came is news to it.
      queueMicrotask(() => {
        if (book.events.length > 0 && book.listeners.has(listener)) listener(book.events.length);
      });
      return () => book.listeners.delete(listener);
    },
    async close() {},
  };
}

interface Book {
  readonly events: StoredEvent[];
  readonly streams: Map<string, StoredEvent[]>;
  /** By `origin/position`. */
  readonly imports: Map<string, StoredEvent>;
  readonly answers: Map<string, KeptAnswer>;
  readonly listeners: Set<(head: number) => void>;
}

async function append(book: Book, parts: MemoryJournalParts, request: AppendRequest): Promise<AppendOutcome> {
  const { origin, clock, isChained = true, beforeAppend } = parts;
  const prepared = prepare(request, origin);
  await beforeAppend?.();
  const { events, streams, answers } = book;
  const recordedAt = toUtc(clock());
  const known = answers.get(request.idempotencyKey);
  const seen = {
    position: events.length,
    hash: events.at(-1)?.hash ?? genesisHash,
    versions: new Map(prepared.parts.map(({ stream }) => [stream, streams.get(stream)?.length ?? 0])),
    answers: new Map(known === undefined ? [] : [[request.idempotencyKey, known]]),
  };
  const seal = isChained ? {} : { seal: () => genesisHash };
  const planned = plan(seen, [prepared], { origin, recordedAt, ...seal });
  keep(book, planned, { recordedAt, run: parts.run ?? (() => {}) });
  if (planned.events.length > 0) for (const listener of book.listeners) listener(events.length);
  const [outcome] = planned.outcomes;
  if (outcome === undefined) throw new Error('nothing was planned');
  return outcome;
}

interface KeepBy {
  readonly recordedAt: UtcText;
  readonly run: (besides: readonly Beside[]) => void;
}

function keep(book: Book, { events, answers, besides }: Plan, { recordedAt, run }: KeepBy): void {
  const doubled = events.find(
    (one) => one.imported && book.imports.has(`${one.origin}/${one.imported.position}`),
  );
  if (doubled !== undefined) throw new Error(`a record of ${doubled.origin} would stand twice`);
  run(besides);
  for (const { body, ...rest } of events) {
    const event = { ...rest, body: JSON.parse(body) as JsonObject }; // written out by `prepare`
    book.events.push(event);
    const stream = book.streams.get(event.stream);
    if (stream === undefined) book.streams.set(event.stream, [event]);
    else stream.push(event);
    if (event.imported) book.imports.set(`${event.origin}/${event.imported.position}`, event);
  }
  for (const { prepared, first, last } of answers) {
    const { idempotencyKey, requestHash, answer } = prepared.request;
    book.answers.set(idempotencyKey, { requestHash, answer, first, last, recordedAt });
  }
}
