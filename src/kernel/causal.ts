import type { Decider, DomainCommand, SidedEvent } from './decider.ts';
import type { DomainEvent, JournalPosition } from './event.ts';
import type { Imported, SeenOf, UnseenOf } from './exchange.ts';

/** Where an event of a shared record stands: whose it is, where in that node's journal, and what its author had. */
export interface Placed {
  readonly origin: string;
  readonly position: JournalPosition;
  readonly seen: SeenOf;
  /** Absent: nothing was lacking. */
  readonly unseen?: UnseenOf;
}

/**
 * Canonical order of the events of one stream: each origin's own order kept, nothing before what its author had seen,
 * and of what is left the smallest origin first. Total, stable, the same on every node that holds the same events,
 * whatever order they came in; events that are missing are tolerated. Clocks play no part: two nodes' clocks differ.
 */
export function causalOrder<E extends Placed>(events: readonly E[]): readonly E[] {
  const queues = queuesOf(events);
  const ordered: E[] = [];
  while (ordered.length < events.length) {
    const heads = queues.filter(({ waiting, next }) => next < waiting.length);
    // Where each waits for another, somebody's word is untrue: then the smallest origin, so that all still agree.
    const chosen = heads.find((queue) => isReady(queue, heads)) ?? heads[0];
    const event = chosen?.waiting[chosen.next];
    if (chosen === undefined || event === undefined) break; // never: something is left
    ordered.push(event);
    chosen.next += 1;
  }
  return ordered;
}

interface Queue<E> {
  readonly origin: string;
  readonly waiting: readonly E[];
  next: number;
}

function queuesOf<E extends Placed>(events: readonly E[]): readonly Queue<E>[] {
  const byOrigin = new Map<string, E[]>();
  for (const event of events) {
    const queue = byOrigin.get(event.origin);
    if (queue === undefined) byOrigin.set(event.origin, [event]);
    else queue.push(event);
  }
  return [...byOrigin]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([origin, waiting]) => ({
      origin,
      waiting: waiting.sort((one, other) => one.position - other.position),
      next: 0,
    }));
}

function isReady<E extends Placed>(queue: Queue<E>, heads: readonly Queue<E>[]): boolean {
  const seen = queue.waiting[queue.next]?.seen;
  return heads.every(({ origin, waiting, next }) => {
    const head = waiting[next];
    return origin === queue.origin || head === undefined || head.position > (seen?.[origin] ?? 0);
  });
}

/** True where the author of `b` had `a`, or wrote it. */
export function isBefore(a: Placed, b: Placed): boolean {
  const hadUpTo = a.origin === b.origin ? b.position - 1 : (b.seen[a.origin] ?? 0);
  return a.position <= hadUpTo && !(b.unseen?.[a.origin] ?? []).includes(a.position);
}

/**
 * Pairs of which neither had seen the other, in canonical order. In: events in canonical order. Of one origin there are
 * such only where its book had been set back: what it decided then had not seen what came back later.
 */
export function concurrentPairs<E extends Placed>(ordered: readonly E[]): readonly (readonly [E, E])[] {
  return ordered.flatMap((first, index) =>
    ordered
      .slice(index + 1)
      .filter((then) => !isBefore(first, then) && !isBefore(then, first))
      .map((then): readonly [E, E] => [first, then]),
  );
}

/** What placing needs of an event as stored on one node. */
export interface StoredPlace {
  readonly origin: string;
  readonly position: JournalPosition;
  readonly imported: Imported | null;
}

/** What one node has of the others' part of one stream. */
export interface Had {
  readonly seen: SeenOf;
  /** Positions within `seen` that came and were not understood yet. */
  readonly unseen: UnseenOf;
}

/** Before the first event of a stream. */
export const hadNothing: Had = { seen: {}, unseen: {} };

/** What a node has after one event more of a stream, as stored there. Its own, come back or not, change nothing. */
export function havingAlso(had: Had, { origin, imported }: StoredPlace): Had {
  if (imported === null || imported.returnedBy !== undefined) return had;
  const { seen, unseen } = had;
  const lacking = new Set([...(unseen[origin] ?? []), ...(imported.lacking ?? [])]);
  lacking.delete(imported.position);
  return {
    seen: { ...seen, [origin]: Math.max(seen[origin] ?? 0, imported.position) },
    unseen: { ...unseen, [origin]: [...lacking].sort((one, other) => one - other) },
  };
}

/**
 * Where the events of one stream stand, in: as stored on this node, in version order, all of them. What this node's own
 * events had seen follows from what had been imported at a lower version.
 */
export function placedOf(stored: readonly StoredPlace[], ownOrigin: string): readonly Placed[] {
  let had = hadNothing;
  return stored.map((place) => {
    const { origin, position, imported } = place;
    if (imported === null) return { origin: ownOrigin, position, seen: had.seen, ...unseenIn(had.unseen) };
    had = havingAlso(had, place);
    return { origin, position: imported.position, seen: imported.seen, ...unseenIn(imported.unseen ?? {}) };
  });
}

/** As it stands on an event: absent where nothing was lacking. */
export function unseenIn(unseen: UnseenOf): { readonly unseen?: UnseenOf } {
  const some = Object.entries(unseen).filter(([, positions]) => positions.length > 0);
  return some.length === 0 ? {} : { unseen: Object.fromEntries(some) };
}

/** A domain event with its place. */
export interface PlacedEvent<Event extends DomainEvent = DomainEvent> extends Placed {
  readonly event: Event;
}

/**
 * The state of a stream in which several nodes have a part. In: its events in canonical order; the decider is shown
 * what it contests of which neither author had seen the other's.
 */
export function foldShared<State, Event extends DomainEvent>(
  decider: Folding<State, Event>,
  history: readonly PlacedEvent<Event>[],
): State {
  let state = decider.initial;
  for (const { event } of history) state = decider.evolve(state, event);
  if (decider.reconcile === undefined) return state;
  const contested = history.filter(({ event }) => decider.contested?.includes(event.type) ?? false);
  const pairs = concurrentPairs(contested).map(([one, other]) => [sided(one), sided(other)] as const);
  return decider.reconcile(state, pairs);
}

type Folding<State, Event extends DomainEvent> = Pick<
  Decider<State, DomainCommand, Event, string>,
  'initial' | 'evolve' | 'contested' | 'reconcile'
>;

function sided<Event extends DomainEvent>({
  event,
  origin,
  position,
}: PlacedEvent<Event>): SidedEvent<Event> {
  return { event, origin, position };
}
