import type { State } from '../../kernel/label.ts';
import type { UtcText } from '../../kernel/time.ts';
import type {
  Age,
  Concern,
  Consenter,
  LinkGround,
  Outcome,
  Parting,
  Relation,
  RuledOutGround,
} from './events-tracing.ts';

interface Done {
  /** Staff id. */
  readonly by: string;
  readonly at: UtcText;
}

/** What a request's own state has said of it and one other. */
export interface OwnPair {
  readonly other: string;
  /** `across`: with a request of the other state. */
  readonly link: (Done & { readonly grounds: readonly LinkGround[]; readonly across: boolean }) | null;
  readonly ruledOut: (Done & { readonly ground: RuledOutGround }) | null;
  readonly agreed: (Done & { readonly consent: Consenter }) | null;
  readonly declined: Done | null;
  readonly concern: (Done & { readonly concern: Concern }) | null;
}

/** What the state of the other request has told of the same two. */
export interface ToldPair {
  readonly other: string;
  readonly link: { readonly at: UtcText; readonly grounds: readonly LinkGround[] } | null;
  readonly agreedAt: UtcText | null;
}

/** What speaks for two requests being of one another. */
export const matchReasons = [
  'relations_fit',
  'parted_together',
  'same_boat',
  'parted_alike',
  'ages_fit',
] as const;
export type MatchReason = (typeof matchReasons)[number];

/** What speaks against; shown before what speaks for. */
export const matchDoubts = ['parted_apart', 'different_boats', 'parted_differently', 'ages_differ'] as const;
export type MatchDoubt = (typeof matchDoubts)[number];

/** One request that may be of the same family: offered with reasons, never joined by software. */
export interface Suggestion {
  readonly other: string;
  readonly against: readonly MatchDoubt[];
  readonly reasons: readonly MatchReason[];
}

/** What every reader on either side may know of a request. */
export interface RequestFacts {
  readonly request: string;
  readonly side: State;
  readonly relation: Relation;
  readonly seeker: Age;
  readonly parting: Parting;
  /** When it was opened, or this node was told. */
  readonly at: UtcText;
}

/** One pair as a desk sees it: its own side's word, and the other's. */
export interface PairView extends Omit<OwnPair, 'other'> {
  readonly other: RequestFacts | null;
  readonly otherRequest: string;
  readonly told: Omit<ToldPair, 'other'> | null;
}

/** A request of this reader's own state. */
export interface OwnRequest extends RequestFacts {
  /** Who seeks: their place in the vault. */
  readonly person: string;
  readonly consent: Consenter;
  readonly isShared: boolean;
  readonly opened: Done;
  readonly closed: (Done & { readonly outcome: Outcome }) | null;
  /** Linked, ruled out, agreed upon, declined, of concern; or linked by the other side. */
  readonly pairs: readonly PairView[];
  /** The most fitting first; none that this side has linked or ruled out. */
  readonly suggestions: readonly (Suggestion & { readonly facts: RequestFacts })[];
}

/** `GET /api/cases/tracing/requests`: open ones and those closed within a month, the newest first. */
export interface TracingAnswer {
  readonly own: readonly OwnRequest[];
  /** What the other state has told, while it is open there. */
  readonly told: readonly RequestFacts[];
  /** True where there are more than one answer holds: the oldest are left out, and not offered. */
  readonly more: boolean;
}

/** True where a child would agree alone: a guardian does, or whoever protects it, in its best interests. */
export function isChildAlone({
  seeker,
  consent,
}: {
  readonly seeker: Age;
  readonly consent: Consenter;
}): boolean {
  return seeker === 'child' && consent === 'self';
}

/** How a request stands, the one that needs an act most first. */
export const phases = [
  'contact_agreed',
  'linked_there',
  'suggested',
  'linked',
  'searching',
  'closed',
] as const;
export type Phase = (typeof phases)[number];

/** True where both persons agreed, both sides linked, and nothing is feared on this side. */
export function mayBeInContact({ link, agreed, concern, told }: PairView): boolean {
  return link !== null && agreed !== null && concern === null && told !== null && told.agreedAt !== null;
}

/** How a request of one's own stands now. */
export function phaseOf({ closed, pairs, suggestions }: OwnRequest): Phase {
  if (closed !== null) return 'closed';
  if (pairs.some(mayBeInContact)) return 'contact_agreed';
  if (pairs.some(isLinkedThereAlone)) return 'linked_there';
  if (pairs.some(({ link }) => link !== null)) return 'linked';
  return suggestions.length > 0 ? 'suggested' : 'searching';
}

/** True where the other side has linked, and this one has said nothing yet. */
export function isLinkedThereAlone({ link, ruledOut, told }: PairView): boolean {
  return link === null && ruledOut === null && told?.link != null;
}
