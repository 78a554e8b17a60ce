import type { JournalPosition } from '../kernel/event.ts';
import type { Lane } from '../kernel/exchange.ts';
import type { NodeId } from '../kernel/ids.ts';
import type { RecordLabel } from '../kernel/label.ts';
import type { Marking, Purpose } from '../kernel/marking.ts';
import type { UtcText } from '../kernel/time.ts';
import type { Beside } from './port.ts';

/** Where what comes from one node on one lane stands: the last sequence, and the hash of its signed text (64 zeros at first). */
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

/** A signed statement of another node's journal, for safe keeping. Source: `src/journal/CHAIN.md`. */
export interface PeerCheckpoint {
  readonly content: string;
  /** Hex. */
  readonly signature: string;
}

/** What another node declared of its own book: it was set back, and once held other records there. */
export interface PeerSetBack {
  readonly lane: Lane;
  /** Of the envelope that said so. */
  readonly sequence: number;
  readonly after: JournalPosition;
  readonly upTo: JournalPosition;
}

/** What an envelope said of its sender's own book, and is kept beside it. */
export interface PeerWords {
  readonly checkpoint?: PeerCheckpoint;
  readonly setBack?: Pick<PeerSetBack, 'after' | 'upTo'>;
}

/** A record of another node as it stands here. */
export interface ImportedPlace {
  /** In the origin's own journal. */
  readonly position: JournalPosition;
  readonly stream: string;
  readonly marking: Marking;
  readonly purpose: Purpose;
  readonly label: RecordLabel | null;
}

/** What was taken from other nodes: kept for the life of the book, in the order of each sender and lane, without a gap. */
export interface InboxStore {
  standing(peer: NodeId, lane: Lane): Promise<EnvelopeStanding>;
  /** The row that stands or falls with an append of what the envelope brought. */
  keep(peer: NodeId, lane: Lane, taken: TakenEnvelope): Beside;
  /** Keeps one by itself, where nothing is appended with it. False: it does not follow; another was first. */
  put(peer: NodeId, lane: Lane, put: TakenEnvelope & PeerWords): Promise<boolean>;
  /** Keeps what an envelope of the lane said that stands already, and was not understood when it came: once, however often it is told. */
  hold(
    peer: NodeId,
    place: { readonly lane: Lane; readonly sequence: number },
    words: PeerWords,
  ): Promise<void>;
  /** One that was taken, as it came; null where it was not. */
  kept(peer: NodeId, lane: Lane, sequence: number): Promise<TakenEnvelope | null>;
  /** Those that were taken, as they came, after a sequence, in order. */
  keptAfter(
    peer: NodeId,
    lane: Lane,
    page: { readonly after: number; readonly limit: number },
  ): Promise<readonly TakenEnvelope[]>;
  /** Those that were not understood when they came, and were not taken in since, after a sequence, in order. */
  waiting(
    peer: NodeId,
    lane: Lane,
    page: { readonly after: number; readonly limit: number },
  ): Promise<readonly TakenEnvelope[]>;
  /** In which streams records of another node stand, by their positions in its own book; those that never came are absent. */
  places(origin: NodeId, positions: readonly JournalPosition[]): Promise<readonly ImportedPlace[]>;
  /** Records of another node whose time was up by then and which no mark names, the oldest end first, at most `limit`. */
  expired(origin: NodeId, until: UtcText, limit: number): Promise<readonly ImportedPlace[]>;
  /** Checkpoints of another node, oldest first. */
  checkpoints(peer: NodeId): Promise<readonly PeerCheckpoint[]>;
  /** What another node declared of its own book, oldest first. */
  setBacks(peer: NodeId): Promise<readonly PeerSetBack[]>;
}

/** The key under which the answer for an envelope is kept, once and for ever. */
export function envelopeKey(peer: NodeId, lane: Lane, sequence: number): string {
  return `peer/${peer}/${lane}/${sequence}`;
}

/** Likewise, for one that was taken in only after an upgrade. */
export function laterKey(peer: NodeId, lane: Lane, sequence: number): string {
  return `${envelopeKey(peer, lane, sequence)}/later`;
}
