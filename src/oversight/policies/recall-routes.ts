import { z } from 'zod';
import { commandReply, keyOf } from '../../app/command-routes.ts';
import type { Handle } from '../../app/handle.ts';
import type { PositionSeal } from '../../app/position-seal.ts';
import type { ReleaseWhy } from '../../app/release-why.ts';
import { refusedReply, type Reply, type Route } from '../../app/route.ts';
import type { Who } from '../../app/who.ts';
import { recallAsked } from './recall-events.ts';
import type { RecallOrders } from './recall-reader.ts';
import { recallRefusals } from './recall-text.ts';

export interface RecallRouteParts {
  readonly why: Pick<ReleaseWhy, 'explain'>;
  readonly orders: RecallOrders;
  readonly handle: Handle;
  readonly seal: PositionSeal;
}

const context = 'oversight/policies';
const body = z.strictObject({ ...recallAsked, record: z.string().regex(/^p\.[\w-]{48}$/) });
type Said = z.infer<typeof body>;

/**
 * A person orders that a peer use one record no longer. Written by hand: whoever may not see why the record left is
 * answered as if there were none, and the node says what the record is and how it is labelled.
 */
export function recallRoutes(parts: RecallRouteParts): readonly Route[] {
  return [
    {
      method: 'POST',
      url: `/api/${context}/order-recall`,
      action: `${context}/OrderRecall`,
      summary: {
        en: 'Propose to take back from another node what it was given of one record; a second person confirms. The other node is told neither the reason nor who ordered it.',
        fr: 'Proposer de rappeler d’un autre nœud ce qui lui a été communiqué d’un acte ; une seconde personne confirme. Ni le motif ni l’auteur ne sont indiqués à l’autre nœud.',
      },
      body,
      answer: async ({ who, request, body: given }) => {
        const key = keyOf(request);
        return key === null
          ? refusedReply({ code: 'key_missing' })
          : order(parts, { who, asked: body.parse(given), key });
      },
    },
  ];
}

interface Ordering {
  readonly who: Who;
  readonly asked: Said;
  readonly key: string;
}

async function order(parts: RecallRouteParts, { who, asked, key }: Ordering): Promise<Reply> {
  const { why, orders, seal } = parts;
  const position = seal.open(asked.record);
  const told = position === null ? null : await why.explain(who, position);
  const record = position === null || told === null ? null : await orders.recordAt(position);
  if (told === null || record === null) return refusedReply({ code: 'not_found' });
  const { peer, reason, reference } = asked;
  const explained = told.peers.find((one) => one.peer === peer)?.explained;
  if (explained?.kind !== 'released') return refused('nothing_released');
  const standing = await orders.orderOf(who, record, peer);
  if (explained.recalls.length > 0 || (standing !== null && standing.confirmedBy !== null))
    return refused('already_recalled');
  // One's own may be the same order, sent again without having heard the answer: its key tells.
  if (standing !== null && standing.by !== who.actor) return refused('recall_waiting');
  const said = { context, command: 'OrderRecall', fields: { ...record, peer, reason, reference } };
  const answer = await parts.handle(who, { ...said, idempotencyKey: key });
  return commandReply(answer, { seal, texts: recallRefusals });
}

function refused(code: keyof typeof recallRefusals): Reply {
  return refusedReply({ code }, recallRefusals[code]);
}
