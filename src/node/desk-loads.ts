import type { State } from '../kernel/label.ts';
import { states } from '../kernel/label.ts';
import type { UtcText } from '../kernel/time.ts';
import type { TaskView } from '../operations/dispatch/wire.ts';
import type { Boat } from '../operations/rescue/boat-state.ts';
import type { Contact } from '../operations/rescue/contact-state.ts';
import { type CallInHand, isInHand } from '../operations/watch/decide-call.ts';
import type { StandingAlarm } from '../operations/watch/alarm-state.ts';
import { type DeskItems, type DeskLoad, followLoad } from '../operations/watch/workload.ts';

/** What stands, as far as it lies on somebody's desk. */
export interface Lying {
  readonly boats: readonly Boat[];
  readonly contacts: readonly Contact[];
  readonly tasks: readonly TaskView[];
  readonly alarms: readonly StandingAlarm[];
  readonly calls: readonly CallInHand[];
  readonly at: UtcText;
}

const none: DeskItems = {
  distress_boats: 0,
  alert_boats: 0,
  uncertain_boats: 0,
  unread_items: 0,
  running_tasks: 0,
  unacknowledged_alarms: 0,
  calls_in_progress: 0,
};

/**
 * The load of each desk, told by what it owns. A boat lies with the desk that took the contact on which it was opened,
 * if that is of the side that coordinates; whatever is nobody's in particular lies with its side as a whole, under the
 * side's own name. A call in hand lies with the desk at which it is taken, until it is over or too old to be.
 */
export function loadsOf(before: readonly DeskLoad[], lying: Lying): readonly DeskLoad[] {
  const counts = new Map<string, { readonly side: State; items: DeskItems }>();
  const add = (side: State, desk: string | null, part: keyof DeskItems): void => {
    const name = desk ?? side;
    const held = counts.get(name) ?? { side, items: none };
    counts.set(name, { side, items: { ...held.items, [part]: held.items[part] + 1 } });
  };
  for (const side of states) counts.set(side, { side, items: none });
  const owners = new Map(lying.contacts.map(({ facts, owner }) => [facts.contact, owner]));
  for (const boat of lying.boats) {
    if (boat.status !== 'open') continue;
    const owner = owners.get(boat.contact);
    for (const side of states)
      if (boat.coordinator === side || boat.coordinator === 'both')
        add(side, owner?.side === side ? owner.desk : null, partOf(boat));
  }
  for (const { opened, answer, links, owner } of lying.contacts)
    if (opened === null && answer === null && links.length === 0) add(owner.side, owner.desk, 'unread_items');
  for (const { unitSide, step } of lying.tasks) if (isRunning(step)) add(unitSide, null, 'running_tasks');
  for (const { phase, condition } of lying.alarms)
    if (phase === 'unacknowledged') add(condition.side, null, 'unacknowledged_alarms');
  for (const call of lying.calls)
    if (isInHand(call, lying.at)) add(call.side, call.desk, 'calls_in_progress');
  const earlier = new Map(before.map((load) => [load.desk, load]));
  return [...counts]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([desk, { side, items }]) =>
      followLoad(earlier.get(desk) ?? null, { desk, side, items, at: lying.at }),
    );
}

function partOf({ phase }: Boat): keyof DeskItems {
  if (phase === 'distress') return 'distress_boats';
  return phase === 'alert' ? 'alert_boats' : 'uncertain_boats';
}

function isRunning(step: TaskView['step']): boolean {
  return ['proposed', 'delivered', 'seen', 'accepted', 'under_way', 'on_scene'].includes(step);
}
