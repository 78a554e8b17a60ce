/** One message of a node's live stream. */
export interface LiveMessage {
  readonly id: string;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

export interface LiveReader {
  /** The next message for which `wanted` is true, among those already come or to come; rejects when the time is up. */
  next(wanted: (message: LiveMessage) => boolean, milliseconds?: number): Promise<LiveMessage>;
  readonly lastId: () => string | undefined;
  readonly seen: readonly LiveMessage[];
  close(): void;
}

/** Follows a node's live stream as a console does. */
export async function followLive(address: string, cookie: string, lastEventId?: string): Promise<LiveReader> {
  const abort = new AbortController();
  const headers = { cookie, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) };
  const answer = await fetch(`${address}/api/live`, { headers, signal: abort.signal });
  if (answer.status !== 200 || answer.body === null) throw new Error(`live stream refused: ${answer.status}`);
  const seen: LiveMessage[] = [];
  const waiting = new Set<() => void>();
  void read(answer.body, (message) => {
    seen.push(message);
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
          reject(new Error(`no such message; seen: ${seen.map(({ event }) => event).join(' ')}`));
        }, milliseconds);
        waiting.add(look);
        look();
      });
    },
    close: () => abort.abort(),
  };
}

async function read(body: ReadableStream<Uint8Array>, take: (message: LiveMessage) => void): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const bytes of body) {
      text += decoder.decode(bytes, { stream: true });
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) take(parse(part));
    }
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'AbortError') return;
    // The node went away: whoever waits for a message hears of it by its time-out.
  }
}

function parse(text: string): LiveMessage {
  const field = (name: string): string =>
    text
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2) ?? '';
  const data: unknown = JSON.parse(field('data') || '{}');
  return { id: field('id'), event: field('event'), data: data as Record<string, unknown> };
}
