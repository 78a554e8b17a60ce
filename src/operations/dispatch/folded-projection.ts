import { keepStricter, labelColumns, labelNames, labelTypes, type Run } from '../../app/project.ts';
import type { DomainEvent, RecordedEvent } from '../../kernel/event.ts';
import { recordHandling } from './handling.ts';

/** One table whose rows are states folded from events. */
export interface FoldedTable<State, Event extends DomainEvent> {
  readonly name: string;
  /** The row that an event changes; null: none of this table. */
  rowOf(recorded: RecordedEvent): { readonly id: string; readonly event: Event } | null;
  /** Null: nothing to write yet. */
  evolve(state: State | null, event: Event): State | null;
  isOpen(state: State): boolean;
}

/** SQL that creates such a table: `changed` and `changed_at` are position and record time of the row's last event. */
export function createFolded(name: string): string {
  return `
    create table {${name}} (
      id text primary key,
      changed bigint not null,
      changed_at timestamptz not null,
      is_open boolean not null,
      state jsonb not null,
      {label}
    );
    create index on {${name}} (changed);
    create index on {${name}} (is_open, changed_at desc);`;
}

interface Row<State> {
  readonly state: State;
  readonly changed: number;
  readonly changedAt: string;
  readonly label: ReturnType<typeof labelColumns>;
}

/**
 * Folds a batch into a table: what stands is read once, folded in memory, and each row written once. Only events of one
 * label are folded together, so that a row keeps the strictest of the labels of all that made it.
 */
export async function applyFolded<State, Event extends DomainEvent>(
  table: FoldedTable<State, Event>,
  events: readonly RecordedEvent[],
  run: Run,
): Promise<void> {
  const own = events.flatMap((recorded) => {
    const row = table.rowOf(recorded);
    return row === null ? [] : [{ ...row, recorded }];
  });
  if (own.length === 0) return;
  const states = await statesOf(table, [...new Set(own.map(({ id }) => id))], run);
  const pending = new Map<string, Row<State>>();
  for (const { id, event, recorded } of own) {
    const label = labelColumns(recorded, recordHandling.personal);
    const waiting = pending.get(id);
    if (waiting !== undefined && JSON.stringify(waiting.label) !== JSON.stringify(label)) {
      await write(table, pending, run);
      pending.clear();
    }
    const state = table.evolve(states.get(id) ?? null, event);
    if (state === null) continue;
    states.set(id, state);
    pending.set(id, { state, changed: recorded.position, changedAt: recorded.recordedAt, label });
  }
  await write(table, pending, run);
}

async function statesOf<State, Event extends DomainEvent>(
  { name }: FoldedTable<State, Event>,
  ids: readonly string[],
  run: Run,
): Promise<Map<string, State>> {
  const rows = await run(`select id, state from {${name}} where id = any($1::text[])`, [ids]);
  return new Map(rows.map(({ id, state }) => [String(id), state as State])); // as written below
}

async function write<State, Event extends DomainEvent>(
  table: FoldedTable<State, Event>,
  pending: ReadonlyMap<string, Row<State>>,
  run: Run,
): Promise<void> {
  if (pending.size === 0) return;
  const rows = [...pending].map(([id, { state, changed, changedAt, label }]) => ({
    id,
    changed,
    changed_at: changedAt,
    is_open: table.isOpen(state),
    state,
    ...label,
  }));
  await run(
    `insert into {${table.name}} as old (id, changed, changed_at, is_open, state, ${labelNames})
     select id, changed, changed_at, is_open, state, ${labelNames}
     from jsonb_to_recordset($1::jsonb)
       as n(id text, changed bigint, changed_at timestamptz, is_open boolean, state jsonb, ${labelTypes})
     on conflict (id) do update set changed = excluded.changed, changed_at = excluded.changed_at, is_open = excluded.is_open,
       state = excluded.state, ${keepStricter('old', 'excluded')}`,
    [JSON.stringify(rows)],
  );
}
