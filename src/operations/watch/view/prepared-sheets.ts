import type { HandoverAnswer } from '../answer-wire.ts';

/** A sheet as it was prepared at this console, so that the second to sign reads what the first has signed. */
export type KeptSheet = Pick<HandoverAnswer, 'sheet' | 'sheetHash' | 'text'>;

const key = 'strait.prepared-sheets';
const keptMax = 4;

type SheetStorage = Pick<Storage, 'getItem' | 'setItem'>;

function read(storage: SheetStorage): readonly KeptSheet[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? '[]');
    // Written by this console alone, from the node's own answer.
    return Array.isArray(kept) ? (kept as readonly KeptSheet[]) : [];
  } catch {
    return [];
  }
}

/** Keeps a prepared sheet in this browser session: references and figures only, as on paper. The last few are kept. */
export function keepSheet(sheet: KeptSheet, storage: SheetStorage = sessionStorage): void {
  const others = read(storage).filter(({ sheetHash }) => sheetHash !== sheet.sheetHash);
  storage.setItem(key, JSON.stringify([...others, sheet].slice(-keptMax)));
}

/** The sheet of this fingerprint, where it was prepared at this console; null: it was not. */
export function keptSheet(sheetHash: string, storage: SheetStorage = sessionStorage): KeptSheet | null {
  return read(storage).find((one) => one.sheetHash === sheetHash) ?? null;
}

/** True where two sheets say the same but for the moment at which they were written. */
export function saysTheSame(one: KeptSheet['sheet'], other: KeptSheet['sheet']): boolean {
  return JSON.stringify({ ...one, at: '' }) === JSON.stringify({ ...other, at: '' });
}
