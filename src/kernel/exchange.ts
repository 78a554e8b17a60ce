import type { JournalPosition } from './event.ts';
import type { ActorId, DeskId, NodeId } from './ids.ts';
import type { RecordLabel } from './label.ts';
import type { Marking, Purpose } from './marking.ts';
import type { RecallReason } from './recall.ts';
import type { UtcText } from './time.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * For each node, the highest position of its own events in one stream that somebody had when deciding; absent: none.
 * What the order of a shared record is made of: clocks of two nodes differ, this does not.
 */
export type SeenOf = Readonly<Record<string, JournalPosition>>;

/**
 * By node, positions within what was seen that the author nevertheless did not have: they had come, but the author's
 * version did not understand them yet. They do not change the order; they are no evidence that the author knew of.
 */
export type UnseenOf = Readonly<Record<string, readonly JournalPosition[]>>;

/** Where an event of another node stands there. It is that node's record: commented on here, never edited. */
export interface Imported {
  /** Its position in the origin's own journal. */
  readonly position: JournalPosition;
  /** What the origin had of other nodes' events in this stream when it was decided. */
  readonly seen: SeenOf;
  /** Absent: nothing. */
  readonly unseen?: UnseenOf;
  /** Positions of the same origin in this stream that had come here by then, and waited for an upgrade. Absent: none. */
  readonly lacking?: readonly JournalPosition[];
  /** When the origin recorded it, by the origin's clock. */
  readonly recordedAt: UtcText;
  /** After this it may no longer be used here. Absent: as long as the origin keeps it. */
  readonly expiresAt?: UtcText;
  /** SHA-256, hex, of the envelope that brought it. */
  readonly envelope: string;
  /**
   * Only on a record of this node's own that its book had lost: who gave it back, as this node had once signed it.
   * Absent: it is another node's.
   */
  readonly returnedBy?: NodeId;
}

/** On what ground something leaves: named rules of `policies/`, so that every release can be explained. */
export interface Ground {
  /** Id of the rule that let it go. */
  readonly rule: string;
  /** The legal instrument relied on, by its id in the register of instruments. */
  readonly instrument: string;
}

/** One event as far as it may leave: a minimal copy. */
export interface SharedEvent {
  /** `operations/rescue` */
  readonly context: string;
  readonly stream: string;
  readonly type: string;
  readonly shape: number;
  readonly happenedAt: UtcText;
  readonly position: JournalPosition;
  readonly seen: SeenOf;
  /** Absent: nothing. */
  readonly unseen?: UnseenOf;
  readonly purpose: Purpose;
  readonly marking: Marking;
  readonly label: RecordLabel;
  readonly ground: Ground;
  /** How many nodes may still pass it on; 0: the receiver keeps it to itself. */
  readonly hops: number;
  /** After this the receiver may no longer use it; null: as long as the origin keeps it. */
  readonly expiresAt: UtcText | null;
  readonly body: { readonly [key: string]: Json };
}

/** What one envelope says. Everything that travels is one of these. */
export type EnvelopeContent =
  /** One append of the origin: taken over whole or not at all. */
  | {
      readonly type: 'decision';
      readonly recordedAt: UtcText;
      readonly actor: ActorId;
      readonly desk: DeskId | null;
      readonly events: readonly SharedEvent[];
    }
  /** Events already given shall no longer be used. Answered by a receipt. */
  | {
      readonly type: 'recall';
      readonly recall: string;
      readonly positions: readonly JournalPosition[];
      readonly reason: RecallReason;
    }
  /** What was done about a recall: `honoured`, or `unknown` where nothing of it had come. */
  | { readonly type: 'receipt'; readonly recall: string; readonly outcome: 'honoured' | 'unknown' }
  /** The origin's signed checkpoint, for safe keeping with the other state. */
  | { readonly type: 'checkpoint'; readonly content: string; readonly signature: string }
  /**
   * The origin's book was set back: of its positions after `after` up to `upTo` it holds others now than it once had, so
   * that checkpoints of that stretch no longer hold. What it had told under them still stands as its word.
   */
  | { readonly type: 'set_back'; readonly after: JournalPosition; readonly upTo: JournalPosition };

/**
 * Ways from one node to another, each with its own chain, so that what life hangs on never waits behind a backlog.
 * `life`: boats, contacts, relays, major incidents, calls for help; `work`: units with their tasks, gaps; `bulk`:
 * detections and registers. A stream always travels on the same lane; between lanes there is no order.
 */
export const lanes = ['life', 'work', 'bulk'] as const;
export type Lane = (typeof lanes)[number];

/** What one node tells another: signed by the origin, chained to the one before, kept by the receiver for its life. */
export interface Envelope {
  readonly kind: 'strait envelope 1';
  readonly from: NodeId;
  readonly to: NodeId;
  readonly lane: Lane;
  /** From 1, without a gap, between these two on this lane. */
  readonly sequence: number;
  /** SHA-256, hex, of the signed text before on this lane; 64 zeros before the first. */
  readonly previous: string;
  /** By the origin's clock: shown, never an order. */
  readonly madeAt: UtcText;
  readonly content: EnvelopeContent;
}
