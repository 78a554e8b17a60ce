import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const tagBytes = 16;
export const nonceBytes = 12;

/** What is written of one detail: nonce, and body with its tag. */
export interface SealedBody {
  readonly nonce: Buffer;
  readonly sealed: Buffer;
}

/** Seals bytes with AES-256-GCM under a fresh random nonce; `context` is bound as additional data. Source: NIST SP 800-38D. */
export function seal(key: Uint8Array, plain: Uint8Array, context: string): SealedBody {
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes });
  sealing.setAAD(Buffer.from(context, 'utf8'));
  const body = sealing.update(plain);
  return { nonce, sealed: Buffer.concat([body, sealing.final(), sealing.getAuthTag()]) };
}

/** The bytes that were sealed; null where key, context, nonce, body or tag is not that of the sealing. */
export function open(key: Uint8Array, { nonce, sealed }: SealedBody, context: string): Buffer | null {
  if (sealed.length < tagBytes || nonce.length !== nonceBytes) return null;
  const opening = createDecipheriv(cipher, key, nonce, { authTagLength: tagBytes });
  opening.setAAD(Buffer.from(context, 'utf8'));
  opening.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  const plain = opening.update(sealed.subarray(0, sealed.length - tagBytes));
  try {
    opening.final();
    return plain;
  } catch {
    plain.fill(0); // unproved: it must go no further
    return null;
  }
}

/** What a sealed detail is bound to. None of the three can hold a line break. */
export function detailContext(subject: string, id: string, kind: string): string {
  return `strait vault detail 1\n${subject}\n${id}\n${kind}`;
}

/** What a subject's wrapped key is bound to. */
export function keyContext(subject: string): string {
  return `strait vault subject key 1\n${subject}`;
}

/** SHA-256, hex, of nonce and sealed body: what the event says of the detail. */
export function hashOf({ nonce, sealed }: SealedBody): string {
  return createHash('sha256').update(nonce).update(sealed).digest('hex');
}
