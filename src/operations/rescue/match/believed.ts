import type { Feature } from './weights.ts';

/**
 * How far each feature is believed: its logarithm is multiplied by this before all are summed, since features are not
 * independent of one another. Fitted on made nights, never on persons. Source: docs/decisions/0016.
 */
export const believed: Readonly<Record<Feature, number>> = {
  place: 1.04,
  launch: 1.17,
  ending: 1.83,
  recovery: 1.16,
  count: 1.28,
  caller: 1.46,
  unit: 1.81,
  engine: 0.78,
  hull: 0.85,
  look: 1.53,
  cues: 0.27,
  rhythm: 0.06,
  tongue: 0.18,
};

/** Added to the logarithm of the number of boats about: what a contact must show to be of a boat already known. */
export const ownBoatBias = -1.51;
