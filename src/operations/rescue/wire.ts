import type { State } from '../../kernel/label.ts';
import type { UtcText } from '../../kernel/time.ts';

/** By what way something came in. A contact is anything received; it is not yet a boat. */
export const channels = [
  'call',
  'sms',
  'message_share',
  'email',
  'charity',
  'relative',
  'resident',
  'patrol',
  'camera',
  'radar',
  'ais',
  'drone',
  'aircraft',
  'vessel',
  'unit',
  'port',
  'other_centre',
] as const;
export type Channel = (typeof channels)[number];

/**
 * What was received: a report of what somebody saw or is in; people taken aboard or out of the water; people put
 * ashore; what people ashore say; a departure prevented; an empty hull marked and left; news at second hand.
 */
export const contactKinds = [
  'report',
  'pickup',
  'landing',
  'statement',
  'prevention',
  'hull_marked',
  'news',
] as const;
export type ContactKind = (typeof contactKinds)[number];

/** SAR phases. Source: International Convention on Maritime Search and Rescue (1979, as amended), annex, chapter 4.4. */
export const phases = ['uncertainty', 'alert', 'distress'] as const;
export type Phase = (typeof phases)[number];

/** Who coordinates: never nobody. */
export const coordinators = ['fr', 'uk', 'both'] as const;
export type Coordinator = (typeof coordinators)[number];

export const grades = ['confirmed', 'probable', 'possible'] as const;
export type Grade = (typeof grades)[number];

/**
 * Why two records are said to be of one boat, or a link is undone: closed, so that no sentence stands in the book.
 * `opened_on`: the contact on which the boat was opened.
 */
export const linkReasons = [
  'opened_on',
  'same_caller',
  'place_and_time',
  'followed_throughout',
  'count_agrees',
  'words_agree',
  'launch_seen',
  'seen_by_unit',
  'said_by_those_aboard',
  'other_centre_says',
  'count_differs',
  'place_impossible',
  'caller_elsewhere',
  'mistaken',
  'other',
] as const;
export type LinkReason = (typeof linkReasons)[number];

export const positionSources = [
  'gps_share',
  'cell',
  'radar',
  'camera_bearing',
  'verbal',
  'text',
  'ais',
  'gps',
  'estimate',
  'drone',
] as const;
export type PositionSource = (typeof positionSources)[number];

/** Why a position must be looked at: shown, never silently corrected. */
export const positionFlags = [
  'format_ambiguous',
  'text_position_parsed',
  'on_land',
  'swapped',
  'far_jump',
  'digit_suspect',
  'out_of_area',
] as const;
export type PositionFlag = (typeof positionFlags)[number];

/** From and to, both included; `best` where the reporter gave one figure. Never a score. */
export interface Range {
  readonly min: number;
  readonly max: number;
  readonly best: number | null;
}

export const engines = ['running', 'weak', 'stopped'] as const;
export const hullStates = ['dry', 'taking_water', 'low_in_water', 'swamped', 'capsized'] as const;
export const hullKinds = ['inflatable', 'rigid', 'kayak', 'taxi_boat', 'sailing', 'other'] as const;
export const colours = ['black', 'grey', 'white', 'red', 'orange', 'yellow', 'blue', 'green'] as const;

/** What a contact claims. Each absent claim is null: not said is not zero. */
export interface Claims {
  readonly persons: Range | null;
  readonly children: Range | null;
  readonly inWater: Range | null;
  readonly overboard: Range | null;
  readonly injured: Range | null;
  readonly deceased: Range | null;
  /** People who came aboard from another boat, and who went over to one. */
  readonly fromOtherBoat: Range | null;
  readonly toOtherBoat: Range | null;
  readonly engine: (typeof engines)[number] | null;
  readonly hull: (typeof hullStates)[number] | null;
  readonly hullKind: (typeof hullKinds)[number] | null;
  readonly colour: (typeof colours)[number] | null;
  readonly underWay: boolean | null;
  readonly lifeJackets: 'all' | 'some' | 'none' | null;
  readonly courseDegrees: number | null;
  readonly refusesHelp: boolean | null;
  /** How many boats the reporter speaks of. */
  readonly boats: number | null;
  /** Words of a closed list that were recognised: `two_lighthouses`, `ferry_near`, `place:wissant`. */
  readonly cues: readonly string[];
}

/** One reading of a position typed in words that can be read in more than one way. */
export interface PositionReading {
  readonly lat: number;
  readonly lon: number;
  /** `degrees_minutes`, `decimal_degrees`, `swapped`, ... */
  readonly reading: string;
}

export interface ContactPosition {
  readonly id: string;
  readonly lat: number;
  readonly lon: number;
  /** 95 % radius. */
  readonly accuracyMetres: number;
  readonly source: PositionSource;
  /** When it held. */
  readonly at: UtcText;
  /** The figures as typed, where a person typed them: digits, degree signs and compass letters only. */
  readonly raw: string | null;
  readonly flags: readonly PositionFlag[];
  /** Other readings, where there are any. */
  readonly candidates: readonly PositionReading[];
}

/** People counted by hand, at a pickup, a landing or a prevented departure. Null: not yet counted, which is never zero. */
export interface Counted {
  readonly alive: number | null;
  readonly deceased: number;
  readonly childrenWithFamily: number | null;
  readonly childrenAlone: number | null;
  readonly injured: number;
  /** Taken out of the water, among those alive. */
  readonly fromWater: number;
}

/** What a device or a patrol says that it sees: a thing, never who. */
export const seenObjects = ['small_craft', 'person_in_water'] as const;
export type SeenObject = (typeof seenObjects)[number];

/** What the watch of the picture made of a detection. */
export const detectionAssessments = ['seen', 'confirmed', 'false_alarm'] as const;
export type DetectionAssessment = (typeof detectionAssessments)[number];

/** The detection in the picture on which a contact stands: the first, where further ones added positions. */
export interface Detected {
  readonly detection: string;
  /** Null: the device does not say. */
  readonly object: SeenObject | null;
  /** The device's own confidence in the object, 0..1; null: it gives none. */
  readonly confidence: number | null;
}

/** What must be known of something that a gateway brought beside its words: what could not be read, what was left out. */
export const receiptNotes = [
  'automatic',
  'body_unread',
  'place_unread',
  'sender_unread',
  'time_unread',
  'fields_unread',
  'parts_missing',
  'words_cut',
  'attachments_left',
] as const;
export type ReceiptNote = (typeof receiptNotes)[number];

/** A note, and of how many: attachments, parts, fields, links. */
export interface NotedReceipt {
  readonly note: ReceiptNote;
  readonly count: number;
}

/** Everything that may be known of a contact without its words: what matching, ledger and closing read. */
export interface ContactFacts {
  readonly contact: string;
  readonly kind: ContactKind;
  readonly channel: Channel;
  /** On whose side it came in. */
  readonly side: State;
  /** As the receiving system stamped it; never changed. */
  readonly receivedAt: UtcText;
  /** When it happened, where that was said; else as received. */
  readonly happenedAt: UtcText;
  /** Seconds to add to both where the receiving clock was found wrong; 0 else. */
  readonly clockOffsetSeconds: number;
  /** ISO 639 code; null: not known. */
  readonly language: string | null;
  /** Vault subject of whoever called; null: none or not known. */
  readonly caller: string | null;
  /** Vault subject that holds the words as said, and their translation; null: no words. */
  readonly words: string | null;
  readonly translated: boolean;
  /** Patrol, camera, unit, centre: a short name; never a person. */
  readonly source: string | null;
  /** The rescue unit that reports, where one does. */
  readonly unit: string | null;
  /** Port or beach of a landing; a short name. */
  readonly place: string | null;
  readonly claims: Claims;
  readonly positions: readonly ContactPosition[];
  readonly counted: Counted | null;
  /** Callers known to be among those picked up or landed. */
  readonly callersAboard: readonly string[];
  /** Absent: it comes from no detection. */
  readonly detected?: Detected | undefined;
  /** Absent: nothing to be noted of how it came. */
  readonly notes?: readonly NotedReceipt[] | undefined;
}

/** Of what a record spoke, in kind alone: what may still be said of one that was recalled. */
export const claimedKinds = [
  'people',
  'in_water',
  'in_need',
  'counted',
  'place',
  'telephone',
  'craft',
] as const;
export type ClaimedKind = (typeof claimedKinds)[number];

/** Why a phase is lowered: named evidence goes with it. */
export const lowerReasons = [
  'seen_safe',
  'in_company_of_unit',
  'ashore',
  'aboard_unit',
  'report_withdrawn',
  'mistaken',
] as const;

/** How a boat may end. `reconciled`: it was another boat, and is merged with it by then. */
export const outcomes = [
  'rescued',
  'landed_unassisted',
  'returned_ashore',
  'false_alarm',
  'search_suspended',
] as const;
export type Outcome = (typeof outcomes)[number];

/** What shows that those picked up or landed are the people of this boat. */
export const identificationKinds = [
  'phone_aboard',
  'followed_throughout',
  'hull_mark',
  'said_by_those_aboard',
  'seen_by_unit',
] as const;
export type IdentificationKind = (typeof identificationKinds)[number];

/** What may stand between a boat and its closing. */
export const closingObstacles = [
  'no_recovery_on_record',
  'no_identification',
  'identification_not_linked',
  'people_unaccounted',
  'people_unknown',
  'not_yet_counted',
  'count_contradicted',
  'phone_not_among_them',
  'place_contradicted',
  'words_contradict',
  'search_open',
  'transfer_open',
  'people_transferred_unconfirmed',
  'link_not_confirmed',
  'report_since',
  'person_in_water',
  'dispute_open',
  'record_recalled',
] as const;
export type ClosingObstacle = (typeof closingObstacles)[number];

/** One thing that speaks against closing, with the contacts that say so. */
export interface ClosingFinding {
  readonly obstacle: ClosingObstacle;
  readonly contacts: readonly string[];
  /** Figures for the sentence that is shown: `{ claimed: 33, counted: 41 }`. */
  readonly figures: Readonly<Record<string, number>>;
}

/** Why what stands of a contact is put right: closed, so that no sentence stands in the book. */
export const correctionReasons = [
  'said_since',
  'counted_again',
  'misheard',
  'mistyped',
  'wrong_boat',
  'clock_wrong',
  'other',
] as const;
export type CorrectionReason = (typeof correctionReasons)[number];

export const promiseKinds = ['call_back', 'unit_is_coming', 'watched', 'passed_on', 'stay_on_line'] as const;
export type PromiseKind = (typeof promiseKinds)[number];

export const transferRefusals = [
  'no_unit',
  'not_our_region',
  'facts_disputed',
  'not_safe_now',
  'other',
] as const;
export const transferReasons = ['crosses_line', 'nearest_unit', 'medical', 'capacity', 'asked'] as const;

/** What became of a task for children alone or injured people: the service that protects has them; or somebody saw to them. */
export const safeguardingOutcomes = ['handed_over', 'seen_to'] as const;
export type SafeguardingOutcome = (typeof safeguardingOutcomes)[number];

/** Why people asked for are no longer counted for a boat. */
export const withdrawalReasons = ['link_undone', 'count_corrected', 'other_people'] as const;
export type WithdrawalReason = (typeof withdrawalReasons)[number];

export const searchKinds = ['person_in_water', 'boat'] as const;
export type SearchKind = (typeof searchKinds)[number];

/** Why two different counts of the same people stand beside one another. */
export const countExplanations = [
  'counted_again_ashore',
  'baby_not_counted',
  'includes_other_boat',
  'includes_crew',
  'miscounted_afloat',
  'left_before_count',
  'two_units_one_boat',
  'reporter_mistaken',
  'told_by_both_sides',
  'other',
] as const;

/**
 * What two sides decided without sight of each other and cannot both be: shown with both accounts, settled by a person of
 * each side, never by order or clock.
 */
export const disputeKinds = [
  'closed_unseen',
  'closed_differently',
  'both_coordinators',
  'merged_unseen',
  'merged_twice',
  'merged_crosswise',
  'counted_twice',
  'tasked_twice',
  'phase_lowered_unseen',
  'search_over_unseen',
  'both_linked',
] as const;
export type DisputeKind = (typeof disputeKinds)[number];

/** Why one account is held to stand. */
export const settleReasons = [
  'evidence_checked',
  'agreed_by_telephone',
  'one_event_told_twice',
  'two_events',
  'not_known_then',
  'mistaken',
  'other',
] as const;
