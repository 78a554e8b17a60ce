import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import type { Boat } from './boat-state.ts';
import type { Ledger } from './ledger.ts';

/** A boat in alert or distress of which nothing is written for so long calls for somebody. Source: PROBLEM F12. */
export const silenceSecondsMax = 900;

/** Everybody who was ever said to be aboard is somewhere safe, or known to be dead: what is left is to close. */
export function isAccountedFor({ unaccounted, accounted, inWater }: Ledger): boolean {
  return unaccounted !== null && unaccounted.max === 0 && inWater.max === 0 && accounted.max > 0;
}

/**
 * When silence about a boat becomes one too long; null where it never does: in uncertainty, once everybody is accounted
 * for, closed or merged. Silence only ever alarms: it closes nothing.
 */
export function silentFrom(boat: Boat, ledger: Ledger): UtcText | null {
  if (boat.status !== 'open' || boat.phase === 'uncertainty' || isAccountedFor(ledger)) return null;
  return toUtc(addSeconds(fromUtc(boat.lastEntryAt), silenceSecondsMax));
}
