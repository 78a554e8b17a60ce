import { canonicalText } from '../../kernel/canonical.ts';
import type { Envelope, EnvelopeContent } from '../../kernel/exchange.ts';
import { type CheckParts, checkTogether, type Expected, type Verdict } from './verify/check.ts';
import { checkpointOrigin, contents, outer } from './verify/form.ts';
import { headerOf, sha256, signedBytesMax } from './verify/jws.ts';

export { readSigned as readEnvelope } from './verify/check.ts';
export { keyRing, type KeyRing, type PinnedKey } from './verify/jws.ts';

/** What signs for this node. The key itself may sit in a module that never lets it go. */
export interface EnvelopeKey {
  /** SHA-256, hex, of the public key's SPKI in DER. */
  readonly id: string;
  /** Ed25519 signature, 64 bytes. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** An envelope as it travels. */
export interface Signed {
  /** JWS, compact. */
  readonly signed: string;
  /** SHA-256, hex, of the signed text: what the next envelope names as `previous`. */
  readonly hash: string;
}

/** Holds one signed text, of which nothing vouches but itself, against everything that must be true of it. Pure; never throws. */
export function checkSigned(signed: string, expected: Expected, parts: CheckParts): Verdict {
  const [verdict] = checkTogether([{ signed, expected }], parts);
  if (verdict === undefined) throw new Error('as many verdicts as texts');
  return verdict;
}

/** Whether a content has the form that every receiver asks for. No envelope is made of one that has not. */
export function carries(content: EnvelopeContent): boolean {
  return contents.get(content.type)?.safeParse(content).success === true;
}

/**
 * Whether the content of a proven envelope has the form of its kind, and a checkpoint is of its sender's own book: asked
 * anew of one whose kind was not known when it came, since nobody held it against that then.
 */
export function isWellFormed({ content, from }: Envelope): boolean {
  const isOwn = content.type !== 'checkpoint' || checkpointOrigin.exec(content.content)?.[1] === from;
  return carries(content) && isOwn;
}

/**
 * Signs one envelope: JWS in compact form over its canonical JSON, with no header but algorithm and key.
 * Throws where it has not the form that every receiver asks for, or is too large: a bug of whoever made it.
 * Source: RFC 7515, RFC 8037, RFC 8785.
 */
export async function signEnvelope(envelope: Envelope, key: EnvelopeKey): Promise<Signed> {
  if (!outer.safeParse(envelope).success || !carries(envelope.content))
    throw new Error(`envelope ${envelope.lane} ${envelope.sequence} has not the form of one`);
  const payload = Buffer.from(canonicalText(envelope)).toString('base64url');
  const input = `${headerOf(key.id)}.${payload}`;
  const signature = await key.sign(Buffer.from(input));
  const signed = `${input}.${Buffer.from(signature).toString('base64url')}`;
  if (signed.length > signedBytesMax)
    throw new Error(`envelope ${envelope.lane} ${envelope.sequence} is ${signed.length} bytes`);
  return { signed, hash: sha256(signed) };
}
