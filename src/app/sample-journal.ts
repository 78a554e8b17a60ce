import type { Beside } from '../journal/port.ts';
import type { NodeId } from '../kernel/ids.ts';
import type { Clock } from '../kernel/time.ts';
import { type MemoryJournal, memoryJournal } from '../journal/memory-journal.ts';

/** For tests: the book in memory. `beforeAppend` lets another come between. */
export function sampleJournal(
  clock: Clock,
  beforeAppend: () => Promise<void> = async () => {},
): MemoryJournal & { readonly besides: readonly Beside[] } {
  const besides: Beside[] = [];
  const origin = 'uk' as NodeId;
  const journal = memoryJournal({ origin, clock, beforeAppend, run: (added) => besides.push(...added) });
  /** Statements that stood with an append: here they are only noted. */
  return { ...journal, besides };
}
