import type { Kinship } from './relation.ts';

/**
 * What each finding weighs, as the logarithm of how much likelier it is of one passage typed twice than of two vehicles
 * that met by chance. Set by hand near what a regression over made days gives (`drills/plates`, seeds below ten
 * thousand; what is judged is drawn from others), and left apart from it where the made days are poorer than the work.
 */
export const plateGain: Readonly<Record<Kinship, number>> = {
  same: 3,
  confusable: 1,
  alike: -0.2,
  alike_twice: -5.5,
  alike_last: -3.2,
  doubled: 0.5,
  swapped: -0.7,
  left_out: 0,
  beside: -1.4,
  replaced: -4.6,
  beside_last: -5.5,
  replaced_last: -9,
  left_out_last: -3.5,
  moved: -8.5,
  two_slips: -9.5,
  two_replaced: -9,
  different: -6,
};

/** More, where one of the two has a shape that no plate of its state has: then somebody mistyped for certain. */
export const oddGain: Partial<Readonly<Record<Kinship, number>>> = {
  doubled: 1.5,
  swapped: 1.7,
  left_out: 0.9,
  left_out_last: 0.9,
  moved: 2.8,
  two_slips: 2.9,
  two_replaced: 1,
};

/** One plate off and the other as good as the same: the second bears the first out, less so within a fleet. */
export const borneOut = { gain: 5, next: 2.7 } as const;

/**
 * Both plates off: two slips; nothing where both may be the next of a fleet whose trailers follow; less than nothing where
 * either has one sign that looks like no other: ten on in the fleet, both differ by their tens.
 */
export const bothOff = { gain: 3.5, next: 0, replaced: -2 } as const;

/** A plate stands in the other plate's place: one slip in some fifty, and beyond chance otherwise. */
export const crossedLoss = -2.5;

/** That an open passage that shares a form of a plate with the entry is this one, before anything else is known. */
export const prior = -0.5;

export const gains = {
  countryDiffers: -1.5,
  /** A camera at the way in sees a vehicle before anybody of the site: rarely what was seen there before, often what is next. */
  entryCameraAfter: -3,
  entryCameraBefore: 0.6,
  formSame: 1,
  formDiffers: -1.2,
  sidesDiffer: -2.5,
  /** At the same site, within the hours given. */
  siteSoon: 4.7,
  siteLater: 3.2,
  siteLate: -1,
  otherSiteSoon: 2.4,
  otherSiteLater: 1.1,
  otherSiteLate: -1.9,
  /** Off, and at another site as well: whoever is near by chance is near anywhere. */
  offElsewhere: -0.7,
  tooSoon: -3.5,
  otherDirection: -7,
  anotherDay: -7.5,
  wentBetween: -6.5,
  anotherFits: -0.5,
  fleetSeen: -3.7,
} as const;

/** Hours between two entries of one passage. */
export const hours = {
  siteSoon: 2,
  siteLate: 4,
  siteMost: 11,
  otherSiteSoon: 5,
  otherSiteLate: 14,
  otherSiteMost: 15,
} as const;

/** Between two sites nobody drives in less, minutes: the nearest two are Calais and Coquelles. */
export const betweenSitesMinutes = 10;

/** Odds, as logarithms, from which a suggestion is strong, fair, and shown at all. */
export const strongFrom = 2;
export const fairFrom = -0.6;
export const shownFrom = -6.5;
