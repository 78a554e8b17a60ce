import type { SameCaller } from '../../kernel/caller-mark.ts';
import type { State } from '../../kernel/label.ts';
import type { UtcText } from '../../kernel/time.ts';
import type { Boat } from './boat-state.ts';
import type { Contact } from './contact-state.ts';
import type { SeaKnown } from './sea/sea-report.ts';

/** A contact and a boat as the board tells them: the folded state of each, since every thought of this room takes that. */
export type ContactView = Contact;
export type BoatView = Boat;

/**
 * `GET /api/operations/rescue/board?after=`: what changed after a place in the book; everything open, and what was
 * settled within the last two days, without `after`. `reset`: forget what was held before and take this as the whole.
 */
export interface BoardAnswer {
  /** Sealed; given back as `after`. */
  readonly position: string;
  readonly reset: boolean;
  readonly contacts: readonly ContactView[];
  readonly boats: readonly BoatView[];
  /** What is there no more, since its origin recalled it: `boat/b-1`, `contact/c-1`. Absent: nothing. */
  readonly gone?: readonly string[];
  /** Callers of one telephone that two nodes took, all of them; absent: as before. */
  readonly sameCallers?: readonly SameCaller[];
}

/** `GET /api/operations/rescue/sea`: what is known of the sea, and when the node calls before a boat crosses the line. */
export interface SeaAnswer extends SeaKnown {
  readonly crossingNoticeSeconds: number;
}

/** One record of a boat or a contact. They stand in the order that both nodes have, whenever each came in. */
export interface TimelineEntry {
  /** Sealed place in the book. */
  readonly position: string;
  readonly type: string;
  readonly happenedAt: UtcText;
  /** In this node's book. */
  readonly recordedAt: UtcText;
  /** When the other side recorded it, by its own clock; null: recorded here. What came back: when it was recorded here first. */
  readonly toldAt: UtcText | null;
  /** The node that gave this record of our own back after our book had lost it; null: it was never lost. */
  readonly returnedBy: string | null;
  readonly by: string;
  readonly desk: string | null;
  readonly origin: State;
  /** The contact it names; null: none. */
  readonly contact: string | null;
  /** Vault subject of a log line; null: no log line. */
  readonly entry: string | null;
  /** What it says beside, as short words and figures: `{ phase: 'distress' }`. */
  readonly says: Readonly<Record<string, string | number | boolean | null>>;
}
