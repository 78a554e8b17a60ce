import { positionAt } from '../../kernel/plane.ts';
import type { Position } from '../../kernel/geo.ts';
import type { Instant } from '../../kernel/time.ts';
import type { DeviceKind, Ground, Priority } from './words.ts';

/** A place on a site's plan: metres east and north of its origin. */
export interface PlanPoint {
  readonly east: number;
  readonly north: number;
}

/** A camera's field of view; bearing in degrees from plan north, clockwise. */
export interface ViewCone {
  readonly bearingDegrees: number;
  readonly widthDegrees: number;
  readonly rangeMetres: number;
}

/** A position that a movable camera turns to by a standard command: its token, and what is then in view. */
export interface Preset {
  readonly preset: string;
  readonly view: ViewCone;
}

/** One device of a site as the rationaliser needs it. */
export interface PlanDevice {
  readonly device: string;
  readonly kind: DeviceKind;
  readonly zone: string;
  readonly at: PlanPoint;
  /** The cabinet that gives it power and network; null: its own. */
  readonly cabinet: string | null;
  /** Null for what is no camera, or one that can only turn. */
  readonly view: ViewCone | null;
  readonly presets: readonly Preset[];
  /** The track it counts axles on, or stands beside closely enough to feel a train; null: none. */
  readonly track: string | null;
}

/** Up to how many seconds an answer is needed at once, and up to how many soon. */
export interface RespondBounds {
  readonly atOnceSeconds: number;
  readonly soonSeconds: number;
}

export interface PlanZone {
  readonly zone: string;
  readonly ground: Ground;
  /**
   * What the site's operators have set for this zone: danger other than a train (current, lorries, water) within so many
   * seconds, and a priority that no alarm of a person there falls below. Absent: neither.
   */
  readonly priority?: {
    readonly respondSeconds: number | null;
    readonly atLeast: Priority | null;
  };
  /** Corners on the plan, not closed; at least three. */
  readonly ring: readonly PlanPoint[];
}

/** A time in which work is going on in a zone: people are expected there. */
export interface WorkWindow {
  readonly work: string;
  readonly zone: string;
  readonly from: Instant;
  readonly until: Instant;
}

/** A train due at this site by timetable. */
export interface TrainDue {
  readonly track: string;
  readonly at: Instant;
}

/** A site with all that stands on it: what registers and timetable give. */
export interface SitePlan {
  readonly site: string;
  /** WGS 84 of the plan's origin; plan north is true north. */
  readonly origin: Position;
  readonly zones: readonly PlanZone[];
  readonly devices: readonly PlanDevice[];
  readonly works: readonly WorkWindow[];
  readonly trains: readonly TrainDue[];
  /** Absent: as usual. */
  readonly respondBounds?: RespondBounds;
}

/** WGS 84 of a place on the plan: sites are a few kilometres wide, where the touching plane is good to a metre. */
export function toPosition(origin: Position, at: PlanPoint): Position {
  return positionAt(origin, at);
}

/** Metres between two places on one plan. */
export function planMetres(one: PlanPoint, other: PlanPoint): number {
  return Math.hypot(one.east - other.east, one.north - other.north);
}

/** Bearing on the plan from one place to another: 0 <= degrees < 360, clockwise from north. */
export function planBearing(from: PlanPoint, to: PlanPoint): number {
  return ((Math.atan2(to.east - from.east, to.north - from.north) * 180) / Math.PI + 360) % 360;
}

/** True where a place lies in a field of view as seen from `from`, edges included. */
export function isInView(from: PlanPoint, view: ViewCone, place: PlanPoint): boolean {
  const metres = planMetres(from, place);
  if (metres > view.rangeMetres) return false;
  if (metres === 0) return true; // under the mast: the picture holds its foot
  const off = Math.abs(((planBearing(from, place) - view.bearingDegrees + 540) % 360) - 180);
  return off <= view.widthDegrees / 2;
}

/** Even-odd test of a place against a ring of corners. */
export function isInZone(at: PlanPoint, ring: readonly PlanPoint[]): boolean {
  let inside = false;
  let before = ring.at(-1);
  for (const corner of ring) {
    if (before !== undefined && corner.north > at.north !== before.north > at.north) {
      const slope = (before.east - corner.east) / (before.north - corner.north);
      if (at.east < slope * (at.north - corner.north) + corner.east) inside = !inside;
    }
    before = corner;
  }
  return inside;
}
