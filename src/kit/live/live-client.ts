/** How the console stands to its node. `since`: when it came to stand so, milliseconds. */
export type Connection =
  | { readonly state: 'connecting'; readonly since: number }
  | { readonly state: 'live'; readonly since: number }
  | { readonly state: 'lost'; readonly since: number; readonly lastEventAt: number | null };

/** The part of EventSource that the client needs; tests give their own. */
export interface EventChannel {
  addEventListener(type: string, listener: (event: { readonly data?: unknown }) => void): void;
  close(): void;
  readonly readyState: number;
}

export interface LiveClientOptions {
  /** Opens the channel. After a fresh opening `lastEventId` is unknown to it and the node sends everything anew. */
  open(): EventChannel;
  /** One handler for each event name; the payload is the parsed data. */
  readonly handlers: Readonly<Record<string, (payload: unknown) => void>>;
  onConnection(connection: Connection): void;
  now(): number;
  /** Longer silence than this means the connection is lost: the node speaks at least every 5 s. */
  readonly silenceMilliseconds?: number;
}

const closedState = 2;

/**
 * Keeps one server-sent-events channel alive: the browser itself retries with Last-Event-ID; this client notices
 * silence, says so, and opens afresh when the channel has been given up. Call `check` about once a second.
 */
export function createLiveClient(options: LiveClientOptions) {
  const silence = options.silenceMilliseconds ?? 15_000;
  let connection: Connection = { state: 'connecting', since: options.now() };
  let lastEventAt: number | null = null;
  let openedAt = options.now();
  let channel = connect();

  function move(next: Connection): void {
    if (next.state === connection.state) return;
    connection = next;
    options.onConnection(next);
  }

  function lose(): void {
    move({ state: 'lost', since: lastEventAt ?? openedAt, lastEventAt });
  }

  function connect(): EventChannel {
    openedAt = options.now();
    const opened = options.open();
    for (const [name, handle] of Object.entries(options.handlers)) {
      opened.addEventListener(name, (event) => {
        lastEventAt = options.now();
        move({ state: 'live', since: lastEventAt });
        handle(typeof event.data === 'string' ? JSON.parse(event.data) : null);
      });
    }
    opened.addEventListener('error', () => lose());
    return opened;
  }

  return {
    check(): void {
      const now = options.now();
      if (now - Math.max(lastEventAt ?? 0, openedAt) <= silence && channel.readyState !== closedState) return;
      lose();
      channel.close();
      if (now - openedAt > 3000) channel = connect();
    },
    close: () => channel.close(),
  };
}

export type LiveClient = ReturnType<typeof createLiveClient>;
