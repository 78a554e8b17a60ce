import type { Channel, Grade, PositionSource } from '../wire.ts';

/** What is held against what, each a logarithm of a ratio of likelihoods: same boat to chance. */
export const features = [
  'place',
  'launch',
  'ending',
  'recovery',
  'count',
  'caller',
  'unit',
  'engine',
  'hull',
  'look',
  'cues',
  'rhythm',
  'tongue',
] as const;
export type Feature = (typeof features)[number];

/** Position sources: chance that one says nothing of where the boat was. */
export const doubtOf: Readonly<Record<PositionSource, number>> = {
  gps_share: 0.01,
  gps: 0.005,
  ais: 0.01,
  radar: 0.02,
  drone: 0.01,
  camera_bearing: 0.03,
  cell: 0.05,
  estimate: 0.05,
  text: 0.12,
  verbal: 0.12,
};

/** Chance that a link of this grade is wrong. */
export const gradeDoubt: Readonly<Record<Grade, number>> = { confirmed: 0, probable: 0.1, possible: 0.35 };

/** Relative spread of a count, by who counts. */
export const countSpread: Readonly<Record<Channel | 'launch', number>> = {
  launch: 0.2,
  call: 0.08,
  sms: 0.08,
  message_share: 0.08,
  email: 0.1,
  charity: 0.08,
  relative: 0.12,
  resident: 0.25,
  patrol: 0.2,
  camera: 0.2,
  radar: 0.5,
  ais: 0.5,
  drone: 0.15,
  aircraft: 0.15,
  vessel: 0.25,
  unit: 0.08,
  port: 0.03,
  other_centre: 0.06,
};

/** People aboard boats at large: mean and deviation. Source: PROBLEM section 3, people per boat 49 to 68 since 2023. */
export const peopleMean = 52;
export const peopleDeviation = 22;

/** Motion: speeds wander about a mean that leads to the English side. Metres, seconds. */
export const motion = {
  aimX: -25_000,
  aimY: 25_000,
  onward: 1.2,
  nearMetres: 8_000,
  deviation: 0.95,
  wanderSeconds: 7_000,
  calm: 0.5,
  restless: 8,
  calmShare: 0.93,
  /** The sea over which boats that have nothing to do with one another are spread, square metres. */
  seaSquareMetres: 1.5e9,
} as const;

/** Beyond this nothing that floats here has gone. Source: PROBLEM section 7, boats 0.6 to 8.2 knots. */
export const knotsMax = 9;

/** Nearer to the French shore line than this, a shore watch speaks of the beach. */
export const shoreMetres = 1_500;
