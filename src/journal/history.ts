import { causalOrder, type Placed, placedOf, unseenIn } from '../kernel/causal.ts';
import type { JournalPosition } from '../kernel/event.ts';
import type { NodeId } from '../kernel/ids.ts';
import { recallBody, recallMark } from '../kernel/recall.ts';
import { marks, movedMark, recordMovedBody } from '../kernel/set-back.ts';
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

/** Whether another node has, or had, a part in it, or something of this node's own stands elsewhere than it was written. */
export function isShared(stored: readonly StoredEvent[]): boolean {
  return stored.some(({ imported, type }) => imported !== null || marks.has(type));
}

/**
 * The events of one stream in canonical order, each with its place. In: the whole stream as stored, in version order.
 * The same on every node that holds the same events of it.
 */
export function historyOf(stored: readonly StoredEvent[], own: NodeId): StreamHistory {
  const gone = recalledIn(stored);
  const isGone = ({ origin, imported }: StoredEvent): boolean =>
    imported !== null && gone.has(nameOf(origin, imported.position));
  const moved = movesIn(stored);
  const events = placedOf(stored, own).flatMap((place, index): readonly HistoryEvent[] => {
    const event = stored[index]; // as many places as events
    if (event === undefined || marks.has(event.type) || isGone(event)) return [];
    const move = moved.get(event.position);
    return [{ ...(move === undefined ? place : movedPlace(place, move)), stored: event }];
  });
  return { events: causalOrder(events), recalled: gone.size === 0 ? [] : stored.filter(isGone) };
}

/** Where a record of this node's own stands that was written after its book had been set back. */
export interface Move {
  /** The position of its mark, under which every other node has it. */
  readonly position: JournalPosition;
  /** Own positions that had come back between its writing and its mark: its author had not seen them. */
  readonly unseen: readonly JournalPosition[];
}

/** The records of one stream that were moved, by the position at which they were written. In: the whole stream. */
export function movesIn(stored: readonly StoredEvent[]): ReadonlyMap<JournalPosition, Move> {
  const moves = new Map<JournalPosition, Move>();
  for (const { type, body, position } of stored) {
    if (type !== movedMark) continue;
    const written = recordMovedBody.parse(body).position;
    const unseen = stored.flatMap(({ imported, position: at }) =>
      imported?.returnedBy !== undefined && at > written && at < position ? [imported.position] : [],
    );
    moves.set(written, { position, unseen: unseen.toSorted((one, other) => one - other) });
  }
  return moves;
}

/** The place of a record that was moved, made of what it had when it was written. */
export function movedPlace<Where extends Placed>(place: Where, { position, unseen }: Move): Where {
  return { ...place, position, ...unseenIn({ ...place.unseen, [place.origin]: unseen }) };
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
