import { fromUtc, secondsBetween, type UtcText } from '../../kernel/time.ts';

/** A clock may be ahead by this much. */
const aheadSecondsMax = 300;

/** Whether a moment lies further ahead of another than a clock may be wrong: it has not come yet. */
export function isAhead(moment: UtcText, of: UtcText, secondsMax: number = aheadSecondsMax): boolean {
  return secondsBetween(fromUtc(of), fromUtc(moment)) > secondsMax;
}
