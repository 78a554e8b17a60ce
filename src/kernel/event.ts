import type { Imported } from './exchange.ts';
import type { ActorId, DeskId, NodeId } from './ids.ts';
import type { RecordLabel } from './label.ts';
import type { Marking, Purpose } from './marking.ts';
import type { UtcText } from './time.ts';

/** What a decider returns: a closed union member with its type, the time it happened, and its own fields. */
export interface DomainEvent {
  readonly type: string;
  /** When it happened in the world. */
  readonly at: UtcText;
  /**
   * Only on what a decider returns: the whole name of the further stream on which it is written, where that is not the
   * command's own. It must be among those that the command's door names.
   */
  readonly on?: string;
}

/** Position in one node's journal: gap-free, from 1, in commit order. The only order there is. */
export type JournalPosition = number;

/** Everything the journal knows of an event beside its body. */
export interface EventEnvelope {
  readonly position: JournalPosition;
  readonly stream: string;
  /** 1 for the stream's first event. */
  readonly version: number;
  readonly type: string;
  /** Shape of the body; old shapes are lifted by upcasters on reading. */
  readonly shape: number;
  readonly happenedAt: UtcText;
  readonly recordedAt: UtcText;
  readonly origin: NodeId;
  readonly actor: ActorId;
  readonly desk: DeskId | null;
  readonly marking: Marking;
  readonly purpose: Purpose;
  /** Who answers for the record and who else may have it; null only on records of before labels. */
  readonly label: RecordLabel | null;
  /** The event that led to this one, on this node. */
  readonly cause: JournalPosition | null;
  readonly idempotencyKey: string;
  /** Where it stands with its origin, if that is another node; null: this node's own. */
  readonly imported: Imported | null;
  /** SHA-256 of the event before, lower-case hex; 64 zeros before the first. */
  readonly previousHash: string;
  readonly hash: string;
}

/** An event as read back: its envelope, and the domain event in its newest shape. */
export interface RecordedEvent<Event extends DomainEvent = DomainEvent> extends EventEnvelope {
  readonly event: Event;
}
