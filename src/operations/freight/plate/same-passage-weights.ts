import type { Kinship } from './relation.ts';

/**
 * What each finding weighs, as the logarithm of how much likelier it is of one passage typed twice than of two vehicles
 * that met by chance. Set from a model of the work, not fitted: of a hundred typings some ten have a slip; of two
 * vehicles at random one in some hundred thousand is one sign apart, more within a fleet.
 */
export const plateGain: Readonly<Record<Kinship, number>> = {
  same: 13,
  confusable: 11,
  alike: 9.7,
  alike_last: 7.5,
  doubled: 10.5,
  swapped: 10,
  left_out: 10,
  replaced: 8,
  beside_last: 6.4,
  replaced_last: 2,
  different: -4.5,
};

/** Both plates one sign off, neither borne out by the other: two vehicles of a fleet are so, hardly ever two slips. */
export const bothOffLoss = -10;

/** A plate stands in the other plate's place: one slip in some fifty, and beyond chance otherwise. */
export const crossedLoss = -2.5;

/** That one given open passage is this one: one in some nine thousand at a port's peak. Source: PROBLEM section 3. */
export const prior = -9;

export const gains = {
  countrySame: 1,
  countryDiffers: -2.5,
  formSame: 0.8,
  formDiffers: -2.2,
  sidesDiffer: -1.5,
  /** At the same site, within the hours given. */
  siteSoon: 1.5,
  siteLater: -0.5,
  siteLate: -2.5,
  otherSiteInTime: -0.5,
  otherSiteLate: -2,
  /** One sign another, and at another site as well: whoever is near by chance is near anywhere. */
  offElsewhere: -1.5,
  tooSoon: -6,
  otherDirection: -7,
  anotherDay: -9,
  wentBetween: -8,
  anotherFits: -1,
  fleetSeen: -3.5,
} as const;

/** Hours between two entries of one passage. */
export const hours = {
  siteSoon: 2,
  siteLate: 4,
  siteMost: 11,
  otherSiteLate: 14,
  otherSiteMost: 15,
} as const;

/** Between two sites nobody drives in less, minutes: the nearest two are Calais and Coquelles. */
export const betweenSitesMinutes = 10;

/** Odds, as logarithms, from which a suggestion is strong, fair, and shown at all. */
export const strongFrom = 3;
export const fairFrom = 0;
export const shownFrom = -6;
