import type { EventEnvelope, JournalPosition } from '../kernel/event.ts';
import type { Imported } from '../kernel/exchange.ts';
import type { ActorId, DeskId, NodeId } from '../kernel/ids.ts';
import type { RecordLabel } from '../kernel/label.ts';
import type { Marking, Purpose } from '../kernel/marking.ts';
import type { AsOf, Identity, Report, TelemetryBatch } from '../kernel/telemetry.ts';
import type { Instant, UtcText } from '../kernel/time.ts';

export type { AsOf, Identity, Report, TelemetryBatch };

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** One event to be appended: what the decider and the context's handling say of it. */
export interface NewEvent {
  readonly type: string;
  readonly shape: number;
  readonly happenedAt: UtcText;
  readonly marking: Marking;
  readonly purpose: Purpose;
  readonly label: RecordLabel;
  readonly cause: JournalPosition | null;
  readonly body: JsonObject;
  /** Another node, whose record it is; given exactly where `imported` is. Absent: this node's own. */
  readonly origin?: NodeId;
  readonly imported?: Imported;
}

/** Events of one stream, decided on one version of it. */
export interface StreamPart {
  readonly stream: string;
  /**
   * Version of the stream the decision was taken on; 0 for a new stream. Null: it was taken on nothing that stands here
   * (another node's records, and marks upon them), and follows whatever does.
   */
  readonly expectedVersion: number | null;
  readonly events: readonly NewEvent[];
}

/**
 * A change of the vault that stands or falls with the append: made only by the vault's own functions, run after the
 * events in the same transaction, and only where the append was accepted.
 */
export interface Beside {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
  /**
   * The text takes columns (`unnest($1::text[], ...)`): what the requests of one batch bring of it is one statement, in
   * their order. None of the values may be an array. Absent: each is a statement of its own.
   */
  readonly inColumns?: true;
}

/** One decision to be written: all of it or nothing. */
export interface AppendRequest {
  readonly stream: string;
  /** Version of the stream the decision was taken on; 0 for a new stream; null: as of a stream's part. */
  readonly expectedVersion: number | null;
  /** Unique per node for ever. The same key with the same request gives the same answer. */
  readonly idempotencyKey: string;
  /** SHA-256, hex, of the canonical request: tells a retry from a key used twice. */
  readonly requestHash: string;
  readonly actor: ActorId;
  readonly desk: DeskId | null;
  /** Empty for a refused decision: its answer is kept as well, so that a retry hears the same. */
  readonly events: readonly NewEvent[];
  /** Further streams that this decision writes: all of it or nothing. None may repeat a stream. */
  readonly also?: readonly StreamPart[];
  readonly beside?: readonly Beside[];
  /** What the caller is told, now and at every retry. */
  readonly answer: JsonObject;
}

/** What became of an append. Resolved only after the transaction's flush. */
export type AppendOutcome =
  | {
      readonly kind: 'appended';
      readonly first: JournalPosition;
      readonly last: JournalPosition;
      readonly recordedAt: UtcText;
    }
  | { readonly kind: 'answered' } // no events: only the answer was kept
  | { readonly kind: 'repeated'; readonly answer: JsonObject; readonly last: JournalPosition }
  | { readonly kind: 'conflict'; readonly stream: string; readonly actualVersion: number }
  | { readonly kind: 'key_reused' };

/** An event as stored: envelope and body in the shape it was written in. */
export interface StoredEvent extends EventEnvelope {
  readonly body: JsonObject;
}

/** The book: the only way to write a decision, and the order of everything. */
export interface Journal {
  readonly origin: NodeId;
  append(request: AppendRequest): Promise<AppendOutcome>;
  /** Events of one stream with version > `afterVersion`, in order. Each hash is checked on reading. */
  readStream(stream: string, afterVersion?: number): Promise<readonly StoredEvent[]>;
  /** Of these streams, those in which another node has a part: all their events up to a position, each stream in version order. */
  readShared(streams: readonly string[], upTo: JournalPosition): Promise<readonly StoredEvent[]>;
  /** Events with position > `after`, in order, at most `limit`; gap-free up to the last one returned. */
  readAfter(after: JournalPosition, limit: number): Promise<readonly StoredEvent[]>;
  /** The kept answer of a key, or null. */
  answerOf(idempotencyKey: string): Promise<{
    readonly requestHash: string;
    readonly answer: JsonObject;
    readonly last: JournalPosition;
  } | null>;
  head(): Promise<JournalPosition>;
  /** Calls back soon after any process appended; may coalesce. Returns the way to stop. */
  onAppended(listener: (head: JournalPosition) => void): () => void;
  close(): Promise<void>;
}

/** Counted refusals of one source by reason, since the node first ran. */
export interface RefusalCount {
  readonly source: string;
  readonly reason: string;
  readonly count: number;
  readonly lastAt: Instant;
}

/** A span of time, both ends included, and the most rows wanted. */
interface Span {
  readonly from: Instant;
  readonly to: Instant;
  readonly limit: number;
}

export interface TrackHistory extends Span {
  readonly track: string;
}

/** Degrees; `west > east` crosses the 180th meridian. */
export interface AreaHistory extends Span {
  readonly box: {
    readonly south: number;
    readonly west: number;
    readonly north: number;
    readonly east: number;
  };
}

/** Short-lived, partitioned by UTC day of receipt; never a decision. */
export interface Telemetry {
  /** Durable when it resolves. */
  write(batch: TelemetryBatch): Promise<void>;
  /** The last report of each track no older than `maxAgeSeconds` at `at`, and the identity known then. */
  pictureAt(at: Instant, asOf: AsOf, maxAgeSeconds: number): Promise<TelemetryBatch>;
  /** Reports of one track in time order, at most `limit` (newest kept). */
  history(asked: TrackHistory): Promise<readonly Report[]>;
  /** Tracks that reported inside a box between two moments, newest report of each. */
  within(asked: AreaHistory): Promise<readonly Report[]>;
  /** What these tracks said of themselves: known at `at`, or (`happened`) learned later where there was nothing. */
  identities(tracks: readonly string[], at: Instant, asOf: AsOf): Promise<readonly Identity[]>;
  /** Identities whose name, call sign, IMO or MMSI match, newest first. */
  search(words: string, limit: number): Promise<readonly Identity[]>;
  /** Oldest receipt held, or null. */
  oldest(): Promise<Instant | null>;
  countRefusals(counts: readonly RefusalCount[]): Promise<void>;
  refusals(): Promise<readonly RefusalCount[]>;
  /**
   * Creates tomorrow's partition, thins days past `fullDays`, drops days past `keepDays`. `clock_doubted`: nothing was
   * thinned or dropped, as `now` lies days past the newest receipt held; it is made up for once something comes in.
   */
  keep(
    now: Instant,
    rules: { fullDays: number; thinSeconds: number; keepDays: number },
  ): Promise<'kept' | 'clock_doubted'>;
}
