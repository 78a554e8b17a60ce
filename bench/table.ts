import type { Row } from './row.ts';

const heads = ['kernel', 'figure', 'unit', 'limit', 'of limit', 'best peer', 'to peer', 'gate', 'note'];

function figure(value: number): string {
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en-GB');
  return String(Number(value.toPrecision(3)));
}

/** Units in which less is better: times and sizes. */
function lessIsBetter(unit: string): boolean {
  return /^(ns|us|ms|s|MB|MiB|kB|KiB)\b(?!\/)/.test(unit);
}

function bestPeer(row: Row): { readonly name: string; readonly figure: number } | null {
  const ran = row.peers.flatMap(({ name, figure: value }) =>
    value === null ? [] : [{ name, figure: value }],
  );
  const sign = lessIsBetter(row.unit) ? 1 : -1;
  return ran.toSorted((a, b) => sign * (a.figure - b.figure))[0] ?? null;
}

function cells(row: Row): readonly string[] {
  const peer = bestPeer(row);
  const absent = row.peers
    .filter((other) => other.figure === null)
    .map((other) => `${other.name} not run: ${other.note}`);
  return [
    row.kernel,
    figure(row.figure),
    row.unit,
    row.limit === null ? '-' : figure(row.limit),
    row.limit === null ? '-' : `${figure(row.figure / row.limit)} x`,
    peer === null ? '-' : `${peer.name} ${figure(peer.figure)}`,
    peer === null ? '-' : `${figure(row.figure / peer.figure)} x`,
    row.gate,
    [row.note, ...absent].filter(Boolean).join('; '),
  ];
}

/** Lines of a plain table: each figure with its ratio to the machine's limit and to the best peer that ran. */
export function tableLines(rows: readonly Row[]): readonly string[] {
  const lines = [heads, ...rows.map(cells)];
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
