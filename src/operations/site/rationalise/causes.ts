import type { Instant } from '../../../kernel/time.ts';
import { isCamera } from '../cameras.ts';
import { planMetres } from '../plan.ts';
import type { Signal } from '../words.ts';
import { limits, standardFigures } from './figures.ts';
import { type Alert, sees, type SiteMemory } from './memory.ts';
import type { Explanation } from './shapes.ts';

/** Signals that something harmless can give as well: what is cut, forced, pressed or taken for a person never is. */
const ambiguous: ReadonlySet<Signal> = new Set(['disturbance', 'beam_broken', 'motion', 'door_opened']);

/** A camera that is not sure of a person has seen something move. */
export function isUnsure({ signal, confidence }: Pick<Alert, 'signal' | 'confidence'>): boolean {
  return signal === 'person' && confidence !== null && confidence < limits.personConfidence;
}

/**
 * What explains an alert as far as is known at `now`: the first of the causes that holds, with the figure that says so;
 * null: nothing does. Later neighbours may still explain it, so whoever can wait asks again.
 */
export function causeOf(memory: SiteMemory, alert: Alert, now: Instant): Explanation | null {
  const isAmbiguous = ambiguous.has(alert.signal) || isUnsure(alert);
  const isDevice = !isAmbiguous && ['tamper', 'power_lost', 'link_lost', 'fault'].includes(alert.signal);
  if (!isAmbiguous && !isDevice) return null;
  return (
    shelved(memory, alert) ??
    maintenance(memory, alert) ??
    cabinet(memory, alert) ??
    (isAmbiguous
      ? (storm(memory, alert) ??
        train(memory, alert) ??
        animal(memory, alert) ??
        wind(memory, alert, now) ??
        repeats(memory, alert) ??
        motionOnly(alert))
      : storm(memory, alert))
  );
}

function shelved({ shelvedUntil }: SiteMemory, { from, at }: Alert): Explanation | null {
  // Somebody on the track is asked about whatever anybody has put aside.
  if (from.ground === 'track' || from.ground === 'tunnel') return null;
  const until = shelvedUntil.get(from.device.device);
  return until !== undefined && until > at ? { cause: 'shelved', evidence: { kind: 'shelf', until } } : null;
}

function maintenance({ maintenanceUntil, ground }: SiteMemory, { from, at }: Alert): Explanation | null {
  const until = maintenanceUntil.get(from.device.device);
  if (until !== undefined && until > at)
    return { cause: 'maintenance', evidence: { kind: 'service', until } };
  const work = ground.plan.works.find(
    (one) => one.zone === from.device.zone && one.from <= at && one.until > at,
  );
  if (work === undefined) return null;
  return { cause: 'maintenance', evidence: { kind: 'work', work: work.work, until: work.until } };
}

function cabinet(memory: SiteMemory, { from, at, signal }: Alert): Explanation | null {
  const name = from.device.cabinet;
  if (name === null || !['power_lost', 'link_lost', 'tamper', 'fault'].includes(signal)) return null;
  const devices = memory.lostOf(name, at);
  return devices >= limits.cabinetDevices
    ? { cause: 'cabinet', evidence: { kind: 'cabinet', cabinet: name, devices } }
    : null;
}

function storm(memory: SiteMemory, { at }: Alert): Explanation | null {
  const { devices, kinds, metres } = memory.burstAt(at);
  if (devices < limits.stormDevices || kinds < limits.stormKinds || metres < limits.stormMetres) return null;
  const lightning = memory.lightningWithin(at, 600);
  return { cause: 'storm', evidence: { kind: 'burst', devices, metres: Math.round(metres), lightning } };
}

function train(memory: SiteMemory, { from, at }: Alert): Explanation | null {
  const { track } = from.device;
  if (track === null) return null;
  const passage = memory.passageAt(track, at);
  if (passage !== null)
    return { cause: 'train', evidence: { kind: 'train', track, by: 'axle_counter', at: passage.from } };
  // A late train must not excuse somebody on the track: where axles are counted, only they speak.
  if (memory.isCounted(track, at)) return null;
  const due = memory.ground.plan.trains.find(
    (one) => one.track === track && Math.abs(one.at - at) <= limits.timetableSeconds * 1000,
  );
  if (due === undefined) return null;
  return { cause: 'train', evidence: { kind: 'train', track, by: 'timetable', at: due.at } };
}

function animal(memory: SiteMemory, { from, at }: Alert): Explanation | null {
  const sighting = memory.animals.findLast(
    (one) =>
      one.confidence >= limits.animalConfidence &&
      Math.abs(one.at - at) <= limits.animalSeconds * 1000 &&
      sees(one.camera, from.place),
  );
  if (sighting === undefined) return null;
  const { camera, confidence } = sighting;
  return { cause: 'animal', evidence: { kind: 'animal', camera: camera.device.device, confidence } };
}

function wind(memory: SiteMemory, alert: Alert, now: Instant): Explanation | null {
  const { from, at, signal } = alert;
  const measured = memory.wind;
  if (from.device.kind !== 'fence_sensor' || signal !== 'disturbance' || measured === null) return null;
  const { station, metresPerSecond } = measured;
  if (now - measured.at > limits.windSeconds * 1000 || metresPerSecond < limits.windMetresPerSecond)
    return null;
  if (shakenHard(memory, alert) !== null) return null;
  let neighbours = 0;
  for (const index of from.windNear)
    if (memory.alertsOf(index).some((one) => Math.abs(one.at - at) <= limits.windNearSeconds * 1000))
      neighbours += 1;
  if (metresPerSecond < limits.strongWindMetresPerSecond && neighbours < limits.windNeighbours) return null;
  return { cause: 'wind', evidence: { kind: 'wind', station, metresPerSecond, neighbours } };
}

/**
 * The middle value of what its neighbours shook in these minutes, where an alert shook so much harder that the wind
 * which moves them all does not account for it, or hard on two rows of one place; null: it does not stand out, or too
 * little is known. Where too few neighbours have spoken, the fences of the whole site are compared with.
 */
export function standsOut(memory: SiteMemory, alert: Alert): number | null {
  const middle = middleAround(memory, alert);
  const { value } = alert;
  if (middle === null || value === null) return null;
  if (value >= middle * limits.standsOutFactor) return middle;
  const hard = middle * limits.standsOutTwiceFactor;
  return value >= hard && otherRowShook(memory, alert, hard) ? middle : null;
}

/**
 * The middle value, where an alert shook harder than that by the factor at which somebody must look, whether it stands out
 * or not: who climbs where no second sensor notices is presented by this alone, with the priority of a lone sensor.
 */
export function shakenHard(memory: SiteMemory, alert: Alert): number | null {
  const middle = middleAround(memory, alert);
  return middle !== null && alert.value !== null && alert.value >= middle * limits.asksFactor ? middle : null;
}

/** The middle of what the neighbours shook, or the whole site where too few of them spoke; null: too little is known. */
function middleAround(memory: SiteMemory, alert: Alert): number | null {
  const { from, at, value } = alert;
  if (value === null || from.device.kind !== 'fence_sensor') return null;
  const near: number[] = [];
  for (const index of from.windNear) {
    const last = memory.alertsOf(index).at(-1);
    if (last !== undefined && last.value !== null && at - last.at <= limits.windSeconds * 1000)
      near.push(last.value);
  }
  const values = near.length >= limits.standsOutValues ? near : memory.shookBefore(alert);
  return values.length < limits.standsOutValues ? null : middleOf(values);
}

/** The other fence at the same place was shaken hard as well, just before: whoever climbs one climbs the next. */
function otherRowShook(memory: SiteMemory, { from, at }: Alert, hard: number): boolean {
  return from.pathNear.some((index) => {
    const placed = memory.ground.placed[index];
    if (placed === undefined || placed.device.kind !== 'fence_sensor' || placed.row === from.row)
      return false;
    if (planMetres(placed.place, from.place) > limits.samePlaceMetres) return false;
    return memory
      .alertsOf(index)
      .some(
        (one) =>
          one.value !== null && one.value >= hard && Math.abs(at - one.at) <= limits.pathSeconds * 1000,
      );
  });
}

function middleOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

/**
 * A point that chatters. Once found, it chatters until it has been quiet for `chatteringQuietSeconds`: one that speaks
 * three times a minute speaks twice in the next, and is no other matter then. Never where another sensor bears it out, nor
 * where it shakes far harder than it has been shaking.
 */
function repeats(memory: SiteMemory, alert: Alert): Explanation | null {
  const { from, at } = alert;
  // What would mean somebody on the track is asked about each time.
  if (from.ground === 'track' || from.ground === 'tunnel') return null;
  const held = memory.alertsOf(from.index).filter((one) => one.at <= at);
  const within = held.filter((one) => at - one.at <= 60_000).length;
  const lately = held.filter((one) => at - one.at <= limits.chatteringHeldSeconds * 1000).length;
  const isNew = within >= standardFigures.chatteringPerMinute && lately >= limits.chatteringHeld;
  if (!isNew && at - memory.chatteredAt(from.device.device) > limits.chatteringQuietSeconds * 1000)
    return null;
  if (isHarderThanBefore(alert, held)) return null;
  const isBorneOut = from.pathNear.some((index) =>
    memory.alertsOf(index).some((one) => Math.abs(at - one.at) <= 60_000 && one.explained == null),
  );
  if (isBorneOut) return null;
  memory.noteChattering(from.device.device, at);
  return { cause: 'chattering', evidence: { kind: 'repeats', perMinute: within } };
}

/** A climber on a fence that trembles: so many times the middle of what this point itself has been saying. */
function isHarderThanBefore({ value }: Alert, held: readonly Alert[]): boolean {
  if (value === null) return false;
  const values = held.slice(0, -1).flatMap((one) => (one.value === null ? [] : [one.value]));
  if (values.length < limits.standsOutValues) return false;
  return value >= middleOf(values) * limits.standsOutFactor;
}

function motionOnly({ from, signal, at }: Alert): Explanation | null {
  if (!isCamera(from.device) || (signal !== 'motion' && signal !== 'person')) return null;
  if (from.ground === 'track' || from.ground === 'tunnel') return null;
  return { cause: 'motion_only', evidence: { kind: 'alert', device: from.device.device, signal, at } };
}
