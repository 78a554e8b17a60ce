import type { PlacedEvent } from '../kernel/causal.ts';
import type { DomainEvent, JournalPosition, RecordedEvent } from '../kernel/event.ts';
import { labelDefinition } from './label-columns.ts';

/** Reads a projection's tables: SQL with `{table}` for each, as the active version shows them. */
export type ReadRows = (
  sql: string,
  values: readonly unknown[],
) => Promise<readonly Record<string, unknown>[]>;

/** Runs one statement within the projection's own transaction. `{table}` in it stands for a table of this version. */
export type Run = (sql: string, values?: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>;

/** An event among those of all nodes: its place with its origin, and the record as it stands in this book. */
export interface SharedEventRecord<Event extends DomainEvent = DomainEvent> extends PlacedEvent<Event> {
  readonly recorded: RecordedEvent<Event>;
}

/** A stream in which another node has a part, whole, as everything applied up to and with these events leaves it. */
export interface SharedStream<Event extends DomainEvent = DomainEvent> {
  /** Of the newest of it in this book, marks of a recall among it. */
  readonly position: JournalPosition;
  /** Of all nodes, of all types, in canonical order, without what was recalled: `foldShared` gives the state. */
  readonly history: readonly SharedEventRecord<Event>[];
  /** Its origin has withdrawn it or its time is up: it is said no more. Own positions tell which rows. */
  readonly recalled: readonly RecordedEvent<Event>[];
}

/** By stream. */
export type SharedStreams<Event extends DomainEvent = DomainEvent> = ReadonlyMap<string, SharedStream<Event>>;

/** Positions in this book of everything that was recalled in these streams: rows of its own are to go. */
export function recalledPositions(shared: SharedStreams): readonly JournalPosition[] {
  return [...shared.values()].flatMap(({ recalled }) => recalled.map(({ position }) => position));
}

/**
 * Steps of one transaction that need nothing of each other: their statements go out without waiting. Ends, well or not,
 * only once all are answered: nothing of them may reach the store after the transaction was taken back.
 */
export async function runTogether(steps: readonly Promise<void>[]): Promise<void> {
  const faults: unknown[] = [];
  await Promise.all(steps.map((step) => step.catch((fault: unknown) => faults.push(fault))));
  // What failed first is the cause: after it the store refuses whatever else this transaction asks.
  if (faults.length > 0) throw faults[0];
}

/**
 * A table or a few, derived from the book: can be thrown away and rebuilt at any time. A changed `version` is built
 * beside the old one and shown only when it has caught up.
 */
export interface Projection<Event extends DomainEvent = DomainEvent> {
  /** Lower case with underscores, unique. */
  readonly name: string;
  readonly version: number;
  readonly tables: readonly string[];
  /** Event types it reads; others are passed over. */
  readonly types: readonly Event['type'][];
  /** SQL that creates the tables, named `{table}`, each with `{label}`: the columns that say who may read a row. */
  readonly create: string;
  /** True where states are folded: `apply` is then given the whole of each shared stream that anything new concerns. */
  readonly foldsShared?: boolean;
  /**
   * Writes what these events say, in order. The checkpoint moves in the same transaction. A stream in `shared` is folded
   * anew from there, never onto what stands: what has come may belong before it. It may be there without an event, where
   * something of it was recalled.
   */
  apply(events: readonly RecordedEvent<Event>[], run: Run, shared: SharedStreams<Event>): Promise<void>;
}

/** The table of one version. */
export function versionTable(projection: Pick<Projection, 'name' | 'version'>, table: string): string {
  return `strait_projections.${projection.name}_${table}_v${projection.version}`;
}

/** The view that always shows the active version. */
export function shownTable(name: string, table: string): string {
  return `strait_projections.${name}_${table}`;
}

/** Puts table names in the place of `{table}`; an unknown name is a bug. */
export function withTables(
  sql: string,
  tables: readonly string[],
  nameOf: (table: string) => string,
): string {
  return sql.replaceAll(/\{([a-z_]+)\}/g, (_, table: string) => {
    if (!tables.includes(table)) throw new Error(`unknown projection table {${table}}`);
    return nameOf(table);
  });
}

/** The SQL that makes the tables of a version; `{label}` in it stands for the label columns. */
export function createSql(projection: Pick<Projection, 'name' | 'version' | 'tables' | 'create'>): string {
  return withTables(projection.create.replaceAll('{label}', labelDefinition), projection.tables, (table) =>
    versionTable(projection, table),
  );
}
