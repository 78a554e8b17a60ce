import type { Handle } from '../src/app/handle.ts';
import type { MemoryJournal } from '../src/journal/memory-journal.ts';
import type { AppendRequest, NewEvent, StoredEvent, StreamPart } from '../src/journal/port.ts';
import type { ContextDoor, StreamDoor } from '../src/kernel/door.ts';
import type { DomainEvent } from '../src/kernel/event.ts';
import type { Fields } from './closing-words.ts';
import type { Planted, Planting } from './simulation-planting.ts';

/** The deciders of one kind of stream are others. */
function decidingAs(kind: string, change: (door: StreamDoor) => StreamDoor): Planting {
  return {
    contexts: (right) =>
      right.map((context: ContextDoor) => ({
        ...context,
        streams: context.streams.map((door) => (door.kind === kind ? change(door) : door)),
      })),
  };
}

/** After one type of event the state is another one. */
function evolvingAs(type: string, change: (state: Fields, event: Fields) => Fields): Planting {
  return decidingAs('boat', (door) => ({
    ...door,
    decider: {
      ...door.decider,
      evolve(state: unknown, event: DomainEvent): unknown {
        const after = door.decider.evolve(state, event);
        return event.type === type ? change(after as Fields, event as unknown as Fields) : after; // a boat, as folded
      },
    },
  }));
}

function reconcilingAs(change: (right: unknown, state: unknown) => unknown): Planting {
  return decidingAs('boat', (door) => ({
    ...door,
    decider: {
      ...door.decider,
      reconcile: (state, pairs) => change(door.decider.reconcile?.(state, pairs) ?? state, state),
    },
  }));
}

/** What is written of an import is something else. */
function importingAs(change: (events: readonly NewEvent[]) => readonly NewEvent[]): Planting {
  return writingAs((request) => {
    const part = <Part extends Pick<StreamPart, 'events'>>(one: Part): Part =>
      one.events.some(({ imported }) => imported !== undefined)
        ? { ...one, events: change(one.events) }
        : one;
    return { ...part(request), also: (request.also ?? []).map(part) };
  });
}

function writingAs(change: (request: AppendRequest) => AppendRequest): Planting {
  return {
    journal: (right): MemoryJournal => ({ ...right, append: (request) => right.append(change(request)) }),
  };
}

const alone = (stored: readonly StoredEvent[]): readonly StoredEvent[] =>
  stored.map((event) => ({ ...event, imported: null }));

/** Faults in what is written, folded, and told to persons. */
export const plantedInRecords: readonly Planted[] = [
  {
    name: 'taken_twice',
    planting: importingAs((events) =>
      events.flatMap((event) =>
        event.imported === undefined || event.type !== 'ContactRecorded'
          ? [event]
          : [
              event,
              { ...event, imported: { ...event.imported, position: event.imported.position + 100_000 } },
            ],
      ),
    ),
  },
  {
    name: 'taken_as_own',
    planting: importingAs((events) =>
      events.map((event) => {
        const { origin: _origin, imported: _imported, ...own } = event;
        return event.type === 'ContactTaken' ? own : event;
      }),
    ),
  },
  {
    name: 'half_a_decision',
    planting: importingAs((events) => (events.length > 1 ? events.slice(0, -1) : events)),
  },
  { name: 'order_within_a_stream', planting: importingAs((events) => events.toReversed()) },
  {
    name: 'foreign_record_edited',
    planting: importingAs((events) => events.map((event) => ({ ...event, shape: 1, marking: 'open' }))),
  },
  {
    name: 'recall_not_honoured',
    planting: {
      journal: (right) => ({
        ...right,
        append: async (request) => {
          const [mark] = request.events;
          if (mark?.type !== 'RecordRecalled') return right.append(request);
          return { kind: 'appended', first: 1, last: 1, recordedAt: mark.happenedAt };
        },
      }),
    },
  },
  { name: 'order_of_arrival', planting: { reading: alone } },
  {
    name: 'last_writer_by_clock',
    planting: {
      reading: (stored) =>
        alone(stored).toSorted((one, other) => one.happenedAt.localeCompare(other.happenedAt)),
    },
  },
  { name: 'dispute_settled_by_order', planting: reconcilingAs((_right, state) => state) },
  {
    name: 'coordinator_dropped_in_conflict',
    planting: reconcilingAs((right) => {
      const boat = right as Fields; // folded so
      return boat['coordinator'] === 'both' ? { ...boat, coordinator: 'nobody' } : boat;
    }),
  },
  {
    name: 'closing_needs_nobody',
    planting: evolvingAs('ClosingRefused', (boat, { at, by }) => ({
      ...boat,
      status: 'closed',
      closure: { outcome: 'rescued', identification: [], at, by },
    })),
  },
  {
    name: 'closed_by_one_person',
    planting: {
      ...decidingAs('boat', (door) => {
        const { CloseBoat, ...commands } = door.commands;
        if (CloseBoat === undefined) return door;
        const { fourEyes: _second, ...close } = CloseBoat;
        return { ...door, commands: { ...commands, CloseBoat: close } };
      }),
      // The policies alone would still ask for the second person.
      access: (right) => ({
        ...right,
        missing: (request) => {
          const missing = right.missing(request);
          return missing === 'four_eyes' ? null : missing;
        },
      }),
    },
  },
  {
    name: 'handed_over_by_silence',
    planting: evolvingAs('TransferProposed', (boat, { to }) => ({ ...boat, coordinator: to })),
  },
  {
    name: 'handed_over_by_saying_so',
    planting: evolvingAs('TransferAssumed', (boat, { to }) => ({ ...boat, coordinator: to })),
  },
  {
    name: 'reference_given_twice',
    planting: decidingAs('numbering', (door) => ({
      ...door,
      decider: { ...door.decider, evolve: (state: unknown) => state },
    })),
  },
  {
    name: 'acknowledged_before_durable',
    planting: {
      handle:
        (right): Handle =>
        (who, request) =>
          request.idempotencyKey.endsWith('7')
            ? Promise.resolve({ ok: true, position: 1, repeated: false })
            : right(who, request),
    },
  },
  {
    name: 'retry_done_twice',
    planting: {
      journal: (right) => {
        let count = 0;
        return {
          ...right,
          append(request) {
            count += 1;
            if (request.events[0]?.type !== 'ContactRecorded' || request.events[0].imported !== undefined)
              return right.append(request);
            return right.append(request).then(async (outcome) => {
              await right.append({
                ...request,
                expectedVersion: null,
                idempotencyKey: `${request.idempotencyKey} again ${count}`,
              });
              return outcome;
            });
          },
        };
      },
    },
  },
];
