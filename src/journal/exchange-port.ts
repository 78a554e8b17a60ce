import type { JournalPosition } from '../kernel/event.ts';
import type { NodeId } from '../kernel/ids.ts';
import type { UtcText } from '../kernel/time.ts';
import type { Beside } from './port.ts';

/** Where a chain of envelopes between two nodes stands: the last sequence, and the hash of its signed text (64 zeros at first). */
export interface EnvelopeStanding {
  readonly sequence: number;
  readonly hash: string;
}

/** An envelope as it came: the very text that was signed, and its SHA-256. */
export interface TakenEnvelope extends EnvelopeStanding {
  readonly signed: string;
  /** Whether this version of the program understood it when it came. */
  readonly understood: boolean;
}

/** What was taken from other nodes: kept for the life of the book, in the order of each sender, without a gap. */
export interface InboxStore {
  standing(peer: NodeId): Promise<EnvelopeStanding>;
  /** The row that stands or falls with an append of what the envelope brought. */
  keep(peer: NodeId, taken: TakenEnvelope): Beside;
  /** Keeps one by itself, where nothing is appended with it. False: it does not follow; another was first. */
  put(peer: NodeId, taken: TakenEnvelope): Promise<boolean>;
  /** One that was taken, as it came; null where it was not. */
  kept(peer: NodeId, sequence: number): Promise<TakenEnvelope | null>;
  /** Those that were not understood when they came, and were not taken in since, after a sequence, in order. */
  waiting(peer: NodeId, after: number, limit: number): Promise<readonly TakenEnvelope[]>;
  /** In which streams records of another node stand, by their positions in its own book; those that never came are absent. */
  places(
    origin: NodeId,
    positions: readonly JournalPosition[],
  ): Promise<readonly { readonly position: JournalPosition; readonly stream: string }[]>;
}

/** The key under which the answer for an envelope is kept, once and for ever. */
export function envelopeKey(peer: NodeId, sequence: number): string {
  return `peer/${peer}/${sequence}`;
}

/** Likewise, for one that was taken in only after an upgrade. */
export function laterKey(peer: NodeId, sequence: number): string {
  return `${envelopeKey(peer, sequence)}/later`;
}

/** An envelope that was made for a peer. */
export interface SentEnvelope {
  readonly sequence: number;
  /** SHA-256, hex, of the signed text. */
  readonly hash: string;
  readonly signed: string;
  readonly madeAt: UtcText;
}

/** Up to where the book was gone through for a peer, and the last envelope made. */
export interface OutboxStanding extends EnvelopeStanding {
  readonly position: JournalPosition;
}

/** What was made for other nodes and waits to be pulled: kept for the life of the book. */
export interface OutboxStore {
  standing(peer: NodeId): Promise<OutboxStanding>;
  /**
   * In one durable step, and only if it still stands as `before`; false: another process was first. The envelopes
   * continue `before.sequence` without a gap; there may be none, where nothing up to the new position may leave.
   */
  put(
    peer: NodeId,
    before: { readonly position: JournalPosition; readonly sequence: number },
    after: { readonly position: JournalPosition; readonly envelopes: readonly SentEnvelope[] },
  ): Promise<boolean>;
  /** Envelopes after a sequence, in order, at most `limit`. */
  after(peer: NodeId, sequence: number, limit: number): Promise<readonly SentEnvelope[]>;
  /** The peer has everything up to this durably. Never goes back; what was not made yet is not acknowledged. */
  acknowledge(peer: NodeId, sequence: number): Promise<void>;
  pending(peer: NodeId): Promise<{
    readonly head: number;
    readonly acknowledged: number;
    /** When the oldest one that is not acknowledged was made; null where there is none. */
    readonly oldestAt: UtcText | null;
  }>;
}
