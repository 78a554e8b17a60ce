import type { Claims } from './wire.ts';

/** Somebody was heard, and nothing was claimed. */
export const nothingClaimed: Claims = {
  persons: null,
  children: null,
  inWater: null,
  overboard: null,
  injured: null,
  deceased: null,
  fromOtherBoat: null,
  toOtherBoat: null,
  engine: null,
  hull: null,
  hullKind: null,
  colour: null,
  underWay: null,
  lifeJackets: null,
  courseDegrees: null,
  refusesHelp: null,
  boats: null,
  cues: [],
};
