import type { Feature } from './weights.ts';

/**
 * How far each feature is believed: its logarithm is multiplied by this before all are summed, since features are not
 * independent of one another. Fitted on made nights, never on persons. Source: docs/decisions/0016.
 */
export const believed: Readonly<Record<Feature, number>> = {
  place: 0.97,
  launch: 1.06,
  ending: 1.54,
  recovery: 1.29,
  count: 1.15,
  caller: 1.27,
  unit: 2.32,
  engine: 0.4,
  hull: 0.96,
  look: 1.16,
  cues: 1.12,
  rhythm: 0.14,
  tongue: 0.78,
};

/** Added to the logarithm of the number of boats about: what a contact must show to be of a boat already known. */
export const ownBoatBias = -1.46;
