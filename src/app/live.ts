import type { ServerResponse } from 'node:http';
import type { Clock } from '../kernel/time.ts';
import { type LiveCursor, parseCursor, writeCursor } from './live-cursor.ts';
import type { KeyedFeed } from './keyed-feed.ts';

/** One kind of message of the stream: how to tell a client what changed since its cursor. */
export interface LiveTopics {
  readonly motions: KeyedFeed;
  readonly vessels: KeyedFeed;
  /** Detections changed after a journal position (JSON texts) and the position now reached. */
  detectionsAfter(
    position: number,
  ): Promise<{ readonly position: number; readonly values: readonly string[] }>;
  /** Newest journal position whose detections can be read. */
  detectionsHead(): number;
  /** Where a client without a cursor starts reading detections. */
  detectionsFrom(): Promise<number>;
  /** The health message as JSON text. */
  health(): string;
}

export interface LiveOptions {
  readonly topics: LiveTopics;
  readonly clock: Clock;
  /** Differs at each start of the process: sequence numbers hold within one epoch only. */
  readonly epoch: string;
  readonly hello: { readonly node: string; readonly version: string };
  readonly tickMilliseconds: number;
  readonly healthMilliseconds: number;
  /** A client that takes nothing for so long is cut; it resumes with its last id. */
  readonly stuckMilliseconds: number;
  readonly clientsMax: number;
}

interface Client {
  readonly response: ServerResponse;
  cursor: LiveCursor;
  blockedSince: number | null;
  healthAt: number;
  readonly allowed: () => Promise<boolean>;
  checkedAt: number;
  busy: boolean;
}

export interface LiveHub {
  /** Takes over the response; false when there are too many clients. `allowed` is asked again each 5 s. */
  join(response: ServerResponse, lastEventId: string | undefined, allowed: () => Promise<boolean>): boolean;
  readonly clients: number;
  /** Clients cut because they stopped reading. */
  readonly cut: number;
  close(): void;
}

const recheckMilliseconds = 5_000;

/**
 * Pushes changes to consoles by server-sent events. There is no queue per client: each holds a cursor into
 * shared state, so a slow one is sent the newest value of each track (with the count of what it missed) and a
 * stuck one costs one write buffer until it is cut. Source: WHATWG HTML, "Server-sent events".
 */
export function createLiveHub(options: LiveOptions): LiveHub {
  const clients = new Set<Client>();
  let cut = 0;
  const timer = setInterval(() => {
    for (const client of clients) if (!client.busy) void serve(client);
  }, options.tickMilliseconds);

  async function serve(client: Client): Promise<void> {
    client.busy = true;
    try {
      if (await mayContinue(client)) await advance(client);
    } catch (fault) {
      // The store failed: the client keeps its cursor and is served again at the next tick.
      if (!(fault instanceof Error)) throw fault;
    } finally {
      client.busy = false;
    }
  }

  async function mayContinue(client: Client): Promise<boolean> {
    const now = options.clock();
    if (client.response.writableNeedDrain) {
      client.blockedSince ??= now;
      if (now - client.blockedSince > options.stuckMilliseconds) {
        cut += 1;
        drop(client);
      }
      return false;
    }
    client.blockedSince = null;
    if (now - client.checkedAt < recheckMilliseconds) return true;
    client.checkedAt = now;
    if (await client.allowed()) return true;
    send(client, 'bye', '{"reason":"not_signed_in"}');
    drop(client);
    return false;
  }

  async function advance(client: Client): Promise<void> {
    sendTracks(client);
    if (client.cursor.position < options.topics.detectionsHead()) await sendDetections(client, false);
    const now = options.clock();
    if (now - client.healthAt >= options.healthMilliseconds) {
      client.healthAt = now;
      send(client, 'health', options.topics.health());
    }
  }

  function sendTracks(client: Client): void {
    const { motions, vessels } = options.topics;
    const { cursor } = client;
    if (!cursor.fresh && motions.sequence === cursor.motions && vessels.sequence === cursor.vessels) return;
    const moved = motions.since(cursor.fresh ? -1 : cursor.motions);
    const named = vessels.since(cursor.fresh || moved.reset ? -1 : cursor.vessels);
    const reset = moved.reset || cursor.fresh;
    client.cursor = { ...cursor, fresh: false, motions: moved.sequence, vessels: named.sequence };
    send(
      client,
      'tracks',
      `{"reset":${reset},"coalesced":${moved.coalesced},"motions":[${moved.values.join(',')}],"vessels":[${named.values.join(',')}],"gone":${JSON.stringify(moved.removed)}}`,
    );
  }

  async function sendDetections(client: Client, reset: boolean): Promise<void> {
    const { position, values } = await options.topics.detectionsAfter(client.cursor.position);
    client.cursor = { ...client.cursor, position };
    if (values.length > 0 || reset)
      send(client, 'detections', `{"reset":${reset},"detections":[${values.join(',')}]}`);
  }

  function send(client: Client, event: string, json: string): void {
    client.response.write(
      `id: ${writeCursor(options.epoch, client.cursor)}\nevent: ${event}\ndata: ${json}\n\n`,
    );
  }

  function drop(client: Client): void {
    clients.delete(client);
    if (client.blockedSince === null) client.response.end();
    else client.response.destroy();
  }

  async function begin(client: Client, resumed: boolean): Promise<void> {
    client.busy = true;
    try {
      const hello = { ...options.hello, resumed, at: options.clock() };
      send(client, 'hello', JSON.stringify(hello));
      if (client.cursor.position < 0) {
        client.cursor = { ...client.cursor, position: await options.topics.detectionsFrom() };
        await sendDetections(client, true);
      }
    } catch (fault) {
      if (!(fault instanceof Error)) throw fault;
      // Without the store there is no honest beginning: the console retries and says so.
      drop(client);
    } finally {
      client.busy = false;
    }
  }

  return {
    join(response, lastEventId, allowed) {
      if (clients.size >= options.clientsMax) return false;
      const cursor = parseCursor(options.epoch, lastEventId);
      const now = options.clock();
      const client: Client = {
        response,
        cursor,
        blockedSince: null,
        healthAt: Number.NEGATIVE_INFINITY,
        allowed,
        checkedAt: now,
        busy: false,
      };
      response.on('close', () => clients.delete(client));
      clients.add(client);
      void begin(client, !cursor.fresh);
      return true;
    },
    get clients() {
      return clients.size;
    },
    get cut() {
      return cut;
    },
    close() {
      clearInterval(timer);
      for (const client of [...clients]) {
        send(client, 'bye', '{"reason":"stopping"}');
        drop(client);
      }
    },
  };
}
