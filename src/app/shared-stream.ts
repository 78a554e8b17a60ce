import { historyOf, isShared } from '../journal/history.ts';
import type { StoredEvent } from '../journal/port.ts';
import { foldShared } from '../kernel/causal.ts';
import type { StreamDoor } from '../kernel/door.ts';
import type { NodeId } from '../kernel/ids.ts';
import { marks } from '../kernel/set-back.ts';
import { domainEvent, labelledEvent } from './new-event.ts';
import type { FoldedStream } from './state-cache.ts';

/**
 * A stream folded anew, the same on every node that holds the same events of it: one that is this node's alone as it is
 * read, another in canonical order without what was recalled. In: the whole stream as stored, in version order.
 */
export function foldedStream(
  door: Pick<StreamDoor, 'decider' | 'upcasters' | 'handling'>,
  stored: readonly StoredEvent[],
  own: NodeId,
): FoldedStream {
  const shared = isShared(stored);
  const newest = shared ? newestOf(stored) : stored.at(-1);
  return {
    state: shared ? sharedState(door, stored, own) : ownState(door, stored),
    version: stored.length,
    label: newest === undefined ? null : labelledEvent(door, newest),
    shared,
  };
}

/** Access is judged by this node's own entries where there are any: what another node sends never opens them. */
function newestOf(stored: readonly StoredEvent[]): StoredEvent | undefined {
  const entries = stored.filter(({ type }) => !marks.has(type));
  return entries.findLast(({ imported }) => imported === null) ?? entries.at(-1);
}

function ownState(door: Pick<StreamDoor, 'decider' | 'upcasters'>, stored: readonly StoredEvent[]): unknown {
  let state = door.decider.initial;
  for (const event of stored) state = door.decider.evolve(state, domainEvent(door, event));
  return state;
}

function sharedState(
  door: Pick<StreamDoor, 'decider' | 'upcasters'>,
  stored: readonly StoredEvent[],
  own: NodeId,
): unknown {
  const { events } = historyOf(stored, own);
  return foldShared(
    door.decider,
    events.map((place) => ({ ...place, event: domainEvent(door, place.stored) })),
  );
}
