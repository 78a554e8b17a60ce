import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import { type Boat, firmLinks } from './boat-state.ts';
import { isRecovery } from './claims.ts';
import { contradictionsOf, recoveredAt, reportsSince } from './closing-contradictions.ts';
import { recoveriesOf } from './closing-evidence.ts';
import type { HeldLink } from './events-boat.ts';
import type { Ledger } from './ledger.ts';
import { larger, type Span } from './ledger-claims.ts';

/** A boat in alert or distress of which nothing is written for so long calls for somebody. Source: PROBLEM F12. */
export const silenceSecondsMax = 900;

/**
 * Everybody who was ever said to be aboard is somewhere safe, or known to be dead: what is left is to close. People who
 * were counted are no reason to look away where they cannot be this boat's, or where somebody says since that people
 * are afloat: first it is seen whose they are. Source: PROBLEM F3.
 */
export function isSafe(boat: Boat, ledger: Ledger): boolean {
  return isAccountedFor(ledger) && !isRecoveryDoubted(boat) && saidAfloatSince(boat).length === 0;
}

/** By number alone everybody is somewhere: whose people they are is another question. */
function isAccountedFor({ unaccounted, accounted, inWater, uncounted }: Ledger): boolean {
  if (unaccounted === null || uncounted.length > 0) return false;
  return unaccounted.max === 0 && inWater.max === 0 && accounted.max > 0;
}

/** Whether those who count as taken aboard or landed can hardly be this boat's people. */
export function isRecoveryDoubted(boat: Boat): boolean {
  // A recovery that is merely possible accounts for nobody: what speaks against it casts no doubt on the others.
  const links = boat.links.filter(({ grade, facts }) => grade !== 'possible' || !isRecovery(facts));
  return recoveriesOf({ links }).length > 0 && contradictionsOf({ ...boat, links }).length > 0;
}

/** What says that people are afloat after the last of them were recovered. */
function saidAfloatSince(boat: Boat): readonly HeldLink[] {
  const since = reportsSince(boat, recoveredAt(recoveriesOf({ links: firmLinks(boat) }))).flatMap(
    ({ contacts }) => contacts,
  );
  return boat.links.filter(({ contact }) => since.includes(contact));
}

/**
 * Since when people who had all been recovered are said to be afloat again; null where that is not so: nobody says it,
 * or they never were all recovered, and no clock begins anew.
 */
export function afloatAgainSince(boat: Boat, ledger: Ledger): UtcText | null {
  if (!isAccountedFor(ledger) || isRecoveryDoubted(boat)) return null;
  const told = saidAfloatSince(boat).map(({ at }) => at);
  return told.toSorted().at(0) ?? null;
}

/**
 * People who may be at risk: missing, or said to be in the water; and everybody who was ever aboard where those
 * recovered can hardly be theirs, or where they are said to be afloat since. Null: nobody can say.
 */
export function atRiskOf(boat: Boat, ledger: Ledger): Span | null {
  const { unaccounted, inWater, onBoard } = ledger;
  const known = larger(unaccounted ?? inWater, inWater);
  const isDoubted = isRecoveryDoubted(boat) || afloatAgainSince(boat, ledger) !== null;
  if (isDoubted && onBoard !== null) return { min: known.min, max: Math.max(known.max, onBoard.max) };
  return unaccounted === null && inWater.max === 0 ? null : known;
}

/**
 * When silence about a boat becomes one too long; null where it never does: in uncertainty, once everybody is safe,
 * closed or merged. Silence only ever alarms: it closes nothing.
 */
export function silentFrom(boat: Boat, ledger: Ledger): UtcText | null {
  if (boat.status !== 'open' || boat.phase === 'uncertainty' || isSafe(boat, ledger)) return null;
  return toUtc(addSeconds(fromUtc(boat.lastEntryAt), silenceSecondsMax));
}
