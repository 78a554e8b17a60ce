import type { ReactNode } from 'react';
import type { Text } from '../../kernel/text.ts';
import type { Words } from '../i18n/language.tsx';

/** One column of a table of records. */
export interface Column<Row> {
  readonly key: string;
  readonly head: Text;
  /** Least width in rem; a column that grows takes what is left. */
  readonly width: number;
  readonly grow?: boolean;
  /** Figures stand at the end of their column. */
  readonly end?: boolean;
  /** The cell in plain words: for the filter, the export and the print, and on screen where `cell` is absent. */
  readonly text: (row: Row, words: Words) => string;
  /** What it is sorted by; absent: its words. */
  readonly order?: (row: Row) => string | number;
  readonly cell?: (row: Row) => ReactNode;
  /** True for what came out of the vault: it stays on the screen and leaves by neither export nor print. */
  readonly personal?: boolean;
}

/** A column by which a table is sorted, and which way. */
export interface Sort {
  readonly column: string;
  readonly down: boolean;
}

/** Text without case and accents, for comparing what is typed with what is shown. */
export function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** The rows in whose words, as shown in this language, every typed word stands. */
export function filterRows<Row>(
  rows: readonly Row[],
  typed: string,
  shown: { readonly columns: readonly Column<Row>[]; readonly words: Words },
): readonly Row[] {
  const wanted = folded(typed).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return rows;
  return rows.filter((row) => {
    const words = folded(shown.columns.map(({ text }) => text(row, shown.words)).join(' '));
    return wanted.every((word) => words.includes(word));
  });
}

/** The rows sorted by one column; equal ones keep their order. A sort by a column that is gone changes nothing. */
export function sortRows<Row>(
  rows: readonly Row[],
  sort: Sort | null,
  shown: { readonly columns: readonly Column<Row>[]; readonly words: Words },
): readonly Row[] {
  const column = shown.columns.find(({ key }) => key === sort?.column);
  if (sort === null || column === undefined) return rows;
  const way = sort.down ? -1 : 1;
  const orderOf = column.order ?? ((row: Row) => column.text(row, shown.words));
  return rows.toSorted((a, b) => way * compare(orderOf(a), orderOf(b), shown.words.language));
}

function compare(a: string | number, b: string | number, language: string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), language, { numeric: true });
}
