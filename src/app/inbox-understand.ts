import type { JsonObject } from '../journal/port.ts';
import { upcast } from '../journal/upcast.ts';
import type { ContextDoor, StreamDoor } from '../kernel/door.ts';
import type { DomainEvent } from '../kernel/event.ts';
import type { SharedEvent } from '../kernel/exchange.ts';
import type { UtcText } from '../kernel/time.ts';

/**
 * What this version of the program can make of what another node sent. `unknown`: something of it is of a newer one; it
 * is kept until that is here. `unruled`: this node's rules would not have let it come; it waits for others. `unfit`: it
 * has not the shape this version allows, or is of a kind that never travels.
 */
export type Understanding = 'known' | 'unknown' | 'unruled' | 'unfit';

type Told = Pick<SharedEvent, 'context' | 'stream' | 'type' | 'shape' | 'happenedAt' | 'body'>;

/** Whether this version understands events of another node, all of them. Pure. */
export function createUnderstanding(
  contexts: readonly ContextDoor[],
): (events: readonly Told[]) => Understanding {
  const doors = new Map(
    contexts.flatMap(({ name, streams }) =>
      streams.map((door): [string, StreamDoor] => [`${name} ${door.kind}`, door]),
    ),
  );
  return (events) => {
    const found = events.map((event) => understand(doors, event));
    if (found.includes('unfit')) return 'unfit';
    return found.includes('unknown') ? 'unknown' : 'known';
  };
}

function understand(doors: ReadonlyMap<string, StreamDoor>, event: Told): Understanding {
  const { context, stream, type, shape, body } = event;
  const slash = stream.indexOf('/');
  if (slash < 1 || slash === stream.length - 1) return 'unfit';
  const door = doors.get(`${context} ${stream.slice(0, slash)}`);
  const schema = door?.events[type];
  if (door === undefined || schema === undefined) return 'unknown';
  const lifts = door.upcasters[type] ?? [];
  if (shape > lifts.length + 1) return 'unknown';
  // What this node would never give, another node has no business giving: it would write in this one's own registers.
  const handling = door.handlingOf?.(domainEventOf(event)) ?? door.handling[type];
  if (handling === undefined || handling.release === 'never') return 'unfit';
  return isOfShape(() => schema.safeParse(upcast({ type, shape, body }, lifts))) ? 'known' : 'unfit';
}

/** A lift is written for what this program once wrote: on anything else it may fail. */
function isOfShape(parse: () => { readonly success: boolean }): boolean {
  try {
    return parse().success;
  } catch {
    return false;
  }
}

function domainEventOf({ type, happenedAt, body }: Told): DomainEvent {
  return { ...body, type, at: happenedAt } as { type: string; at: UtcText } & JsonObject;
}
