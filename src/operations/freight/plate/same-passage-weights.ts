import type { Kinship } from './relation.ts';

/**
 * What each finding weighs, as the logarithm of how much likelier it is of one passage typed twice than of two vehicles
 * that met by chance. Source: I. Fellegi and A. Sunter, "A Theory for Record Linkage", 1969. Set by hand near what a
 * logistic regression gives over every pair of a made day (`drills/plates`, seed 401; the proof draws from seeds above ten
 * thousand), and left apart from it where the made days are poorer than the work.
 */
export const plateGain: Readonly<Record<Kinship, number>> = {
  same: 3,
  confusable: 0.6,
  alike: -1,
  alike_twice: -5.9,
  alike_last: -3,
  doubled: 0,
  swapped: -1.2,
  left_out: -0.5,
  beside: -1.1,
  replaced: -4,
  beside_last: -5,
  replaced_last: -8,
  left_out_last: -1.5,
  moved: -8.8,
  two_slips: -11.7,
  two_replaced: -9,
  different: -6,
};

/** More, where one of the two has a shape that no plate of its state has: then somebody mistyped for certain. */
export const oddGain: Partial<Readonly<Record<Kinship, number>>> = {
  confusable: 1.2,
  alike_last: 1,
  doubled: 1.5,
  swapped: 1.7,
  left_out: 0.9,
  replaced: 0.6,
  beside_last: 1,
  replaced_last: 1,
  left_out_last: 0.9,
  moved: 2.8,
  two_slips: 2.9,
  two_replaced: 1,
};

/** What two slips weigh more, by what the two typings share beside: `TwoSlips`. */
export const twoSlipsGain = {
  nothing: 0,
  turned: 4,
  longer: 2.6,
  longer_often: 3.4,
  longer_by_two: 4.2,
} as const;
/** A sign that moved, beside which two neighbours stand in the other order. */
export const movedTurned = 1.2;

/** Plates of six signs and fewer: more strangers are near by chance, by one slip and by two. */
export const short = { signs: 6, one: -0.9, two: -1 } as const;

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
  entryCameraAfter: -4,
  entryCameraBefore: 0.6,
  formSame: 1,
  formDiffers: -1.2,
  sidesDiffer: -2.5,
  /** At the same site, within the hours given. */
  siteSoon: 4.7,
  siteLater: 3.2,
  siteLate: -1.3,
  otherSiteSoon: 2.4,
  otherSiteLater: 1.1,
  otherSiteLate: -1.9,
  /** Off, and at another site as well: whoever is near by chance is near anywhere. */
  offElsewhere: -0.7,
  tooSoon: -3.5,
  otherDirection: -7,
  anotherDay: -7.5,
  wentBetween: -6.5,
  anotherFits: -2.2,
  /** One plate alone, off: no other plate as near at this site in these hours; a few are. One other weighs nothing. */
  nearAlone: 1.2,
  nearAmongMany: -0.9,
  /** Off as well: what a camera at the way in reads, where somebody had looked at something like it before. */
  nearCameraAfter: -1.3,
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

/** Plates as near as the one that is weighed are looked for so many hours back. */
export const crowdHours = 5;
/** From so many others it is a crowd. */
export const crowdFrom = 2;

/** From here on another vehicle's passage counts as a rival: less likely ones take nothing that matters. */
export const rivalFrom = -4;
/** Rivals that take so much are told. */
export const lossToldFrom = 0.5;

/** Between two sites nobody drives in less, minutes: the nearest two are Calais and Coquelles. */
export const betweenSitesMinutes = 10;

/** Odds, as logarithms, from which a suggestion is strong, fair, and shown at all. */
export const strongFrom = 2;
export const fairFrom = 0;
export const shownFrom = -6.5;
