/**
 * How objects drift before the wind, relative to the water: slope in per cent of the wind at 10 m, offset and standard
 * deviation in cm/s, along the wind and across it (right positive). The units are those of the source, so that the
 * two can be read side by side.
 */
export interface LeewayClass {
  readonly downwind: LeewayLine;
  readonly right: LeewayLine;
  readonly left: LeewayLine;
}

export interface LeewayLine {
  readonly slopePercent: number;
  readonly offset: number;
  readonly deviation: number;
}

function line(slopePercent: number, offset: number, deviation: number): LeewayLine {
  return { slopePercent, offset, deviation };
}

/**
 * Sources: A. Allen's list as kept in OpenDrift, opendrift/models/OBJECTPROP.DAT (85 classes, 2011), except the open
 * boats: A. Allen, US trials ADA338829, of which only the slopes are known to us (3.65 %, swamped 1.73 %); their other
 * figures are those of the skiffs, an assumption. There is NO class for an overloaded inflatable: `unknownInflatable`
 * samples across those that bracket it, and whoever shows the area must say so.
 */
export const leewayClasses = {
  /** PIW-1: state unknown, mean values. */
  person_in_water: { downwind: line(0.96, 0, 12), right: line(0.54, 0, 9.4), left: line(-0.54, 0, 9.4) },
  /** LIFE-RAFT-NB-1: without ballast, mean values. */
  raft_unballasted: { downwind: line(3.7, 0, 12), right: line(1.98, 0, 9.4), left: line(-1.98, 0, 9.4) },
  /** REFUGEE-RAFT-1: no sail. */
  raft_built: {
    downwind: line(1.56, 8.3, 1.53),
    right: line(0.078, 2.7, 1.52),
    left: line(-0.078, -2.7, 1.52),
  },
  /** REFUGEE-RAFT-2: with sail; here the upper bound, for tubes and people that stand high. */
  raft_built_sail: {
    downwind: line(6.43, -3.47, 3.63),
    right: line(2.22, 0, 7.12),
    left: line(-2.22, 0, 7.12),
  },
  /** SKIFF-1. */
  skiff: { downwind: line(3.15, 0, 2.2), right: line(1.29, 0, 2.2), left: line(-1.29, 0, 2.2) },
  /** SKIFF-3: swamped and capsized. */
  skiff_swamped: { downwind: line(1.65, 0, 3.1), right: line(0.39, 0, 2.9), left: line(-0.39, 0, 2.9) },
  open_boat: { downwind: line(3.65, 0, 2.2), right: line(1.29, 0, 2.2), left: line(-1.29, 0, 2.2) },
  open_boat_swamped: { downwind: line(1.73, 0, 3.1), right: line(0.39, 0, 2.9), left: line(-0.39, 0, 2.9) },
} as const satisfies Record<string, LeewayClass>;
export type LeewayClassName = keyof typeof leewayClasses;

/** Dry or taking water: it may be any of these, and may be swamped by now. */
export const unknownInflatable: readonly LeewayClassName[] = [
  'raft_unballasted',
  'raft_built',
  'raft_built_sail',
  'skiff',
  'skiff_swamped',
  'open_boat',
  'open_boat_swamped',
];

export const swampedInflatable: readonly LeewayClassName[] = [
  'skiff_swamped',
  'open_boat_swamped',
  'raft_built',
];

/** Samples are drawn no farther than this many standard deviations. */
export const leewayDeviationsMax = 3;

/** Chance that an object changes to the other side of the wind, an hour. Source: OpenDrift, leeway.py, default. */
export const jibesPerHour = 0.04;

/**
 * Leeway along one axis, m/s. `deviations`: how far this object lies from its class, in standard deviations; the same
 * for its whole drift. Source: Breivik and Allen, J. Marine Systems 69 (2008), 99-113: a twentieth of the deviation on
 * the slope, half of it on the offset.
 */
export function leewayMetresPerSecond(
  { slopePercent, offset, deviation }: LeewayLine,
  deviations: number,
  windMetresPerSecond: number,
): number {
  const error = deviations * deviation;
  return ((slopePercent + error / 20) * windMetresPerSecond + offset + error / 2) / 100;
}

/** Least deviation at which an object still drifts down the wind, not up: the source redraws below it. */
export function deviationsMin({ slopePercent, deviation }: LeewayLine): number {
  return Math.max(-leewayDeviationsMax, (-20 * slopePercent) / deviation);
}
