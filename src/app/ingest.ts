import type { Identity, Report, Telemetry } from '../journal/port.ts';
import type { Clock, Instant } from '../kernel/time.ts';
import { createRefusalTally } from './ingest-counts.ts';
import { createIdentityQueue } from './ingest-identities.ts';
import type { TrackFold } from './ingest-latest.ts';
import { createLatest } from './ingest-latest.ts';
import type { IngestLimits } from './ingest-limits.ts';
import { ingestLimits } from './ingest-limits.ts';
import { createReportQueue } from './ingest-queue.ts';
import type { StoreWatch } from './ingest-store.ts';
import { createShown, type PictureChange } from './ingest-shown.ts';
import { createStoreWriter } from './ingest-store.ts';

/** What feeds hand their items to. All of it returns at once; nothing here waits for the store. */
export interface FeedSink {
  /** False where any item was refused because the node is overloaded; each refusal is already counted. */
  offer(reports: readonly Report[], identities: readonly Identity[]): boolean;
  /** Counts well-formed items: proof that the source is alive. */
  heard(source: string, count: number): void;
  /** Counts items that are not kept, by reason. */
  refused(source: string, reason: string, count?: number): void;
  /** Says that a source's connection came or went. */
  link(source: string, connected: boolean): void;
  /** True while the queue is half way to coalescing: a sender that can wait a moment had better wait. */
  pressed(): boolean;
}

type SourceNote =
  | { readonly type: 'heard'; readonly at: Instant; readonly count: number }
  | { readonly type: 'refused'; readonly at: Instant; readonly reason: string; readonly count: number }
  | { readonly type: 'link'; readonly connected: boolean };

export interface IngestParts<Track, Health> {
  readonly telemetry: Pick<Telemetry, 'write' | 'countRefusals'>;
  /** Called after durability, in batches. Must not throw. */
  readonly publish: { tracks(change: PictureChange<Track>): void };
  readonly clock: Clock;
  /** The context's own fold: `app` knows no wing. */
  readonly picture: TrackFold<Track>;
  readonly sources: { note(source: string, note: SourceNote): void; health(at: Instant): readonly Health[] };
  readonly limits?: Partial<IngestLimits>;
  /** Told of each failed write, for the log. */
  readonly fault?: (error: unknown) => void;
  /** Told once, for the log, how many items the store had not confirmed when the time to close was up. */
  readonly notStored?: (items: number) => void;
}

export interface Ingest<Track, Health> extends FeedSink {
  health(): readonly Health[];
  store(): StoreWatch;
  /** The live picture, for a console that has just connected. */
  tracks(): readonly Track[];
  /** Folds what the telemetry held at start; publishes nothing. */
  restore(reports: readonly Report[], identities: readonly Identity[]): void;
  waiting(): number;
  /** Writes what waits (for at most `closeMilliseconds`), counts what is left as `not_stored`, stores the counts, and stops. */
  close(): Promise<void>;
}

/**
 * The way from the feeds to the store and the live picture. Batches by size or age, at most `inFlightMax` durable
 * writes at a time; folds and publishes a batch only once it is durable. A slow store fills a bounded queue: reports
 * of one track coalesce, then are refused as `overloaded`, each counted. A failing store is tried again with back-off,
 * and the queue drains by itself when it answers. The caller must call `close`.
 */
export function createIngest<Track extends Report, Health>(
  parts: IngestParts<Track, Health>,
): Ingest<Track, Health> {
  const limits: IngestLimits = { ...ingestLimits, ...parts.limits };
  const { clock, sources } = parts;
  const queue = createReportQueue({ ...limits, max: limits.queueMax, isDistress: parts.picture.isDistress });
  const identityQueue = createIdentityQueue({ waitingMax: limits.identitiesMax, knownMax: limits.tracksMax });
  const latest = createLatest(parts.picture, limits);
  const tally = createRefusalTally();
  const shown = createShown({ latest, identityQueue, publish: parts.publish, count });
  const writer = createStoreWriter({ ...parts, limits, queue, identityQueue, durable: shown.durable });
  let closed = false;

  function count(source: string, reason: string, items: number): void {
    const at = clock();
    tally.add({ source, reason, count: items, at });
    sources.note(source, { type: 'refused', at, reason, count: items });
  }

  async function storeCounts(): Promise<void> {
    const counts = tally.take();
    if (counts.length === 0) return;
    try {
      await parts.telemetry.countRefusals(counts);
    } catch (error) {
      tally.putBack(counts);
      parts.fault?.(error);
    }
  }

  const housekeeping = setInterval(() => {
    shown.sweep(clock());
    void storeCounts();
  }, limits.housekeepingMilliseconds);

  return {
    offer(reports, identities) {
      let room = !closed;
      for (const report of reports) {
        const offered = closed ? 'overloaded' : queue.offer(report);
        if (offered === 'queued') continue;
        count(report.source, offered, 1);
        room &&= offered === 'coalesced';
      }
      for (const identity of identities) {
        // An unchanged identity is in the store already: nothing was refused.
        if (!closed && identityQueue.offer(identity) !== 'overloaded') continue;
        count(identity.source, 'overloaded', 1);
        room = false;
      }
      writer.poke();
      return room;
    },
    heard: (source, items) => sources.note(source, { type: 'heard', at: clock(), count: items }),
    refused: (source, reason, items = 1) => count(source, reason, items),
    link: (source, connected) => sources.note(source, { type: 'link', connected }),
    pressed: () => queue.size > limits.coalesceAbove / 2,
    health: () => sources.health(clock()),
    store: () => writer.watch(),
    tracks: () => latest.all(),
    restore: shown.restore,
    waiting: () => writer.waiting(),
    async close() {
      closed = true;
      clearInterval(housekeeping);
      countLeft(await writer.drain(limits.closeMilliseconds), count, parts.notStored);
      await storeCounts();
    },
  };
}

function countLeft(
  left: ReadonlyMap<string, number>,
  count: (source: string, reason: string, items: number) => void,
  told: (items: number) => void = () => undefined,
): void {
  for (const [source, items] of left) count(source, 'not_stored', items);
  if (left.size > 0) told([...left.values()].reduce((sum, items) => sum + items, 0));
}
