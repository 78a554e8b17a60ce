import { expect, test } from 'vitest';
import { wordsOf } from '../i18n/language.tsx';
import { sheetCsv, type SheetHead } from './table-sheet.tsx';

const head: SheetHead = {
  title: 'Staff',
  demonstration: true,
  filter: 'mrcc',
  position: 'p.example',
  author: 'A. Example, Desk 1 (UK)',
  askedAt: Date.UTC(2027, 8, 8, 2, 14),
  exportedAt: Date.UTC(2027, 8, 8, 2, 15),
  count: 1,
  withheld: true,
};
const columns = [
  { key: 'id', head: { en: 'Id', fr: 'Identifiant' }, width: 8, text: (row: { id: string }) => row.id },
  { key: 'name', head: { en: 'Name', fr: 'Nom' }, width: 8, personal: true, text: () => 'A. Example' },
];

test('an export says marking, position, author and times, and leaves the names behind', () => {
  const csv = sheetCsv({ head, columns, rows: [{ id: '=uk-staff-0007' }] }, wordsOf('en'));
  expect(csv.slice(1).split('\r\n')).toEqual([
    '"OFFICIAL-SENSITIVE · DEMONSTRATION, NOTHING REAL"',
    'Staff',
    'Rows,1',
    'Filtered by,mrcc',
    'Journal position,p.example',
    'By,"A. Example, Desk 1 (UK)"',
    'Answer of,2027-09-08 02:14:00 UTC',
    'Taken out at,2027-09-08 02:15:00 UTC',
    'Names stay in the vault: they are on no export and no print.',
    '',
    'Id',
    "'=uk-staff-0007",
    '',
  ]);
});

test('in French the same, in the form of a French spreadsheet', () => {
  const csv = sheetCsv({ head: { ...head, position: null }, columns, rows: [] }, wordsOf('fr'));
  expect(csv).toContain('DIFFUSION RESTREINTE');
  expect(csv).toContain('Position au journal;inconnue');
});
