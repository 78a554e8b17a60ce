import { createInboxStore } from '../../journal/index.ts';
import type { Store } from '../../journal/store.ts';
import { openOrderedRecalls, type OrderedRecallParts } from './ordered-recalls.ts';
import { openOwnSignatures, type OwnSignatureParts } from './own-signatures.ts';

export interface StandingLooksParts
  extends OrderedRecallParts,
    Pick<OwnSignatureParts, 'exchange' | 'say' | 'count'> {
  readonly store: Store;
}

/** What is looked at every few seconds beside the lines themselves: recalls that were ordered, own signatures of what came. */
export async function openStandingLooks(parts: StandingLooksParts) {
  const ordered = await openOrderedRecalls(parts);
  const peers = parts.peers.map(({ peer }) => peer);
  const signatures = await openOwnSignatures({ ...parts, peers, kept: createInboxStore(parts.store) });
  return {
    looks: [() => ordered.look(), () => signatures.look()],
    close: () => ordered.close(),
  };
}
