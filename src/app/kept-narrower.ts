import { isDeepStrictEqual } from 'node:util';
import type { NewEvent } from '../journal/port.ts';
import type { CommandDoor, StreamDoor } from '../kernel/door.ts';
import type { Labelled, RecordLabel } from '../kernel/label.ts';
import { markings } from '../kernel/marking.ts';
import { refuse, type Refusal } from '../kernel/result.ts';
import type { Along, Sorted } from './along.ts';
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

/** A decision with every record that it was taken on. */
export interface Lending {
  readonly command: Pick<CommandDoor, 'lendsNothing'>;
  readonly own: { readonly stream: string; readonly door: Door; readonly label: Labelled | null };
  readonly along: readonly Along[];
  readonly events: Sorted;
}

/**
 * A record that is kept narrower lends nothing to one that is told wider: its count, its places or its words would leave
 * with the other. Refuses `kept_narrower`, naming the record, which the asker may see. What only takes back, and copies
 * nothing, goes on (`lendsNothing`).
 */
export function lendsWider({ command, own, along, events }: Lending): Refusal | null {
  if (command.lendsNothing === true) return null;
  const read = [own, ...along.filter(({ hidden }) => !hidden).map(ofAlong)];
  const narrow = read.find(({ door, label }) => isKeptNarrower(door, label));
  if (narrow === undefined) return null;
  const written = [
    ...(events.own.length > 0 ? [own] : []),
    ...events.others.filter((one) => one.events.length > 0).map((one) => ofAlong(one.along)),
  ];
  const isWider = written.some((one) => one.stream !== narrow.stream && !isKeptNarrower(one.door, one.label));
  return isWider ? refuse('kept_narrower', { record: narrow.stream }).refusal : null;
}

function ofAlong({ stream, door, stored }: Along): Lending['own'] {
  return { stream, door, label: stored.label };
}
