import type { Report } from '../journal/port.ts';
import type { Instant } from '../kernel/time.ts';

/** How reports fold into the newest state of a track; the context that owns the picture supplies it. */
export interface TrackFold<Track> {
  /** Returns `before` itself where the report changes nothing. */
  evolve(before: Track | null, report: Report): Track;
  expiresAt(track: Track): Instant;
}

/** The newest state of every live track, in memory, rebuilt from the telemetry at start. */
export interface Latest<Track> {
  readonly size: number;
  /** Folds durable reports; returns the tracks that changed, each once, and how many had no room. */
  fold(reports: readonly Report[]): { readonly changed: readonly Track[]; readonly noRoom: number };
  /** Drops the tracks that expired by `at` and names them. */
  sweep(at: Instant): readonly string[];
  all(): readonly Track[];
}

/** Holds at most `tracksMax` tracks: a sender of made-up identities cannot fill the memory. */
export function createLatest<Track>(fold: TrackFold<Track>, tracksMax: number): Latest<Track> {
  const tracks = new Map<string, Track>();
  return {
    get size() {
      return tracks.size;
    },
    fold(reports) {
      const changed = new Map<string, Track>();
      let noRoom = 0;
      for (const report of reports) {
        const before = tracks.get(report.track) ?? null;
        if (before === null && tracks.size >= tracksMax) {
          noRoom += 1;
          continue;
        }
        const after = fold.evolve(before, report);
        if (after === before) continue;
        tracks.set(report.track, after);
        changed.set(report.track, after);
      }
      return { changed: [...changed.values()], noRoom };
    },
    sweep(at) {
      const gone: string[] = [];
      for (const [name, track] of tracks) if (fold.expiresAt(track) < at) gone.push(name);
      for (const name of gone) tracks.delete(name);
      return gone;
    },
    all: () => [...tracks.values()],
  };
}
