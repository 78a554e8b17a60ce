import type { Report } from '../journal/port.ts';
import { addSeconds, type Instant } from '../kernel/time.ts';

/** How reports fold into the newest state of a track; the context that owns the picture supplies it. */
export interface TrackFold<Track> {
  /** Returns `before` itself where the report changes nothing. */
  evolve(before: Track | null, report: Report): Track;
  readonly expiresAt: (track: Track) => Instant;
  /** True for a call of distress: it has room of its own, which nothing else fills. */
  readonly isDistress: (report: Report) => boolean;
}

/** What folding a batch came to. */
interface Folded<Track> {
  /** The tracks that changed, each once. */
  readonly changed: readonly Track[];
  /** Those of them that were not in the picture before. */
  readonly entered: readonly string[];
  /** Those left out to make room for a newer call of distress; one that came in the same batch is in `changed` too. */
  readonly gone: readonly string[];
  /** Reports without room, by source. */
  readonly noRoom: ReadonlyMap<string, number>;
}

/** The newest state of every live track, in memory, rebuilt from the telemetry at start. */
export interface Latest<Track> {
  readonly size: number;
  /** Folds durable reports. */
  fold(reports: readonly Report[]): Folded<Track>;
  /** Drops the tracks that expired by `at`, or came in after it, and names them. */
  sweep(at: Instant): readonly string[];
  all(): readonly Track[];
}

/** How many tracks are held: calls of distress apart from the rest. */
interface Room {
  readonly tracksMax: number;
  readonly distressMax: number;
}

/** Two clocks of one machine may differ by so much; what came in later than that came in by a clock that was wrong. */
const aheadSecondsMax = 5;

/**
 * Holds at most `tracksMax` tracks and `distressMax` calls of distress: a sender of made-up identities can neither fill
 * the memory nor hide a call. One call more leaves out the one that would go first.
 */
export function createLatest<Track extends Report>(
  fold: TrackFold<Track>,
  { tracksMax, distressMax }: Room,
): Latest<Track> {
  const tracks = new Map<string, Track>();
  const calls = new Map<string, Track>();

  return {
    get size() {
      return tracks.size + calls.size;
    },
    fold(reports) {
      const changed = new Map<string, Track>();
      const entered = new Set<string>();
      const gone = new Set<string>();
      const noRoom = new Map<string, number>();
      const left = (source: string) => noRoom.set(source, (noRoom.get(source) ?? 0) + 1);
      for (const report of reports) {
        const isCall = fold.isDistress(report);
        const held = isCall ? calls : tracks;
        const before = held.get(report.track) ?? null;
        if (before === null && !isCall && tracks.size >= tracksMax) {
          left(report.source);
          continue;
        }
        const displaced = before === null && isCall ? makeRoom(calls, distressMax, fold) : null;
        if (displaced !== null) {
          left(displaced.source);
          gone.add(displaced.track);
        }
        const after = fold.evolve(before, report);
        if (after === before) continue;
        held.set(report.track, after);
        changed.set(report.track, after);
        gone.delete(report.track);
        if (before === null) entered.add(report.track);
      }
      return { changed: [...changed.values()], entered: [...entered], gone: [...gone], noRoom };
    },
    sweep(at) {
      const gone: string[] = [];
      // Of what came in "later than now" nobody can tell the age: held, it would stand as fresh and refuse what comes next.
      const latest = addSeconds(at, aheadSecondsMax);
      for (const held of [tracks, calls])
        for (const [name, track] of held)
          if (fold.expiresAt(track) < at || track.receivedAt > latest) {
            held.delete(name);
            gone.push(name);
          }
      return gone;
    },
    all: () => [...tracks.values(), ...calls.values()],
  };
}

/** Takes out the call that would go first where there is no room for one more. */
function makeRoom<Track extends Report>(
  calls: Map<string, Track>,
  max: number,
  { expiresAt }: Pick<TrackFold<Track>, 'expiresAt'>,
): Track | null {
  if (calls.size < max) return null;
  let first: Track | null = null;
  for (const each of calls.values()) if (first === null || expiresAt(each) < expiresAt(first)) first = each;
  if (first !== null) calls.delete(first.track);
  return first;
}
