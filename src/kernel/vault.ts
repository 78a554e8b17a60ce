import type { Labelled } from './label.ts';
import type { UtcText } from './time.ts';

/** Whom personal data is about. A subject id is random and says nothing. */
export const subjectKinds = [
  'staff',
  'caller',
  'person_found',
  'child',
  'claimant',
  'suspect',
  'witness',
  'note',
  'vehicle',
  'picture',
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** What may be kept of a subject: everything that identifies a person, and free text about one. */
export const detailKinds = [
  'name',
  'phone',
  'email',
  'address',
  'birth_date',
  'document',
  'image',
  'free_text',
  'translation',
  'reason',
  'plate',
] as const;
export type DetailKind = (typeof detailKinds)[number];

/** Kinds that may be searched by blind index, where the purpose of a desk allows it. */
export const searchableKinds = ['name', 'phone', 'email', 'document'] as const;
export type SearchableKind = (typeof searchableKinds)[number];

/** Why a subject's data is opened: a closed list, so that the log holds no free text. */
export const openingReasons = [
  'rescue',
  'safeguarding',
  'case_work',
  'investigation',
  'staff_matter',
  'subject_request',
  'supervision',
  'correction',
] as const;
export type OpeningReason = (typeof openingReasons)[number];

/** One subject as the store knows it, without any of its data. */
export interface SubjectFacts extends Labelled {
  /** `s-` and 32 hex digits. */
  readonly subject: string;
  readonly kind: SubjectKind;
  readonly registeredAt: UtcText;
  /** Kept until then, unless held. */
  readonly keepUntil: UtcText;
  /** Details there are, with the id of each. */
  readonly details: readonly { readonly id: string; readonly kind: DetailKind }[];
}

/** What justifies a search by itself where a state's policy says so; written into the log as what it is. */
export const standingReasons = ['call_in_hand'] as const;
export type StandingReason = (typeof standingReasons)[number];
