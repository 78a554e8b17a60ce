import { type KeptAnswer, plan } from '../journal/plan.ts';
import type { Beside, Journal, JsonObject, StoredEvent } from '../journal/port.ts';
import { prepare } from '../journal/prepare.ts';
import type { NodeId } from '../kernel/ids.ts';
import { type Clock, toUtc } from '../kernel/time.ts';

/** For tests: the book in memory, planned by the journal's own pure part. `beforeAppend` lets another come between. */
export function sampleJournal(
  clock: Clock,
  beforeAppend: () => Promise<void> = async () => {},
): Journal & { readonly events: readonly StoredEvent[]; readonly besides: readonly Beside[] } {
  const events: StoredEvent[] = [];
  const besides: Beside[] = [];
  const answers = new Map<string, KeptAnswer>();
  const listeners = new Set<(head: number) => void>();
  const origin = 'uk' as NodeId;
  const ofStream = (stream: string) => events.filter((event) => event.stream === stream);
  return {
    origin,
    events,
    /** Statements that stood with an append: here they are only noted. */
    besides,
    async append(request) {
      const prepared = prepare(request);
      await beforeAppend();
      const streams = prepared.parts.map(({ stream }) => stream);
      const versions = new Map(streams.map((stream) => [stream, ofStream(stream).length]));
      const seen = {
        position: events.length,
        hash: events.at(-1)?.hash ?? '0'.repeat(64),
        versions,
        answers,
      };
      const planned = plan(seen, [prepared], { origin, recordedAt: toUtc(clock()) });
      for (const { body, ...rest } of planned.events)
        events.push({ ...rest, body: JSON.parse(body) as JsonObject } as StoredEvent);
      besides.push(...planned.besides);
      for (const { prepared: one, first, last } of planned.answers) {
        const { idempotencyKey, requestHash, answer } = one.request;
        answers.set(idempotencyKey, { requestHash, answer, first, last, recordedAt: toUtc(clock()) });
      }
      if (planned.events.length > 0) for (const listener of listeners) listener(events.length);
      const [outcome] = planned.outcomes;
      if (outcome === undefined) throw new Error('nothing was planned');
      return outcome;
    },
    readStream: async (stream, after = 0) => ofStream(stream).filter(({ version }) => version > after),
    readAfter: async (after, limit) => events.filter(({ position }) => position > after).slice(0, limit),
    async answerOf(key) {
      const kept = answers.get(key);
      return kept === undefined ? null : { ...kept, last: kept.last ?? 0 };
    },
    head: async () => events.length,
    onAppended(listener) {
      listeners.add(listener);
      // As the real one: what was written before this listener came is news to it.
      queueMicrotask(() => {
        if (events.length > 0 && listeners.has(listener)) listener(events.length);
      });
      return () => listeners.delete(listener);
    },
    async close() {},
  };
}
