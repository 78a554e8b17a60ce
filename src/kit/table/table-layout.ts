import { createRemembered } from '../remembered.ts';
import type { Store } from '../store.ts';
import type { Column, Sort } from './column.ts';

/** How a person left a table: widths by column (rem) and the sort. */
export interface TableLayout {
  readonly widths: Readonly<Record<string, number>>;
  readonly sort: Sort | null;
}

const widthMin = 3;
const widthMax = 60;

/** The remembered layout of one table. */
export function createTableLayout(key: string, sort: Sort | null): Store<TableLayout> {
  return createRemembered<TableLayout>(`strait.table.${key}`, { widths: {}, sort }, { read: readLayout });
}

function readLayout(stored: unknown): TableLayout | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { widths, sort } = stored as { readonly widths?: unknown; readonly sort?: unknown };
  if (typeof widths !== 'object' || widths === null) return null;
  const numbers = Object.entries(widths).filter(([, rem]) => typeof rem === 'number');
  return { widths: Object.fromEntries(numbers), sort: readSort(sort) };
}

function readSort(stored: unknown): Sort | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { column, down } = stored as { readonly column?: unknown; readonly down?: unknown };
  return typeof column === 'string' && typeof down === 'boolean' ? { column, down } : null;
}

/** The layout with one column wider or narrower, within what can still be read. */
export function widened(
  layout: TableLayout,
  column: { readonly key: string; readonly width: number },
  rem: number,
): TableLayout {
  const wanted = (layout.widths[column.key] ?? column.width) + rem;
  const width = Math.min(widthMax, Math.max(widthMin, wanted));
  return { ...layout, widths: { ...layout.widths, [column.key]: width } };
}

/** The layout sorted by a column: first up, then down, then as the node gave it. */
export function sortedBy(layout: TableLayout, column: string): TableLayout {
  const { sort } = layout;
  if (sort?.column !== column) return { ...layout, sort: { column, down: false } };
  return { ...layout, sort: sort.down ? null : { column, down: true } };
}

/** The tracks of the grid: a column that a person has set keeps that width, others may grow. */
export function gridTracks<Row>(columns: readonly Column<Row>[], layout: TableLayout): string {
  return columns
    .map(({ key, width, grow }) => {
      const set = layout.widths[key];
      if (set !== undefined) return `${set}rem`;
      return grow ? `minmax(${width}rem, 1fr)` : `${width}rem`;
    })
    .join(' ');
}
