import type { PlanZone, RespondBounds, SitePlan } from '../plan.ts';
import { type Consequence, priorities, type Priority, type RespondTime, type ZoneRanking } from '../words.ts';

/**
 * Bounds where a site sets none. Within `atOnceSeconds` an operator can do no more than look and have trains stopped;
 * within `soonSeconds` no patrol that is sent in its turn arrives. Ours.
 */
export const usualBounds: RespondBounds = { atOnceSeconds: 60, soonSeconds: 300 };

/**
 * Consequence by time to respond. Somebody on the track is first however long it takes. Whoever is past the first fence
 * ranks by the way that is left; that the barrier may be breached is a step less sure, and ranks a step lower. A device
 * is the technician's, wherever it stands: what it watched is watched by others. Source: the method of ANSI/ISA-18.2-2016
 * and EEMUA 191 (severity against time available); the cells are ours, and were set without looking at any share.
 */
export const priorityMatrix: Readonly<Record<Consequence, Readonly<Record<RespondTime, Priority>>>> = {
  life_on_track: { at_once: 'high', soon: 'high', in_time: 'high' },
  person_between_fences: { at_once: 'high', soon: 'medium', in_time: 'low' },
  barrier_breached: { at_once: 'medium', soon: 'low', in_time: 'low' },
  device_blind: { at_once: 'low', soon: 'low', in_time: 'low' },
};

/** A priority with what it follows from. */
export interface PriorityWhy {
  readonly priority: Priority;
  readonly consequence: Consequence;
  /** Time to respond; null: nothing there is dangerous within any time. */
  readonly seconds: number | null;
  readonly time: RespondTime;
  /** What the zone's own setting has changed. */
  readonly byZone: readonly ZoneRanking[];
}

/** What a priority is reckoned from. */
export interface PriorityGrounds {
  readonly consequence: Consequence;
  /** Seconds in which somebody running could stand on the track; null: no track that way. */
  readonly timeLeftSeconds: number | null;
  /** The zone's own setting; undefined: none. */
  readonly zone: PlanZone['priority'];
  readonly bounds: RespondBounds;
}

/** Reckons a priority by the matrix. A zone may bring danger nearer and rank higher, never the other way round. */
export function priorityOf({ consequence, timeLeftSeconds, zone, bounds }: PriorityGrounds): PriorityWhy {
  const own = consequence === 'device_blind' ? null : (zone?.respondSeconds ?? null);
  const isNearer = own !== null && (timeLeftSeconds === null || own < timeLeftSeconds);
  const seconds = isNearer ? own : timeLeftSeconds;
  const time = timeOf(seconds, bounds);
  const reckoned = priorityMatrix[consequence][time];
  const least = consequence === 'device_blind' ? null : (zone?.atLeast ?? null);
  const isRaised = least !== null && priorities.indexOf(least) < priorities.indexOf(reckoned);
  return {
    priority: isRaised ? least : reckoned,
    consequence,
    seconds,
    time,
    byZone: [...(isNearer ? (['seconds'] as const) : []), ...(isRaised ? (['at_least'] as const) : [])],
  };
}

/** Which part of the matrix a time to respond falls into. */
export function timeOf(seconds: number | null, { atOnceSeconds, soonSeconds }: RespondBounds): RespondTime {
  if (seconds === null || seconds > soonSeconds) return 'in_time';
  return seconds > atOnceSeconds ? 'soon' : 'at_once';
}

/** The setting of a plan's zone; undefined: it has none of its own. */
export function zonePriorityOf({ zones }: Pick<SitePlan, 'zones'>, zone: string): PlanZone['priority'] {
  return zones.find((one) => one.zone === zone)?.priority;
}
