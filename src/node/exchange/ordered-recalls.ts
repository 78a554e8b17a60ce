import { z } from 'zod';
import { followJournal } from '../../app/follow.ts';
import type { Outbox } from '../../app/outbox.ts';
import type { Journal, StoredEvent } from '../../journal/index.ts';
import type { KeptValues } from '../../journal/kept-values.ts';
import type { JournalPosition } from '../../kernel/event.ts';
import type { NodeId } from '../../kernel/ids.ts';
import type { RecallReason } from '../../kernel/recall.ts';
import { recallOrderedSchema } from '../../oversight/policies/recall-events.ts';

/** A peer from which something may be ordered back. */
export interface RecalledPeer {
  readonly peer: NodeId;
  readonly outbox: Pick<Outbox, 'recall'>;
  /** Not null: it holds what this book never made, and nothing is numbered anew for it. */
  readonly setBack: () => object | null;
}

export interface OrderedRecallParts {
  readonly journal: Pick<Journal, 'origin' | 'head' | 'onAppended' | 'readAfter' | 'readStream'>;
  readonly values: Pick<KeptValues, 'get' | 'put'>;
  readonly peers: readonly RecalledPeer[];
  /** Told when the book could not be read; it is tried again. */
  readonly fault: (error: unknown) => void;
}

/** The orders of this node's book, as they are carried out. */
export interface OrderedRecalls {
  /** Carries out all that was ordered before it was called. */
  look(): Promise<void>;
  close(): Promise<void>;
}

/** The longest that a look waits until the book was read: what comes later is for the next one. */
const readMilliseconds = 10_000;
const room = 'exchange_recalls';
const key = 'looked_to';
/** Where nothing was ordered, so much of the book is read again at the next start. */
const unkeptMax = 1_000;
const kept = z.object({ position: z.int().min(0) });

/**
 * What a peer is told, whatever the reason here: that a court, a source or somebody in danger stands behind it would tell
 * more than the record did.
 */
const toldReason: RecallReason = 'released_in_error';

interface Order extends Pick<z.infer<typeof recallOrderedSchema>, 'peer' | 'record' | 'version'> {
  readonly position: JournalPosition;
}

/**
 * Carries out what two persons order back, whichever process they asked: the order stands in the book, and its recall is
 * made once however often it is tried. An order for a peer that cannot be told now is kept until it can.
 */
export async function openOrderedRecalls(parts: OrderedRecallParts): Promise<OrderedRecalls> {
  const { journal, values, peers } = parts;
  const read = kept.safeParse(await values.get(room, key));
  // A book that was restored may be shorter than when that was kept.
  let written = Math.min(read.success ? read.data.position : 0, await journal.head());
  let lookedTo = written;
  let open: readonly Order[] = [];
  // With all others that follow the book: whatever stands near its end is read once for all of them.
  const follower = followJournal({
    journal,
    from: written,
    types: ['RecallOrdered'],
    take: (stored) => void (open = [...open, ...orderIn(stored, journal.origin)]),
    passed: (position) => void (lookedTo = position),
    fault: parts.fault,
  });
  const keep = async (wasCarriedOut: boolean): Promise<void> => {
    const position = Math.min(lookedTo, ...open.map((order) => order.position - 1));
    if (position <= written || (!wasCarriedOut && position - written < unkeptMax)) return;
    await values.put(room, key, { position });
    written = position;
  };
  return {
    async look() {
      await follower.reached(await journal.head(), readMilliseconds);
      let wasCarriedOut = false;
      for (const order of open) {
        const told = peers.find(({ peer }) => peer === order.peer);
        if (told === undefined || told.setBack() !== null) continue;
        const position = await positionOf(journal, order);
        if (position !== null) await told.outbox.recall([position], toldReason);
        open = open.filter((one) => one !== order);
        wasCarriedOut = true;
      }
      await keep(wasCarriedOut);
    },
    close: () => follower.close(),
  };
}

function orderIn({ type, origin, position, body }: StoredEvent, own: NodeId): readonly Order[] {
  if (type !== 'RecallOrdered' || origin !== own) return [];
  const { peer, record, version } = recallOrderedSchema.parse(body);
  return [{ peer, record, version, position }];
}

/** Where the record stands in the book; null: it stands there no more. */
async function positionOf(
  journal: Pick<Journal, 'readStream'>,
  { record, version }: Order,
): Promise<JournalPosition | null> {
  const [stored] = await journal.readStream(record, version - 1);
  return stored?.version === version ? stored.position : null;
}
