import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import type { PinnedKey } from '../../exchange/peer/envelope.ts';
import { keyId, type PublicKey, statementBytes } from '../../journal/signing-keys.ts';

/** So many rotations may go by while a peer does not hear us; after more it needs the new card. */
const announcedMax = 3;

const statement = z.strictObject({
  kind: z.literal('strait key 1'),
  origin: z.string().max(20),
  id: z.string().regex(/^[0-9a-f]{64}$/),
  spki: z.string().max(1_000),
  from: z.string().max(40),
  to: z.string().max(40).nullable(),
  previous: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  signature: z.string().regex(/^[0-9a-f]{128}$/),
});
const statements = z.array(statement).max(announcedMax);

/** The last keys that took over from others, as a peer is told of them; null: the first key is still in use. */
export function announcementOf(keys: readonly PublicKey[]): string | null {
  const later = keys.filter(({ previous }) => previous !== null).slice(-announcedMax);
  return later.length === 0 ? null : Buffer.from(JSON.stringify(later)).toString('base64url');
}

/** What a node says of its keys, and what is pinned of them. */
export interface Succession {
  readonly node: string;
  readonly pinned: readonly PinnedKey[];
  readonly announcement: string;
}

/**
 * The pinned keys of a node with those that took over: each must be signed for by the one before it, which must be pinned
 * and in use until then. Null: nothing new, or nothing that holds. A key after a lost one is vouched for by nobody: it
 * needs a new card, from hand to hand. Source: `src/journal/CHAIN.md`.
 */
export function withSuccessors({ node, pinned, announcement }: Succession): readonly PinnedKey[] | null {
  let keys = pinned;
  for (const told of readAnnouncement(announcement)) {
    const before = keys.find(({ id }) => id === told.previous);
    if (told.origin !== node || before === undefined || !takesOver(told, before)) continue;
    const { id, spki, from } = told;
    keys = [
      ...keys.map((key) => (key === before ? { ...key, to: from } : key)),
      { id, spki, from, to: null },
    ];
  }
  return keys === pinned ? null : keys;
}

function readAnnouncement(text: string): readonly PublicKey[] {
  try {
    const read = statements.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}

/** Only from a key that nobody took over from yet: a known successor, and a second one, are none. */
function takesOver(told: PublicKey, before: PinnedKey): boolean {
  if (before.to !== null || told.from < before.from) return false;
  try {
    const key = createPublicKey(told.spki);
    if (key.asymmetricKeyType !== 'ed25519' || keyId(key) !== told.id) return false;
    return verify(
      null,
      statementBytes(told),
      createPublicKey(before.spki),
      Buffer.from(told.signature, 'hex'),
    );
  } catch {
    return false;
  }
}
