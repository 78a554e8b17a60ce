import type { Who } from '../../app/who.ts';
import type { Journal, StoredEvent } from '../../journal/port.ts';
import { proposalDoor } from '../../kernel/proposal-door.ts';
import type { UtcText } from '../../kernel/time.ts';
import {
  type OrderRecall,
  orderRecallSchema,
  recallKeyOf,
  recallKind,
  recallOrderedSchema,
} from './recall-events.ts';
import type { RecallOrderView } from './wire.ts';

/** A proposal to take something back that waits for its second person. */
export interface WaitingRecall {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly by: string;
  readonly at: UtcText;
}

export interface RecallOrderParts {
  readonly journal: Pick<Journal, 'origin' | 'readAfter' | 'readStream'>;
  /** Proposals that this person is shown. */
  readonly waiting: (who: Who) => Promise<readonly WaitingRecall[]>;
}

/** One own record as an order names it. */
export type OrderedRecord = Pick<OrderRecall, 'record' | 'version' | 'purpose' | 'marking' | 'jurisdiction'>;

/** What persons have ordered back. Whoever asks must be known to see the record. */
export interface RecallOrders {
  /** The record at a place of the book; null: none of this node stands there. */
  recordAt(position: number): Promise<OrderedRecord | null>;
  /** How its recall from one peer stands; null: nobody has asked for it. */
  orderOf(who: Who, record: OrderedRecord, peer: string): Promise<RecallOrderView | null>;
}

/** Reads orders from the book itself, each in its own stream, and from what waits for a second person. */
export function createRecallOrders({ journal, waiting }: RecallOrderParts): RecallOrders {
  const at = async (position: number): Promise<StoredEvent | null> => {
    const [stored] = position < 1 ? [] : await journal.readAfter(position - 1, 1);
    return stored?.position === position ? stored : null;
  };
  return {
    async recordAt(position) {
      const stored = await at(position);
      if (stored === null || stored.origin !== journal.origin) return null;
      const { stream: record, version, purpose, marking, label } = stored;
      return { record, version, purpose, marking, jurisdiction: [...(label?.jurisdiction ?? [])] };
    },
    async orderOf(who, { record, version }, peer) {
      const key = recallKeyOf({ peer, record, version });
      const [ordered] = await journal.readStream(`${recallKind}/${key}`);
      if (ordered !== undefined) return orderedView(ordered, await at(ordered.cause ?? 0));
      const found = (await waiting(who)).find(({ fields }) => {
        const read = orderRecallSchema.safeParse(fields);
        return read.success && recallKeyOf(read.data) === key;
      });
      if (found === undefined) return null;
      const { reason, reference } = orderRecallSchema.parse(found.fields);
      return { reason, reference, by: found.by, at: found.at, confirmedBy: null, confirmedAt: null };
    },
  };
}

/** The order by what caused it: the proposal names who made it, the order itself who confirmed it. */
function orderedView({ body, happenedAt }: StoredEvent, proposal: StoredEvent | null): RecallOrderView {
  const { by, reason, reference } = recallOrderedSchema.parse(body);
  const isProposal = proposal?.stream.startsWith(`${proposalDoor.kind}/`) === true;
  return {
    reason,
    reference,
    by: isProposal ? proposal.actor : null,
    at: isProposal ? (proposal.happenedAt as UtcText) : null,
    confirmedBy: by,
    confirmedAt: happenedAt as UtcText,
  };
}
