import { addSeconds, type Instant, secondsBetween } from '../../../kernel/time.ts';
import { sigmasMax } from './fix.ts';
import {
  deviationsMin,
  type LeewayClassName,
  leewayClasses,
  leewayDeviationsMax,
  type LeewayLine,
  leewayMetresPerSecond,
} from './leeway.ts';
import { legsOf, type MotionBounds } from './motion.ts';
import {
  currentMaxMetresPerSecond,
  type SeaState,
  type Stream,
  type Wind,
  windMaxMetresPerSecond,
} from './sea-state.ts';

/** Directions in which the reach is known. Few enough for a shape on a map, many enough to waste 0.4 % at most. */
export const reachDirections = 36;
/** Stream and wind are taken as steady for this long. */
const stepSeconds = 600;
const stepsMax = 288;

/** The moments at which stream and wind are asked between two others, each in the middle of its step. */
export function stepsBetween(
  from: Instant,
  to: Instant,
): readonly { readonly at: Instant; readonly seconds: number }[] {
  const total = Math.max(0, secondsBetween(from, to));
  const count = Math.min(stepsMax, Math.ceil(total / stepSeconds));
  const seconds = total / Math.max(1, count);
  return Array.from({ length: count }, (_, index) => ({
    at: addSeconds(from, (index + 0.5) * seconds),
    seconds,
  }));
}

/** What may move something, through a time. */
export interface Passage {
  readonly from: Instant;
  readonly to: Instant;
  readonly motion: MotionBounds;
  readonly sea: SeaState;
}

/**
 * How far it can have come in each of `reachDirections` directions (0, 10, 20... degrees true), in metres along that
 * direction: the support function of everything the bounds allow. Negative upstream of a stream it cannot stem.
 */
export function reachOf({ sea, ...passage }: Passage): readonly number[] {
  const reach = Array.from({ length: reachDirections }, () => 0);
  for (const leg of legsOf(passage))
    for (const [index, metres] of reachOfLeg({ ...leg, sea }).entries())
      reach[index] = (reach[index] ?? 0) + metres;
  return reach;
}

function reachOfLeg({ from, to, motion, sea }: Passage): readonly number[] {
  const reach = Array.from({ length: reachDirections }, () => 0);
  // What is unknown is the same at every moment: one step will do.
  const isSteady = sea.current === null && sea.wind === null;
  const steps = isSteady
    ? [{ at: from, seconds: Math.max(0, secondsBetween(from, to)) }]
    : stepsBetween(from, to);
  let before: Told | null = null;
  let speeds: readonly number[] = [];
  for (const { at, seconds } of steps) {
    const told: Told = { stream: sea.current?.(at) ?? null, wind: sea.wind?.(at) ?? null };
    // A sea that stays as it was is reckoned once.
    if (before === null || !isSame(before, told)) speeds = speedsOf(motion, told);
    before = told;
    for (let index = 0; index < reachDirections; index++)
      reach[index] = (reach[index] ?? 0) + seconds * (speeds[index] ?? 0);
  }
  return reach;
}

/** Stream and wind of one step; null: unknown. */
interface Told {
  readonly stream: Stream | null;
  readonly wind: Wind | null;
}

function isSame(before: Told, now: Told): boolean {
  return (
    before.stream?.metresPerSecond === now.stream?.metresPerSecond &&
    before.stream?.towardsDegrees === now.stream?.towardsDegrees &&
    before.stream?.errorMetresPerSecond === now.stream?.errorMetresPerSecond &&
    before.wind?.metresPerSecond === now.wind?.metresPerSecond &&
    before.wind?.fromDegrees === now.wind?.fromDegrees &&
    before.wind?.errorMetresPerSecond === now.wind?.errorMetresPerSecond
  );
}

/** Metres per second that it can make good in each direction. */
function speedsOf(motion: MotionBounds, { stream, wind }: Told): readonly number[] {
  const current = currentReach(stream);
  const through = throughWaterReach(motion, wind);
  return Array.from({ length: reachDirections }, (_, index) => {
    const angle = (index * 2 * Math.PI) / reachDirections;
    return current(angle) + through(angle);
  });
}

type Reach = (angle: number) => number;

function currentReach(stream: Stream | null): Reach {
  if (stream === null) return () => currentMaxMetresPerSecond;
  const { metresPerSecond, towardsDegrees, errorMetresPerSecond } = stream;
  const towards = (towardsDegrees * Math.PI) / 180;
  return (angle) => metresPerSecond * Math.cos(angle - towards) + sigmasMax * errorMetresPerSecond;
}

function throughWaterReach({ underWay, adrift }: MotionBounds, wind: Wind | null): Reach {
  const air = windRange(wind);
  const corners = adrift.flatMap((name) => cornersOf(name, air));
  // Without either way to move it lies still in the water.
  const still = adrift.length === 0 ? 0 : Number.NEGATIVE_INFINITY;
  const own = underWay?.maxMetresPerSecond ?? still;
  return (angle) => {
    let most = own;
    for (const { metresPerSecond, offWind } of corners)
      most = Math.max(most, metresPerSecond * Math.cos(offAxis(angle, air, offWind)));
    return most;
  };
}

interface WindRange {
  readonly least: number;
  readonly most: number;
  /** Whereto it blows, and by how much that may be wrong: radians. */
  readonly towards: number;
  readonly spread: number;
}

function windRange(wind: Wind | null): WindRange {
  if (wind === null) return { least: 0, most: windMaxMetresPerSecond, towards: 0, spread: Math.PI };
  const error = sigmasMax * wind.errorMetresPerSecond;
  const { metresPerSecond } = wind;
  return {
    least: Math.max(0, metresPerSecond - error),
    most: metresPerSecond + error,
    towards: ((wind.fromDegrees + 180) * Math.PI) / 180,
    spread: error === 0 ? 0 : error >= metresPerSecond ? Math.PI : Math.asin(error / metresPerSecond),
  };
}

/** The angle between a direction and the nearest that a corner may have, given how wrong the wind may be. */
function offAxis(angle: number, { towards, spread }: WindRange, off: number): number {
  const between = Math.abs(Math.atan2(Math.sin(angle - towards - off), Math.cos(angle - towards - off)));
  return Math.max(0, between - spread);
}

interface Corner {
  readonly metresPerSecond: number;
  /** To the right of the wind, radians. */
  readonly offWind: number;
}

/** The extreme drifts of a class: least and most along the wind, as far as it goes to either side. */
function cornersOf(name: LeewayClassName, air: WindRange): readonly Corner[] {
  const { downwind, right, left } = leewayClasses[name];
  const along = extremes(downwind, air, deviationsMin(downwind));
  const across = [right, left].flatMap((side) => extremes(side, air, -leewayDeviationsMax)).map(Math.abs);
  const side = Math.max(...across);
  return [Math.min(...along), Math.max(...along)].flatMap((down) =>
    [-side, side].map((cross) => ({
      metresPerSecond: Math.hypot(down, cross),
      offWind: Math.atan2(cross, down),
    })),
  );
}

function extremes(axis: LeewayLine, { least, most }: WindRange, deviationsLeast: number): readonly number[] {
  return [deviationsLeast, leewayDeviationsMax].flatMap((deviations) =>
    [least, most].map((wind) => leewayMetresPerSecond(axis, deviations, wind)),
  );
}
