import type { JournalPosition } from '../kernel/event.ts';
import type { EnvelopeContent, Lane } from '../kernel/exchange.ts';
import type { NodeId } from '../kernel/ids.ts';
import type { FaultReason } from '../kernel/kept-reason.ts';
import type { UtcText } from '../kernel/time.ts';

/** The last envelope of one lane; sequence 0 and 64 zeros before the first. */
export interface ChainEnd {
  readonly sequence: number;
  /** SHA-256, hex, of its signed text. */
  readonly hash: string;
}

/** After one envelope of a lane; sequence 0: from its beginning. */
export interface LanePlace {
  readonly lane: Lane;
  readonly sequence: number;
}

/** How far this node has come in telling one peer. */
export interface OutboxStanding {
  /** Counts what was put, from 0: two processes never put on the same standing. */
  readonly step: number;
  /** The journal was read up to here, included. */
  readonly position: JournalPosition;
  readonly chains: Readonly<Record<Lane, ChainEnd>>;
}

/** One envelope as it was signed, ready to be pulled, and kept for good: it says what left. */
export interface SentEnvelope {
  readonly lane: Lane;
  readonly sequence: number;
  readonly hash: string;
  readonly signed: string;
  readonly madeAt: UtcText;
  /** Own positions of the decision that it tells, both included; null where it tells no decision. */
  readonly span: { readonly first: JournalPosition; readonly last: JournalPosition } | null;
}

/** An envelope that was numbered after the book was set back and never given out: put aside for good. */
export type UntoldEnvelope = Pick<SentEnvelope, 'lane' | 'sequence' | 'hash' | 'signed'>;

type RecallContent = Extract<EnvelopeContent, { readonly type: 'recall' }>;

/** A recall with what became of it at the peer; `outcome` null: no receipt yet. */
export interface SentRecall {
  readonly recall: string;
  readonly reason: RecallContent['reason'];
  readonly positions: readonly JournalPosition[];
  readonly madeAt: UtcText;
  readonly outcome: 'honoured' | 'unknown' | null;
  readonly answeredAt: UtcText | null;
}

/** An own record that should have gone to a peer and could not: the peer does not know of it, nor ever will by itself. */
export interface Uncarried {
  readonly position: JournalPosition;
  readonly reason: FaultReason;
  /** When its turn came, by this node's clock. */
  readonly at: UtcText;
}

/** What one durable step of an outbox writes: all of it or nothing. */
export interface OutboxPut {
  readonly position: JournalPosition;
  /** In order; of each lane without a gap after its end. */
  readonly envelopes: readonly SentEnvelope[];
  readonly recalls?: readonly Omit<SentRecall, 'outcome' | 'answeredAt'>[];
  /** What stays since it cannot travel. Of a position that stood so before, nothing is written. */
  readonly uncarried?: readonly Uncarried[];
  /** What must be said once only bears a key: the second time nothing is written. */
  readonly key?: string;
}

/** How an outbox is taken back to what its peer has as well, after the book was set back. */
export interface OutboxBack {
  /** From where the book is gone through again. */
  readonly position: JournalPosition;
  /** The last of each lane that stays; what was numbered after it was never given out, and is put aside. */
  readonly kept: Readonly<Record<Lane, number>>;
  /** Keys of what was put aside, to be said anew, and of what the peer has had already. */
  readonly unsaid: readonly string[];
  readonly said: readonly string[];
}

/** What waits for one peer on one lane. `oldestAt`: when the oldest not yet acknowledged was made. */
export interface LanePending {
  readonly head: number;
  readonly acknowledged: number;
  readonly oldestAt: UtcText | null;
}

/** Where envelopes stand until they are pulled, and after. One row of standing per peer. */
export interface OutboxStore {
  standing(peer: NodeId): Promise<OutboxStanding>;
  /**
   * Durable when it resolves. `behind`: another process put first, nothing is written; `repeated`: what bears this key
   * was put before, nothing is written. Throws where a chain would have a gap: a bug.
   */
  put(peer: NodeId, step: number, put: OutboxPut): Promise<'put' | 'behind' | 'repeated'>;
  /**
   * Takes it back, all of it or nothing; further envelopes follow what stays. `behind`: another process put first. Throws
   * where it would go behind what the peer has acknowledged: a bug.
   */
  takeBack(peer: NodeId, step: number, back: OutboxBack): Promise<'taken_back' | 'behind'>;
  /** What was put aside so far, by its hash, those with a higher one than this, at most `limit`. */
  untold(peer: NodeId, afterHash: string, limit: number): Promise<readonly UntoldEnvelope[]>;
  /** Of the lane, with a higher sequence, in order, at most `limit`. */
  after(peer: NodeId, from: LanePlace, limit: number): Promise<readonly SentEnvelope[]>;
  /** Those that tell of this own position: none where nothing of it left. */
  covering(peer: NodeId, position: JournalPosition): Promise<readonly SentEnvelope[]>;
  /** The peer has everything of this lane up to `sequence` durably. Never goes back; beyond the head is taken as the head. */
  acknowledge(peer: NodeId, lane: Lane, sequence: number): Promise<void>;
  pending(peer: NodeId): Promise<Readonly<Record<Lane, LanePending>>>;
  /** What could not go to this peer: how many in all, and the highest positions first, at most `limit`. */
  uncarried(
    peer: NodeId,
    limit: number,
  ): Promise<{ readonly count: number; readonly latest: readonly Uncarried[] }>;
  /** Newest first, at most `limit`. */
  recalls(peer: NodeId, limit: number): Promise<readonly SentRecall[]>;
  /** The peer's receipt. Returns false where no such recall was made. */
  answered(
    peer: NodeId,
    recall: string,
    answer: { readonly outcome: 'honoured' | 'unknown'; readonly at: UtcText },
  ): Promise<boolean>;
}
