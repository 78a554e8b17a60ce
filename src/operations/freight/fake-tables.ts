import type { RecordedEvent } from '../../kernel/event.ts';
import type { Marking } from '../../kernel/marking.ts';
import type { PassageEvent } from './events-passage.ts';
import { passageStream } from './passage-group.ts';

type Row = Record<string, unknown>;

/** Tables of a projection in memory: what is written is kept by its key, and how many rows were written is counted. */
export interface FakeTables {
  /** As a projection runs its statements. */
  readonly run: (sql: string, values?: readonly unknown[]) => Promise<readonly Row[]>;
  /** Rows written to a table so far, each as often as it was. */
  readonly writes: (table: string) => number;
  readonly rows: (table: string) => readonly Row[];
}

/** `keys`: the primary key of each table. It knows a select by ids, and the insert of rows that a JSON array holds. */
export function fakeTables(keys: Readonly<Record<string, readonly string[]>>): FakeTables {
  const held = new Map<string, Map<string, Row>>();
  const counts = new Map<string, number>();
  const tableOf = (name: string): Map<string, Row> => {
    const table = held.get(name) ?? new Map<string, Row>();
    held.set(name, table);
    return table;
  };
  const write = (name: string, rows: readonly Row[]): void => {
    counts.set(name, (counts.get(name) ?? 0) + rows.length);
    for (const row of rows)
      tableOf(name).set((keys[name] ?? []).map((key) => String(row[key])).join(' '), row);
  };
  return {
    run: async (sql, values = []) => {
      const name = /\{(\w+)\}/.exec(sql)?.[1] ?? '';
      const [asked] = values;
      if (Array.isArray(asked)) {
        const found = asked.map((id) => tableOf(name).get(String(id)));
        return found.filter((row) => row !== undefined);
      }
      write(name, JSON.parse(String(asked)) as readonly Row[]); // as the projection gives it to the store
      return [];
    },
    writes: (name) => counts.get(name) ?? 0,
    rows: (name) => [...tableOf(name).values()],
  };
}

/** Events of passages as the book holds them, one after the other from `from` on, all under one label or the given marking. */
export function recordedPassages(
  events: readonly PassageEvent[],
  { from = 1, marking = 'official' }: { readonly from?: number; readonly marking?: Marking } = {},
): readonly RecordedEvent<PassageEvent>[] {
  return events.map(
    (event, index) =>
      ({
        event,
        stream: passageStream(event.passage),
        position: from + index,
        marking,
        purpose: 'border_control',
        origin: 'uk',
        label: null,
      }) as unknown as RecordedEvent<PassageEvent>, // the part of an envelope that projections read
  );
}
