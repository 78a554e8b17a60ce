import type { AppendOutcome, AppendRequest, Journal, NewEvent, StoredEvent } from '../journal/port.ts';
import type { NodeId } from '../kernel/ids.ts';
import type { UtcText } from '../kernel/time.ts';

export interface FakeJournal extends Journal {
  readonly events: readonly StoredEvent[];
  /** Each append fails from now on until `mend`. */
  breakDown(): void;
  mend(): void;
}

/** For tests: a book in memory with versions, further streams and conflicts, without hashes. */
export function fakeJournal(): FakeJournal {
  const events: StoredEvent[] = [];
  let broken = false;
  const versionOf = (stream: string): number => events.filter((event) => event.stream === stream).length;
  const write = (stream: string, event: NewEvent, request: AppendRequest): void => {
    const zero = '0'.repeat(64);
    const { actor, desk, idempotencyKey } = request;
    const sealed = { previousHash: zero, hash: zero, origin: 'uk' as NodeId, recordedAt: event.happenedAt };
    const place = { position: events.length + 1, stream, version: versionOf(stream) + 1 };
    events.push({ ...event, ...sealed, ...place, actor, desk, idempotencyKey });
  };
  return {
    events,
    breakDown: () => void (broken = true),
    mend: () => void (broken = false),
    origin: 'uk' as NodeId,
    async append(request): Promise<AppendOutcome> {
      if (broken) throw new Error('the example store is away');
      const parts = [request, ...(request.also ?? [])];
      for (const { stream, expectedVersion } of parts)
        if (versionOf(stream) !== expectedVersion)
          return { kind: 'conflict', stream, actualVersion: versionOf(stream) };
      const first = events.length + 1;
      for (const part of parts) for (const event of part.events) write(part.stream, event, request);
      const recordedAt = (events.at(-1)?.recordedAt ?? '') as UtcText;
      return events.length < first
        ? { kind: 'answered' }
        : { kind: 'appended', first, last: events.length, recordedAt };
    },
    readStream: async (stream, afterVersion = 0) =>
      events.filter((event) => event.stream === stream && event.version > afterVersion),
    readAfter: async (after, limit) => events.slice(after, after + limit),
    answerOf: async () => null,
    head: async () => events.length,
    onAppended: () => () => {},
    close: async () => {},
  };
}
