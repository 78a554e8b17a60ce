import { domainEvent } from '../app/new-event.ts';
import type { ReadRows } from '../app/project.ts';
import type { Who } from '../app/who.ts';
import { registerRows } from '../app/register.ts';
import type { Journal, Store } from '../journal/index.ts';
import { type Projection, shownTable, withTables } from '../journal/projection.ts';
import { type Projector, startProjector } from '../journal/projector.ts';
import type { Position } from '../kernel/geo.ts';
import type { Clock } from '../kernel/time.ts';
import { sourceFieldsSchema } from '../operations/picture/source-register.ts';
import type { SourceSetting } from '../operations/picture/sources.ts';
import { contexts, projections, sourceProjection } from './contexts.ts';
import { faultWords } from './fault-words.ts';

/** Keeps the projections up with the book; an event is lifted to its newest shape by its own context. */
export function openProjector(parts: {
  readonly store: Store;
  readonly journal: Journal;
  readonly say: (line: string) => void;
}): Projector {
  const streams = new Map(
    contexts.flatMap(({ streams }) => streams.map((stream) => [stream.kind, stream] as const)),
  );
  return startProjector({
    store: parts.store,
    journal: parts.journal,
    projections,
    read: (stored) =>
      domainEvent(streams.get(stored.stream.split('/', 1)[0] ?? '') ?? { upcasters: {} }, stored),
    fault: (projection, error) =>
      parts.say(`strait: projection ${projection} stopped / arrêtée: ${faultWords(error)}`),
  });
}

/** Reads the tables of one projection as its active version shows them. */
export function readerOf(store: Store, { name, tables }: Pick<Projection, 'name' | 'tables'>): ReadRows {
  return async (sql, values) => {
    const shown = withTables(sql, tables, (table) => shownTable(name, table));
    return (await store.pool.query<Record<string, unknown>>(shown, [...values])).rows;
  };
}

/** Reads the tables of a projection for one person: what they may not see is not there. */
export type ReadFor = (projection: Pick<Projection, 'name' | 'tables'>) => (who: Who) => ReadRows;

/** A source of the register, with the place where it stands; null where its keeper gave none. */
export interface ListedSource extends SourceSetting {
  readonly place: Position | null;
}

/** Silence matters only of those that the register holds; a node whose projections still build asks none. */
export async function sourcesInService(parts: {
  readonly store: Store;
  readonly projector: Projector;
  readonly journal: Journal;
  readonly clock: Clock;
}) {
  const isShown = await parts.projector.reached(sourceProjection.name, await parts.journal.head(), 1_000);
  if (!isShown) return [];
  const rows = await registerRows(readerOf(parts.store, sourceProjection), parts.clock());
  return rows.map(({ row, fields }): ListedSource => {
    const { silentAfterSeconds, place } = sourceFieldsSchema.parse(fields);
    return { source: row, kind: 'detection', silentAfterSeconds, place };
  });
}
