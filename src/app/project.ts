// The app is the only door to the journal: contexts write their projections in these words.
export type {
  Projection,
  Run,
  SharedEventRecord,
  SharedStream,
  SharedStreams,
} from '../journal/projection.ts';
export { recalledPositions, runTogether, shownTable, withTables } from '../journal/projection.ts';
export type { LabelColumns } from '../journal/label-columns.ts';
export { keepStricter, ownOriginSql } from '../journal/keep-stricter.ts';
export { labelColumns, labelNames, labelTypes, sameLabel } from '../journal/label-columns.ts';
export type { ReadRows } from '../journal/projection.ts';
export type { ReaderFor } from '../journal/readers.ts';
