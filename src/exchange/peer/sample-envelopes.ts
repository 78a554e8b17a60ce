import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Envelope, EnvelopeContent, Lane, SharedEvent } from '../../kernel/exchange.ts';
import type { ActorId, NodeId } from '../../kernel/ids.ts';
import type { UtcText } from '../../kernel/time.ts';
import { boatEventSchemas } from '../../operations/rescue/events-boat.ts';
import { contactEventSchemas } from '../../operations/rescue/events-contact.ts';
import { type EnvelopeKey, signEnvelope, type Signed } from './envelope.ts';
import { keyRing, type KeyRing, type PinnedKey } from './verify/jws.ts';

/** A key pair of an invented node. */
export interface SampleKey extends EnvelopeKey {
  readonly pinned: PinnedKey;
  readonly privateKey: KeyObject;
}

/** A new Ed25519 pair, in use from `from` until `to` (null: still). */
export function sampleKey(from = '2026-01-01T00:00:00.000Z', to: string | null = null): SampleKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const id = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
  const spki = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return {
    id,
    privateKey,
    pinned: { id, spki, from, to },
    sign: async (bytes) => sign(null, bytes, privateKey),
  };
}

/** A ring of these keys alone. */
export function ringOf(...keys: readonly SampleKey[]): KeyRing {
  return keyRing(keys.map(({ pinned }) => pinned));
}

const moment = (text: string): UtcText => text as UtcText; // written by hand in the one form

/** A boat opened on the British side, as far as it leaves. */
export function sampleEvent(over: Partial<SharedEvent> = {}): SharedEvent {
  return {
    context: 'operations/rescue',
    stream: 'boat/b-000001',
    type: 'BoatOpened',
    shape: 1,
    happenedAt: moment('2026-11-24T02:14:00.000Z'),
    position: 41,
    seen: {},
    purpose: 'save_life',
    marking: 'official',
    label: { owner: 'uk-coastguard', jurisdiction: ['channel'], releasedToStates: ['fr', 'uk'] },
    ground: { rule: 'rescue-uk-fr', instrument: 'sar_agreement' },
    hops: 0,
    expiresAt: null,
    body: boatEventSchemas.BoatOpened.parse({
      boat: 'b-000001',
      reference: 'UK-24-001',
      side: 'uk',
      phase: 'distress',
      contact: 'c-000001',
      by: 'staff-uk-1',
    }),
    ...over,
  };
}

/** The contact on which it was opened. */
export function sampleContact(over: Partial<SharedEvent> = {}): SharedEvent {
  return sampleEvent({
    stream: 'contact/c-000001',
    type: 'ContactRecorded',
    position: 40,
    body: JSON.parse(
      JSON.stringify(
        contactEventSchemas.ContactRecorded.parse({
          contact: 'c-000001',
          kind: 'report',
          channel: 'call',
          receivedAt: '2026-11-24T02:13:00.000Z',
          happenedAt: '2026-11-24T02:12:00.000Z',
          claims: { persons: { min: 30, max: 40, best: null }, engine: 'stopped' },
          positions: [
            {
              id: 'p1',
              lat: 50.98,
              lon: 1.42,
              accuracyMetres: 400,
              source: 'gps_share',
              at: '2026-11-24T02:12:00.000Z',
            },
          ],
          side: 'uk',
          clockOffsetSeconds: 0,
          words: `s-${'0'.repeat(31)}1`,
          translated: false,
          by: 'staff-uk-1',
          desk: 'uk-desk-1',
        }),
      ),
    ) as SharedEvent['body'], // as it comes out of the book
    ...over,
  });
}

/** A decision of the British node with these events. */
export function sampleDecision(...events: readonly SharedEvent[]): EnvelopeContent {
  return {
    type: 'decision',
    recordedAt: moment('2026-11-24T02:14:00.120Z'),
    actor: 'staff-uk-1' as ActorId,
    desk: null,
    events,
  };
}

/** 64 zeros: before the first. */
export const noHash = '0'.repeat(64);

/** An envelope from the British node to the French one; the first of its lane where nothing is said. */
export function sampleEnvelope(over: Partial<Envelope> = {}): Envelope {
  return {
    kind: 'strait envelope 1',
    from: 'uk' as NodeId,
    to: 'fr' as NodeId,
    lane: 'life',
    sequence: 1,
    previous: noHash,
    madeAt: moment('2026-11-24T02:14:00.300Z'),
    content: sampleDecision(sampleContact(), sampleEvent()),
    ...over,
  };
}

/** A chain of so many signed envelopes on one lane, each opening a boat of its own. */
export async function sampleChain(
  key: EnvelopeKey,
  count: number,
  lane: Lane = 'life',
): Promise<readonly Signed[]> {
  const chain: Signed[] = [];
  for (let sequence = 1; sequence <= count; sequence += 1) {
    const boat = `b-${String(sequence).padStart(6, '0')}`;
    const event = sampleEvent({
      stream: `boat/${boat}`,
      position: sequence * 3,
      body: { ...sampleEvent().body, boat },
    });
    const previous = chain.at(-1)?.hash ?? noHash;
    chain.push(
      await signEnvelope(sampleEnvelope({ lane, sequence, previous, content: sampleDecision(event) }), key),
    );
  }
  return chain;
}

/** Signs any text whatever as a JWS, with any header: what a forger, or a peer gone wrong, would send. */
export function signedText(
  payload: string | Uint8Array,
  key: SampleKey,
  header: string | null = null,
): string {
  const head = header ?? JSON.stringify({ alg: 'EdDSA', kid: key.id });
  const input = `${Buffer.from(head).toString('base64url')}.${Buffer.from(payload).toString('base64url')}`;
  return `${input}.${sign(null, Buffer.from(input), key.privateKey).toString('base64url')}`;
}
