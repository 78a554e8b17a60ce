import { createHash, type KeyObject } from 'node:crypto';
import { canonical } from './canonical.ts';

/** What a key is announced with: signed, as canonical JSON without `to` and `signature`, by the key before it. */
export interface PublicKey {
  readonly kind: 'strait key 1';
  readonly origin: string;
  /** SHA-256, lower-case hex, of the key's SPKI in DER. */
  readonly id: string;
  /** SPKI, PEM. */
  readonly spki: string;
  /** UTC text: not used before. */
  readonly from: string;
  /** UTC text: when its successor took over; null while it is in use. Not signed: the successor's `from` is. */
  readonly to: string | null;
  /** Id of the key before; null for the first. */
  readonly previous: string | null;
  /** Ed25519, hex: by the key before; by itself for the first, and for one that follows a lost key. */
  readonly signature: string;
}

/** A private key in use. It may sit in a module that never lets it go: only signing is asked of it. */
export interface SigningKey {
  readonly id: string;
  /** Ed25519 signature, 64 bytes. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** Where the node's signing keys come from: a file, or a hardware or cloud module. */
export interface SigningKeys {
  /** Asked at each checkpoint, so that a rotation holds at once. */
  current(): Promise<SigningKey>;
  /** Every key so far, oldest first; the last is that of `current`. */
  publicKeys(): Promise<readonly PublicKey[]>;
}

/** Id of a public key: SHA-256, hex, of its SPKI in DER. */
export function keyId(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

/** The bytes that a key's statement is signed over: see CHAIN.md. */
export function statementBytes({ kind, origin, id, spki, from, previous }: PublicKey): Uint8Array {
  return Buffer.from(canonical({ kind, origin, id, spki, from, previous }), 'utf8');
}
