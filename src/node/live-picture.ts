import { createKeyedFeed, type KeyedFeed } from '../app/keyed-feed.ts';
import type { PictureChange } from '../app/ingest-shown.ts';
import { type Track, toMotionRow } from '../operations/picture/track.ts';

/** The live picture as feeds that consoles follow; what each vessel says of itself apart from where it is. */
export interface LivePicture {
  readonly motions: KeyedFeed;
  readonly vessels: KeyedFeed;
  /** Takes what became durable. */
  tracks(change: PictureChange<Track>): void;
}

const changesMax = 262_144;

export function createLivePicture(): LivePicture {
  const motions = createKeyedFeed(changesMax);
  const vessels = createKeyedFeed(changesMax);
  const placed = new Set<string>();
  return {
    motions,
    vessels,
    tracks({ changed, identities, gone }) {
      for (const track of changed) {
        placed.add(track.track);
        motions.put(track.track, JSON.stringify(toMotionRow(track)));
      }
      // A name without a place shows nothing and would never go: it is told again when its place comes.
      for (const identity of identities)
        if (placed.has(identity.track)) vessels.put(identity.track, JSON.stringify(identity));
      for (const track of gone) {
        placed.delete(track);
        motions.remove(track);
        vessels.remove(track);
      }
    },
  };
}
