import type { OutboxStore } from '../../journal/outbox-port.ts';
import { type Envelope, type EnvelopeContent, type Lane, lanes } from '../../kernel/exchange.ts';
import type { NodeId } from '../../kernel/ids.ts';
import type { Recalls } from '../outbox-recalls.ts';

export interface SayAgainParts {
  readonly store: Pick<OutboxStore, 'untold'>;
  readonly read: (signed: string) => Envelope;
  readonly outbox: Pick<Recalls, 'recall'> & {
    say(content: EnvelopeContent, lane: Lane, key: string): Promise<boolean>;
  };
}

const pageMax = 500;

/**
 * Says anew what a peer was to be told once and what was put aside with the numbers it bore, since nobody else would: the
 * receipt that they wait for, and what is taken back of ours, under the positions at which they have it now. Keys make it
 * once. What has run out is found anew by itself, as are checkpoints.
 */
export async function sayAgain(parts: SayAgainParts, peer: NodeId): Promise<void> {
  const { outbox } = parts;
  for (const { lane, content } of await putAside(parts, peer)) {
    if (content.type === 'receipt') await outbox.say(content, lane, `receipt/${content.recall}`);
    if (content.type === 'recall' && content.reason !== 'expired')
      await outbox.recall(content.positions, content.reason);
  }
}

/** Of what was put aside, receipts and recalls: in the order in which they were numbered. */
async function putAside({ store, read }: SayAgainParts, peer: NodeId): Promise<readonly Envelope[]> {
  const found: Envelope[] = [];
  let after = '';
  for (;;) {
    const page = await store.untold(peer, after, pageMax);
    for (const { signed } of page) {
      const envelope = read(signed);
      if (envelope.content.type === 'receipt' || envelope.content.type === 'recall') found.push(envelope);
    }
    if (page.length < pageMax) break;
    after = page.at(-1)?.hash ?? after;
  }
  const rank = ({ lane }: Envelope): number => lanes.indexOf(lane);
  return found.toSorted((one, other) => rank(one) - rank(other) || one.sequence - other.sequence);
}
