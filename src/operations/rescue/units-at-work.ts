import type { UtcText } from '../../kernel/time.ts';
import type { Boat } from './boat-state.ts';

/** Steps of a task that nobody has answered yet. */
const waiting: readonly string[] = ['proposed', 'delivered', 'seen'];
/** Those at which it is refused, called off, over. */
const over: readonly string[] = [
  'refused',
  'withdrawn',
  'cancelled',
  'cancel_acknowledged',
  'stood_down',
  'done',
  'diverted',
  'failed',
  'ended',
];
/** Steps on which nobody is coming. */
const idle: ReadonlySet<string> = new Set([...waiting, ...over]);

/** True for the steps at which nothing more is asked of a unit. */
export function isTaskOver(step: string): boolean {
  return over.includes(step);
}

/** Units that have accepted a task for this boat and are not done with it, each once. */
export function unitsAtWork({ tasks }: Pick<Boat, 'tasks'>): readonly string[] {
  return [...new Set(tasks.filter(({ step }) => !idle.has(step)).map(({ unit }) => unit))];
}

/** Since when no unit is at work for it; null: one is. */
export function aloneSince(boat: Pick<Boat, 'tasks' | 'openedAt'>): UtcText | null {
  if (unitsAtWork(boat).length > 0) return null;
  // A unit that was coming and has ended its task leaves the boat alone from then on.
  const left = boat.tasks.filter(({ step }) => !waiting.includes(step)).map(({ at }) => at);
  return left.toSorted().at(-1) ?? boat.openedAt;
}
