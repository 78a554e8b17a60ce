// The app is the only door to the journal: contexts write their projections in these words.
export type { Projection, Run } from '../journal/projection.ts';
export { shownTable, withTables } from '../journal/projection.ts';

/** Reads a projection's tables: SQL with `{table}` for each, as the active version shows them. */
export type ReadRows = (
  sql: string,
  values: readonly unknown[],
) => Promise<readonly Record<string, unknown>[]>;
