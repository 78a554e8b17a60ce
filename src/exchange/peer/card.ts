import { z } from 'zod';
import { canonicalText } from '../../kernel/canonical.ts';
import type { PublicMarkKey } from '../../kernel/caller-mark.ts';
import { ok, refuse, type Refusal, type Result } from '../../kernel/result.ts';
import { certificatesIn } from './pinned.ts';
import { keyRing, type PinnedKey } from './verify/jws.ts';

/**
 * What one state hands the other by a safe way, once and at each change: where its node is asked, who vouches for its
 * certificate, and what it signs with. Old and new stand side by side while a change goes through.
 */
export interface PeerCard {
  readonly kind: 'strait peer 1';
  readonly node: string;
  /** `https://exchange.example:4443`; null: it has none, and sends files. */
  readonly address: string | null;
  /** Certificates of its authorities, PEM. */
  readonly authorities: readonly string[];
  /** Keys of its envelopes. */
  readonly keys: readonly PinnedKey[];
  /**
   * Halves of the keys under which both know a telephone again; absent: none, and a card as nodes of the version before
   * read it.
   */
  readonly marks?: readonly PublicMarkKey[];
}

const card = z.strictObject({
  kind: z.literal('strait peer 1'),
  node: z.string().regex(/^[a-z][a-z0-9-]{1,19}$/),
  address: z
    .string()
    .regex(/^https:\/\/[a-z0-9.[\]:-]+$/)
    .nullable(),
  authorities: z.array(z.string().max(20_000)).min(1).max(10),
  keys: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[0-9a-f]{64}$/),
        spki: z.string().max(1_000),
        from: z.string().max(40),
        to: z.string().max(40).nullable(),
      }),
    )
    .min(1)
    .max(50),
  marks: z
    .array(
      z.strictObject({
        number: z.int().min(1).max(1_000_000),
        key: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
      }),
    )
    .min(1)
    .max(3)
    .optional(),
});

/** Reads a card that was handed over. Refuses what is none: another form, keys that are no keys, no certificate. */
export function readCard(text: string): Result<PeerCard, Refusal<'card_refused'>> {
  try {
    const read = card.parse(JSON.parse(text));
    keyRing(read.keys);
    if (!read.authorities.every((pem) => certificatesIn(pem).length === 1)) return refuse('card_refused');
    const { marks, ...plain } = read;
    return ok(marks === undefined ? plain : { ...plain, marks });
  } catch {
    return refuse('card_refused');
  }
}

/** The card as a file. */
export function cardText(of: PeerCard): string {
  return `${canonicalText(of)}\n`;
}
