import type { Instant } from '../../../kernel/time.ts';
import { planMetres } from '../plan.ts';
import type { Cause } from '../words.ts';
import { causeOf } from './causes.ts';
import { limits } from './figures.ts';
import type { Alert, SiteMemory } from './memory.ts';

/** How much an alert bears witness to a person although something else may explain it. */
const weights: Readonly<Record<Cause, number>> = {
  wind: 0.5,
  animal: 0.5,
  chattering: 0.5,
  shelved: 0.5,
  motion_only: 0.5,
  train: 0,
  maintenance: 0,
  cabinet: 0,
  storm: 0,
};

/** Sensors that say where somebody is. */
const witnesses = new Set([
  'disturbance',
  'beam_broken',
  'motion',
  'person',
  'door_opened',
  'door_forced',
  'cut',
]);

/**
 * The alerts that with this one make the way of a person: of sensors that work in different ways or stand in different
 * rows, in the order of the rows, inwards or outwards, no faster than a person runs. Oldest first; null: there is none.
 * Never asks what the whole is like, only whether these few may be one person: a gale does not hide it.
 */
export function pathOf(memory: SiteMemory, alert: Alert, now: Instant): readonly Alert[] | null {
  const own = weightOf(memory, alert, now);
  if (own === 0 || !witnesses.has(alert.signal)) return null;
  const earlier: Alert[] = [];
  for (const index of alert.from.pathNear) {
    const placed = memory.ground.placed[index];
    if (placed === undefined || isSameSense(alert, placed.row, placed.device.kind)) continue;
    const last = memory.alertsOf(index).findLast((one) => mayBeSame(one, alert));
    if (last !== undefined) earlier.push(last);
  }
  const inwards = along(memory, { alert, own, earlier, now, goes: 1 });
  return inwards ?? along(memory, { alert, own, earlier, now, goes: -1 });
}

interface Way {
  readonly alert: Alert;
  readonly own: number;
  readonly earlier: readonly Alert[];
  readonly now: Instant;
  readonly goes: 1 | -1;
}

function along(memory: SiteMemory, { alert, own, earlier, now, goes }: Way): readonly Alert[] | null {
  const best = new Map<string, { readonly weight: number; readonly alert: Alert }>();
  for (const one of earlier) {
    if ((alert.from.row - one.from.row) * goes < 0) continue;
    const weight = weightOf(memory, one, now);
    const sense = `${one.from.row}/${one.from.device.kind}`;
    if (weight > (best.get(sense)?.weight ?? 0)) best.set(sense, { weight, alert: one });
  }
  const weighed = [own, ...[...best.values()].map(({ weight }) => weight)];
  // One at least that nothing explains: in a gale fences and swaying bushes agree with one another all night.
  if (best.size === 0 || !weighed.includes(1)) return null;
  if (weighed.reduce((sum, weight) => sum + weight, 0) < limits.pathWeight) return null;
  const way = [...best.values()].map((one) => one.alert).toSorted((one, other) => one.at - other.at);
  return [...way, alert];
}

function weightOf(memory: SiteMemory, alert: Alert, now: Instant): number {
  const explained = alert.explained === undefined ? causeOf(memory, alert, now) : alert.explained;
  return explained === null ? 1 : weights[explained.cause];
}

function isSameSense({ from }: Alert, row: number, kind: string): boolean {
  return from.row === row && from.device.kind === kind;
}

function mayBeSame(earlier: Alert, later: Alert): boolean {
  const seconds = (later.at - earlier.at) / 1000;
  if (seconds < 0 || seconds > limits.pathSeconds || !witnesses.has(earlier.signal)) return false;
  // A sensor is some metres long, and a camera's view longer.
  const slack = earlier.from.slackMetres + later.from.slackMetres;
  return planMetres(earlier.from.place, later.from.place) - slack <= seconds * limits.runMetresPerSecond;
}
