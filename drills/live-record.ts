import { type LiveFrom, openLive } from '../bench/live-reader.ts';

/** One message of a node's live stream. */
export interface LiveMessage {
  readonly id: string;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

/** A live stream with the memory of everything it told: for tests, not for load. */
export interface LiveRecord {
  /** The next message for which `wanted` is true, among those already come or to come; rejects when the time is up. */
  next(wanted: (message: LiveMessage) => boolean, milliseconds?: number): Promise<LiveMessage>;
  readonly lastId: () => string | undefined;
  readonly seen: readonly LiveMessage[];
  close(): void;
}

/** Follows a node's live stream as a console does, and keeps every message. */
export async function recordLive(from: LiveFrom): Promise<LiveRecord> {
  const seen: LiveMessage[] = [];
  const waiting = new Set<() => void>();
  const reader = await openLive(from, ({ id, event, json }) => {
    const data: unknown = JSON.parse(json);
    seen.push({ id, event, data: data as Record<string, unknown> }); // every payload of the stream is an object
    for (const look of waiting) look();
  });
  return {
    seen,
    lastId: () => seen.at(-1)?.id,
    next(wanted, milliseconds = 10_000) {
      return new Promise((resolve, reject) => {
        const look = (): void => {
          const found = seen.find(wanted);
          if (found === undefined) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found);
        };
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(
            new Error(
              `no such message${reader.ended() ? ', the stream was ended' : ''}; seen: ${seen.map(({ event }) => event).join(' ')}`,
            ),
          );
        }, milliseconds);
        waiting.add(look);
        look();
      });
    },
    close: () => reader.close(),
  };
}
