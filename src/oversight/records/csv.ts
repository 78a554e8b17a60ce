import type { Language, Text } from '../../kernel/text.ts';
import type { DueRow, LogRow } from './wire.ts';

/** One column of a sheet: its head in both languages, and what stands in it. */
interface Column<Row> {
  readonly head: Text;
  readonly of: (row: Row) => string | number | null;
}

const logColumns: readonly Column<LogRow>[] = [
  { head: { en: 'Journal position', fr: 'Position au journal' }, of: ({ position }) => position },
  { head: { en: 'At (UTC)', fr: 'Le (UTC)' }, of: ({ at }) => at },
  { head: { en: 'Act', fr: 'Acte' }, of: ({ act }) => act },
  { head: { en: 'By', fr: 'Par' }, of: ({ actor }) => actor },
  { head: { en: 'Desk', fr: 'Poste' }, of: ({ desk }) => desk },
  { head: { en: 'Subject', fr: 'Personne' }, of: ({ subject }) => subject },
  { head: { en: 'What', fr: 'Éléments' }, of: ({ kinds }) => kinds.join(' ') },
  { head: { en: 'Purpose', fr: 'Finalité' }, of: ({ purpose }) => purpose },
  { head: { en: 'Reason', fr: 'Motif' }, of: ({ reason }) => reason },
  { head: { en: 'Reference', fr: 'Référence' }, of: ({ reference }) => reference },
  {
    head: { en: 'Typed reason (subject)', fr: 'Motif saisi (identifiant)' },
    of: ({ noteSubject }) => noteSubject,
  },
  {
    head: { en: 'In place of a typed reason', fr: 'Tenant lieu de motif saisi' },
    of: ({ standing }) => standing,
  },
  { head: { en: 'Recipient', fr: 'Destinataire' }, of: ({ recipient }) => recipient },
];

const dueColumns: readonly Column<DueRow>[] = [
  { head: { en: 'Subject', fr: 'Personne' }, of: ({ subject }) => subject },
  { head: { en: 'Kind', fr: 'Qualité' }, of: ({ kind }) => kind },
  { head: { en: 'Purpose', fr: 'Finalité' }, of: ({ purpose }) => purpose },
  { head: { en: 'Marking', fr: 'Marquage' }, of: ({ marking }) => marking },
  { head: { en: 'Owner', fr: 'Organisme responsable' }, of: ({ owner }) => owner },
  { head: { en: 'Kept until (UTC)', fr: 'Conservation jusqu’au (UTC)' }, of: ({ keepUntil }) => keepUntil },
  { head: { en: 'Held by', fr: 'Gel' }, of: ({ heldBy }) => heldBy },
  { head: { en: 'Days overdue', fr: 'Jours de dépassement' }, of: ({ overdueDays }) => overdueDays },
  {
    head: { en: 'Erasure ordered (UTC)', fr: 'Effacement ordonné le (UTC)' },
    of: ({ orderedAt }) => orderedAt,
  },
];

/** The log as a sheet (RFC 4180). */
export function logSheet(rows: readonly LogRow[], language: Language): string {
  return sheet(logColumns, rows, language);
}

/** The due list as a sheet (RFC 4180). */
export function dueSheet(rows: readonly DueRow[], language: Language): string {
  return sheet(dueColumns, rows, language);
}

function sheet<Row>(columns: readonly Column<Row>[], rows: readonly Row[], language: Language): string {
  const head = columns.map((column) => column.head[language]);
  const lines = [head, ...rows.map((row) => columns.map((column) => column.of(row)))];
  return lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}

/** A cell that a spreadsheet would take for a formula is made text. Source: OWASP, "CSV injection". */
function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
