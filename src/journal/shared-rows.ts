import type { JournalPosition } from '../kernel/event.ts';
import { recallMark } from '../kernel/recall.ts';
import type { Journal, StoredEvent } from './port.ts';

/** A page of the book, and what of it concerns whoever reads it. */
export interface ConcerningPage {
  readonly page: readonly StoredEvent[];
  readonly concerning: readonly StoredEvent[];
  readonly last: JournalPosition;
}

/**
 * Streams with another node's part that something of a page concerns, each whole as of the end of the page. One that
 * begins in the page is whole in it; the others are read.
 */
export async function sharedRows(
  journal: Pick<Journal, 'readShared'>,
  { page, concerning, last }: ConcerningPage,
): Promise<ReadonlyMap<string, readonly StoredEvent[]>> {
  const streams = new Set(concerning.map(({ stream }) => stream));
  const begun = new Set(page.filter(({ version }) => version === 1).map(({ stream }) => stream));
  const older = [...streams].filter((stream) => !begun.has(stream));
  const found = new Map<string, StoredEvent[]>();
  const add = (row: StoredEvent): void => {
    const rows = found.get(row.stream);
    if (rows === undefined) found.set(row.stream, [row]);
    else rows.push(row);
  };
  for (const row of page) if (streams.has(row.stream) && begun.has(row.stream)) add(row);
  for (const [stream, rows] of found)
    if (!rows.some(({ imported, type }) => imported !== null || type === recallMark)) found.delete(stream);
  for (const row of older.length === 0 ? [] : await journal.readShared(older, last)) add(row);
  return found;
}
