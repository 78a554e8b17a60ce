import type { StoredEvent } from '../src/journal/port.ts';
import type { World } from './simulation-world.ts';
import { contextOfStream, crossingFields } from './simulation-table.ts';

/** The judge's own reading of a book: nothing here is taken from what is judged. */
export interface Placing {
  readonly event: StoredEvent;
  readonly origin: string;
  readonly position: number;
  /** By node, the highest position of its events that the author had. */
  readonly seen: Readonly<Record<string, number>>;
  readonly unseen: Readonly<Record<string, readonly number[]>>;
}

/** One stream of a node's book, in the order in which it was written there, with what each author had. */
export function placings(events: readonly StoredEvent[], own: string): readonly Placing[] {
  const had = new Map<string, number>();
  const lacking = new Map<string, Set<number>>();
  return events.map((event) => {
    const { imported, origin } = event;
    if (imported === null) {
      const unseen = [...lacking]
        .filter(([, some]) => some.size > 0)
        .map(([from, some]) => [from, [...some]] as const);
      const place = { event, origin: own, position: event.position };
      return { ...place, seen: Object.fromEntries(had), unseen: Object.fromEntries(unseen) };
    }
    had.set(origin, Math.max(had.get(origin) ?? 0, imported.position));
    const waits = lacking.get(origin) ?? new Set<number>();
    for (const one of imported.lacking ?? []) waits.add(one);
    waits.delete(imported.position);
    lacking.set(origin, waits);
    return { event, origin, position: imported.position, seen: imported.seen, unseen: imported.unseen ?? {} };
  });
}

/** The author of `then` had `first`, or wrote it before. */
export function isKnownTo(first: Placing, then: Placing): boolean {
  if (first.origin === then.origin) return first.position < then.position;
  if ((then.unseen[first.origin] ?? []).includes(first.position)) return false;
  return (then.seen[first.origin] ?? 0) >= first.position;
}

/** `origin/position` of every record that a mark in this book names. */
export function markedIn(events: readonly StoredEvent[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { type, body } of events) {
    if (type !== 'RecordRecalled') continue;
    const positions = body['positions'];
    if (Array.isArray(positions))
      for (const one of positions) names.add(`${plainWord(body['origin'])}/${String(one)}`);
  }
  return names;
}

/** Whether one of a node's own records is to stand at another: it must, it may, or it may not. */
export function dueAt(world: World, event: StoredEvent, to: string): 'must' | 'may' | 'never' {
  const { type, marking, purpose, label, stream, origin, body } = event;
  // The mark of a telephone is of one pair of nodes: nobody else is told.
  if (type === 'CallerMarked' && body['peer'] !== to) return 'never';
  if (crossingFields(contextOfStream(stream), type) === null || label === null) return 'never';
  if (purpose !== 'save_life' || !['open', 'official'].includes(marking)) return 'never';
  if ((label.caveats ?? []).length > 0 || label.namedList !== undefined) return 'never';
  if ((label.conditions ?? []).some((one) => one !== 'H1') || (label.blockedActs ?? []).length > 0)
    return 'never';
  const states: readonly string[] = label.releasedToStates ?? ['fr', 'uk'];
  const isOpen = to === 'fr' || to === 'uk' ? states.includes(to) : states.some((state) => state !== origin);
  if (!isOpen) return 'never';
  const { relaysEndAt, relayHours } = world.rules;
  const isTimed = stream.startsWith('relay/') && (relaysEndAt !== null || relayHours !== null);
  return isTimed ? 'may' : 'must';
}

/** A text that says what a value is, with the names of its fields in order. */
export function plainText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plainText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'absent';
  const fields = Object.entries(value)
    .filter(([, held]) => held !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, held]) => `${name}:${plainText(held)}`).join(',')}}`;
}

/** A word that a record says; empty where it says none. */
export function plainWord(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Names of all fields in a value, at whatever depth. */
export function fieldNames(value: unknown, into: Set<string> = new Set()): ReadonlySet<string> {
  if (Array.isArray(value)) for (const one of value) fieldNames(one, into);
  else if (typeof value === 'object' && value !== null)
    for (const [name, held] of Object.entries(value)) {
      into.add(name);
      fieldNames(held, into);
    }
  return into;
}
