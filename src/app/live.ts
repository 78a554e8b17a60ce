import type { ServerResponse } from 'node:http';
import type { Clock, Instant } from '../kernel/time.ts';
import type { KeyedFeed } from './keyed-feed.ts';
import { type LiveCursor, parseCursor } from './live-cursor.ts';
import { hasTracksFor, liveMessage, type Told, tracksFor } from './live-message.ts';

/** What a client can be told of, and how to ask what changed since its cursor. */
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

export interface LiveHub {
  /** Takes over the response; false when there are too many clients. `allowed` is asked again each 5 s. */
  join(response: ServerResponse, lastEventId: string | undefined, allowed: () => Promise<boolean>): boolean;
  readonly clients: number;
  /** Clients cut because they stopped reading. */
  readonly cut: number;
  close(): void;
}

interface Client {
  readonly response: ServerResponse;
  readonly allowed: () => Promise<boolean>;
  cursor: LiveCursor;
  blockedSince: Instant | null;
  healthAt: number;
  checkedAt: Instant;
  busy: boolean;
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
  const drop = (client: Client): void => {
    clients.delete(client);
    if (client.blockedSince === null) client.response.end();
    else client.response.destroy();
  };
  const timer = setInterval(() => {
    for (const client of clients) {
      if (client.busy) continue;
      const state = drainState(options, client);
      if (state === 'stuck') cut += 1;
      if (state === 'stuck') drop(client);
      if (state === 'free') void whileBusy(client, () => serve(options, client, drop));
    }
  }, options.tickMilliseconds);

  return {
    join(response, lastEventId, allowed) {
      if (clients.size >= options.clientsMax) return false;
      const client = newClient(options, { response, lastEventId, allowed });
      response.on('close', () => clients.delete(client));
      clients.add(client);
      // Without the store there is no honest beginning: the console is let go, retries, and says so.
      void whileBusy(client, () => begin(options, client)).then((begun) => begun || drop(client));
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
      for (const client of clients) {
        tell(options, client, { event: 'bye', json: '{"reason":"stopping"}' });
        drop(client);
      }
    },
  };
}

function newClient(
  { epoch, clock }: LiveOptions,
  joins: {
    readonly response: ServerResponse;
    readonly lastEventId: string | undefined;
    readonly allowed: () => Promise<boolean>;
  },
): Client {
  const cursor = parseCursor(epoch, joins.lastEventId);
  const { response, allowed } = joins;
  const healthAt = Number.NEGATIVE_INFINITY;
  return { response, allowed, cursor, blockedSince: null, healthAt, checkedAt: clock(), busy: false };
}

/** Whether a client takes more, is behind, or has taken nothing for too long. */
function drainState({ clock, stuckMilliseconds }: LiveOptions, client: Client): 'free' | 'blocked' | 'stuck' {
  if (!client.response.writableNeedDrain) {
    client.blockedSince = null;
    return 'free';
  }
  const now = clock();
  client.blockedSince ??= now;
  return now - client.blockedSince > stuckMilliseconds ? 'stuck' : 'blocked';
}

/** Runs one step of a client at a time; false where the store failed: the cursor stands, the next tick tries again. */
async function whileBusy(client: Client, step: () => Promise<void>): Promise<boolean> {
  client.busy = true;
  try {
    await step();
    return true;
  } catch (fault) {
    if (!(fault instanceof Error)) throw fault;
    return false;
  } finally {
    client.busy = false;
  }
}

async function begin(options: LiveOptions, client: Client): Promise<void> {
  const hello = { ...options.hello, resumed: !client.cursor.fresh, at: options.clock() };
  tell(options, client, { event: 'hello', json: JSON.stringify(hello) });
  if (client.cursor.position >= 0) return;
  client.cursor = { ...client.cursor, position: await options.topics.detectionsFrom() };
  await tellDetections(options, client, true);
}

async function serve(options: LiveOptions, client: Client, drop: (client: Client) => void): Promise<void> {
  const { topics, clock } = options;
  if (clock() - client.checkedAt >= recheckMilliseconds) {
    client.checkedAt = clock();
    if (!(await client.allowed())) {
      tell(options, client, { event: 'bye', json: '{"reason":"not_signed_in"}' });
      return drop(client);
    }
  }
  if (hasTracksFor(topics, client.cursor)) {
    const { cursor, json } = tracksFor(topics, client.cursor);
    client.cursor = cursor;
    tell(options, client, { event: 'tracks', json });
  }
  if (client.cursor.position < topics.detectionsHead()) await tellDetections(options, client, false);
  if (clock() - client.healthAt < options.healthMilliseconds) return;
  client.healthAt = clock();
  tell(options, client, { event: 'health', json: topics.health() });
}

async function tellDetections(options: LiveOptions, client: Client, reset: boolean): Promise<void> {
  const { position, values } = await options.topics.detectionsAfter(client.cursor.position);
  client.cursor = { ...client.cursor, position };
  if (values.length === 0 && !reset) return;
  tell(options, client, {
    event: 'detections',
    json: `{"reset":${reset},"detections":[${values.join(',')}]}`,
  });
}

function tell({ epoch }: LiveOptions, { response, cursor }: Client, told: Told): void {
  response.write(liveMessage(epoch, cursor, told));
}
