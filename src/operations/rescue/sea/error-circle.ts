import type { Instant } from '../../../kernel/time.ts';
import type { Fix } from './fix.ts';
import type { MotionBounds } from './motion.ts';
import { reachOf } from './reach.ts';
import { type SeaState, unknownSea } from './sea-state.ts';

/**
 * The radius in metres within which whatever was at `fix` is at `now`: its 95 % accuracy, grown by the farthest that
 * bounds and sea allow in that time. Never below the accuracy; before `fix.at` it is the accuracy itself.
 */
export function radiusAt(
  fix: Pick<Fix, 'at' | 'accuracyMetres'>,
  now: Instant,
  { motion, sea = unknownSea }: { readonly motion: MotionBounds; readonly sea?: SeaState },
): number {
  if (now <= fix.at) return fix.accuracyMetres;
  return fix.accuracyMetres + Math.max(0, ...reachOf({ from: fix.at, to: now, motion, sea }));
}
