import type { Identity, Report } from '../journal/port.ts';
import type { Instant } from '../kernel/time.ts';
import type { IdentityQueue } from './ingest-identities.ts';
import type { Latest } from './ingest-latest.ts';

/** What changed in the live picture: only what is durable. */
export interface PictureChange<Track> {
  readonly changed: readonly Track[];
  readonly identities: readonly Identity[];
  readonly gone: readonly string[];
}

interface ShownParts<Track> {
  readonly latest: Latest<Track>;
  readonly identityQueue: IdentityQueue;
  readonly publish: { tracks(change: PictureChange<Track>): void };
  readonly count: (source: string, reason: string, items: number) => void;
}

/** The way from what is durable to what is shown. */
export interface Shown {
  /** Folds and publishes a batch; counts the reports that the picture has no room for, each under its own source. */
  readonly durable: (reports: readonly Report[], identities: readonly Identity[]) => void;
  /** Takes out what expired by `at`. */
  sweep(at: Instant): void;
  /** Folds what the telemetry held at start; publishes nothing. */
  readonly restore: (reports: readonly Report[], identities: readonly Identity[]) => void;
}

/** Joins the newest places and the last words of each station, and tells of both. */
export function createShown<Track>({ latest, identityQueue, publish, count }: ShownParts<Track>): Shown {
  return {
    durable(reports, identities) {
      identityQueue.stored(identities);
      const { changed, entered, gone, noRoom } = latest.fold(reports);
      for (const [source, items] of noRoom) count(source, 'picture_full', items);
      identityQueue.left(gone);
      // Who comes back into the picture, or comes after its name, would stand without it until it says it again.
      const words = new Map(identities.map((identity) => [identity.track, identity]));
      for (const track of entered) {
        const last = identityQueue.lastOf(track);
        if (last !== null) words.set(track, last);
      }
      if (changed.length + words.size > 0) publish.tracks({ changed, identities: [...words.values()], gone });
    },
    sweep(at) {
      const gone = latest.sweep(at);
      identityQueue.left(gone);
      if (gone.length > 0) publish.tracks({ changed: [], identities: [], gone });
    },
    restore(reports, identities) {
      latest.fold(reports);
      identityQueue.stored(identities);
    },
  };
}
