import type { Journal, StoredEvent } from '../journal/port.ts';
import { type Had, hadNothing, havingAlso } from '../kernel/causal.ts';

/** How many streams are remembered: one more, and the one longest unused is read anew when it comes again. */
const streamsMax = 10_000;

/**
 * Follows, event by event of the journal, what this node had of the others' part of each stream. Remembers a bounded
 * number of streams; the rest is read from the journal where it is needed.
 */
export function createSeen(
  journal: Pick<Journal, 'readStream'>,
  max = streamsMax,
): { before(event: StoredEvent): Promise<Had> } {
  const known = new Map<string, { readonly version: number; readonly had: Had }>();
  return {
    async before(event) {
      const { stream, version } = event;
      const last = known.get(stream);
      const had = last?.version === version - 1 ? last.had : await hadBefore(journal, event);
      known.delete(stream); // put back as the last used
      known.set(stream, { version, had: havingAlso(had, event) });
      const [oldest] = known.keys();
      if (known.size > max && oldest !== undefined) known.delete(oldest);
      return had;
    },
  };
}

async function hadBefore(
  journal: Pick<Journal, 'readStream'>,
  { stream, version }: StoredEvent,
): Promise<Had> {
  if (version === 1) return hadNothing;
  const events = await journal.readStream(stream);
  return events.slice(0, version - 1).reduce(havingAlso, hadNothing);
}
