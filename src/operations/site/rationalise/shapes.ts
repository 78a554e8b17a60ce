import type { Instant } from '../../../kernel/time.ts';
import type { CameraChoice } from '../cameras.ts';
import type { PlanPoint } from '../plan.ts';
import type {
  Act,
  Cause,
  Consequence,
  Ground,
  Priority,
  RespondTime,
  Signal,
  Signature,
  ZoneRanking,
} from '../words.ts';

/** One message of a device. `receivedAt` orders and judges; the device's own time is kept beside it. */
export interface DeviceEvent {
  readonly device: string;
  readonly signal: Signal;
  readonly happenedAt: Instant;
  readonly receivedAt: Instant;
  /** Wind: gust in metres a second. Fence: how hard it shook, in the sensor's own unit, comparable between its kind. Null: not said. */
  readonly value: number | null;
  /** 0 to 1, of a camera's analytic; null: not said. */
  readonly confidence: number | null;
}

/** What speaks for a cause or a signature, as it is shown: figures and devices, never a person. */
export type Evidence =
  | {
      readonly kind: 'wind';
      readonly station: string;
      readonly metresPerSecond: number;
      readonly neighbours: number;
    }
  | {
      readonly kind: 'train';
      readonly track: string;
      readonly by: 'axle_counter' | 'timetable';
      readonly at: Instant;
    }
  | { readonly kind: 'animal'; readonly camera: string; readonly confidence: number }
  | { readonly kind: 'work'; readonly work: string; readonly until: Instant }
  | { readonly kind: 'service'; readonly until: Instant }
  | { readonly kind: 'cabinet'; readonly cabinet: string; readonly devices: number }
  | { readonly kind: 'burst'; readonly devices: number; readonly metres: number; readonly lightning: boolean }
  | { readonly kind: 'repeats'; readonly perMinute: number }
  | { readonly kind: 'shelf'; readonly until: Instant }
  | { readonly kind: 'alert'; readonly device: string; readonly signal: Signal; readonly at: Instant }
  | { readonly kind: 'shook'; readonly value: number; readonly middle: number }
  | { readonly kind: 'seen'; readonly camera: string; readonly confidence: number };

/** Why an alert is one of many. */
export interface Explanation {
  readonly cause: Cause;
  readonly evidence: Evidence;
}

/** What stands before an operator and asks for an act. */
export interface PresentedAlarm {
  readonly alarm: string;
  readonly site: string;
  readonly at: Instant;
  readonly signature: Signature;
  readonly consequence: Consequence;
  readonly priority: Priority;
  /** How soon an answer is needed there by the site’s own bounds, and what the zone’s setting changed: why it ranks so. */
  readonly respond: { readonly time: RespondTime; readonly byZone: readonly ZoneRanking[] };
  readonly act: Act;
  readonly zone: string;
  readonly ground: Ground;
  /** The track beside which it is; null: none. */
  readonly track: string | null;
  readonly place: PlanPoint;
  readonly devices: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly cameras: readonly CameraChoice[];
  /** Seconds in which somebody running could stand on the track; 0: is there. Null: no track that way. */
  readonly timeLeftSeconds: number | null;
  /** False: it stands on the list and does not interrupt, since the operators have as many as they can take. Never of a person. */
  readonly interrupts: boolean;
}

/** Alerts that are one matter, with what says so: on the list, asking for nothing. */
export interface AlertGroup {
  readonly group: string;
  readonly cause: Cause;
  readonly zone: string;
  readonly from: Instant;
  readonly lastAt: Instant;
  readonly count: number;
  /** How many devices; the first of them by name below. */
  readonly deviceCount: number;
  readonly devices: readonly string[];
  readonly evidence: Evidence;
}

/** What the rationaliser says at an event or as time goes by. */
export type Outcome =
  | { readonly kind: 'presented'; readonly alarm: PresentedAlarm }
  /** The same incident, graver than it was at that moment: it asks anew under its own name. */
  | { readonly kind: 'raised'; readonly alarm: PresentedAlarm; readonly at: Instant }
  | { readonly kind: 'joined'; readonly alarm: PresentedAlarm }
  /** Somebody was on the track again in an incident that has asked already: it asks nobody anew, and is to be known. */
  | { readonly kind: 'seen_again'; readonly alarm: PresentedAlarm; readonly seenAt: Instant }
  | { readonly kind: 'grouped'; readonly group: AlertGroup; readonly isNew: boolean }
  | { readonly kind: 'unknown_device'; readonly device: string };
