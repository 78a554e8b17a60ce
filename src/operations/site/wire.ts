import type { UtcText } from '../../kernel/time.ts';
import type { AlarmFacts } from './events-alarm.ts';
import type { DeviceFields, SiteFields, WorkFields, ZoneFields } from './registers.ts';
import type { RespondBounds } from './plan.ts';
import type { RegisteredAlarm } from './rationalise/alarm-register.ts';
import type { JudgedFigure } from './rationalise/statistics.ts';
import type {
  Cause,
  ClearEvidence,
  DeviceFault,
  Outcome,
  PatrolStep,
  Priority,
  ReleaseWithdrawal,
  SearchedGround,
  ShelveReason,
  Signature,
  StopEnd,
  StopReason,
  StopRefusal,
  TellingWay,
  WorkReason,
} from './words.ts';

/** Who said so (a staff id, never a name) and when. */
export interface Said {
  readonly by: string;
  readonly at: UtcText;
}

/** An alarm before its operators, once. */
export interface AlarmAsk {
  readonly at: UtcText;
  readonly priority: Priority;
  readonly signature: Signature;
  readonly interrupts: boolean;
}

/** `GET /api/operations/site/alarms`: an alarm that was presented, as it stands. */
export interface SiteAlarmView {
  readonly facts: AlarmFacts;
  readonly presentedAt: UtcText;
  /** When it last became graver; null: never. */
  readonly raisedAt: UtcText | null;
  /** When somebody was last on the track again without its being raised for it; null: never, or it is of no track. */
  readonly seenAgainAt: UtcText | null;
  /** Each time it asked, oldest first: presented, and raised anew. */
  readonly asks: readonly AlarmAsk[];
  readonly acknowledged: Said | null;
  readonly patrolAsked: Said | null;
  /** How far the patrol has come, as dispatch says; null: dispatch has said nothing yet. */
  readonly patrol: { readonly step: PatrolStep; readonly patrol: string | null; readonly at: UtcText } | null;
  readonly closed: (Said & { readonly outcome: Outcome }) | null;
}

/** One change of a device's state, for its history. */
export interface PointChange extends Said {
  readonly change:
    | 'maintenance_started'
    | 'maintenance_ended'
    | 'fault_noted'
    | 'fault_cleared'
    | 'shelved'
    | 'unshelved';
}

/** State of a device; what has an end is over by itself at that moment. */
export interface PointView {
  readonly device: string;
  readonly maintenance: (Said & { readonly until: UtcText; readonly reason: WorkReason }) | null;
  readonly fault: (Said & { readonly fault: DeviceFault }) | null;
  readonly shelf: (Said & { readonly until: UtcText; readonly reason: ShelveReason }) | null;
  /** Newest last, the last thirty. */
  readonly history: readonly PointChange[];
}

/** What a controller of whoever runs the trains has said, and who wrote it down. */
export interface ControllerSaid extends Said {
  /** The controller's post. */
  readonly controller: string;
}

/** What says that nobody is left on a track: who searched, what, and when that was so. */
export interface TrackEvidence {
  readonly kind: ClearEvidence;
  readonly reference: string;
  /** Absent in what was written before it was asked for. */
  readonly searched?: readonly SearchedGround[] | undefined;
  readonly seenAt: UtcText;
}

/** A request to stop trains. Nobody assumes: until `stopped` says so, trains run, and until `released`, they stand. */
export interface StopView {
  readonly stop: string;
  readonly site: string;
  readonly track: string;
  readonly alarm: string | null;
  readonly reason: StopReason;
  /** Who runs the trains there. */
  readonly operator: string;
  readonly proposed: Said;
  readonly told: (ControllerSaid & { readonly way: TellingWay }) | null;
  readonly acknowledged:
    | (ControllerSaid & { readonly readBack: { readonly track: string; readonly reason: StopReason } })
    | null;
  readonly refused: (ControllerSaid & { readonly reason: StopRefusal }) | null;
  readonly stopped: ControllerSaid | null;
  /** Proposed with its evidence, and told; null: nobody proposes it. */
  readonly release: {
    readonly proposed: Said & { readonly reason: StopEnd; readonly evidence: TrackEvidence };
    readonly told: (ControllerSaid & { readonly way: TellingWay }) | null;
  } | null;
  /**
   * The release that was last taken back, why, and the controller’s post that had been told of it; null: none was, or
   * another is proposed since.
   */
  readonly takenBack:
    | (Said & { readonly reason: ReleaseWithdrawal; readonly controller: string | null })
    | null;
  /** The controller has repeated the release. */
  readonly released:
    | (ControllerSaid & { readonly readBack: { readonly track: string; readonly evidence: ClearEvidence } })
    | null;
  readonly ended: (Said & { readonly reason: StopEnd; readonly evidence: TrackEvidence | null }) | null;
  /** When the step that is waited for is late; null: no clock runs. */
  readonly dueAt: UtcText | null;
}

/** Alerts that are one matter, as it stands now. */
export interface GroupView {
  readonly group: string;
  readonly site: string;
  readonly cause: Cause;
  readonly zone: string;
  readonly from: UtcText;
  readonly lastAt: UtcText;
  readonly count: number;
  readonly deviceCount: number;
  readonly evidence: AlarmFacts['evidence'][number];
}

export interface Row<Fields> {
  readonly row: string;
  readonly version: number;
  readonly fields: Fields;
}

/** `GET /api/operations/site/plan`: a site with all that stands on it. */
export interface SitePlanAnswer {
  readonly sites: readonly Row<SiteFields>[];
  readonly zones: readonly Row<ZoneFields>[];
  readonly devices: readonly Row<DeviceFields>[];
  readonly works: readonly Row<WorkFields>[];
  readonly points: readonly PointView[];
}

/** `GET /api/operations/site/alarms`. */
export interface SiteAlarmsAnswer {
  readonly alarms: readonly SiteAlarmView[];
  readonly stops: readonly StopView[];
  readonly groups: readonly GroupView[];
  /** Messages of devices that the register does not hold, by device, the most frequent first. */
  readonly unknown: readonly { readonly device: string; readonly count: number }[];
}

/** `GET /api/operations/site/priorities`: what each site's alarms rank by, and why. */
export interface SitePrioritiesAnswer {
  readonly sites: readonly {
    readonly site: string;
    readonly bounds: RespondBounds;
    /** Highest first; the first two thousand lines. */
    readonly register: readonly RegisteredAlarm[];
    /** Points by the priority of what they can set off, against the standard's shares. */
    readonly configured: readonly JudgedFigure[];
  }[];
}

/** `GET /api/operations/site/statistics?site=`: a day against the figures of the standards. */
export interface SiteStatisticsAnswer {
  /** Null: all sites together. */
  readonly site: string | null;
  /** Sites that may be asked for. */
  readonly sites: readonly string[];
  readonly operators: number;
  readonly from: UtcText;
  readonly to: UtcText;
  /** Times that an alarm asked, and of those how often it interrupted: one that is raised asks again. */
  readonly alarms: number;
  readonly interrupting: number;
  readonly figures: readonly JudgedFigure[];
  readonly topTen: readonly { readonly device: string; readonly count: number; readonly share: number }[];
}
