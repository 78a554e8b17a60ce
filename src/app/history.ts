import type { StoredEvent } from '../journal/port.ts';
import { causalOrder, concurrentPairs, type Placed, placedOf } from '../kernel/causal.ts';
import type { SidedEvent } from '../kernel/decider.ts';
import type { StreamDoor } from '../kernel/door.ts';
import type { DomainEvent } from '../kernel/event.ts';
import type { NodeId } from '../kernel/ids.ts';
import { domainEvent } from './new-event.ts';

/** One event of a stream where it stands among those of all nodes; `stored.position` is this book's, `position` its origin's. */
export interface HistoryEvent extends Placed {
  readonly stored: StoredEvent;
}

/**
 * The events of one stream in canonical order, each with its place. In: the whole stream as stored, in version order.
 * A stream of this node alone stays in the order of the book.
 */
export function historyOf(stored: readonly StoredEvent[], own: NodeId): readonly HistoryEvent[] {
  const placed = placedOf(stored, own).map((place, index): HistoryEvent => {
    const event = stored[index];
    if (event === undefined) throw new Error('as many places as events');
    return { ...place, stored: event };
  });
  return isShared(stored) ? causalOrder(placed) : placed;
}

/** Whether another node has a part in it. */
export function isShared(stored: readonly StoredEvent[]): boolean {
  return stored.some(({ imported }) => imported !== null);
}

/**
 * The state of one stream, the same on every node that holds the same events of it. Without another node's events it is
 * folded as it is read. In: the whole stream as stored, in version order.
 */
export function stateOf(
  door: Pick<StreamDoor, 'decider' | 'upcasters'>,
  stored: readonly StoredEvent[],
  own: NodeId,
): unknown {
  const { decider } = door;
  if (!isShared(stored))
    return stored.reduce<unknown>(
      (state, event) => decider.evolve(state, domainEvent(door, event)),
      decider.initial,
    );
  const history = historyOf(stored, own).map((place) => ({
    ...place,
    event: domainEvent(door, place.stored),
  }));
  const state = history.reduce<unknown>(
    (before, { event }) => decider.evolve(before, event),
    decider.initial,
  );
  if (decider.reconcile === undefined) return state;
  const contested = history.filter(({ event }) => decider.contested?.includes(event.type) ?? false);
  return decider.reconcile(
    state,
    concurrentPairs(contested).map(([one, other]) => [sided(one), sided(other)]),
  );
}

function sided({ event, origin, position }: Placed & { readonly event: DomainEvent }): SidedEvent {
  return { event, origin, position };
}
