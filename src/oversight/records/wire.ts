import type { Marking, Purpose } from '../../kernel/marking.ts';
import type { Text } from '../../kernel/text.ts';
import type { UtcText } from '../../kernel/time.ts';
import type { DetailKind, OpeningReason, SubjectKind, StandingReason } from '../../kernel/vault.ts';

/** Why a subject may not be erased for now. */
export const holdReasons = ['litigation', 'investigation', 'inspection', 'subject_request'] as const;
export type HoldReason = (typeof holdReasons)[number];

/** Why a subject's data is erased by hand. */
export const erasureGrounds = ['retention', 'request', 'unlawful'] as const;
export type ErasureGround = (typeof erasureGrounds)[number];

/** What was done with a subject's data. */
export const openingActs = ['opened', 'exported', 'disclosed'] as const;
export type OpeningAct = (typeof openingActs)[number];

export const requestKinds = ['access', 'rectification', 'erasure', 'objection'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** The law under which a person asks. */
export const regimes = ['gdpr', 'led', 'uk_gdpr', 'dpa_part_3'] as const;
export type Regime = (typeof regimes)[number];

export const requestPhases = ['received', 'identity_verified', 'in_work', 'answered', 'closed'] as const;
export type RequestPhase = (typeof requestPhases)[number];

export const requestOutcomes = ['granted', 'partly', 'refused'] as const;
export type RequestOutcome = (typeof requestOutcomes)[number];

/** How the person was told. */
export const channels = ['post', 'email', 'portal', 'in_person'] as const;
export type Channel = (typeof channels)[number];

/** Why the time to answer is extended. Source: GDPR Art. 12(3). */
export const extensionReasons = ['complexity', 'number_of_requests'] as const;
export type ExtensionReason = (typeof extensionReasons)[number];

export const closings = ['answered', 'withdrawn'] as const;
export type Closing = (typeof closings)[number];

/** Legal grounds on which a request is refused, wholly or in part: `grounds.ts` says where each stands. */
export const refusalGrounds = [
  'manifestly_unfounded',
  'excessive',
  'identity_not_shown',
  'rights_of_others',
  'official_inquiry',
  'prejudice_to_prevention',
  'public_security',
  'national_security',
  'legal_obligation',
  'public_interest',
  'legal_claims',
  'compelling_grounds',
  'kept_as_evidence',
  'data_is_accurate',
] as const;
export type RefusalGround = (typeof refusalGrounds)[number];

/** A calendar date where the act is to be done: `2026-02-28`. */
export type DateText = string;

/** One row of the log of openings and searches. */
export interface LogRow {
  readonly position: number;
  readonly at: UtcText;
  readonly actor: string;
  readonly desk: string | null;
  readonly subject: string | null;
  readonly kinds: readonly DetailKind[];
  readonly purpose: Purpose;
  readonly reason: OpeningReason;
  readonly reference: string | null;
  /** What stood for a typed reason; null: nothing. */
  readonly standing: StandingReason | null;
  readonly noteSubject: string | null;
  readonly recipient: string | null;
  readonly act: OpeningAct | 'searched';
}

/** One subject whose time is up, or will be, or whose erasure was ordered and is not completed yet. */
export interface DueRow {
  readonly subject: string;
  readonly kind: SubjectKind;
  readonly purpose: Purpose;
  readonly marking: Marking;
  readonly owner: string;
  readonly keepUntil: UtcText;
  /** The first hold that stands, null where none does. */
  readonly heldBy: string | null;
  readonly overdueDays: number;
  /** Since when its erasure is ordered; null where it is not. From then on nothing of it is shown. */
  readonly orderedAt: UtcText | null;
}

export interface HoldRow {
  readonly hold: string;
  readonly subject: string;
  readonly reason: HoldReason;
  readonly placedBy: string;
  readonly placedAt: UtcText;
  readonly liftedAt: UtcText | null;
}

/** One request of a person, with its clock. Dates are local to the state that must answer. */
export interface RequestRow {
  readonly request: string;
  readonly kind: RequestKind;
  readonly regime: Regime;
  readonly receivedOn: DateText;
  /** The plain calendar end: alarms use it, being the earlier. */
  readonly dueOn: DateText;
  /** The end where the last day is a holiday, Saturday or Sunday. */
  readonly dueOnRolled: DateText;
  readonly extendedTo: DateText | null;
  readonly phase: RequestPhase;
  readonly assignee: string | null;
  readonly subject: string | null;
  readonly outcome: RequestOutcome | null;
  /** Days left to the earlier date in force; negative when past; null once answered. */
  readonly daysLeft: number | null;
  readonly version: number;
}

/** One opening as it is told to the person: by desk, not by officer. */
export interface ToldOpening {
  readonly at: UtcText;
  readonly desk: string | null;
  readonly kinds: readonly DetailKind[];
  readonly purpose: Purpose;
  readonly reason: OpeningReason;
  readonly recipient: string | null;
  readonly act: OpeningAct;
}

/** Everything held of a subject, for the person themselves. */
export interface SubjectExport {
  readonly subject: string;
  readonly kind: SubjectKind;
  readonly kinds: readonly DetailKind[];
  readonly details: readonly { readonly id: string; readonly kind: DetailKind; readonly text: string }[];
  readonly log: readonly ToldOpening[];
  /** The same as a page of HTML. */
  readonly print: Text;
  readonly position: number;
}

/** The key of the vault, for whoever changes it and whoever watches over that; nothing of what is kept under it. */
export interface VaultKeyView {
  /** The first eight digits of its id. */
  readonly keyId: string;
  /** When the last rotation ended; null before the first. */
  readonly since: UtcText | null;
  /** Keys under which subjects still stand, or may come to stand: more than one while a rotation goes on. */
  readonly inService: number;
  /** Kept for older backups alone. */
  readonly retired: number;
  /** True from the order to its end. */
  readonly rotating: boolean;
}

/** Why a book that was set back goes on as it is. */
export const resumptionReasons = ['no_newer_backup', 'newest_damaged', 'agreed_in_writing'] as const;
export type ResumptionReason = (typeof resumptionReasons)[number];

/** Why a peer cannot give back what it holds. */
export const withoutReasons = ['unreachable', 'lost_its_own', 'declines', 'left'] as const;
export type WithoutReason = (typeof withoutReasons)[number];

/** Why what was ordered could not be carried out. */
export const resumptionStops = [
  'not_set_back',
  'peer_not_returned',
  'peer_word_holed',
  'margin_missing',
  'book_rewritten',
  'stretch_changed',
  'stretch_too_long',
] as const;
export type ResumptionStop = (typeof resumptionStops)[number];
