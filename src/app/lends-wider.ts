import type { CommandDoor, StreamDoor } from '../kernel/door.ts';
import type { Labelled } from '../kernel/label.ts';
import { refuse, type Refusal } from '../kernel/result.ts';
import type { Along, Sorted } from './along.ts';
import { isKeptNarrower } from './kept-narrower.ts';

/** A decision with every record that it was taken on. */
export interface Lending {
  readonly command: Pick<CommandDoor, 'lendsNothing'>;
  readonly own: {
    readonly stream: string;
    readonly door: Pick<StreamDoor, 'handling'>;
    readonly label: Labelled | null;
  };
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
