import type { IncomingMessage } from 'node:http';
import { request } from 'node:http';

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
  close(): void;
}

/** Follows the live stream as a console does. `onEvent` has the event's name and its JSON text. */
export async function openLive(
  address: string,
  cookie: string,
  onEvent: (event: string, json: string) => void,
): Promise<LiveReader> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = request(
      `${address}/api/live`,
      { headers: { cookie, accept: 'text/event-stream' } },
      resolve,
    );
    asked.on('error', reject);
    asked.end();
  });
  if (response.statusCode !== 200) throw new Error(`live stream: ${response.statusCode}`);
  let pending = '';
  response.setEncoding('utf8');
  response.on('error', () => {}); // the node went away: the caller sees it by what is missing
  response.on('data', (chunk: string) => {
    // Joined only when a message ends: the first one may hold the whole picture.
    pending += chunk;
    if (!chunk.includes('\n\n') && !pending.endsWith('\n\n')) return;
    const messages = pending.split('\n\n');
    pending = messages.pop() ?? '';
    for (const message of messages) {
      const event = /^event: (.*)$/m.exec(message)?.[1] ?? 'message';
      const at = message.indexOf('data: ');
      if (at >= 0) onEvent(event, message.slice(at + 6));
    }
  });
  return {
    stopReading: () => void response.pause(),
    close: () => void response.destroy(),
  };
}

/** Reads a `tracks` message. */
export function readTracks(json: string): SeenTracks {
  return JSON.parse(json) as SeenTracks; // the node under test writes it; a wrong shape fails the count
}
