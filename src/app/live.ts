import type { ServerResponse } from 'node:http';
import type { Clock, Instant } from '../kernel/time.ts';
import type { KeyedFeed } from './keyed-feed.ts';
import { createCursors, type Cursors, type LiveCursor } from './live-cursor.ts';
import { hasTracksFor, liveMessage, type Told, tracksFor } from './live-message.ts';
import type { PositionSeal } from './position-seal.ts';
import type { Who } from './who.ts';

/** What a client can be told of, and how to ask what changed since its cursor. */
export interface LiveTopics {
  readonly motions: KeyedFeed;
  readonly vessels: KeyedFeed;
  /** True where this reader may see tracks: they bear one label. */
  seesTracks(who: Who): boolean;
  /** Detections that this reader may see, changed after a journal position (JSON texts), and the position now reached. */
  detectionsAfter(
    position: number,
    who: Who,
  ): Promise<{ readonly position: number; readonly values: readonly string[] }>;
  /** Newest journal position at which detections changed. */
  detectionsHead(): number;
  /** Where a client without a cursor starts reading detections. */
  detectionsFrom(): Promise<number>;
  /** Rooms whose readers are told that something changed there, and then ask what. */
  readonly rooms?: readonly LiveRoom[];
  /** The health message as JSON text for this reader: it tells nothing that they may not count. */
  health(who: Who): string;
}

/** A room that says when something changed in it. The message holds nothing: what one may see of it is asked. */
export interface LiveRoom {
  /** The event's name on the stream: lower-case letters and hyphens. */
  readonly name: string;
  /**
   * Rises whenever something changes that this reader can read there, and only then: every desk asks at once what it was.
   * What one may not read must not be heard either.
   */
  changed(who: Who): number;
  /** True where this reader may see what the room holds: nobody else learns that something happened. */
  sees(who: Who): boolean;
}

export interface LiveOptions {
  readonly topics: LiveTopics;
  readonly clock: Clock;
  /** Differs at each start of the process: sequence numbers hold within one epoch only. */
  readonly epoch: string;
  /** Seals the journal position in a console's cursor. */
  readonly seal: PositionSeal;
  readonly hello: { readonly node: string; readonly version: string };
  readonly tickMilliseconds: number;
  readonly healthMilliseconds: number;
  /** A client that takes nothing for so long is cut; it resumes with its last id. */
  readonly stuckMilliseconds: number;
  readonly clientsMax: number;
}

/** Who reads, asked again while the stream lasts. */
export interface LiveReader {
  /** Who this is at this very moment, from memory; null once the right has ended. */
  now(): Who | null;
  /** Asks the store whether the session still stands: each 5 s. */
  stillAllowed(): Promise<boolean>;
  /** True: a post without the picture. It hears that something changed in rooms that it may see, and nothing else. */
  readonly roomsOnly?: boolean;
}

export interface LiveHub {
  /** Takes over the response; false when there are too many clients. */
  join(response: ServerResponse, lastEventId: string | undefined, reader: LiveReader): boolean;
  readonly clients: number;
  /** Clients cut because they stopped reading. */
  readonly cut: number;
  close(): void;
}

interface Client {
  readonly response: ServerResponse;
  readonly reader: LiveReader;
  cursor: LiveCursor;
  blockedSince: Instant | null;
  healthAt: number;
  checkedAt: Instant;
  /** Not before this is the store asked again after it failed. */
  storeRetryAt: number;
  busy: boolean;
  /** Up to where the client was told of each room. */
  readonly heard: Map<string, number>;
}

const recheckMilliseconds = 5_000;
const storeRetryMilliseconds = 1_000;

/**
 * Pushes changes to consoles by server-sent events. There is no queue per client: each holds a cursor into
 * shared state, so a slow one is sent the newest value of each track (with the count of what it missed) and a
 * stuck one costs one write buffer until it is cut. Source: WHATWG HTML, "Server-sent events".
 */
export function createLiveHub(options: LiveOptions): LiveHub {
  const clients = new Set<Client>();
  const cursors = createCursors(options.epoch, options.seal);
  const serving: Serving = { ...options, cursors };
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
      if (state === 'free') void whileBusy(client, () => serve(serving, client, drop));
    }
  }, options.tickMilliseconds);

  return {
    join(response, lastEventId, reader) {
      if (clients.size >= options.clientsMax) return false;
      const client = newClient(serving, { response, lastEventId, reader });
      response.on('close', () => clients.delete(client));
      clients.add(client);
      const hello = { ...options.hello, resumed: !client.cursor.fresh, at: options.clock() };
      tell(serving, client, { event: 'hello', json: JSON.stringify(hello) });
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
        tell(serving, client, { event: 'bye', json: '{"reason":"stopping"}' });
        drop(client);
      }
    },
  };
}

interface Serving extends LiveOptions {
  readonly cursors: Cursors;
}

function newClient(
  { cursors, clock }: Serving,
  joins: {
    readonly response: ServerResponse;
    readonly lastEventId: string | undefined;
    readonly reader: LiveReader;
  },
): Client {
  const cursor = cursors.parse(joins.lastEventId);
  const { response, reader } = joins;
  const healthAt = Number.NEGATIVE_INFINITY;
  return {
    response,
    reader,
    cursor,
    blockedSince: null,
    healthAt,
    checkedAt: clock(),
    storeRetryAt: 0,
    busy: false,
    heard: new Map(),
  };
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

/** Runs one step of a client at a time. */
async function whileBusy(client: Client, step: () => Promise<void>): Promise<void> {
  client.busy = true;
  try {
    await step();
  } finally {
    client.busy = false;
  }
}

async function serve(options: Serving, client: Client, drop: (client: Client) => void): Promise<void> {
  const { topics, clock } = options;
  const isDue = clock() - client.checkedAt >= recheckMilliseconds;
  // What a post gave ends with the post, not with the next look at the session.
  const who = isDue && !(await mayStay(options, client)) ? null : client.reader.now();
  if (who === null) {
    tell(options, client, { event: 'bye', json: '{"reason":"not_signed_in"}' });
    return drop(client);
  }
  if (client.reader.roomsOnly === true) return tellRoomsOnly(options, client, who);
  if (topics.seesTracks(who) && hasTracksFor(topics, client.cursor)) {
    const { cursor, json } = tracksFor(topics, client.cursor);
    client.cursor = cursor;
    tell(options, client, { event: 'tracks', json });
  }
  if (clock() - client.healthAt >= options.healthMilliseconds) {
    client.healthAt = clock();
    tell(options, client, { event: 'health', json: topics.health(who) });
  }
  tellRooms(options, client, who);
  await tellDetections(options, client, who);
}

/** A beat by which the console knows that the line stands, and the rooms: no figure of any source. */
function tellRoomsOnly(options: Serving, client: Client, who: Who): void {
  const now = options.clock();
  if (now - client.healthAt >= options.healthMilliseconds) {
    client.healthAt = now;
    tell(options, client, { event: 'beat', json: JSON.stringify({ at: now }) });
  }
  tellRooms(options, client, who);
}

function tellRooms(options: Serving, client: Client, who: Who): void {
  for (const room of options.topics.rooms ?? []) {
    const changed = room.changed(who);
    // Whoever has just joined asks anyway.
    const heard = client.heard.get(room.name);
    if (heard !== changed) client.heard.set(room.name, changed);
    if (heard !== undefined && heard < changed && room.sees(who))
      tell(options, client, { event: room.name, json: '{}' });
  }
}

/** A store that fails says nothing about the right: it is asked again, and what needs the store waits anyway. */
async function mayStay({ clock }: LiveOptions, client: Client): Promise<boolean> {
  client.checkedAt = clock();
  try {
    return await client.reader.stillAllowed();
  } catch (fault) {
    if (!(fault instanceof Error)) throw fault;
    return true;
  }
}

/**
 * Detections need the store. While it fails the console keeps its tracks and its health, and the cursor stands:
 * nothing is skipped when the store answers again.
 */
async function tellDetections(options: Serving, client: Client, who: Who): Promise<void> {
  const { topics, clock } = options;
  const isFirst = client.cursor.position < 0;
  if (clock() < client.storeRetryAt || (!isFirst && client.cursor.position >= topics.detectionsHead()))
    return;
  try {
    const after = isFirst ? await topics.detectionsFrom() : client.cursor.position;
    const { position, values } = await topics.detectionsAfter(after, who);
    client.cursor = { ...client.cursor, position };
    if (values.length === 0 && !isFirst) return;
    tell(options, client, {
      event: 'detections',
      json: `{"reset":${isFirst},"detections":[${values.join(',')}]}`,
    });
  } catch (fault) {
    if (!(fault instanceof Error)) throw fault;
    client.storeRetryAt = clock() + storeRetryMilliseconds;
  }
}

function tell({ cursors }: Serving, { response, cursor }: Client, told: Told): void {
  response.write(liveMessage(cursors, cursor, told));
}
