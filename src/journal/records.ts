import type { DomainEvent, JournalPosition, RecordedEvent } from '../kernel/event.ts';
import type { NodeId } from '../kernel/ids.ts';
import { recallMark } from '../kernel/recall.ts';
import { historyOf } from './history.ts';
import type { StoredEvent } from './port.ts';
import type { SharedStream } from './projection.ts';

/** An event a projection cannot take: reading on would show something untrue, so it stops. */
export class PoisonedEvent extends Error {
  constructor(position: JournalPosition, cause: unknown) {
    super(
      `at or after journal position ${position}: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
    this.name = 'PoisonedEvent';
  }
}

/** Rows of the book as projections take them. Throws `PoisonedEvent` where one cannot be read. */
export interface Records {
  readonly recorded: (row: StoredEvent) => RecordedEvent;
  /** In: a whole stream as stored, in version order. */
  readonly shared: (rows: readonly StoredEvent[]) => SharedStream;
}

/** Each row is read once, whichever projections it concerns: those which stand together are given the same rows. */
export function readOnce(read: (stored: StoredEvent) => DomainEvent, own: NodeId): Records {
  const known = new WeakMap<StoredEvent, RecordedEvent>();
  const recorded = (row: StoredEvent): RecordedEvent => {
    const before = known.get(row);
    if (before !== undefined) return before;
    const { body: _body, ...envelope } = row;
    try {
      const made = { ...envelope, event: read(row) };
      known.set(row, made);
      return made;
    } catch (cause) {
      throw new PoisonedEvent(row.position, cause);
    }
  };
  return {
    recorded,
    /** In its order only for whoever asks for that: nearly all that comes is one record, and needs none. */
    shared(rows) {
      const whole = once(() => historyOf(rows, own));
      const history = once(() =>
        whole().events.map(({ stored, ...place }) => {
          const made = recorded(stored);
          return { ...place, event: made.event, recorded: made };
        }),
      );
      const isRecalled = rows.some(({ type }) => type === recallMark);
      return {
        position: rows.at(-1)?.position ?? 0,
        get history() {
          return history();
        },
        recalled: isRecalled ? whole().recalled.map(recorded) : [],
      };
    },
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
