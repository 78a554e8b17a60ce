import { addSeconds, type Instant } from '../../../kernel/time.ts';
import { never } from '../../../kernel/result.ts';
import type { CameraUnfit } from '../cameras.ts';
import { planMetres, type SitePlan } from '../plan.ts';
import { type Signature, signals } from '../words.ts';
import { causeOf, isUnsure, shakenHard, standsOut } from './causes.ts';
import { limits } from './figures.ts';
import { groundOf, type Placed, type SiteGround } from './ground.ts';
import { createGroups } from './groups.ts';
import { createIncidents } from './incidents.ts';
import { createInterruptBudget } from './interrupts.ts';
import { type Alert, createMemory, placedNow, type SiteMemory } from './memory.ts';
import { pathOf } from './path.ts';
import type { DeviceEvent, Evidence, Outcome } from './shapes.ts';
import { createStanding, type Standing } from './standing.ts';

/** Takes what the devices of a site say and answers what an operator must see. */
export interface Rationaliser {
  /** One event, in the order of receipt. Everything that fell due before it comes first. */
  take(event: DeviceEvent): readonly Outcome[];
  /** Time goes by with nothing said: what waited is decided. */
  advance(now: Instant): readonly Outcome[];
  /**
   * The site’s register has changed: all that was heard goes on, with what waits, what stands and the incidents that are
   * open. Answers what was waiting of devices that stand there no more: it is decided at once.
   */
  replan(plan: SitePlan, site: { readonly operators: number }): readonly Outcome[];
  /** People said that these alarms are over: what comes to their place from now on is another matter. */
  end(alarms: ReadonlySet<string>): void;
  /** A person has put a device to work on it until then; null: it serves again. Ends by itself. */
  setMaintenance(device: string, until: Instant | null): void;
  /** A person has put a point aside until then; null: no longer. Ends by itself. */
  setShelf(device: string, until: Instant | null): void;
  /** A person has noted that a camera gives no picture. */
  setFault(device: string, isFaulty: boolean): void;
}

interface Parts {
  readonly memory: SiteMemory;
  readonly standing: Standing;
  readonly groups: ReturnType<typeof createGroups>;
  readonly incidents: ReturnType<typeof createIncidents>;
  /** Alerts that wait for what explains them, oldest first. */
  readonly waiting: Alert[];
  readonly told: Map<string, Instant>;
}

/** Beyond it what waited longest is decided at once: nothing is dropped. */
const waitingMax = 5_000;
const chatteringAgainMilliseconds = 8 * 3_600_000;
const cabinetAgainMilliseconds = 900_000;

/**
 * Alarm rationalisation of one site. The same events in the same order give the same outcomes: no clock, no chance.
 * Of every alert it says within `limits.holdSeconds` either that it is presented, or to which group it belongs and what
 * says so. A sign of a person is presented at once, whatever is going on around it. Source: EEMUA Publication 191;
 * ANSI/ISA-18.2-2016; PROBLEM F27.
 */
export function createRationaliser(
  plan: SitePlan,
  { operators }: { readonly operators: number },
): Rationaliser {
  const memory = createMemory(groundOf(plan));
  const standing = createStanding();
  const faulty = new Set<string>();
  let now = 0 as Instant; // before any event
  const unfitOf = (camera: string): CameraUnfit | null => {
    if ((memory.maintenanceUntil.get(camera) ?? 0) > now) return 'maintenance';
    return faulty.has(camera) ? 'known_fault' : standing.unfitOf(camera);
  };
  const budget = createInterruptBudget(operators);
  const incidents = createIncidents(() => memory.ground, budget, unfitOf);
  const groups = createGroups(plan.site);
  const parts: Parts = { memory, standing, groups, incidents, waiting: [], told: new Map() };
  const advance = (to: Instant): readonly Outcome[] => {
    now = to > now ? to : now;
    return [...decideDue(parts, now), ...tellStale(parts, now), ...incidents.seenAgain(now)];
  };
  return {
    advance,
    replan(next, { operators: among }) {
      budget.share(among);
      return replanned(parts, groundOf(next), now);
    },
    end: (alarms) => incidents.end(alarms),
    take(event) {
      const due = advance(event.receivedAt);
      const index = memory.ground.indexOf.get(event.device);
      const from = index === undefined ? undefined : memory.ground.placed[index];
      if (from === undefined) return [...due, { kind: 'unknown_device', device: event.device }];
      standing.note(event);
      memory.note(event, from);
      return signals[event.signal] === 'alert'
        ? [...due, ...consider(parts, alertOf(event, from, now)), ...incidents.seenAgain(now)]
        : due;
    },
    setMaintenance: (device, until) => set(memory.maintenanceUntil, device, until),
    setShelf: (device, until) => set(memory.shelvedUntil, device, until),
    setFault: (device, isFaulty) => void (isFaulty ? faulty.add(device) : faulty.delete(device)),
  };
}

function replanned(parts: Parts, ground: SiteGround, now: Instant): readonly Outcome[] {
  const { memory, waiting } = parts;
  const all = waiting.splice(0);
  // Decided by the ground on which they were heard: by the new one their device has no place.
  waiting.push(...all.filter(({ from }) => placedNow(ground, from) === null));
  const outcomes: Outcome[] = [];
  while (waiting.length > 0) outcomes.push(...decideNext(parts, now));
  memory.replan(ground);
  for (const alert of all) alert.from = placedNow(ground, alert.from) ?? alert.from;
  waiting.push(...all.filter(({ from }) => placedNow(ground, from) !== null));
  return outcomes;
}

function set(map: Map<string, Instant>, device: string, until: Instant | null): void {
  if (until === null) map.delete(device);
  else map.set(device, until);
}

/** What lies before an earlier event by its receipt counts as of now: receipt is the only order. */
function alertOf({ signal, value, confidence }: DeviceEvent, from: Placed, at: Instant): Alert {
  return { from, signal, at, value, confidence, explained: undefined };
}

function consider(parts: Parts, alert: Alert): readonly Outcome[] {
  const { memory, waiting } = parts;
  memory.remember(alert);
  const signature = signOf(alert);
  if (signature !== null) return [presented(parts, [signature, [alert]], alert.at)];
  const way = pathOf(memory, alert, alert.at);
  if (way !== null) {
    alert.explained = null;
    return [presented(parts, ['path', way], alert.at)];
  }
  waiting.push(alert);
  return waiting.length > waitingMax ? decideNext(parts, alert.at) : [];
}

/** A sign that needs no other. */
function signOf(alert: Alert): Signature | null {
  switch (alert.signal) {
    case 'panic':
      return 'panic';
    case 'cut':
      return 'cut';
    case 'door_forced':
      return 'door_forced';
    case 'person':
      return isUnsure(alert) ? null : 'person_seen';
    default:
      return null;
  }
}

function decideDue(parts: Parts, now: Instant): readonly Outcome[] {
  const outcomes: Outcome[] = [];
  for (;;) {
    const first = parts.waiting[0];
    if (first === undefined) return outcomes;
    const dueAt = addSeconds(first.at, limits.holdSeconds);
    if (dueAt > now) return outcomes;
    outcomes.push(...decideNext(parts, dueAt));
  }
}

/** Decides over the alert that waited longest. */
function decideNext(parts: Parts, at: Instant): readonly Outcome[] {
  const alert = parts.waiting.shift();
  // Presented meanwhile as part of a path.
  if (alert === undefined || alert.explained !== undefined) return [];
  const explanation = causeOf(parts.memory, alert, at);
  alert.explained = explanation;
  if (explanation !== null) {
    const grouped = parts.groups.add(alert, explanation);
    const also = alsoPresented(parts, alert, at);
    return also === null ? [grouped] : [grouped, also];
  }
  const shook = standsOut(parts.memory, alert);
  const isInWind =
    parts.memory.wind !== null && parts.memory.wind.metresPerSecond >= limits.windMetresPerSecond;
  if (shook !== null && isInWind) return [presented(parts, ['stands_out', [alert]], at)];
  if (isMany(parts.memory, alert)) return [presented(parts, ['many_at_once', [alert]], at)];
  return [presented(parts, [isOfDevice(alert) ? 'device_fault' : 'lone', [alert]], at)];
}

/** A cause that is itself a matter for somebody: told once, then it is only a group. */
function alsoPresented(parts: Parts, alert: Alert, at: Instant): Outcome | null {
  const { explained, from } = alert;
  if (explained == null) return null;
  switch (explained.cause) {
    case 'chattering':
      return once(parts, [`chattering/${from.device.device}`, at], chatteringAgainMilliseconds)
        ? presented(parts, ['chattering', [alert]], at)
        : null;
    case 'cabinet':
      return once(parts, [`cabinet/${from.device.cabinet}`, at], cabinetAgainMilliseconds)
        ? presented(parts, ['cabinet_lost', [alert]], at)
        : null;
    case 'storm': {
      // So many at once without any lightning measured is nobody's weather: somebody must look.
      const isMeasured = explained.evidence.kind === 'burst' && explained.evidence.lightning;
      return !isMeasured && once(parts, ['storm', at], cabinetAgainMilliseconds)
        ? presented(parts, ['many_at_once', [alert]], at)
        : null;
    }
    case 'wind':
    case 'train':
    case 'animal':
    case 'maintenance':
    case 'shelved':
    case 'motion_only':
      return null;
    default:
      return never(explained.cause);
  }
}

function once({ told }: Parts, [key, at]: readonly [string, Instant], againMilliseconds: number): boolean {
  const before = told.get(key);
  if (before !== undefined && at - before < againMilliseconds) return false;
  told.set(key, at);
  return true;
}

function isOfDevice({ signal }: Alert): boolean {
  return signal === 'fault' || signal === 'link_lost' || signal === 'power_lost' || signal === 'tamper';
}

/** Many fence points over a long stretch at once, and nothing that explains them. */
function isMany(memory: SiteMemory, { from, at }: Alert): boolean {
  if (from.device.kind !== 'fence_sensor') return false;
  const others = from.windNear.flatMap((index) => {
    const placed = memory.ground.placed[index];
    const isNow = memory
      .alertsOf(index)
      .some((one) => one.explained == null && Math.abs(one.at - at) <= limits.manySeconds * 1000);
    return placed !== undefined && isNow ? [placed.place] : [];
  });
  if (others.length + 1 < limits.manyDevices) return false;
  return others.some((one) => others.some((other) => planMetres(one, other) >= limits.manyMetres));
}

function presented(
  { incidents, memory }: Parts,
  [signature, alerts]: readonly [Signature, readonly Alert[]],
  now: Instant,
): Outcome {
  const [first, ...rest] = alerts;
  if (first === undefined) throw new Error('an alarm of no alert'); // a bug
  for (const alert of alerts) alert.explained ??= null;
  return incidents.present({
    signature,
    alerts: [first, ...rest],
    evidence: evidenceOf(memory, alerts),
    now,
  });
}

function evidenceOf(memory: SiteMemory, alerts: readonly Alert[]): readonly Evidence[] {
  return alerts.flatMap((alert): readonly Evidence[] => {
    const device = alert.from.device.device;
    const said: Evidence = { kind: 'alert', device, signal: alert.signal, at: alert.at };
    const middle = shakenHard(memory, alert);
    if (alert.signal === 'person' && alert.confidence !== null)
      return [{ kind: 'seen', camera: device, confidence: alert.confidence }];
    return middle === null || alert.value === null
      ? [said]
      : [said, { kind: 'shook', value: alert.value, middle }];
  });
}

function tellStale(parts: Parts, now: Instant): readonly Outcome[] {
  return parts.standing.staleBy(now).flatMap(({ device, signal }): readonly Outcome[] => {
    const index = parts.memory.ground.indexOf.get(device);
    const from = index === undefined ? undefined : parts.memory.ground.placed[index];
    if (from === undefined) return [];
    const alert: Alert = { from, signal, at: now, value: null, confidence: null, explained: null };
    return [presented(parts, ['stale', [alert]], now)];
  });
}
