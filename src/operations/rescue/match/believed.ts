import type { Feature } from './weights.ts';

/**
 * How far each feature is believed: its logarithm is multiplied by this before all are summed, since features are not
 * independent of one another. Fitted on made nights, never on persons. Source: docs/decisions/0016.
 */
export const believed: Readonly<Record<Feature, number>> = {
  place: 0.95,
  launch: 0.86,
  ending: 1.73,
  recovery: 1.79,
  count: 1.2,
  caller: 1.39,
  unit: 1.95,
  engine: 0.9,
  hull: 1.13,
  look: 1.35,
  cues: 0.45,
  rhythm: 0.06,
  tongue: 0.67,
};

/** Added to the logarithm of the number of boats about: what a contact must show to be of a boat already known. */
export const ownBoatBias = -1.68;
