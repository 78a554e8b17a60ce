import { hmacSha256Hex, sha256Hex } from '../../../kernel/sha256.ts';

/** 64 lower-case hex digits: 256 bits from the machine's own source of chance. */
export const secretForm = /^[0-9a-f]{64}$/;

/** The fingerprint by which a secret is published before its period: SHA-256 of its 64 hex digits as text. */
export function fingerprintOf(secret: string): string {
  return sha256Hex(secret);
}

function bytesOf(secret: string): Uint8Array {
  return Uint8Array.from(secret.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Of so many equally likely numbers one is drawn: 2^48, from the first 12 hex digits. */
const drawsMax = 2 ** 48;

/**
 * The draw of one passage, 0 <= draw < 1: HMAC-SHA-256 of the passage's id under the period's secret, its first 48 bits.
 * Whoever has the secret gets the same; whoever has not can neither foresee nor steer it.
 */
export function drawOf(secret: string, passage: string): number {
  return Number.parseInt(hmacSha256Hex(bytesOf(secret), passage).slice(0, 12), 16) / drawsMax;
}

/** True where a passage is drawn at a rate of so many in a thousand. The rate is the period's: no vehicle has its own. */
export function isDrawn(secret: string, passage: string, ratePermille: number): boolean {
  return drawOf(secret, passage) * 1_000 < ratePermille;
}

/** A passage of a period as the book has it; `controlledAtRandom`: a control of it names the random share as its ground. */
export interface PassageOfPeriod {
  readonly passage: string;
  readonly controlledAtRandom: boolean;
}

/** What anyone finds who draws a period again. */
export interface DrawAudit {
  readonly passages: number;
  readonly drawn: number;
  /** Drawn and let go without a control on that ground: chance was overruled. */
  readonly drawnNotControlled: readonly string[];
  /** Said to be controlled by chance, which chance did not say. */
  readonly controlledNotDrawn: readonly string[];
}

/** Draws every passage of a period again with its opened secret, and compares with what was done. */
export function auditDraws(
  { secret, ratePermille }: { readonly secret: string; readonly ratePermille: number },
  passages: readonly PassageOfPeriod[],
): DrawAudit {
  const again = passages.map((one) => ({ ...one, isDrawn: isDrawn(secret, one.passage, ratePermille) }));
  return {
    passages: passages.length,
    drawn: again.filter((one) => one.isDrawn).length,
    drawnNotControlled: again
      .filter((one) => one.isDrawn && !one.controlledAtRandom)
      .map(({ passage }) => passage),
    controlledNotDrawn: again
      .filter((one) => !one.isDrawn && one.controlledAtRandom)
      .map(({ passage }) => passage),
  };
}
