import type { Signing } from '../../app/outbox-write.ts';
import { keyRing, readEnvelope, signEnvelope } from '../../exchange/peer/envelope.ts';
import type { SigningKeys } from '../../journal/index.ts';
import type { Envelope } from '../../kernel/exchange.ts';
import { parseUtc } from '../../kernel/time.ts';

interface OwnWords {
  readonly own: string;
  readonly peer: string;
  readonly keys: () => Parameters<typeof keyRing>[0];
}

/** Reads what this node has signed itself for a peer, whichever of its keys it was; null: it has not. */
export function ownWords({ own, peer, keys }: OwnWords) {
  return (signed: string): Envelope | null => {
    const read = readEnvelope(signed, { own: peer, peer: own, keys: keyRing(keys()) });
    return read.ok ? read.value.envelope : null;
  };
}

/** Reads back what this node has signed itself, whichever of its keys it was. */
export function ownReader(of: {
  readonly own: string;
  readonly peer: string;
  readonly keys: () => Parameters<typeof keyRing>[0];
}) {
  return (signed: string): Envelope => {
    const read = readEnvelope(signed, { own: of.peer, peer: of.own, keys: keyRing(of.keys()) });
    if (!read.ok) throw new Error(`an envelope of this node’s own cannot be read: ${read.refusal.code}`);
    return read.value.envelope;
  };
}

/** What signs now, and since when: the list names every key so far, also one that was replaced a moment ago. */
export async function signingBy(keys: SigningKeys): Promise<Signing> {
  const key = await keys.current();
  const from = (await keys.publicKeys()).find(({ id }) => id === key.id)?.from ?? '';
  return { key: key.id, from: parseUtc(from), sign: (envelope) => signEnvelope(envelope, key) };
}
