import type { DrawAuditAnswer } from '../../selection-wire.ts';
import { type DrawAudit, drawOf, fingerprintOf } from '../../selection/draw.ts';

/** What this browser found when it drew a day again. */
export interface DrawnAgain extends DrawAudit {
  /** The fingerprint is that of the secret, and every draw is as the node says. */
  readonly isSame: boolean;
}

/** Draws a day again from its inputs alone, each passage once: nothing that the node reckoned is taken over. */
export function drawAgain({ share, passages }: DrawAuditAnswer): DrawnAgain {
  const { secret, fingerprint, ratePermille } = share;
  const own = passages.map((told) => {
    const draw = drawOf(secret, told.passage);
    return { told, draw, isDrawn: draw * 1_000 < ratePermille };
  });
  const isSame =
    fingerprintOf(secret) === fingerprint &&
    own.every(({ told, draw, isDrawn }) => told.draw === draw && told.isDrawn === isDrawn);
  const named = (those: typeof own) => those.map(({ told }) => told.passage);
  return {
    isSame,
    passages: own.length,
    drawn: own.filter(({ isDrawn }) => isDrawn).length,
    drawnNotControlled: named(own.filter(({ told, isDrawn }) => isDrawn && !told.controlledAtRandom)),
    controlledNotDrawn: named(own.filter(({ told, isDrawn }) => !isDrawn && told.controlledAtRandom)),
  };
}
