import type { State } from '../../kernel/label.ts';
import type { Position } from '../../kernel/geo.ts';
import type { UtcText } from '../../kernel/time.ts';
import type { Exclusion, OptionReason, Unknown, WhyNobody } from './recommend-reasons.ts';
import type {
  CancelReason,
  Capability,
  CompensationKind,
  DelayReason,
  DiversionReason,
  GapCause,
  GapDecisionReason,
  GapEnd,
  GapLoss,
  OpenStep,
  OutOfServiceReason,
  ProposalReason,
  RelayEnd,
  RelayIntention,
  RelayNature,
  TaskKind,
  TaskRefusal,
  TaskResult,
  TaskStep,
  UnitKind,
  UnitPositionSource,
  UnitStatus,
  Urgency,
} from './words.ts';

/** A place with the radius, metres, in which it holds (95 %). */
export interface Place extends Position {
  readonly accuracyMetres: number;
}

/** Who said so (a staff id, never a name) and when. */
export interface Said {
  readonly by: string;
  readonly at: UtcText;
}

/** One row of the register of units: what it is, whoever is aboard tonight. */
export interface UnitFields {
  /** As it is called on the radio; never a person. */
  readonly callName: string;
  readonly kind: UnitKind;
  readonly side: State;
  readonly agency: string;
  readonly capabilities: readonly Capability[];
  /** How many people it can take aboard; 0: none. */
  readonly embarkPersons: number;
  readonly crew: number;
  /** Fewer and it does not go. */
  readonly crewMinimum: number;
  readonly cruiseMetresPerSecond: number;
  readonly maxMetresPerSecond: number;
  readonly enduranceHours: number;
  /** Douglas sea scale, degree of sea: the highest in which it works. */
  readonly seaStateMax: number;
  readonly base: Position & { readonly port: string };
  readonly mmsi: string | null;
}

export interface UnitPosition extends Place {
  readonly heldAt: UtcText;
  readonly source: UnitPositionSource;
}

export interface StatusChange extends Said {
  readonly status: UnitStatus;
}

export interface Shift {
  readonly shift: string;
  readonly from: UtcText;
  readonly until: UtcText;
  readonly crew: number;
}

/** Every so many minutes somebody aboard is to be heard of. */
export interface CheckInClock {
  readonly everyMinutes: number;
  readonly heardAt: UtcText;
  readonly dueAt: UtcText;
}

/** `GET /api/operations/dispatch/units`: a unit of the register as it stands. */
export interface UnitView {
  readonly unit: string;
  readonly fields: UnitFields;
  readonly status: UnitStatus;
  /** Newest last, the last thirty. */
  readonly statuses: readonly StatusChange[];
  readonly outOfService: (Said & { readonly reason: OutOfServiceReason }) | null;
  readonly position: UnitPosition | null;
  readonly shift: Shift | null;
  /** Since when it is away from its base; null: at its base. */
  readonly sortieFrom: UtcText | null;
  /** When its endurance is used up; null: at its base. */
  readonly enduranceEndsAt: UtcText | null;
  readonly checkIn: CheckInClock | null;
  /** What it is committed to; null: to nothing. */
  readonly commitment: Commitment | null;
  /** What the other side committed it to without sight of that: it cannot do all. Empty: nothing. */
  readonly also: readonly (Commitment & { readonly proposedAt: UtcText })[];
}

/** One task that a unit has, as a list of units tells it. */
export interface Commitment {
  readonly task: string;
  readonly boat: string;
  readonly kind: TaskKind;
  readonly urgency: Urgency;
  readonly step: OpenStep;
}

export interface TaskStepTaken extends Said {
  readonly step: TaskStep;
}

/** `expectedAt`: until when the clock waits; null: said of a task that is over. */
export interface Delay extends Said {
  readonly step: TaskStep;
  readonly reason: DelayReason;
  readonly expectedAt: UtcText | null;
}

/** `GET /api/operations/dispatch/tasks`: one task with every step taken and the clock that runs. */
export interface TaskView {
  readonly task: string;
  readonly unit: string;
  /** As the unit's kind was when it was proposed: its launch clock goes by it. */
  readonly unitKind: UnitKind;
  readonly unitSide: State;
  readonly boat: string;
  readonly kind: TaskKind;
  readonly urgency: Urgency;
  readonly place: Place;
  readonly onSceneBy: UtcText | null;
  readonly reason: ProposalReason;
  /** For which side it was proposed; null: not known. */
  readonly side: State | null;
  /** True where a crew off shift was called out, as only distress allows. */
  readonly calledOut: boolean;
  readonly step: TaskStep;
  /** Newest last; a step that was passed over is not among them. */
  readonly steps: readonly TaskStepTaken[];
  /** When the step that is waited for is late; null: no clock runs. */
  readonly dueAt: UtcText | null;
  readonly delays: readonly Delay[];
  /** Where another side’s unit was asked: since when that side’s node holds it; null: not said. */
  readonly reached: Said | null;
  readonly cancel: (Said & { readonly reason: CancelReason; readonly acknowledged: Said | null }) | null;
  readonly refusal: TaskRefusal | null;
  readonly result: TaskResult | null;
  readonly failure: OutOfServiceReason | null;
  readonly divertedFrom: string | null;
  readonly divertedTo: {
    readonly task: string;
    readonly boat: string;
    readonly reason: DiversionReason;
  } | null;
}

/** How long a unit needs to a place, as reckoned now: making ready and its way. */
export interface NearUnit {
  readonly unit: string;
  readonly callName: string;
  readonly side: State;
  readonly travelSeconds: number;
}

export interface RelayUnit {
  readonly unit: string;
  /** Null: it was not called, it heard and answered. */
  readonly called: Said | null;
  readonly answer:
    | (Said & {
        readonly intention: RelayIntention;
        readonly reason: TaskRefusal | null;
        readonly arrivesAt: UtcText | null;
      })
    | null;
}

/** A watch of a side says that it has it: a record of its own, and no answer of any unit. */
export interface Receipt extends Said {
  readonly side: State;
}

/** `GET /api/operations/dispatch/relays`: a mayday relay with every unit that was called. */
export interface RelayView {
  readonly relay: string;
  /** Null: no boat on record yet. */
  readonly boat: string | null;
  readonly nature: RelayNature;
  readonly position: Place;
  readonly persons: number | null;
  readonly side: State | null;
  readonly sent: Said;
  /** Stations that sent or were asked to repeat it. */
  readonly stations: readonly string[];
  readonly units: readonly RelayUnit[];
  /** Which side’s watch has acknowledged it; whose does not stand here has not. */
  readonly receipts: readonly Receipt[];
  readonly ended: (Said & { readonly reason: RelayEnd }) | null;
  /** The nearest of each state, soonest first; filled when asked, not on record. */
  readonly nearest: readonly NearUnit[];
}

/** As stated, in either or both: null is not stated, zero is a price. */
export interface Cost {
  readonly hours: number;
  readonly euros: number | null;
  readonly pounds: number | null;
}

export interface Compensation extends Said {
  readonly compensation: string;
  readonly side: State;
  readonly kind: CompensationKind;
  readonly unit: string | null;
  readonly cost: Cost;
  readonly withdrawn: Said | null;
}

export interface GapDecision extends Said {
  readonly reason: GapDecisionReason;
  /** The compensations that were taken; none: the gap stays open. */
  readonly taken: readonly string[];
}

/** `GET /api/operations/dispatch/gaps`: what is not covered, where, from when to when, and who bears it. */
export interface GapView {
  readonly gap: string;
  /** Unit, sensor or aircraft that falls out: a short name. */
  readonly asset: string;
  readonly loses: readonly GapLoss[];
  readonly area: readonly Position[];
  readonly from: UtcText;
  readonly to: UtcText;
  readonly cause: GapCause;
  readonly side: State | null;
  readonly opened: Said;
  /** Which side’s watch has acknowledged it. */
  readonly receipts: readonly Receipt[];
  readonly compensations: readonly Compensation[];
  /** Newest last: the last holds. */
  readonly decisions: readonly GapDecision[];
  readonly closed: (Said & { readonly reason: GapEnd }) | null;
}

/** What is needed at a place, without saying of whom. */
export interface Need {
  readonly boat: string | null;
  readonly kind: TaskKind;
  readonly urgency: Urgency;
  /** Where it was at `placeAt`, by whoever said so: arrivals, reach and endurance are reckoned to there. */
  readonly place: Position;
  readonly placeAt: UtcText;
  /** It may be now anywhere within so far of `place`. */
  readonly withinMetres: number;
  readonly persons: number | null;
  readonly personsInWater: boolean;
  /** Degree of sea of the Douglas scale; null: not known, and said so. */
  readonly seaState: number | null;
  /** When somebody must be there; null: as soon as can be. */
  readonly neededBy: UtcText | null;
}

export interface RecommendedUnit {
  readonly unit: string;
  readonly callName: string;
  readonly side: State;
  /** From 1. */
  readonly rank: number;
  readonly arrivesAt: UtcText;
  readonly reasonsFor: readonly OptionReason[];
  readonly reasonsAgainst: readonly OptionReason[];
}

export interface ExcludedUnit {
  readonly unit: string;
  readonly callName: string;
  readonly side: State;
  readonly reasons: readonly Exclusion[];
}

/** `GET /api/operations/dispatch/recommendations?boat=`: a proposal, never an order. Each unit stands in one list. */
export interface RecommendationView {
  readonly at: UtcText;
  readonly need: Need;
  readonly options: readonly RecommendedUnit[];
  readonly excluded: readonly ExcludedUnit[];
  /** What was not known when it was reckoned. */
  readonly unknown: readonly Unknown[];
  /** Null where somebody can go. */
  readonly whyNobody: readonly WhyNobody[] | null;
}

/**
 * What each list answers: what changed after a place in the book; everything without `after`. `position`: sealed, given
 * back as `after`. `reset`: forget what was held before and take this as the whole.
 */
export interface ListAnswer {
  readonly position: string;
  readonly reset: boolean;
}
export type UnitsAnswer = ListAnswer & { readonly units: readonly UnitView[] };
export type TasksAnswer = ListAnswer & { readonly tasks: readonly TaskView[] };
export type RelaysAnswer = ListAnswer & { readonly relays: readonly RelayView[] };
export type GapsAnswer = ListAnswer & { readonly gaps: readonly GapView[] };
