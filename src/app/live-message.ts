import type { KeyedFeed } from './keyed-feed.ts';
import type { Cursors, LiveCursor } from './live-cursor.ts';

interface TrackFeeds {
  readonly motions: KeyedFeed;
  readonly vessels: KeyedFeed;
}

export interface Told {
  /** `hello`, `tracks`, `detections`, `health`, `beat`, `bye`, or the name of a room in which something changed. */
  readonly event: string;
  readonly json: string;
}

/** One server-sent event; its id is the cursor at which a console resumes. */
export function liveMessage(cursors: Cursors, cursor: LiveCursor, { event, json }: Told): string {
  return `id: ${cursors.write(cursor)}\nevent: ${event}\ndata: ${json}\n\n`;
}

/** True where a console at this cursor has something to hear of tracks. */
export function hasTracksFor({ motions, vessels }: TrackFeeds, cursor: LiveCursor): boolean {
  return cursor.fresh || motions.sequence !== cursor.motions || vessels.sequence !== cursor.vessels;
}

/** What changed of tracks since a cursor, as the `tracks` message, and the cursor after it. */
export function tracksFor(
  { motions, vessels }: TrackFeeds,
  cursor: LiveCursor,
): { readonly cursor: LiveCursor; readonly json: string } {
  const moved = motions.since(cursor.fresh ? -1 : cursor.motions);
  const named = vessels.since(cursor.fresh || moved.reset ? -1 : cursor.vessels);
  const reset = moved.reset || cursor.fresh;
  const json = `{"reset":${reset},"coalesced":${moved.coalesced},"motions":[${moved.values.join(',')}],"vessels":[${named.values.join(',')}],"gone":${JSON.stringify(moved.removed)}}`;
  return { cursor: { ...cursor, fresh: false, motions: moved.sequence, vessels: named.sequence }, json };
}
