import type { Position } from '../../kernel/geo.ts';
import { addSeconds, fromUtc, type Instant, instant, toUtc } from '../../kernel/time.ts';
import type { AlarmFacts } from './events-alarm.ts';
import { type SitePlan, toPosition } from './plan.ts';
import { priorityOf, type PriorityWhy, usualBounds } from './rationalise/priority.ts';
import type { AlertGroup, Evidence, PresentedAlarm } from './rationalise/shapes.ts';
import type { GroupView, SiteAlarmView, SitePlanAnswer } from './wire.ts';
import { consequences, priorities, type Priority } from './words.ts';

/** What the rationaliser presents, as it goes on record: times as text, and the place on the globe as well. */
export function factsOf(alarm: PresentedAlarm, origin: Position): AlarmFacts {
  const { at, timeLeftSeconds, evidence, cameras, place, ...same } = alarm;
  const { lat, lon } = toPosition(origin, place);
  return {
    ...same,
    place: { east: round(place.east), north: round(place.north) },
    position: { lat: Math.round(lat * 1e7) / 1e7, lon: Math.round(lon * 1e7) / 1e7 },
    evidence: evidence.map(evidenceOf),
    cameras: cameras.map(({ before, ...camera }) => ({ ...camera, before: toUtc(before) })),
    actBefore: timeLeftSeconds === null ? null : toUtc(addSeconds(at, timeLeftSeconds)),
  };
}

/** A group of alerts as a desk is shown it. */
export function groupOf(
  site: string,
  { from, lastAt, evidence, devices: _devices, ...same }: AlertGroup,
): GroupView {
  return { ...same, site, from: toUtc(from), lastAt: toUtc(lastAt), evidence: evidenceOf(evidence) };
}

/** The plan of one site from the registers; null: the register holds no such site. */
export function planOf(
  { sites, zones, devices, works }: Omit<SitePlanAnswer, 'points'>,
  site: string,
): SitePlan | null {
  const held = sites.find(({ row }) => row === site);
  if (held === undefined) return null;
  return {
    site,
    origin: held.fields.origin,
    zones: zones
      .filter(({ fields }) => fields.site === site)
      .map(({ row, fields: { ground, ring, priority } }) => ({
        zone: row,
        ground,
        ring,
        ...(priority === undefined ? {} : { priority }),
      })),
    devices: devices
      .filter(({ fields }) => fields.site === site)
      .map(({ row, fields: { kind, zone, at, cabinet, view, presets, track } }) => ({
        device: row,
        kind,
        zone,
        at,
        cabinet,
        view,
        presets,
        track,
      })),
    works: works
      .filter(({ fields }) => fields.site === site)
      .map(({ row, fields: { zone, from, until } }) => ({
        work: row,
        zone,
        from: fromUtc(from),
        until: fromUtc(until),
      })),
    ...(held.fields.respondBounds === undefined ? {} : { respondBounds: held.fields.respondBounds }),
    trains: [], // by timetable only where one is given: axles are counted at every site there is
  };
}

/** What speaks for an alarm, as it goes on record: times as text. */
export function evidenceOf(one: Evidence): AlarmFacts['evidence'][number] {
  switch (one.kind) {
    case 'train':
    case 'alert':
      return { ...one, at: toUtc(one.at) };
    case 'work':
    case 'service':
    case 'shelf':
      return { ...one, until: toUtc(one.until) };
    case 'wind':
      return { ...one, metresPerSecond: round(one.metresPerSecond) };
    default:
      return one;
  }
}

type Asked = Pick<SiteAlarmView, 'facts' | 'presentedAt' | 'raisedAt'>;

/** How an alarm on record ranks; one from before alarms were ranked by time as well, by the usual bounds. */
export function priorityOfAlarm({ facts, presentedAt, raisedAt }: Asked): Priority {
  return whyOfAlarm({ facts, presentedAt, raisedAt }).priority;
}

/** Where an alarm stands among others: closed ones last, then by priority, then by what follows. Lower is first. */
export function rankOfAlarm(alarm: SiteAlarmView): number {
  const { closed, facts } = alarm;
  return (
    (closed === null ? 0 : 100) +
    priorities.indexOf(priorityOfAlarm(alarm)) * 10 +
    consequences.indexOf(facts.consequence)
  );
}

/**
 * Why an alarm on record ranks as it does: what follows, how soon an answer was needed when it last asked, and what its zone
 * changed. As it was reckoned then, by the site’s own bounds; one from before that was kept, by the usual ones.
 */
export function whyOfAlarm(asked: Asked): Pick<PriorityWhy, 'priority' | 'consequence' | 'time' | 'byZone'> {
  const { consequence, priority, respond } = asked.facts;
  const reckoned = reckonedOf(asked);
  return { consequence, priority: priority ?? reckoned.priority, ...(respond ?? timeOf(reckoned)) };
}

function timeOf({ time, byZone }: PriorityWhy): Pick<PriorityWhy, 'time' | 'byZone'> {
  return { time, byZone };
}

function reckonedOf({ facts, presentedAt, raisedAt }: Asked): PriorityWhy {
  const { consequence, actBefore } = facts;
  const from = fromUtc(raisedAt ?? presentedAt);
  const timeLeftSeconds =
    actBefore === null ? null : Math.max(0, Math.round((fromUtc(actBefore) - from) / 1000));
  return priorityOf({ consequence, timeLeftSeconds, zone: undefined, bounds: usualBounds });
}

/** When somebody was last known to be where an alarm is: it asked then, or they were seen there again. */
export function lastSeenAt({
  presentedAt,
  raisedAt,
  seenAgainAt,
}: Pick<SiteAlarmView, 'presentedAt' | 'raisedAt' | 'seenAgainAt'>): Instant {
  const asked = fromUtc(raisedAt ?? presentedAt);
  return instant(Math.max(asked, seenAgainAt === null ? asked : fromUtc(seenAgainAt)));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
