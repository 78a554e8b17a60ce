import type { AlarmPriority, AlarmRole } from '../../kernel/alarm.ts';
import type { State } from '../../kernel/label.ts';
import type { Text } from '../../kernel/text.ts';
import type { UtcText } from '../../kernel/time.ts';

/**
 * States of an alarm, after ANSI/ISA-18.2-2016: active and not acknowledged; active and acknowledged; returned to normal
 * before anybody acknowledged it; shelved; normal.
 */
export const alarmPhases = ['unacknowledged', 'acknowledged', 'returned', 'shelved', 'normal'] as const;
export type AlarmPhase = (typeof alarmPhases)[number];

/** Why an alarm is put aside for some minutes. */
export const shelveReasons = [
  'being_dealt_with',
  'same_cause',
  'waiting_for_answer',
  'source_faulty',
  'weather',
] as const;
export type ShelveReason = (typeof shelveReasons)[number];

/** How an alarm shows itself at a desk. `held`: it would interrupt, and waits because the desk's budget is used up. */
export const alarmManners = ['interrupts', 'held', 'listed'] as const;
export type AlarmManner = (typeof alarmManners)[number];

export const helpReasons = [
  'overload',
  'below_minimum',
  'major_incident',
  'systems_down',
  'language',
] as const;
export type HelpReason = (typeof helpReasons)[number];
export const helpRefusals = ['own_overload', 'below_minimum', 'own_incident', 'systems_down'] as const;
export type HelpRefusal = (typeof helpRefusals)[number];
export const helpPhases = ['asked', 'accepted', 'refused', 'ended'] as const;
export type HelpPhase = (typeof helpPhases)[number];

/** How likely crossings are. */
export const assessments = ['green', 'amber', 'red'] as const;
export type Assessment = (typeof assessments)[number];

export const loadLevels = ['normal', 'busy', 'overloaded'] as const;
export type LoadLevel = (typeof loadLevels)[number];
export const loadParts = [
  'distress_boats',
  'alert_boats',
  'uncertain_boats',
  'unread_items',
  'running_tasks',
  'unacknowledged_alarms',
  'calls_in_progress',
] as const;
export type LoadPart = (typeof loadParts)[number];

export const handoverKinds = ['shift', 'break'] as const;
export type HandoverKind = (typeof handoverKinds)[number];
export const handoverParts = ['outgoing', 'incoming'] as const;
export type HandoverPart = (typeof handoverParts)[number];

export const incidentLevels = ['standby', 'declared'] as const;
export type IncidentLevel = (typeof incidentLevels)[number];
export const incidentKinds = [
  'boat_sinking',
  'boat_capsized',
  'people_in_water',
  'collision',
  'fire',
  'many_boats',
  'aircraft',
  'ashore',
] as const;
export type IncidentKind = (typeof incidentKinds)[number];
export const hazards = [
  'cold_water',
  'sea_state',
  'fog',
  'darkness',
  'traffic',
  'fuel',
  'fire',
  'unstable_hull',
  'strong_tide',
] as const;
export type Hazard = (typeof hazards)[number];
export const accesses = ['sea', 'helicopter', 'beach', 'port', 'road', 'none_known'] as const;
export type Access = (typeof accesses)[number];
export const services = [
  'lifeboat',
  'patrol_vessel',
  'helicopter',
  'aeroplane',
  'ambulance',
  'fire_service',
  'police',
  'port',
  'hospital',
  'merchant_vessel',
] as const;
export type Service = (typeof services)[number];
/** How many, by what they need. `null` everywhere: not yet counted, which is not zero. */
export const casualtyKinds = [
  'immediate',
  'urgent',
  'delayed',
  'uninjured',
  'deceased',
  'unaccounted',
] as const;
export type CasualtyKind = (typeof casualtyKinds)[number];
export const standDownReasons = ['resolved', 'not_major', 'handed_to_other_service'] as const;
export type StandDownReason = (typeof standDownReasons)[number];

/** One alarm as a desk sees it. */
export interface AlarmView {
  readonly alarm: string;
  readonly kind: string;
  readonly phase: AlarmPhase;
  readonly manner: AlarmManner;
  readonly priority: AlarmPriority;
  readonly side: State;
  /** Who must act now: the role it has risen to. */
  readonly role: AlarmRole;
  readonly since: UtcText;
  /** Since when it asks to be acknowledged; told back with the acknowledgement. */
  readonly armedAt: UtcText;
  readonly actBefore: UtcText | null;
  /** When it rises to the role above unless somebody acknowledges; null: it has nowhere to rise. */
  readonly risesAt: UtcText | null;
  readonly about: string;
  readonly reference: string | null;
  readonly cause: string;
  readonly consequence: Text;
  readonly act: Text;
  readonly acknowledged: { readonly at: UtcText; readonly desk: string } | null;
  readonly shelved: { readonly until: UtcText; readonly reason: ShelveReason } | null;
  /** Whether this desk's own person may put it aside, and for how long at most; 0: never. */
  readonly shelveMinutesMax: number;
}

/** Alarms of one cause, the most urgent first. */
export interface AlarmGroupView {
  readonly cause: string;
  readonly priority: AlarmPriority;
  readonly manner: AlarmManner;
  readonly alarms: readonly string[];
}

/** What a desk was interrupted by in a span, beside what it may be. Nothing is left out when it is too much. */
export interface BudgetView {
  readonly from: UtcText;
  readonly to: UtcText;
  readonly interruptions: number;
  /** Of these, for danger to life: never held back. */
  readonly forLife: number;
  readonly worst10Minutes: number;
  readonly meanPer10Minutes: number;
  /** Held back at the end of the span, each of them on the list. */
  readonly held: number;
  readonly limits: { readonly worst10Minutes: number; readonly meanPer10Minutes: number };
  readonly exceeded: { readonly worst: boolean; readonly mean: boolean };
  readonly alarmsByPriority: Readonly<Record<AlarmPriority, number>>;
}

/** `GET /api/operations/watch/alarms`. */
export interface AlarmsView {
  readonly position: string;
  readonly alarms: readonly AlarmView[];
  readonly groups: readonly AlarmGroupView[];
  readonly budget: BudgetView;
  /** True where more stand than are told: the most urgent and the oldest are. */
  readonly truncated: boolean;
}

export interface StrengthView {
  readonly side: State;
  readonly team: string;
  readonly staff: number;
  readonly establishment: number;
  readonly minimum: number;
  readonly reportedAt: UtcText;
  readonly belowSince: UtcText | null;
}

export interface LoadView {
  readonly desk: string;
  readonly side: State;
  readonly points: number;
  readonly level: LoadLevel;
  readonly levelSince: UtcText;
  readonly parts: readonly { readonly part: LoadPart; readonly count: number; readonly points: number }[];
}

export interface HelpView {
  readonly side: State;
  readonly call: string;
  readonly phase: HelpPhase;
  readonly reason: HelpReason;
  readonly about: string | null;
  readonly askedAt: UtcText;
  readonly answeredAt: UtcText | null;
  readonly refusal: HelpRefusal | null;
}

export interface ConditionsView {
  readonly side: State;
  readonly at: UtcText;
  readonly assessment: Assessment;
  readonly visibilityMetres: number | null;
  /** Douglas scale. */
  readonly seaState: number | null;
  readonly windMetresPerSecond: number | null;
  readonly windFromDegrees: number | null;
  readonly waterCelsius: number | null;
}

/** `GET /api/operations/watch/desks`. */
export interface DesksView {
  readonly position: string;
  readonly strengths: readonly StrengthView[];
  readonly loads: readonly LoadView[];
  readonly help: readonly HelpView[];
  readonly conditions: readonly ConditionsView[];
}

export interface SignatureView {
  readonly at: UtcText;
  readonly by: string;
  readonly desk: string;
}

export interface HandoverView {
  readonly handover: string;
  readonly desk: string;
  readonly side: State;
  readonly kind: HandoverKind;
  readonly phase: 'prepared' | 'signed_by_one' | 'done' | 'withdrawn';
  readonly preparedAt: UtcText;
  /** When the sheet can no longer be signed. */
  readonly validUntil: UtcText;
  readonly sheetHash: string;
  readonly outgoing: SignatureView | null;
  readonly incoming: SignatureView | null;
}

export interface Casualties extends Readonly<Record<CasualtyKind, number | null>> {}

/** A major incident, letter by letter. */
export interface Methane {
  readonly level: IncidentLevel;
  readonly location: {
    readonly lat: number;
    readonly lon: number;
    /** 95 % radius. */
    readonly accuracyMetres: number;
  } | null;
  /** Port, beach or sea area: a short name. */
  readonly place: string | null;
  /** The letter T, the type of incident. */
  readonly kind: IncidentKind;
  readonly hazards: readonly { readonly hazard: Hazard; readonly state: 'present' | 'possible' }[];
  readonly access: readonly Access[];
  readonly casualties: Casualties;
  readonly services: readonly {
    readonly service: Service;
    readonly present: number | null;
    readonly required: number | null;
  }[];
}

export interface IncidentView {
  readonly incident: string;
  readonly side: State;
  readonly phase: 'open' | 'stood_down';
  readonly declaredAt: UtcText;
  readonly changedAt: UtcText;
  /** Counts the reports, from 1. */
  readonly report: number;
  readonly methane: Methane;
  /** The report as it is read out, from the same fields. */
  readonly text: Text;
  /** Subjects in the vault that hold what was said in words. */
  readonly notes: readonly string[];
  readonly stoodDown: { readonly at: UtcText; readonly reason: StandDownReason } | null;
}
