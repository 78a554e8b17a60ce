import { causalOrder, type Placed, placedOf } from '../kernel/causal.ts';
import type { JournalPosition } from '../kernel/event.ts';
import type { NodeId } from '../kernel/ids.ts';
import { recallBody, recallMark } from '../kernel/recall.ts';
import type { StoredEvent } from './port.ts';

/** One event of a stream where it stands among those of all nodes; `stored.position` is this book's, `position` its origin's. */
export interface HistoryEvent extends Placed {
  readonly stored: StoredEvent;
}

/** A stream in which another node has a part. */
export interface StreamHistory {
  /** In canonical order, without marks and without what was recalled. */
  readonly events: readonly HistoryEvent[];
  /** What was recalled, in the order of this book: it is said no more. */
  readonly recalled: readonly StoredEvent[];
}

/** Whether another node has, or had, a part in it. */
export function isShared(stored: readonly StoredEvent[]): boolean {
  return stored.some(({ imported, type }) => imported !== null || type === recallMark);
}

/**
 * The events of one stream in canonical order, each with its place. In: the whole stream as stored, in version order.
 * The same on every node that holds the same events of it.
 */
export function historyOf(stored: readonly StoredEvent[], own: NodeId): StreamHistory {
  const gone = recalledIn(stored);
  const isGone = ({ origin, imported }: StoredEvent): boolean =>
    imported !== null && gone.has(nameOf(origin, imported.position));
  const events = placedOf(stored, own).flatMap((place, index): readonly HistoryEvent[] => {
    const event = stored[index]; // as many places as events
    return event === undefined || event.type === recallMark || isGone(event)
      ? []
      : [{ ...place, stored: event }];
  });
  return { events: causalOrder(events), recalled: gone.size === 0 ? [] : stored.filter(isGone) };
}

function recalledIn(stored: readonly StoredEvent[]): ReadonlySet<string> {
  const names = stored.flatMap(({ type, body }) => {
    if (type !== recallMark) return [];
    const { origin, positions } = recallBody.parse(body);
    return positions.map((position) => nameOf(origin, position));
  });
  return new Set(names);
}

function nameOf(origin: string, position: JournalPosition): string {
  return `${origin}/${position}`;
}
