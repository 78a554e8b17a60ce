import { fromUtc, secondsBetween, type UtcText } from '../../kernel/time.ts';

/** Clocks of devices run apart by so much and no more. */
const aheadSecondsMax = 120;
/** A device may have been without a link for so long: what is further apart can no longer come to be of one passage. */
export const oldSecondsMax = 7 * 86_400;

/** Why a moment told of cannot be right, as of `at`; null: it can. */
export function momentFault(told: UtcText, at: UtcText): 'time_ahead' | 'time_old' | null {
  const seconds = secondsBetween(fromUtc(told), fromUtc(at));
  if (seconds < -aheadSecondsMax) return 'time_ahead';
  return seconds > oldSecondsMax ? 'time_old' : null;
}
