import { describe, expect, test } from 'vitest';
import { wordsOf } from '../i18n/language.tsx';
import { type Column, filterRows, sortRows } from './column.ts';

interface Row {
  readonly name: string;
  readonly count: number;
}

const columns: readonly Column<Row>[] = [
  { key: 'name', head: { en: 'Name', fr: 'Nom' }, width: 8, text: ({ name }) => name },
  {
    key: 'count',
    head: { en: 'Count', fr: 'Nombre' },
    width: 4,
    text: ({ count }, { language }) => (language === 'fr' ? `${count} élus` : `${count} items`),
    order: ({ count }) => count,
  },
];
const rows: readonly Row[] = [
  { name: 'desk 10', count: 2 },
  { name: 'desk 9', count: 11 },
  { name: 'Équipe', count: 1 },
];
const shown = { columns, words: wordsOf('fr') };
const names = (list: readonly Row[]) => list.map(({ name }) => name);

describe('rows of a table', () => {
  test('the filter wants every word, in the language shown, without accents or case', () => {
    expect(names(filterRows(rows, 'equipe elus', shown))).toEqual(['Équipe']);
    expect(names(filterRows(rows, 'desk 11', shown))).toEqual(['desk 9']);
    expect(filterRows(rows, 'items', shown)).toEqual([]);
    expect(filterRows(rows, '  ', shown)).toBe(rows);
  });

  test('sorting takes numbers as numbers, in words as well', () => {
    expect(names(sortRows(rows, { column: 'name', down: false }, shown))).toEqual([
      'desk 9',
      'desk 10',
      'Équipe',
    ]);
    expect(names(sortRows(rows, { column: 'count', down: true }, shown))[0]).toBe('desk 9');
  });

  test('no sort, or one by a column that is gone, leaves the order as it came', () => {
    expect(sortRows(rows, null, shown)).toBe(rows);
    expect(sortRows(rows, { column: 'gone', down: true }, shown)).toBe(rows);
  });
});
