import { movesIn } from '../../journal/history.ts';
import type { OutboxStore } from '../../journal/outbox-port.ts';
import type { Journal, StoredEvent } from '../../journal/port.ts';
import { type Had, hadNothing, havingAlso } from '../../kernel/causal.ts';
import type { JournalPosition } from '../../kernel/event.ts';
import type { Envelope } from '../../kernel/exchange.ts';
import type { NodeId } from '../../kernel/ids.ts';
import {
  bookStream,
  isWithin,
  lostMark,
  movedMark,
  recordMovedBody,
  resumptionEnds,
  type Stretch,
  stretchBody,
} from '../../kernel/set-back.ts';
import { eventsIn } from '../outbox-recalls.ts';
import { isTold, lastTold } from './survey.ts';

export interface PlacingParts {
  readonly journal: Pick<Journal, 'origin' | 'readAfter' | 'readStream'>;
  readonly store: Pick<OutboxStore, 'standing' | 'after' | 'covering'>;
  readonly read: (signed: string) => Envelope;
  readonly peer: NodeId;
}

/** A record as it is told, and what its author had of the others' part of its stream. */
export interface Told {
  readonly stored: StoredEvent;
  readonly had: Had;
}

/** Where records of this node's own are told, once its book had been set back. Of any other book it asks nothing. */
export interface Placing {
  /** What is told when the outbox comes to this record of its own; null: nothing, or it was told before. */
  turn(stored: StoredEvent, had: Had): Promise<Told | null>;
  /** The position under which others have what stands at this one. */
  placeOf(stored: StoredEvent): Promise<JournalPosition>;
  /** The book may say more of itself, and the store may stand elsewhere. */
  anew(): void;
}

/** A stretch that was declared, and up to where the book was being put in order for it. */
interface Declared extends Stretch {
  readonly until: JournalPosition;
}

/** Opens it for one outbox. */
export function createPlacing(parts: PlacingParts): Placing {
  const { journal } = parts;
  let known: Promise<Known> | null = null;
  const knowing = (): Promise<Known> =>
    (known ??= readKnown(parts).catch((error: unknown) => {
      known = null; // read anew at the next need
      throw error;
    }));
  return {
    async turn(stored, had) {
      const { type, imported, position } = stored;
      if (stored.stream === bookStream) known = null;
      if (imported !== null || type === lostMark) return null;
      const { declared, toldUpTo } = await knowing();
      if (declared.length === 0) return { stored, had };
      if (type === movedMark) return movedTurn(parts, stored);
      if (!declared.some(({ until }) => position <= until)) return { stored, had };
      if (isWithin(position, asStretches(declared)) && (await moveOf(journal, stored)) !== undefined)
        return null;
      const isToldBefore = position <= toldUpTo && (await wasTold(parts, stored));
      return isToldBefore ? null : { stored, had };
    },
    async placeOf(stored) {
      if (stored.imported !== null) return stored.imported.position;
      const { declared } = await knowing();
      if (!isWithin(stored.position, asStretches(declared))) return stored.position;
      return (await moveOf(journal, stored))?.position ?? stored.position;
    },
    anew: () => void (known = null),
  };
}

interface Known {
  readonly declared: readonly Declared[];
  /** The last own position of which this peer was told anything. */
  readonly toldUpTo: JournalPosition;
}

async function readKnown({ journal, store, peer }: PlacingParts): Promise<Known> {
  const history = await journal.readStream(bookStream);
  const declared: Declared[] = [];
  for (const { type, body, position } of history) {
    const read = stretchBody.safeParse(body);
    if (!read.success) continue;
    if (resumptionEnds.has(type)) declared.splice(-1, 1, { ...read.data, until: position });
    else declared.push({ ...read.data, until: Number.POSITIVE_INFINITY });
  }
  if (declared.length === 0) return { declared, toldUpTo: 0 };
  const { life, work, bulk } = (await store.standing(peer)).chains;
  const ends = { life: life.sequence, work: work.sequence, bulk: bulk.sequence };
  return { declared, toldUpTo: await lastTold(store, peer, ends) };
}

/** Records after the stretch may have been moved as well, as long as the book was being put in order. */
function asStretches(declared: readonly Declared[]): readonly Stretch[] {
  return declared.map(({ after, until }) => ({ after, upTo: until }));
}

async function moveOf(journal: PlacingParts['journal'], { stream, position }: StoredEvent) {
  return movesIn(await journal.readStream(stream)).get(position);
}

/** The record that a mark moves, as it was decided, at the place of the mark. */
async function movedTurn(parts: PlacingParts, mark: StoredEvent): Promise<Told | null> {
  const { journal } = parts;
  const written = recordMovedBody.parse(mark.body).position;
  const stream = await journal.readStream(mark.stream);
  const stored = stream.find(({ position }) => position === written);
  if (stored === undefined) throw new Error(`a mark at ${mark.position} moves nothing`);
  if (await wasTold(parts, stored)) return null;
  const had = stream.slice(0, stored.version - 1).reduce(havingAlso, hadNothing);
  const unseen = { ...had.unseen, [journal.origin]: movesIn(stream).get(written)?.unseen ?? [] };
  return { stored: { ...stored, position: mark.position }, had: { ...had, unseen } };
}

async function wasTold({ store, read, peer }: PlacingParts, stored: StoredEvent): Promise<boolean> {
  for (const { signed } of await store.covering(peer, stored.position))
    if (eventsIn(read(signed)).some((event) => event.position === stored.position && isTold(stored, event)))
      return true;
  return false;
}
