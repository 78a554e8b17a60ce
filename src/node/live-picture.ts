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
  return {
    motions,
    vessels,
    tracks({ changed, identities, gone }) {
      for (const track of changed) motions.put(track.track, JSON.stringify(toMotionRow(track)));
      for (const identity of identities) vessels.put(identity.track, JSON.stringify(identity));
      for (const track of gone) {
        motions.remove(track);
        vessels.remove(track);
      }
    },
  };
}
