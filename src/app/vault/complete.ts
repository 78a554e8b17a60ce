import type { StoredEvent } from '../../journal/port.ts';
import type { JournalPosition } from '../../kernel/event.ts';
import { toUtc } from '../../kernel/time.ts';
import type { CompleteErasure, EraseAgain } from '../../kernel/vault-orders.ts';
import type { Who } from '../who.ts';
import type { Order } from './book.ts';
import { again, type Desk } from './parts.ts';

/** The program itself, by its own id: nobody is asked once more for what stands in the book. */
export type Program = Pick<Who, 'actor' | 'desk'>;

/** The event by which an erasure is ordered: from here on it is the program's to complete. */
export const erasureOrdered = 'ErasureOrdered';

/**
 * Completes an erasure that stands in the book: the provider's ledger takes the subject, durably, then `SubjectErased`
 * is appended and the rows go with it. May be asked again, at any time and by several processes: it is done once. Gives
 * a position at which it is done. Throws where no order stands, and where others kept coming first.
 */
export async function completeErasure(desk: Desk, by: Program, subject: string): Promise<JournalPosition> {
  const order = await orderOf(desk, subject);
  if (order === null) throw new Error('no order stands to erase this subject');
  // Also where another process has done the rest: each provider's ledger is to know of it.
  await desk.vault.forget(subject);
  const owner = order.label?.owner ?? desk.agency;
  return erase(desk, by, { type: 'CompleteErasure', subject, owner, cause: order.position });
}

/**
 * At start: completes what a crash left between an order and its end; then erases again what the ledger of erasures
 * knows and an old backup brought back. Gives how many there were.
 */
export async function completeLeft(desk: Desk, by: Program): Promise<number> {
  let count = 0;
  for (const subject of await desk.vault.orderedErasures()) {
    // A mark without an order in the book is nothing to act on: `strait verify` names it.
    if ((await orderOf(desk, subject)) === null) continue;
    await completeErasure(desk, by, subject);
    count += 1;
  }
  for (const { subject, owner } of await desk.vault.reapplyErasures()) {
    await erase(desk, by, { type: 'EraseAgain', subject, owner });
    count += 1;
  }
  return count;
}

async function orderOf({ journal }: Desk, subject: string): Promise<StoredEvent | null> {
  const history = await journal.readStream(streamOf(subject));
  return history.findLast(({ type }) => type === erasureOrdered) ?? null;
}

type ToErase = Pick<CompleteErasure | EraseAgain, 'type' | 'subject'> & Pick<Order, 'owner' | 'cause'>;

async function erase(desk: Desk, by: Program, toErase: ToErase): Promise<JournalPosition> {
  const position = await again(() => eraseOnce(desk, by, toErase));
  if (position === null) throw new Error('an erasure is not completed: others kept coming first');
  return position;
}

async function eraseOnce(
  { book, clock, journal, records, vault }: Desk,
  by: Program,
  { type, subject, ...order }: ToErase,
): Promise<JournalPosition | null> {
  const command = { type, at: toUtc(clock()), subject };
  const stream = streamOf(subject);
  const decided = await book.decide({ ...order, door: records.subject, stream, command, fresh: true });
  if (!decided.ok) throw new Error(`an erasure is refused: ${decided.refusal.code}`);
  const { part, events } = decided.value;
  if (events.length === 0) return journal.head(); // another came first
  return book.append(by, { parts: [part], beside: vault.eraseSteps(subject) });
}

const kind = 'subject/';

function streamOf(subject: string): string {
  return kind + subject;
}

/** Whose stream it is. */
export function subjectOf(stream: string): string {
  if (!stream.startsWith(kind)) throw new Error('not the stream of a subject');
  return stream.slice(kind.length);
}
