import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { type EnvelopeKey, keyRing, type KeyRing } from '../src/exchange/peer/envelope.ts';

/** An Ed25519 private key in PKCS #8 is this, and its 32 bytes. Source: RFC 8410. */
const privateHead = Buffer.from('302e020100300506032b657004220420', 'hex');

interface NodeKey extends EnvelopeKey {
  readonly ring: KeyRing;
}

const keys = new Map<string, NodeKey>();

/** The key of an invented node, the same in every run: what is signed is then the same to the byte. */
export function keyOf(node: string): NodeKey {
  const found = keys.get(node) ?? makeKey(node);
  keys.set(node, found);
  return found;
}

/** The keys that the others have pinned of it. */
export function ringOfNode(node: string): KeyRing {
  return keyOf(node).ring;
}

function makeKey(node: string): NodeKey {
  const bytes = createHash('sha256').update(`key of the invented node ${node}`).digest();
  const privateKey: KeyObject = createPrivateKey({
    key: Buffer.concat([privateHead, bytes]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(privateKey);
  const id = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
  const spki = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return {
    id,
    sign: async (given) => sign(null, given, privateKey),
    ring: keyRing([{ id, spki, from: '2020-01-01T00:00:00.000Z', to: null }]),
  };
}
