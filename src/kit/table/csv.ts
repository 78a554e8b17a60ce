import type { Language } from '../../kernel/text.ts';

/** What one cell of an export holds; null: nothing. */
export type Cell = string | number | null;

/**
 * One cell as CSV (RFC 4180). Text that a spreadsheet would take for a formula gets an apostrophe before it: names come
 * over the air, and anyone may send `=HYPERLINK(…)`. Numbers are ours and stay numbers, with the language's decimal mark.
 */
export function csvCell(cell: Cell, language: Language): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return language === 'fr' ? String(cell).replace('.', ',') : String(cell);
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(cell) ? `'${cell}` : cell;
  return /[",;\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A whole table as a file that a spreadsheet of the language reads without asking. */
export function csvText(rows: readonly (readonly Cell[])[], language: Language): string {
  // A French spreadsheet reads the comma as the decimal mark and parts columns by semicolon.
  const mark = language === 'fr' ? ';' : ',';
  const lines = rows.map((row) => row.map((cell) => csvCell(cell, language)).join(mark));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
