import type { Feature } from './weights.ts';

/**
 * How far each feature is believed: its logarithm is multiplied by this before all are summed, since features are not
 * independent of one another. Fitted on made nights, never on persons. Source: docs/decisions/0016.
 */
export const believed: Readonly<Record<Feature, number>> = {
  place: 1.04,
  launch: 1.24,
  ending: 1.82,
  recovery: 1.16,
  count: 1.27,
  caller: 1.41,
  unit: 1.8,
  engine: 0.8,
  hull: 0.92,
  look: 1.53,
  cues: 1.01,
  rhythm: 0.07,
  tongue: 0.14,
};

/** Added to the logarithm of the number of boats about: what a contact must show to be of a boat already known. */
export const ownBoatBias = -1.52;
