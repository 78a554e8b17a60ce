import { genesisHash } from '../journal/chain.ts';
import { type KeptAnswer, type Plan, plan } from '../journal/plan.ts';
import type { Beside, Journal, JsonObject, StoredEvent } from '../journal/port.ts';
import { prepare } from '../journal/prepare.ts';
import type { NodeId } from '../kernel/ids.ts';
import { type Clock, toUtc, type UtcText } from '../kernel/time.ts';

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
  /** In which stream a record of another node stands, by its position in its own book; undefined: it never came. */
  streamOf(origin: string, position: number): string | undefined;
}

/**
 * The book in memory, planned by the journal's own pure part: for simulations and tests. An append is done in
 * one step, so that between two of them the book is always whole.
 */
export function memoryJournal(parts: MemoryJournalParts): MemoryJournal {
  const { origin, clock, isChained = true, run = () => {}, beforeAppend } = parts;
  const events: StoredEvent[] = [];
  const streams = new Map<string, StoredEvent[]>();
  const imports = new Map<string, string>();
  const answers = new Map<string, KeptAnswer>();
  const listeners = new Set<(head: number) => void>();
  const seal = isChained ? {} : { seal: () => genesisHash };
  const keep = ({ events: planned, answers: told, besides }: Plan, recordedAt: UtcText): void => {
    const doubled = planned.find(
      (one) => one.imported && imports.has(`${one.origin}/${one.imported.position}`),
    );
    if (doubled !== undefined) throw new Error(`a record of ${doubled.origin} would stand twice`);
    run(besides);
    for (const { body, ...rest } of planned) {
      const event = { ...rest, body: JSON.parse(body) as JsonObject }; // written out by `prepare`
      events.push(event);
      const stream = streams.get(event.stream);
      if (stream === undefined) streams.set(event.stream, [event]);
      else stream.push(event);
      if (event.imported) imports.set(`${event.origin}/${event.imported.position}`, event.stream);
    }
    for (const { prepared, first, last } of told) {
      const { idempotencyKey, requestHash, answer } = prepared.request;
      answers.set(idempotencyKey, { requestHash, answer, first, last, recordedAt });
    }
  };
  return {
    origin,
    events,
    streamOf: (from, position) => imports.get(`${from}/${position}`),
    async append(request) {
      const prepared = prepare(request, origin);
      await beforeAppend?.();
      const recordedAt = toUtc(clock());
      const versions = new Map(
        prepared.parts.map(({ stream }) => [stream, streams.get(stream)?.length ?? 0]),
      );
      const known = answers.get(request.idempotencyKey);
      const seen = {
        position: events.length,
        hash: events.at(-1)?.hash ?? genesisHash,
        versions,
        answers: new Map(known === undefined ? [] : [[request.idempotencyKey, known]]),
      };
      const planned = plan(seen, [prepared], { origin, recordedAt, ...seal });
      keep(planned, recordedAt);
      if (planned.events.length > 0) for (const listener of listeners) listener(events.length);
      const [outcome] = planned.outcomes;
      if (outcome === undefined) throw new Error('nothing was planned');
      return outcome;
    },
    readStream: async (stream, after = 0) => (streams.get(stream) ?? []).slice(after),
    readAfter: async (after, limit) => events.slice(after, after + limit),
    async answerOf(key) {
      const kept = answers.get(key);
      return kept === undefined ? null : { ...kept, last: kept.last ?? 0 };
    },
    head: async () => events.length,
    onAppended(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {},
  };
}
