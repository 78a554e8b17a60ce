import type { ContactFacts, Grade, Range } from '../wire.ts';

/** One boat as matching reads it: what is linked to it and what was said of it. Who coordinates plays no part. */
export interface MatchBoat {
  readonly id: string;
  /** With those of boats merged into it. */
  readonly links: readonly MatchLink[];
  readonly closed: boolean;
  /** The boat under whose record this one goes on; such a boat is never suggested. */
  readonly mergedInto: string | null;
  readonly related: readonly MatchRelation[];
}

export interface MatchLink {
  readonly facts: ContactFacts;
  readonly grade: Grade;
}

export interface MatchRelation {
  readonly boat: string;
  readonly relation: 'persons_transferred' | 'seen_together' | 'distinct';
  /** Of people who went over; null: not known, or none. */
  readonly count: Range | null;
}

/** What a person said before: it is never suggested against without showing that it was said. */
export type Apart =
  | { readonly kind: 'unlinked'; readonly contact: string; readonly boat: string }
  | { readonly kind: 'not_a_boat'; readonly contact: string }
  | { readonly kind: 'distinct'; readonly a: string; readonly b: string };

/** Everything against which a contact is held. */
export interface MatchScene {
  readonly boats: readonly MatchBoat[];
  readonly apart: readonly Apart[];
}

/** What speaks for two records being of one boat. */
export const reasonsFor = [
  'same_caller',
  'same_telephone',
  'caller_aboard',
  'place_and_time',
  'same_place',
  'launch_fits',
  'followed_by_unit',
  'count_agrees',
  'count_agrees_after_transfer',
  'recovered_count_agrees',
  'landing_follows_pickup',
  'engine_agrees',
  'engine_went_on',
  'hull_agrees',
  'colour_agrees',
  'hull_kind_agrees',
  'children_aboard',
  'words_agree',
  'close_in_time',
  'same_language',
] as const;

/** What speaks against, or must be known before one says yes. */
export const reasonsAgainst = [
  'said_apart',
  'names_nothing',
  'already_picked_up',
  'departure_prevented',
  'unreachable',
  'before_launch',
  'two_launches',
  'caller_elsewhere',
  'phone_not_among_them',
  'counted_more_than_aboard',
  'count_differs',
  'landing_without_pickup',
  'speaks_of_two_boats',
  'side_by_side',
  'engine_contradicts',
  'hull_contradicts',
  'colour_differs',
  'hull_kind_differs',
  'place_doubtful',
  'place_unlikely',
  'place_unknown',
  'long_silence',
  'close_second',
  'boat_closed',
] as const;

export type ReasonKind = (typeof reasonsFor)[number] | (typeof reasonsAgainst)[number];

/** One reason: the contacts that say so, and the figures of its sentence (see `text.ts`). */
export interface Reason {
  readonly kind: ReasonKind;
  readonly contacts: readonly string[];
  /** Metres, minutes, knots and people, rounded: `{ metres: 1200, minutes: 14, knots: 2.8 }`. */
  readonly figures: Readonly<Record<string, number>>;
}

export const strengths = ['strong', 'fair', 'weak'] as const;
export type Strength = (typeof strengths)[number];

/** "This contact may be of that boat": a proposal to a person, never an act. */
export interface Suggestion {
  readonly boat: string;
  /** At most one of a contact's suggestions: it stands clearly before the second, and nothing contradicts it. */
  readonly first: boolean;
  readonly strength: Strength;
  /** Shown before `for`; the gravest first. */
  readonly against: readonly Reason[];
  readonly for: readonly Reason[];
}

/** "These two boats may be one", or have to do with one another. */
export interface BoatSuggestion {
  readonly boats: readonly [string, string];
  readonly relation: 'same' | 'persons_transferred' | 'seen_together';
  /** Of people who went from the first to the second. */
  readonly count: Range | null;
  readonly strength: Strength;
  readonly against: readonly Reason[];
  readonly for: readonly Reason[];
}
