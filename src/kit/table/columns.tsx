import type { Text } from '../../kernel/text.ts';
import { zoneOf } from '../i18n/format.ts';
import type { Words } from '../i18n/language.tsx';
import { formatMoment } from '../i18n/moment.ts';
import type { Column } from './column.ts';

interface ColumnShape {
  readonly key: string;
  readonly head: Text;
  readonly width?: number;
  readonly grow?: boolean;
}

/** A column of plain words. */
export function words<Row>(shape: ColumnShape, text: (row: Row, words: Words) => string): Column<Row> {
  return { width: 10, ...shape, text };
}

/** A column of moments (UTC text or null): UTC with the wall clock of the state beside it, sorted by time. */
export function moments<Row>(
  shape: ColumnShape,
  state: 'fr' | 'uk',
  at: (row: Row) => string | null,
): Column<Row> {
  return {
    width: 17,
    ...shape,
    text: (row, { language }) => momentWords(at(row), state, language),
    order: (row) => at(row) ?? '',
  };
}

/** A column of whole numbers; null says that there is none, which is not zero. */
export function numbers<Row>(shape: ColumnShape, value: (row: Row) => number | null): Column<Row> {
  return {
    width: 6,
    end: true,
    ...shape,
    text: (row, { n }) => {
      const number = value(row);
      return number === null ? '–' : n(number);
    },
    order: (row) => value(row) ?? Number.NEGATIVE_INFINITY,
  };
}

function momentWords(at: string | null, state: 'fr' | 'uk', language: Words['language']): string {
  const milliseconds = at === null ? Number.NaN : Date.parse(at);
  return Number.isNaN(milliseconds) ? '–' : formatMoment(milliseconds, zoneOf[state], language);
}
