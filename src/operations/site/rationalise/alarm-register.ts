import type { SitePlan } from '../plan.ts';
import {
  type Act,
  type Consequence,
  type DeviceKind,
  type Ground,
  priorities,
  type Priority,
  type RespondTime,
  type Signature,
  signatures,
} from '../words.ts';
import { groundOf, type Placed } from './ground.ts';
import { actOf, consequenceOf, timeLeft } from './incidents.ts';
import { priorityOf, type PriorityWhy, usualBounds, zonePriorityOf } from './priority.ts';

/** What can be presented in a zone, how it ranks there, and why. */
export interface RegisteredAlarm {
  readonly zone: string;
  readonly ground: Ground;
  readonly signature: Signature;
  /** Points that can set it off there and then rank so: near the track and far from it are two lines. */
  readonly points: number;
  readonly consequence: Consequence;
  /** The least time to respond of these points; null: none of them is near any danger. */
  readonly seconds: number | null;
  readonly time: RespondTime;
  readonly priority: Priority;
  readonly byZone: PriorityWhy['byZone'];
  readonly act: Act;
}

const lineSensors: readonly Signature[] = ['path', 'lone'];
const ofEveryDevice: readonly Signature[] = ['device_fault', 'chattering', 'stale'];
const silent: readonly Signature[] = ['device_fault'];

/** What each kind of device can set off by itself or as the last of several. */
const givenBy: Readonly<Record<DeviceKind, readonly Signature[]>> = {
  fence_sensor: ['cut', 'stands_out', 'many_at_once', ...lineSensors, ...ofEveryDevice],
  infrared_beam: [...lineSensors, ...ofEveryDevice],
  microwave_beam: [...lineSensors, ...ofEveryDevice],
  ground_radar: [...lineSensors, ...ofEveryDevice],
  buried_cable: [...lineSensors, ...ofEveryDevice],
  track_sensor: [...lineSensors, ...ofEveryDevice],
  door_contact: ['door_forced', 'lone', ...ofEveryDevice],
  camera: ['person_seen', 'path', ...silent],
  thermal_camera: ['person_seen', 'path', ...silent],
  panic_button: ['panic', ...silent],
  barrier: silent,
  light: silent,
  guard_post: ['panic', ...silent],
  cabinet: ['cabinet_lost', ...silent],
  wind_station: silent,
  axle_counter: silent,
};

/** Alarms of devices: the technician's, ranked apart from those of the site. */
const ofDevice: ReadonlySet<Signature> = new Set([...ofEveryDevice, 'cabinet_lost']);

/**
 * The register of a site's alarms: every kind of alarm in every zone with its consequence, its time to respond and the
 * priority that follows. Reckoned by the same rules by which alarms are presented, so that none can say otherwise.
 * Highest first, then by zone. Source: ANSI/ISA-18.2-2016, master alarm database.
 */
export function alarmRegister(plan: SitePlan): readonly RegisteredAlarm[] {
  const lines = new Map<string, RegisteredAlarm>();
  for (const placed of groundOf(plan).placed)
    for (const signature of givenBy[placed.device.kind]) {
      const line = lineOf(plan, placed, signature);
      const name = `${line.zone}/${signature}/${line.priority}`;
      const held = lines.get(name);
      lines.set(name, held === undefined ? line : together(held, line));
    }
  return [...lines.values()].toSorted(
    (one, other) =>
      priorities.indexOf(one.priority) - priorities.indexOf(other.priority) ||
      (one.zone < other.zone ? -1 : Number(one.zone > other.zone)) ||
      signatures.indexOf(one.signature) - signatures.indexOf(other.signature),
  );
}

function lineOf(plan: SitePlan, placed: Placed, signature: Signature): RegisteredAlarm {
  const { zone } = placed.device;
  const consequence = consequenceOf(signature, placed);
  const why = priorityOf({
    consequence,
    timeLeftSeconds: timeLeft(placed),
    zone: zonePriorityOf(plan, zone),
    bounds: plan.respondBounds ?? usualBounds,
  });
  return { ...why, zone, ground: placed.ground, signature, points: 1, act: actOf(consequence) };
}

/** The nearer of the two speaks for both. */
function together(held: RegisteredAlarm, line: RegisteredAlarm): RegisteredAlarm {
  const isNearer = (line.seconds ?? Infinity) < (held.seconds ?? Infinity);
  return { ...(isNearer ? line : held), points: held.points + 1 };
}

/** Points by the priority of what they can set off, those of the devices themselves left out: the configured alarms. */
export function configuredByPriority(
  register: readonly RegisteredAlarm[],
): Readonly<Record<Priority, number>> {
  const of = (wanted: Priority): number =>
    register
      .filter(({ priority, signature }) => priority === wanted && !ofDevice.has(signature))
      .reduce((sum, { points }) => sum + points, 0);
  return { high: of('high'), medium: of('medium'), low: of('low') };
}
