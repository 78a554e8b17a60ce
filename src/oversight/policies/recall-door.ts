import type { Decider, DomainCommand } from '../../kernel/decider.ts';
import type { StreamDoor } from '../../kernel/door.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import type { Handling } from '../../kernel/marking.ts';
import { recallDecider } from './decide-recall.ts';
import {
  orderRecallSchema,
  recallKeyOf,
  recallKind,
  type RecallOrdered,
  recallOrderedSchema,
} from './recall-events.ts';
import { recallOrderReasonText, recallRefusals } from './recall-text.ts';

const order: Handling = {
  purpose: 'oversight',
  marking: 'official_sensitive',
  release: 'never',
  keepDays: 10_950,
  personal: false,
  jurisdiction: ['oversight'],
};

/** How an order may be used and kept: as long as the peer may be asked what it did. Whose record it is, the order says. */
export const recallHandling = {
  RecallOrdered: order,
} as const satisfies Record<RecallOrdered['type'], Handling>;

/**
 * Orders to take a record back from a peer. The node says which record it is and how it is labelled: the address is a
 * route of its own, which first asks whether the sender may see the record at all.
 */
export const recallDoor: StreamDoor = {
  kind: recallKind,
  decider: recallDecider as unknown as Decider<unknown, DomainCommand, DomainEvent, string>, // the door erases types
  commands: {
    OrderRecall: {
      schema: orderRecallSchema,
      summary: {
        en: 'Take back from another node what it was given of one record.',
        fr: 'Rappeler d’un autre nœud ce qui lui a été communiqué d’un acte.',
      },
      streamKey: (fields) => recallKeyOf(orderRecallSchema.parse(fields)),
      ofNode: true,
      fourEyes: {
        en: 'The other state then works without it, and it is not given again: nobody alone decides that.',
        fr: 'L’autre État s’en passera dès lors, et l’acte ne lui sera plus communiqué : nul n’en décide seul.',
      },
      terms: { reason: recallOrderReasonText },
      grave: true,
    },
  },
  events: { RecallOrdered: recallOrderedSchema },
  handling: recallHandling,
  handlingOf(event) {
    // Only events of this stream come here: the decider above wrote them.
    const { purpose, marking, jurisdiction } = event as RecallOrdered;
    return { ...order, purpose, marking, jurisdiction: [...new Set([...jurisdiction, 'oversight'])] };
  },
  upcasters: {},
  refusals: recallRefusals,
};
