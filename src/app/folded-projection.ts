import {
  ownOriginSql,
  keepStricter,
  labelColumns,
  labelNames,
  labelTypes,
  type Run,
  type SharedStreams,
} from './project.ts';
import type { DomainEvent, RecordedEvent } from '../kernel/event.ts';

/** One table whose rows are states folded from events. */
export interface FoldedTable<State, Event extends DomainEvent> {
  readonly name: string;
  /** The row that an event changes; null: none of this table. */
  rowOf(recorded: RecordedEvent): { readonly id: string; readonly event: Event } | null;
  /** Null: nothing to write yet. */
  evolve(state: State | null, event: Event): State | null;
  isOpen(state: State): boolean;
  /** True where a subject id stands in its events; absent: none does. */
  readonly personal?: boolean;
}

/** The id of a stream of this kind; null for others. */
export function streamId(kind: string, { stream }: Pick<RecordedEvent, 'stream'>): string | null {
  return stream.startsWith(`${kind}/`) ? stream.slice(kind.length + 1) : null;
}

/** What makes a table of streams: their kind, and how their own decider folds them. */
export interface StreamTable<State, Event extends DomainEvent>
  extends Pick<FoldedTable<State, Event>, 'name' | 'isOpen' | 'personal'> {
  readonly kind: string;
  readonly decider: { readonly initial: State; evolve(state: State, event: Event): State };
}

/** A table with one row for each stream of a kind, as its own decider folds it, so that a screen and a decision never differ. */
export function streamTable<State, Event extends DomainEvent>(
  of: StreamTable<State, Event>,
): FoldedTable<State, Event> {
  const { kind, decider, ...rest } = of;
  return {
    ...rest,
    rowOf(recorded) {
      const id = streamId(kind, recorded);
      return id === null ? null : { id, event: recorded.event as Event }; // a stream has one kind of events
    },
    evolve: (state, event) => decider.evolve(state ?? decider.initial, event),
  };
}

/** A table that a projection keeps beside others of other states. */
export interface Folding {
  readonly name: string;
  readonly apply: (batch: Batch, run: Run) => Promise<void>;
}

/** Such a table as a projection keeps it: by its name, and what is done with a batch. */
export function folding<State, Event extends DomainEvent>(table: FoldedTable<State, Event>): Folding {
  return { name: table.name, apply: (batch, run) => applyFolded(table, batch, run) };
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

/** What is new of the book, and the records in which another node has a part. */
export interface Batch {
  readonly events: readonly RecordedEvent[];
  readonly shared: SharedStreams;
}

/**
 * Folds a batch into a table: what stands is read once, folded in memory, and each row written once. Only events of one
 * label are folded together, so that a row keeps the strictest of the labels of all that made it. Rows of a record of two
 * nodes are folded anew, in the order that both have.
 */
export async function applyFolded<State, Event extends DomainEvent>(
  table: FoldedTable<State, Event>,
  { events, shared }: Batch,
  run: Run,
): Promise<void> {
  const anew = sharedStates(table, shared);
  await foldNew(table, { events, anew }, run);
  await writeShared(table, anew, run);
}

interface New<State> {
  readonly events: readonly RecordedEvent[];
  readonly anew: ReadonlyMap<string, Anew<State>>;
}

async function foldNew<State, Event extends DomainEvent>(
  table: FoldedTable<State, Event>,
  { events, anew }: New<State>,
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
    const label = labelColumns(recorded, table.personal ?? false);
    const waiting = pending.get(id);
    if (waiting !== undefined && JSON.stringify(waiting.label) !== JSON.stringify(label)) {
      await write(table, pending, run);
      pending.clear();
    }
    const state = anew.get(id)?.state ?? table.evolve(states.get(id) ?? null, event);
    if (state === null) continue;
    states.set(id, state);
    pending.set(id, { state, changed: recorded.position, changedAt: recorded.recordedAt, label });
  }
  await write(table, pending, run);
}

/** A row of a record of two nodes as all that is held of it makes it; null: nothing of it stands any more. */
interface Anew<State> {
  readonly state: State | null;
  readonly changed: number;
  /** This node, where it has a part in it; null: all of it is another's. */
  readonly own: string | null;
}

function sharedStates<State, Event extends DomainEvent>(
  table: FoldedTable<State, Event>,
  shared: SharedStreams,
): ReadonlyMap<string, Anew<State>> {
  const rows = new Map<string, Anew<State>>();
  for (const { history, recalled, position } of shared.values()) {
    const own = history.find(({ recorded }) => recorded.imported === null)?.origin ?? null;
    const standing = history.flatMap(({ recorded }) => table.rowOf(recorded) ?? []);
    for (const { id, event } of standing)
      rows.set(id, { state: table.evolve(rows.get(id)?.state ?? null, event), changed: position, own });
    for (const { id } of recalled.flatMap((recorded) => table.rowOf(recorded) ?? []))
      if (!rows.has(id)) rows.set(id, { state: null, changed: position, own });
  }
  return rows;
}

/** What changed without a new event of its own: something before it has come, or was recalled. */
async function writeShared<State, Event extends DomainEvent>(
  table: FoldedTable<State, Event>,
  anew: ReadonlyMap<string, Anew<State>>,
  run: Run,
): Promise<void> {
  if (anew.size === 0) return;
  const rows = [...anew].flatMap(([id, { state, changed, own }]) =>
    state === null ? [] : [{ id, own, state, changed, is_open: table.isOpen(state) }],
  );
  await run(
    `update {${table.name}} as old set state = n.state, changed = n.changed, is_open = n.is_open
     from jsonb_to_recordset($1::jsonb) as n(id text, state jsonb, changed bigint, is_open boolean)
     where old.id = n.id and old.state <> n.state`,
    [JSON.stringify(rows)],
  );
  await run(ownOriginSql(table.name), [JSON.stringify(rows)]);
  const gone = [...anew].filter(([, { state }]) => state === null).map(([id]) => id);
  if (gone.length > 0) await run(`delete from {${table.name}} where id = any($1::text[])`, [gone]);
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
