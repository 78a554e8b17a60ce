import type { DrawAuditAnswer } from '../../selection-wire.ts';
import { auditDraws, type DrawAudit, drawOf, fingerprintOf } from '../../selection/draw.ts';

/** What this browser found when it drew a day again. */
export interface DrawnAgain extends DrawAudit {
  /** The fingerprint is that of the secret, and every draw is as the node says. */
  readonly isSame: boolean;
}

/** Draws a day again from its inputs alone: nothing that the node reckoned is taken over. */
export function drawAgain({ share, passages }: DrawAuditAnswer): DrawnAgain {
  const { secret, fingerprint, ratePermille } = share;
  const isSame =
    fingerprintOf(secret) === fingerprint &&
    passages.every(({ passage, draw, isDrawn }) => {
      const own = drawOf(secret, passage);
      return own === draw && own * 1_000 < ratePermille === isDrawn;
    });
  return { isSame, ...auditDraws(share, passages) };
}
