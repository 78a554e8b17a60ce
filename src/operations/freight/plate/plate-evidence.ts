import type { PlateTokens } from './keys.ts';
import type { PassageReason } from './passage-reason.ts';
import { type Kinship, kinshipOf } from './relation.ts';
import { bothOffLoss, crossedLoss, gains, plateGain } from './same-passage-weights.ts';

/** What a comparison found: odds as a logarithm, and why. */
export interface Findings {
  readonly odds: number;
  readonly reasons: readonly PassageReason[];
}

export const noFindings: Findings = { odds: 0, reasons: [] };

/** What the plates of two entries say. */
export interface PlateFindings extends Findings {
  readonly isExact: boolean;
  readonly isDoubtful: boolean;
  /** It is by a sign that looks nothing like the other. */
  readonly isReplaced: boolean;
  /** The one plate that is near may be the next of a fleet. */
  readonly isNext: boolean;
}

interface Plated {
  readonly tractor: PlateTokens | null;
  readonly trailer: PlateTokens | null;
}

type Place = 'tractor' | 'trailer';

/**
 * Compares plate with plate, tractor with tractor and trailer with trailer, and across where that explains more. Null:
 * no plate of the one has to do with one of the other. `isExact`: one is the very plate. `isDoubtful`: one sign another,
 * and no second plate that bears it out.
 */
export function comparePlates(entry: Plated, other: Plated): PlateFindings | null {
  const straight = [pair(entry, other, 'tractor'), pair(entry, other, 'trailer')].flat();
  const crossed = [across(entry, other, 'tractor'), across(entry, other, 'trailer')].flat();
  const best = sum(crossed) > sum(straight) ? crossed : straight;
  const met = best.filter(({ kinship }) => kinship !== 'different');
  if (met.length === 0) return null;
  const isBothOff = met.length === 2 && met.every(({ kinship }) => isOff(kinship));
  return {
    odds: sum(best) + (isBothOff ? bothOffLoss : 0),
    reasons: [
      ...best.flatMap(({ reasons }) => reasons),
      ...(isBothOff && !met.some(({ kinship }) => isLast(kinship)) ? [nextOfFleet('tractor')] : []),
    ],
    isExact: met.some(({ kinship }) => kinship === 'same'),
    isNext: met.length === 1 && met.some(({ kinship }) => isLast(kinship)),
    isReplaced: met.length === 1 && met.some(({ kinship }) => replacedKinds.has(kinship)),
    isDoubtful: met.length === 1 && met.some(({ kinship }) => isOff(kinship)),
  };
}

interface Compared extends Findings {
  readonly kinship: Kinship;
}

const sum = (all: readonly Compared[]): number => all.reduce((total, { odds }) => total + odds, 0);

const isLast = (kinship: Kinship): boolean => kinship.endsWith('_last');

const replacedKinds: ReadonlySet<Kinship> = new Set(['replaced', 'beside_last', 'replaced_last']);

/** One sign another, as within a fleet. */
const isOff = (kinship: Kinship): boolean => kinship === 'replaced' || kinship === 'alike' || isLast(kinship);

const nextOfFleet = (on: Place): PassageReason => ({ kind: 'next_of_fleet', on, minutes: null });

/** Nothing where one of them has no plate there. */
function pair(entry: Plated, other: Plated, on: Place): readonly Compared[] {
  const mine = entry[on];
  const theirs = other[on];
  if (mine === null || theirs === null) return [];
  const kinship = kinshipOf(mine, theirs);
  const country = countryFindings(mine, theirs, kinship);
  return [
    {
      kinship,
      odds: plateGain[kinship] + country.odds,
      reasons: [...kinshipReasons(kinship, on), ...country.reasons],
    },
  ];
}

/** The entry's plate on this place against the other's plate on the other place. */
function across(entry: Plated, other: Plated, on: Place): readonly Compared[] {
  const mine = entry[on];
  const theirs = other[on === 'tractor' ? 'trailer' : 'tractor'];
  if (mine === null || theirs === null) return [];
  const kinship = kinshipOf(mine, theirs);
  if (kinship === 'different') return [];
  const reason: PassageReason = { kind: 'plate_in_other_place', on, minutes: null };
  return [{ kinship, odds: plateGain[kinship] + crossedLoss, reasons: [reason] }];
}

function kinshipReasons(kinship: Kinship, on: Place): readonly PassageReason[] {
  if (kinship === 'different') return [{ kind: `${on}_differs`, on, minutes: null }];
  const known: PassageReason = { kind: `plate_${kinship}`, on, minutes: null };
  return isLast(kinship) ? [known, nextOfFleet(on)] : [known];
}

/** The same state again says little of the same plate, more of one that is near. */
function countryFindings(one: PlateTokens, other: PlateTokens, kinship: Kinship): Findings {
  if (one.country === null || other.country === null || kinship === 'different') return noFindings;
  if (one.country === other.country) return { odds: gains.countrySame, reasons: [] };
  return { odds: gains.countryDiffers, reasons: [{ kind: 'country_differs', on: null, minutes: null }] };
}
