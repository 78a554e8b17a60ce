import { sha256Hex } from '../../../kernel/sha256.ts';
import type { Instant } from '../../../kernel/time.ts';
import { type CameraUnfit, isCamera, nearestCameras } from '../cameras.ts';
import { planMetres } from '../plan.ts';
import {
  type Act,
  type Consequence,
  consequences,
  personSignatures,
  priorities,
  type Signature,
} from '../words.ts';
import { limits } from './figures.ts';
import { isTrack, type Placed, type SiteGround } from './ground.ts';
import type { InterruptBudget } from './interrupts.ts';
import type { Alert } from './memory.ts';
import { priorityOf, usualBounds, zonePriorityOf } from './priority.ts';
import type { Evidence, Outcome, PresentedAlarm } from './shapes.ts';
import { createSightings, type Sightings } from './sightings.ts';

const persons: ReadonlySet<Signature> = new Set(personSignatures);

/** True for a signature that stands for a person: it interrupts whatever the load, and no group takes it in. */
export function isOfPerson(signature: Signature): boolean {
  return persons.has(signature);
}

/** What is to be presented: the alerts that make it, newest last. */
export interface Finding {
  readonly signature: Signature;
  readonly alerts: readonly [Alert, ...Alert[]];
  readonly evidence: readonly Evidence[];
  readonly now: Instant;
}

interface Incident {
  alarm: PresentedAlarm;
  lastAt: Instant;
  /** When operators were last asked to look. */
  askedAt: Instant;
  /** Something in it was a sure sign of a person. */
  isSure: boolean;
}

/** Signs that need no other: what is told of a person by these is seen or done, not reckoned. */
const sureSigns: ReadonlySet<Signature> = new Set(['panic', 'cut', 'door_forced', 'person_seen']);

/** How the rationaliser's incidents are kept: one place at one time is one alarm. */
export interface Incidents {
  /** Presents a finding, or joins it to the incident that it belongs to; raises that where it is graver than it was. */
  present(finding: Finding): Outcome;
  /** Who was on the track again in an incident that has asked already, as far as it is to be told by now. */
  seenAgain(now: Instant): readonly Outcome[];
  /** These are over, since people said so: what comes to their place from now on is another matter. */
  end(alarms: ReadonlySet<string>): void;
}

const incidentsMax = 500;
const devicesMax = 24;
const evidenceMax = 12;

/** `groundNow`: the site as its register has it now. `unfitOf`: why a camera, or any device, does not serve now. */
export function createIncidents(
  groundNow: () => SiteGround,
  budget: InterruptBudget,
  unfitOf: (device: string) => CameraUnfit | null,
): Incidents {
  let open: Incident[] = [];
  const sightings = createSightings();
  const begin = (finding: Finding): Outcome => {
    const ground = groundNow();
    const place = deepest(finding.alerts);
    const consequence = consequenceOf(finding.signature, place);
    const { site } = ground.plan;
    const { now, signature, evidence } = finding;
    const isGrave = isOfPerson(signature) || consequence === 'life_on_track';
    const alarm: PresentedAlarm = {
      alarm: `sa-${sha256Hex(`${site}/${place.device.device}/${now}/${signature}`).slice(0, 20)}`,
      site,
      at: now,
      signature,
      consequence,
      ...rankedAt(ground, place, consequence),
      act: actOf(consequence),
      ...dangerAt(place),
      place: place.place,
      devices: [...new Set(finding.alerts.map(({ from }) => from.device.device))].slice(0, devicesMax),
      evidence: evidence.slice(0, evidenceMax),
      cameras: nearestCameras(ground.plan.devices, { place: place.place, at: now }, unfitOf),
      // The technician's, who is called by the list: no operator is interrupted for a device.
      interrupts: consequence !== 'device_blind' && budget.take(now, isGrave),
    };
    open.push({ alarm, lastAt: now, askedAt: now, isSure: sureSigns.has(signature) });
    sightings.asked(alarm.alarm, now);
    if (open.length > incidentsMax) open = open.slice(-incidentsMax);
    return { kind: 'presented', alarm };
  };
  return {
    present(finding) {
      const { now } = finding;
      open = open.filter((one) => isOpen(one, now));
      const held = nearestOf(open, finding);
      if (held === undefined) return begin(finding);
      held.lastAt = now;
      return join(held, finding, { ground: groundNow(), budget, unfitOf, sightings });
    },
    seenAgain: (now) => sightings.due(now).map((seen): Outcome => ({ kind: 'seen_again', ...seen })),
    end(alarms) {
      open = open.filter(({ alarm }) => !alarms.has(alarm.alarm));
    },
  };
}

/** The nearest incident to which a finding belongs. */
function nearestOf(open: readonly Incident[], { now, alerts, signature }: Finding): Incident | undefined {
  const place = alerts.at(-1)?.from.place ?? alerts[0].from.place;
  return open
    .filter(
      ({ alarm, lastAt }) =>
        now - lastAt <= limits.incidentSeconds * 1000 &&
        planMetres(alarm.place, place) <=
          (alarm.signature === 'many_at_once' ? 2_000 : limits.incidentMetres) &&
        isSameMatter(alarm, signature),
    )
    .toSorted((one, other) => planMetres(one.alarm.place, place) - planMetres(other.alarm.place, place))[0];
}

/** A dead device is no intruder: each joins its own kind. */
function isSameMatter({ consequence, signature }: PresentedAlarm, found: Signature): boolean {
  // What many do at once hides nobody who is seen elsewhere: a person always has an alarm of their own place.
  if (signature === 'many_at_once' && isOfPerson(found) && found !== 'many_at_once') return false;
  return (consequence === 'device_blind') === isDeviceMatter(found);
}

function isDeviceMatter(signature: Signature): boolean {
  return ['cabinet_lost', 'chattering', 'stale', 'device_fault'].includes(signature);
}

function isOpen({ alarm, lastAt }: Incident, now: Instant): boolean {
  return (
    now - lastAt <= limits.incidentSeconds * 1000 && now - alarm.at <= limits.incidentLongestSeconds * 1000
  );
}

interface Around {
  readonly ground: SiteGround;
  readonly budget: InterruptBudget;
  readonly unfitOf: (device: string) => CameraUnfit | null;
  readonly sightings: Sightings;
}

function join(held: Incident, finding: Finding, around: Around): Outcome {
  const { ground, budget, unfitOf, sightings } = around;
  const before = held.alarm;
  const place = deepest(finding.alerts);
  const found = consequenceOf(finding.signature, place);
  const consequence = isGraver(found, before.consequence) ? found : before.consequence;
  const ranked = rankedAt(ground, place, consequence);
  // Graver by what follows, or by having come nearer to it.
  const isMoreUrgent = consequence !== before.consequence || isHigher(ranked, before);
  const isSure = sureSigns.has(finding.signature);
  const isStillLookedAt = finding.now - held.askedAt <= limits.lookAgainSeconds * 1000;
  const isPersonNow =
    (isOfPerson(finding.signature) && !isOfPerson(before.signature)) ||
    // What was reckoned of a person may be the wind and was looked at; what is seen there since is another matter.
    (isSure && !held.isSure && !isStillLookedAt);
  held.isSure ||= isSure;
  const devices = [...new Set([...before.devices, ...finding.alerts.map(({ from }) => from.device.device)])];
  const grown: PresentedAlarm = {
    ...before,
    devices: devices.slice(0, devicesMax),
    evidence: gathered(finding.evidence, before.evidence),
  };
  if (!isMoreUrgent && !isPersonNow) {
    held.alarm = grown;
    noteSeenAgain(sightings, { finding, found, alarm: grown }, unfitOf);
    return { kind: 'joined', alarm: grown };
  }
  held.askedAt = finding.now;
  sightings.asked(before.alarm, finding.now);
  held.alarm = {
    ...grown,
    signature: isPersonNow ? finding.signature : before.signature,
    consequence,
    // One that was nearer to the danger stays as grave as it was.
    ...(isHigher(before, ranked) ? rankOf(before) : ranked),
    act: actOf(consequence),
    ...(found === consequence ? dangerAt(place) : {}),
    place: place.place,
    cameras: nearestCameras(ground.plan.devices, { place: place.place, at: finding.now }, unfitOf),
    interrupts: budget.take(
      finding.now,
      isPersonNow || isOfPerson(before.signature) || consequence === 'life_on_track',
    ),
  };
  return { kind: 'raised', alarm: held.alarm, at: finding.now };
}

/** Where the danger is. Seen next in a lesser place, somebody may still be on the track: trains are stopped there. */
function dangerAt(place: Placed): Pick<PresentedAlarm, 'zone' | 'ground' | 'track' | 'timeLeftSeconds'> {
  const { device, ground, track } = place;
  return { zone: device.zone, ground, track, timeLeftSeconds: timeLeft(place) };
}

interface Joined {
  readonly finding: Finding;
  readonly found: Consequence;
  readonly alarm: PresentedAlarm;
}

/**
 * A sign of somebody on the track, or beside it in the same matter, that asks nobody anew: it must be known to whoever
 * lets trains run. What is under maintenance bears no witness here: a person has said that it is worked on, and a camera
 * that takes a bush for somebody would keep a track closed for ever.
 */
function noteSeenAgain(
  sightings: Sightings,
  { finding, found, alarm }: Joined,
  unfitOf: Around['unfitOf'],
): void {
  if (alarm.consequence !== 'life_on_track') return;
  if (!isOfPerson(finding.signature) && found !== 'life_on_track') return;
  const { alerts, now } = finding;
  if (alerts.every(({ from }) => unfitOf(from.device.device) === 'maintenance')) return;
  sightings.note({ alarm, seenAt: alerts.at(-1)?.at ?? now });
}

/**
 * Each once, the newest first: that is what the operator needs. Where it is too much the oldest goes, but nobody who was
 * seen goes for what was only felt.
 */
function gathered(newest: readonly Evidence[], before: readonly Evidence[]): readonly Evidence[] {
  const all = [...new Map([...newest, ...before].map((one) => [JSON.stringify(one), one])).values()];
  const seenFirst = all.toSorted((one, other) => Number(other.kind === 'seen') - Number(one.kind === 'seen'));
  const kept = new Set(seenFirst.slice(0, evidenceMax));
  return all.filter((one) => kept.has(one));
}

/**
 * The innermost place that somebody is known to be at. A camera looks across the rows: which of them somebody is in is
 * said by a sensor that stands in it, where there is one. Beside a track a camera is believed as any other.
 */
function deepest(alerts: readonly [Alert, ...Alert[]]): Placed {
  const standing = alerts.filter(({ from }) => !isCamera(from.device) || isTrack(from.ground));
  const [first = alerts[0], ...others] = standing.length === 0 ? alerts : standing;
  return others.reduce((most, { from }) => (from.row >= most.row ? from : most), first.from);
}

/**
 * What follows if nobody acts, by the ground on which it is and by what is known. One sensor that nothing bears out says
 * that the barrier may be breached, wherever it stands: somebody past the fence is what a second sensor, or a camera,
 * says of the same place, and the alarm is then raised. On the track one sensor is enough.
 */
export function consequenceOf(signature: Signature, { ground }: Placed): Consequence {
  if (isDeviceMatter(signature)) return 'device_blind';
  if (signature === 'lone' && !isTrack(ground)) return 'barrier_breached';
  switch (ground) {
    case 'track':
    case 'tunnel':
      return 'life_on_track';
    case 'between_fences':
    case 'inner_fence':
    case 'inside':
      return 'person_between_fences';
    case 'outside':
    case 'outer_fence':
      return 'barrier_breached';
  }
}

type Ranked = Pick<PresentedAlarm, 'priority' | 'respond'>;

function rankedAt({ plan }: SiteGround, place: Placed, consequence: Consequence): Ranked {
  const { priority, time, byZone } = priorityOf({
    consequence,
    timeLeftSeconds: timeLeft(place),
    zone: zonePriorityOf(plan, place.device.zone),
    bounds: plan.respondBounds ?? usualBounds,
  });
  return { priority, respond: { time, byZone } };
}

/** How an alarm ranks, and why: the two never part. */
function rankOf({ priority, respond }: Ranked): Ranked {
  return { priority, respond };
}

function isHigher(one: Ranked, other: Ranked): boolean {
  return priorities.indexOf(one.priority) < priorities.indexOf(other.priority);
}

/** What the operator is asked to do where that follows. */
export function actOf(consequence: Consequence): Act {
  switch (consequence) {
    case 'life_on_track':
      return 'stop_trains_and_look';
    case 'person_between_fences':
      return 'look_and_send_patrol';
    case 'barrier_breached':
      return 'look_at_camera';
    case 'device_blind':
      return 'send_technician';
  }
}

function isGraver(one: Consequence, other: Consequence): boolean {
  return consequences.indexOf(one) < consequences.indexOf(other);
}

/** Seconds in which somebody running from there could stand on the track; null: no track that way. */
export function timeLeft({ metresToTrack }: Placed): number | null {
  return metresToTrack === null ? null : Math.floor(metresToTrack / limits.runMetresPerSecond);
}
