import type { State } from '../../kernel/label.ts';
import type { UtcText } from '../../kernel/time.ts';
import type { Boat } from './boat-state.ts';
import type { ContactFacts, Grade, LinkReason } from './wire.ts';

/**
 * `GET /api/operations/rescue/board?after=`: what changed after a place in the book; everything without `after`.
 * `reset`: forget what was held before and take this as the whole.
 */
export interface BoardAnswer {
  /** Sealed; given back as `after`. */
  readonly position: string;
  readonly reset: boolean;
  readonly contacts: readonly ContactView[];
  readonly boats: readonly BoatView[];
}

/** One contact as it stands, with what was done with it. */
export interface ContactView {
  readonly facts: ContactFacts;
  readonly recordedAt: UtcText;
  /** Whose it is to look at: the side on which it came in, then the desk that took it. */
  readonly ownerSide: State;
  readonly ownerDesk: string | null;
  /** The first time that a person looked at it, and from which desk; null: nobody did. */
  readonly openedAt: UtcText | null;
  readonly openedDesk: string | null;
  readonly answer: ContactAnswer | null;
  readonly links: readonly { readonly boat: string; readonly grade: Grade }[];
}

/** What a person said of a contact that stands on no boat. */
export interface ContactAnswer {
  readonly answer: 'not_a_boat' | 'for_information';
  /** A boat, a contact or a hull that explains it; null: none named. */
  readonly explainedBy: string | null;
  readonly reason: LinkReason;
  readonly by: string;
  readonly at: UtcText;
}

/**
 * One boat as it stands: the folded state itself, so that rank, ledger, closing and suggestions are computed in the
 * browser by the same functions that decide; with who wrote of it last.
 */
export interface BoatView extends Boat {
  /** Who wrote the last entry; never a name. */
  readonly lastBy: string;
}

/** One record of a boat, as `GET /api/operations/rescue/boats/:boat` lists them, oldest first. */
export interface TimelineEntry {
  /** Sealed place in the book. */
  readonly position: string;
  readonly type: string;
  readonly happenedAt: UtcText;
  readonly recordedAt: UtcText;
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

/** One boat in full. */
export interface BoatAnswer {
  readonly boat: BoatView;
  readonly timeline: readonly TimelineEntry[];
}
