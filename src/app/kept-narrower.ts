import { isDeepStrictEqual } from 'node:util';
import type { NewEvent } from '../journal/port.ts';
import type { StreamDoor } from '../kernel/door.ts';
import type { Labelled, RecordLabel } from '../kernel/label.ts';
import { markings } from '../kernel/marking.ts';
import { labelOf } from './new-event.ts';

type Door = Pick<StreamDoor, 'handling'>;

/**
 * Whether somebody keeps a record narrower than its kind is by itself: a higher marking, fewer states, a list of names, a
 * caveat, a condition. One of before labels is its node's own, and as its kind.
 */
export function isKeptNarrower({ handling }: Door, label: Labelled | null): boolean {
  if (label === null || isOfBefore(label)) return false;
  const kinds = Object.values(handling);
  const highest = Math.max(...kinds.map(({ marking }) => markings.indexOf(marking)));
  if (markings.indexOf(label.marking) > highest) return true;
  if (label.namedList !== undefined || isSaid(label.caveats) || isSaid(label.conditions)) return true;
  if (isSaid(label.blockedActs)) return true;
  const open = kinds.flatMap((one) => labelOf(one, label.owner).releasedToStates ?? []);
  return open.some((state) => label.releasedToStates?.includes(state) !== true);
}

function isSaid(list: readonly unknown[] | undefined): boolean {
  return list !== undefined && list.length > 0;
}

function isOfBefore(label: Labelled): boolean {
  return isDeepStrictEqual(recordLabelOf(label), { owner: label.origin });
}

function recordLabelOf(label: Labelled): RecordLabel {
  const { marking: _marking, purpose: _purpose, origin: _origin, personal: _personal, ...own } = label;
  return own;
}

/** An entry of a record that is kept narrower is kept as narrow: no later word of it makes it wider. */
export function keptAsNarrow(door: Door, event: NewEvent, label: Labelled | null): NewEvent {
  if (label === null || !isKeptNarrower(door, label)) return event;
  const isHigher = markings.indexOf(label.marking) > markings.indexOf(event.marking);
  return { ...event, marking: isHigher ? label.marking : event.marking, label: recordLabelOf(label) };
}
