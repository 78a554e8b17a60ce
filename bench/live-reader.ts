import type { IncomingMessage } from 'node:http';
import { request } from 'node:http';

/** One server-sent event as it came; `json` is its data, not yet parsed. */
export interface LiveEvent {
  readonly id: string;
  readonly event: string;
  readonly json: string;
}

/** What a console sees in one `tracks` message. */
export interface SeenTracks {
  readonly reset: boolean;
  readonly coalesced: number;
  readonly motions: readonly (readonly unknown[])[];
  readonly vessels: readonly unknown[];
}

export interface LiveReader {
  /** Stops taking anything from the stream, as a hung console does; the connection stays. */
  stopReading(): void;
  /** True when the node let go of the stream. */
  ended(): boolean;
  close(): void;
}

export interface LiveFrom {
  readonly address: string;
  readonly cookie: string;
  /** Where an earlier stream ended. */
  readonly lastEventId?: string;
  /** Of an office that sees no picture: `/api/live/rooms`. */
  readonly path?: string;
}

/** Follows the live stream as a console does; keeps nothing. `take` is called with each event. Throws where refused. */
export async function openLive(from: LiveFrom, take: (event: LiveEvent) => void): Promise<LiveReader> {
  const response = await answerOf(from);
  if (response.statusCode !== 200) {
    response.destroy();
    throw new Error(`live stream refused: ${response.statusCode}`);
  }
  let pending = '';
  response.setEncoding('utf8');
  response.on('error', () => {}); // the node went away: the caller sees it by what is missing
  response.on('data', (chunk: string) => {
    // Joined only when a message ends: the first one may hold the whole picture.
    pending += chunk;
    if (!chunk.includes('\n\n') && !pending.endsWith('\n\n')) return;
    const messages = pending.split('\n\n');
    pending = messages.pop() ?? '';
    for (const message of messages) take(eventOf(message));
  });
  return {
    stopReading: () => void response.pause(),
    ended: () => response.closed,
    close: () => void response.destroy(),
  };
}

function answerOf({ address, cookie, lastEventId, path = '/api/live' }: LiveFrom): Promise<IncomingMessage> {
  const resume = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
  const headers = { cookie, accept: 'text/event-stream', ...resume };
  return new Promise((resolve, reject) => {
    const asked = request(`${address}${path}`, { headers }, resolve);
    asked.on('error', reject);
    asked.end();
  });
}

/** The node writes each field on one line, the data last. */
function eventOf(message: string): LiveEvent {
  const at = message.indexOf('data: ');
  const head = at < 0 ? message : message.slice(0, at);
  return {
    id: /^id: (.*)$/m.exec(head)?.[1] ?? '',
    event: /^event: (.*)$/m.exec(head)?.[1] ?? 'message',
    json: at < 0 ? '{}' : message.slice(at + 6),
  };
}

/** Reads a `tracks` message. */
export function readTracks(json: string): SeenTracks {
  return JSON.parse(json) as SeenTracks; // the node under test writes it; a wrong shape fails the count
}
