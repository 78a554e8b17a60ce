import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import { canonicalText } from '../../../kernel/canonical.ts';
import { refuse, type Result, ok, type Refusal } from '../../../kernel/result.ts';
import type { Unproven } from '../codes.ts';

/** A public key of the peer as it was handed over: what `strait keys export` writes, of which only this is needed. */
export interface PinnedKey {
  /** SHA-256, hex, of the SPKI in DER: the `kid`. */
  readonly id: string;
  /** SPKI, PEM. */
  readonly spki: string;
  /** UTC text: nothing made before is signed by it. */
  readonly from: string;
  /** UTC text: nothing made after is signed by it; null while it is in use. */
  readonly to: string | null;
}

/** The pinned keys by the one header that each may stand under, as it is written in the signed text. */
export type KeyRing = ReadonlyMap<string, PinnedKey & { readonly key: KeyObject }>;

/** 1 MiB of signed text. */
export const signedBytesMax = 1_048_576;
/** Levels of nesting in what is signed. */
export const depthMax = 32;

/** The one header there is: no other algorithm, no key of the sender's own choosing, nothing critical. */
export function headerOf(keyId: string): string {
  return Buffer.from(canonicalText({ alg: 'EdDSA', kid: keyId })).toString('base64url');
}

/** Throws where a key is no Ed25519 key or not the one its id names: a wrong configuration. */
export function keyRing(keys: readonly PinnedKey[]): KeyRing {
  return new Map(
    keys.map((pinned) => {
      const key = createPublicKey(pinned.spki);
      const id = sha256(key.export({ type: 'spki', format: 'der' }));
      if (key.asymmetricKeyType !== 'ed25519' || id !== pinned.id)
        throw new TypeError(`no Ed25519 key of this id: ${pinned.id}`);
      return [headerOf(id), { ...pinned, key }];
    }),
  );
}

/** SHA-256, lower-case hex. */
export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What was signed, read: its value, its hash, and the key it was signed with. */
export interface Opened {
  readonly value: unknown;
  readonly hash: string;
  readonly key: PinnedKey;
}

type Opening = Result<Opened, Refusal<Unproven>>;

const segment = /^[A-Za-z0-9_-]+$/;
const ourHeader = /^\{"alg":"EdDSA","kid":"[0-9a-f]{64}"\}$/;
const byProto = '"__proto__":';

/**
 * Opens one JWS in compact form (RFC 7515 with RFC 8037). Nothing is parsed before it is known to be signed, and only the
 * canonical text of a value is taken: of two readings of one text there is never a choice. `vouched`: the hash of a text
 * that the same peer's signature is known to cover; that very text needs no proof of its own.
 */
export function openSigned(signed: string, keys: KeyRing, vouched: string | null): Opening {
  if (signed.length > signedBytesMax) return refuse('too_large');
  const [header = '', payload = '', signature = '', ...more] = signed.split('.', 4);
  if (more.length > 0 || ![header, payload, signature].every((part) => segment.test(part)))
    return refuse('not_a_signed_text');
  const key = keys.get(header);
  if (key === undefined)
    return refuse(ourHeader.test(decoded(header).toString()) ? 'key_unknown' : 'header_refused');
  const bytes = decoded(payload);
  const mark = decoded(signature);
  // Base64 has several spellings of one value, of which the signature covers one: only the shortest is taken.
  if (bytes.toString('base64url') !== payload || mark.toString('base64url') !== signature)
    return refuse('not_a_signed_text');
  const hash = sha256(signed);
  const isProved = (): boolean => verify(null, Buffer.from(`${header}.${payload}`), key.key, mark);
  if (mark.length !== 64 || (hash !== vouched && !isProved())) return refuse('signature_wrong');
  const read = readCanonical(bytes);
  return read.ok ? ok({ value: read.value, hash, key }) : read;
}

const decoded = (part: string): Buffer => Buffer.from(part, 'base64url');

function readCanonical(bytes: Buffer): Result<unknown, Refusal<Unproven>> {
  if (!isUtf8(bytes)) return refuse('not_utf8');
  const text = bytes.toString('utf8');
  if (isDeep(bytes)) return refuse('nested_too_deep');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('not_json');
  }
  try {
    // A key twice, a space, another order, half a character: each is written otherwise than it was read.
    if (canonicalText(value) !== text || text.includes(byProto)) return refuse('not_canonical');
  } catch {
    return refuse('not_canonical');
  }
  return ok(value);
}

/** Counts open brackets outside of strings, without parsing. */
function isDeep(bytes: Buffer): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (inText && byte === 0x5c)
      at += 1; // a backslash: what follows ends nothing
    else if (byte === 0x22) inText = !inText;
    else if (!inText && (byte === 0x7b || byte === 0x5b)) depth += 1;
    else if (!inText && (byte === 0x7d || byte === 0x5d)) depth -= 1;
    if (depth > depthMax) return true;
  }
  return false;
}
