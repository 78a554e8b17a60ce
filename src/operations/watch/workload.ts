import type { State } from '../../kernel/label.ts';
import type { UtcText } from '../../kernel/time.ts';
import { loadParts, type LoadLevel, type LoadPart, type LoadView } from './wire.ts';

/** How much of each lies on a desk: counted by what is owned there, never by who sits there. */
export type DeskItems = Readonly<Record<LoadPart, number>>;

/**
 * Points of each item and where a level begins. `leaves`: at or below which the level is left again, so that one item
 * more or less does not call out a duty officer twice. Ours, to be set by those who keep the watch: a boat in distress
 * binds about three times what an item to be read does.
 */
export const loadTable = {
  points: {
    distress_boats: 3,
    alert_boats: 2,
    uncertain_boats: 1,
    unread_items: 1,
    running_tasks: 1,
    unacknowledged_alarms: 1,
    calls_in_progress: 2,
  },
  levels: {
    busy: { from: 10, leaves: 7 },
    overloaded: { from: 20, leaves: 15 },
  },
} as const satisfies {
  readonly points: Readonly<Record<LoadPart, number>>;
  readonly levels: Readonly<
    Record<Exclude<LoadLevel, 'normal'>, { readonly from: number; readonly leaves: number }>
  >;
};

/** What lies on a desk now, with its parts. It says nothing of a person: nobody's name or pace is an input. */
export type DeskLoad = LoadView;

/**
 * The load of a desk at a moment. `before`: its load until then, null at first; the moment at which it reached its
 * level is kept as long as the level lasts.
 */
export function followLoad(
  before: DeskLoad | null,
  now: { readonly desk: string; readonly side: State; readonly items: DeskItems; readonly at: UtcText },
): DeskLoad {
  const { desk, side, items, at } = now;
  const parts = loadParts.flatMap((part) => {
    const count = Math.max(0, items[part]);
    return count === 0 ? [] : [{ part, count, points: count * loadTable.points[part] }];
  });
  const points = parts.reduce((sum, part) => sum + part.points, 0);
  const level = levelOf(points, before?.level ?? 'normal');
  return { desk, side, points, level, levelSince: before?.level === level ? before.levelSince : at, parts };
}

function levelOf(points: number, before: LoadLevel): LoadLevel {
  const { busy, overloaded } = loadTable.levels;
  if (points >= overloaded.from || (before === 'overloaded' && points > overloaded.leaves))
    return 'overloaded';
  if (points >= busy.from || (before !== 'normal' && points > busy.leaves)) return 'busy';
  return 'normal';
}
