import { type PlateTokens, signsIn } from './keys.ts';
import type { PassageReason } from './passage-reason.ts';
import { type Kinship, kinshipOf, twoSlipsOf } from './relation.ts';
import { isOddShape } from './plate-shape.ts';
import {
  borneOut,
  bothOff,
  crossedLoss,
  gains,
  movedTurned,
  oddGain,
  plateGain,
  short,
  twoSlipsGain,
} from './same-passage-weights.ts';

/** What a comparison found: odds as a logarithm, and why. */
export interface Findings {
  readonly odds: number;
  readonly reasons: readonly PassageReason[];
}

export const noFindings: Findings = { odds: 0, reasons: [] };

/** What the plates of two entries say. */
export interface PlateFindings extends Findings {
  readonly isExact: boolean;
  /** The one plate that was met is a sign off, and no second plate bears it out. */
  readonly isOff: boolean;
  /** One slip or two lie between the one plate that was met and the other, and nothing bears it out. */
  readonly isNearAlone: boolean;
  /** Some plate is one slip away. */
  readonly isNear: boolean;
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
 * no plate of the one has to do with one of the other. `isExact`: one is the very plate.
 */
export function comparePlates(entry: Plated, other: Plated): PlateFindings | null {
  const straight = [pair(entry, other, 'tractor'), pair(entry, other, 'trailer')].flat();
  const crossed = [across(entry, other, 'tractor'), across(entry, other, 'trailer')].flat();
  const best = isBetter(crossed, straight) ? crossed : straight;
  const met = best.filter(({ kinship }) => kinship !== 'different');
  if (met.length === 0) return null;
  const off = met.filter(({ kinship }) => offKinds.has(kinship));
  const isBothNext = off.length === 2 && off.every(({ isNext }) => isNext);
  return {
    odds: sum(best) + together(met, off),
    reasons: [
      ...best.flatMap(({ reasons }) => reasons),
      ...(isBothNext && !met.some(({ kinship }) => isLast(kinship)) ? [nextOfFleet('tractor')] : []),
    ],
    isExact: met.some(({ kinship }) => kinship === 'same'),
    isNext: met.length === 1 && met.some(({ kinship }) => isLast(kinship)),
    isOff: met.length === 1 && off.length === 1,
    isNearAlone: met.length === 1 && met.every(({ kinship }) => isSlip(kinship)),
    isNear: straight.some(({ kinship }) => isSlip(kinship) && !twoKinds.has(kinship)),
  };
}

/** What two plates say together that neither says alone. */
function together(met: readonly Compared[], off: readonly Compared[]): number {
  if (met.length < 2 || off.length === 0) return 0;
  const { gain, next } = off.length === 2 ? bothOff : borneOut;
  if (off.every(({ isNext }) => isNext)) return next;
  const isReplaced = off.every(({ kinship }) => kinship === 'beside' || kinship === 'replaced');
  return off.length === 2 && isReplaced ? bothOff.replaced : gain;
}

interface Compared extends Findings {
  readonly kinship: Kinship;
  /** As the next vehicle of a fleet differs, or by two signs while both plates are whole. */
  readonly isNext: boolean;
}

/** Whether plates that stand in each other's place explain more than those in their own. */
function isBetter(crossed: readonly Compared[], straight: readonly Compared[]): boolean {
  if (crossed.length === 0) return false;
  return straight.every(({ kinship }) => kinship === 'different') || sum(crossed) > sum(straight);
}

const sum = (all: readonly Compared[]): number => all.reduce((total, { odds }) => total + odds, 0);

const isLast = (kinship: Kinship): boolean => kinship.endsWith('_last');

const isSlip = (kinship: Kinship): boolean =>
  kinship !== 'same' && kinship !== 'confusable' && kinship !== 'different';

const twoKinds: ReadonlySet<Kinship> = new Set(['moved', 'two_slips', 'two_replaced']);

/** Signs that are others, as within a fleet. */
const offKinds: ReadonlySet<Kinship> = new Set([
  ...twoKinds,
  ...([
    'alike',
    'alike_twice',
    'alike_last',
    'beside',
    'replaced',
    'beside_last',
    'replaced_last',
    'left_out_last',
  ] as const),
]);

const nextOfFleet = (on: Place): PassageReason => ({ kind: 'next_of_fleet', on, minutes: null });

/** Nothing where one of them has no plate there. */
function pair(entry: Plated, other: Plated, on: Place): readonly Compared[] {
  const mine = entry[on];
  const theirs = other[on];
  if (mine === null || theirs === null) return [];
  const kinship = kinshipOf(mine, theirs);
  const country = countryFindings(mine, theirs, kinship);
  const found = compared(mine, theirs, kinship);
  return [
    {
      ...found,
      odds: found.odds + country.odds,
      reasons: [...kinshipReasons(kinship, on), ...country.reasons],
    },
  ];
}

function compared(
  mine: PlateTokens,
  theirs: PlateTokens,
  kinship: Kinship,
): Pick<Compared, 'kinship' | 'odds' | 'isNext'> {
  const isOdd = isOddShape(mine.shape, mine.country) || isOddShape(theirs.shape, theirs.country);
  return {
    kinship,
    odds:
      plateGain[kinship] +
      (isOdd ? (oddGain[kinship] ?? 0) : 0) +
      twoSlips(mine, theirs, kinship) +
      shortLoss(mine, theirs, kinship),
    isNext: isLast(kinship) || (twoKinds.has(kinship) && !isOdd),
  };
}

function twoSlips(mine: PlateTokens, theirs: PlateTokens, kinship: Kinship): number {
  if (kinship === 'two_slips') return twoSlipsGain[twoSlipsOf(mine, theirs)];
  return kinship === 'moved' && twoSlipsOf(mine, theirs) === 'turned' ? movedTurned : 0;
}

function shortLoss(mine: PlateTokens, theirs: PlateTokens, kinship: Kinship): number {
  if (!isSlip(kinship) || Math.min(signsIn(mine.shape), signsIn(theirs.shape)) > short.signs) return 0;
  return twoKinds.has(kinship) ? short.two : short.one;
}

/** The entry's plate on this place against the other's plate on the other place. */
function across(entry: Plated, other: Plated, on: Place): readonly Compared[] {
  const mine = entry[on];
  const theirs = other[on === 'tractor' ? 'trailer' : 'tractor'];
  if (mine === null || theirs === null) return [];
  const kinship = kinshipOf(mine, theirs);
  if (kinship === 'different') return [];
  const reason: PassageReason = { kind: 'plate_in_other_place', on, minutes: null };
  const found = compared(mine, theirs, kinship);
  return [{ ...found, odds: found.odds + crossedLoss, reasons: [reason] }];
}

function kinshipReasons(kinship: Kinship, on: Place): readonly PassageReason[] {
  if (kinship === 'different') return [{ kind: `${on}_differs`, on, minutes: null }];
  const known: PassageReason = { kind: `plate_${kinship}`, on, minutes: null };
  return isLast(kinship) ? [known, nextOfFleet(on)] : [known];
}

/** The same state again says nothing that the plate does not say. */
function countryFindings(one: PlateTokens, other: PlateTokens, kinship: Kinship): Findings {
  if (one.country === null || other.country === null || kinship === 'different') return noFindings;
  if (one.country === other.country) return noFindings;
  return { odds: gains.countryDiffers, reasons: [{ kind: 'country_differs', on: null, minutes: null }] };
}
