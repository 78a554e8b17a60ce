import type { Instant } from '../../../kernel/time.ts';
import type { BoatView, ContactView } from '../board-wire.ts';
import type { Position } from '../../../kernel/geo.ts';
import type { ClosingFinding, ContactPosition, Grade, IdentificationKind, LinkReason, Outcome, Range } from '../wire.ts';
import { type Board, boatsOf, ownBoats } from './board.ts';

/** One sentence for or against: what is said, by which contacts, with its figures. */
export interface Reason {
  readonly kind: string;
  readonly contacts: readonly string[];
  readonly figures: Readonly<Record<string, number>>;
}

/** "This contact may be of that boat": a proposal to a person, never an act. */
export interface Suggestion {
  readonly boat: string;
  readonly first: boolean;
  readonly strength: 'strong' | 'fair' | 'weak';
  readonly against: readonly Reason[];
  readonly for: readonly Reason[];
}

/** The people of one boat, as far as the record says. */
export interface People {
  readonly claimed: Range | null;
  readonly alive: number;
  readonly deceased: number;
  /** Null: it cannot be known, because nobody said how many they were. */
  readonly unaccounted: Range | null;
}

export type NextKind = string;

/** What must be done next for a boat, until when, and whose it is. */
export interface Next {
  readonly kind: NextKind;
  readonly dueAt: Instant | null;
}

/** One boat in its rank. */
export interface Standing {
  readonly rank: number;
  readonly boat: BoatView;
  readonly people: People;
  readonly next: Next | null;
}

export function standingsOf(board: Board, _now: Instant): readonly Standing[] {
  return ownBoats(board).map((boat, at) => ({
    rank: at + 1,
    boat,
    people: { claimed: null, alive: 0, deceased: 0, unaccounted: null },
    next: null,
  }));
}

export function suggestionsOf(board: Board, contact: ContactView): readonly Suggestion[] {
  return boatsOf(board, contact).map(({ boat }) => ({
    boat,
    first: false,
    strength: 'weak',
    against: [],
    for: [],
  }));
}

export interface ClosingAsked {
  readonly outcome: Outcome;
  readonly identification: readonly { readonly kind: IdentificationKind; readonly contact: string }[];
}

export function closingFindings(_boat: BoatView, _asked: ClosingAsked, _now: Instant): readonly ClosingFinding[] {
  return [];
}

export type { Grade, LinkReason };

/** Where a boat may be now: a ring, and what was not known of current and wind. */
export interface Area {
  readonly ring: readonly Position[];
  readonly driftKnown: boolean;
}

/** Radius of the circle within which whatever was at a position may be now, metres; grows with its age. */
export function circleMetres(position: ContactPosition, now: Instant): number {
  const ageSeconds = Math.max(0, (now - Date.parse(position.at)) / 1000);
  return position.accuracyMetres + 3 * ageSeconds;
}

export function predictedArea(_boat: BoatView, _now: Instant): Area | null {
  return null;
}
