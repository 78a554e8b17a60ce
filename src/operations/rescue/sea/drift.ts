import type { Position } from '../../../kernel/geo.ts';
import type { Land } from '../../../kernel/land.ts';
import { type Offset, offsetTowards, positionAt } from '../../../kernel/plane.ts';
import type { Instant } from '../../../kernel/time.ts';
import { type Fix, sigmasAt95, sigmasMax } from './fix.ts';
import {
  deviationsMin,
  jibesPerHour,
  leewayClasses,
  leewayDeviationsMax,
  leewayMetresPerSecond,
} from './leeway.ts';
import { type Leg, legsOf, type MotionBounds, type SpeedRange } from './motion.ts';
import { type Passage, stepsBetween } from './reach.ts';
import {
  currentMaxMetresPerSecond,
  type SeaState,
  type Stream,
  type Wind,
  windMaxMetresPerSecond,
} from './sea-state.ts';

/** Numbers 0 <= value < 1: see `seeded`. */
export type Random = () => number;

/** Standard deviation of the course of a boat that claims one: a working assumption. */
const courseDeviationDegrees = 30;

/** Where samples of what may have happened have come to, as offsets from the fix, and how many land has stopped. */
export interface Cloud {
  readonly east: Float64Array;
  readonly north: Float64Array;
  readonly stopped: number;
}

export interface DriftGiven extends Omit<Passage, 'from'> {
  readonly fix: Fix;
  /** Samples stop where land begins; null: there is no land near, or none is known. */
  readonly land: Land | null;
  readonly particles: number;
  readonly random: Random;
}

/** Lets samples of a boat or a person go from a fix, within the bounds, to a moment. Deterministic by `random`. */
export function driftCloud(given: DriftGiven): Cloud {
  const legs = legsOf({ from: given.fix.at, to: given.to, motion: given.motion });
  const steps = stepsOf(given, legs);
  const east = new Float64Array(given.particles);
  const north = new Float64Array(given.particles);
  let stopped = 0;
  for (let index = 0; index < given.particles; index++) {
    const end = travel(given, steps, legs);
    east[index] = end.east;
    north[index] = end.north;
    if (end.stopped) stopped += 1;
  }
  return { east, north, stopped };
}

/** One step of the way, with what stream and wind are in it: asked once for all samples. */
interface Step {
  readonly at: Instant;
  readonly seconds: number;
  /** Null: unknown, and the same throughout. */
  readonly stream: Flow | null;
  readonly air: Flow | null;
  /** Which of the ways to move holds in it: the place of its leg. */
  readonly leg: number;
}

/** A motion of water or air as it is told, metres per second. */
interface Flow {
  readonly mean: Offset;
  readonly errorMetresPerSecond: number;
}

/** A sea that stays as it was keeps the flow it had, so that what follows from one is reckoned once. */
function stepsOf({ sea }: DriftGiven, legs: readonly Leg[]): readonly Step[] {
  let [stream, air]: (Flow | null)[] = [];
  return legs.flatMap((one, leg) =>
    stepsBetween(one.from, one.to).map((step) => {
      stream = sea.current === null ? null : asBefore(stream, streamOf(sea.current(step.at)));
      air = sea.wind === null ? null : asBefore(air, airOf(sea.wind(step.at)));
      return { ...step, stream, air, leg };
    }),
  );
}

function asBefore(before: Flow | null | undefined, now: Flow): Flow {
  const isSame =
    before?.mean.east === now.mean.east &&
    before.mean.north === now.mean.north &&
    before.errorMetresPerSecond === now.errorMetresPerSecond;
  return isSame ? before : now;
}

function streamOf({ towardsDegrees, metresPerSecond, errorMetresPerSecond }: Stream): Flow {
  return { mean: offsetTowards(towardsDegrees, metresPerSecond), errorMetresPerSecond };
}

/** The wind as the way the air goes. */
function airOf({ fromDegrees, metresPerSecond, errorMetresPerSecond }: Wind): Flow {
  return { mean: offsetTowards(fromDegrees + 180, metresPerSecond), errorMetresPerSecond };
}

function travel(
  given: DriftGiven,
  steps: readonly Step[],
  legs: readonly Leg[],
): Offset & { readonly stopped: boolean } {
  const { fix, land, sea, random } = given;
  const start = startOf(given);
  const water = currentOf(sea, random);
  const own = legs.map((leg) => ownOf(leg.motion, sea, random));
  let { east, north } = start;
  let from: Position = land === null ? fix : positionAt(fix, start);
  for (const step of steps) {
    const { seconds } = step;
    const stream = water(step);
    const moved = own[step.leg]?.(step) ?? still;
    const nextEast = east + seconds * (stream.east + moved.east);
    const nextNorth = north + seconds * (stream.north + moved.north);
    if (land !== null) {
      const to = positionAt(fix, { east: nextEast, north: nextNorth });
      if (land.crossesLand(from, to)) return { east, north, stopped: true };
      from = to;
    }
    east = nextEast;
    north = nextNorth;
  }
  return { east, north, stopped: false };
}

/** How often a start on land is drawn again: a boat that was seen at the beach was at its wet side. */
const startTries = 12;

function startOf({ fix, land, random }: DriftGiven): Offset {
  const sigma = fix.accuracyMetres / sigmasAt95;
  let start = spread(sigma, random);
  for (let tries = 1; land !== null && tries < startTries; tries++) {
    if (!land.isOnLand(positionAt(fix, start))) break;
    start = spread(sigma, random);
  }
  return start;
}

/** A circular normal error, cut at 99.9 %. */
function spread(sigma: number, random: Random): Offset {
  if (sigma === 0) return { east: 0, north: 0 };
  const kept = 1 - Math.exp(-(sigmasMax ** 2) / 2);
  const radius = sigma * Math.sqrt(-2 * Math.log(1 - kept * random()));
  const angle = 2 * Math.PI * random();
  return { east: radius * Math.sin(angle), north: radius * Math.cos(angle) };
}

/** A standard normal number within bounds: drawn again outside them. */
function normal(random: Random, least: number, most: number): number {
  for (;;) {
    const value = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    if (value >= least && value <= most) return value;
  }
}

type Velocity = (step: Step) => Offset;

/** An unknown stream is any of those that run here, the whole time: equally likely by direction and rate. */
function currentOf({ current }: SeaState, random: Random): Velocity {
  if (current === null) {
    const any = offsetTowards(360 * random(), currentMaxMetresPerSecond * Math.sqrt(random()));
    return () => any;
  }
  const unit = spread(1, random);
  const asWrong = wrongBy(unit);
  return ({ stream }) => asWrong(stream);
}

const still: Offset = { east: 0, north: 0 };

/** A flow as it is told, and as wrong as one sample has it: `unit` in standard deviations. */
function wrongBy(unit: Offset): (flow: Flow | null) => Offset {
  let of: Flow | null = null;
  let last = still;
  return (flow) => {
    if (flow === of || flow === null) return last;
    of = flow;
    last = {
      east: flow.mean.east + unit.east * flow.errorMetresPerSecond,
      north: flow.mean.north + unit.north * flow.errorMetresPerSecond,
    };
    return last;
  };
}

/** Under way or adrift; where it may be either, one half of the samples each. */
function ownOf({ underWay, adrift }: MotionBounds, sea: SeaState, random: Random): Velocity {
  const isUnderWay = underWay !== null && (adrift.length === 0 || random() < 0.5);
  if (isUnderWay) return underWayOf(underWay, random);
  const name = adrift[Math.floor(random() * adrift.length)];
  return name === undefined ? () => ({ east: 0, north: 0 }) : adriftOf(leewayClasses[name], sea, random);
}

function underWayOf(range: SpeedRange, random: Random): Velocity {
  const { minMetresPerSecond, maxMetresPerSecond, courseDegrees } = range;
  const course =
    courseDegrees === null
      ? 360 * random()
      : courseDegrees + courseDeviationDegrees * normal(random, -leewayDeviationsMax, leewayDeviationsMax);
  const speed = minMetresPerSecond + (maxMetresPerSecond - minMetresPerSecond) * random();
  const velocity = offsetTowards(course, speed);
  return () => velocity;
}

type LeewayFigures = (typeof leewayClasses)[keyof typeof leewayClasses];

function adriftOf({ downwind, right, left }: LeewayFigures, sea: SeaState, random: Random): Velocity {
  const side = random() < 0.5 ? right : left;
  const along = normal(random, deviationsMin(downwind), leewayDeviationsMax);
  const across = normal(random, -leewayDeviationsMax, leewayDeviationsMax);
  const jibesAfterSeconds = (-Math.log(1 - random()) / jibesPerHour) * 3600;
  const air = windOf(sea, random);
  const leeway = (wind: Offset, isJibed: boolean): Offset => {
    const speed = Math.hypot(wind.east, wind.north);
    const towards =
      speed === 0 ? { east: 0, north: 1 } : { east: wind.east / speed, north: wind.north / speed };
    const down = leewayMetresPerSecond(downwind, along, speed);
    const cross = leewayMetresPerSecond(side, across, speed) * (isJibed ? -1 : 1);
    return {
      east: down * towards.east + cross * towards.north,
      north: down * towards.north - cross * towards.east,
    };
  };
  let first: number | null = null;
  let last: { readonly wind: Offset; readonly isJibed: boolean; readonly drift: Offset } | null = null;
  return (step) => {
    first ??= step.at;
    const wind = air(step);
    const isJibed = step.at - first > jibesAfterSeconds * 1000;
    if (last === null || last.wind !== wind || last.isJibed !== isJibed)
      last = { wind, isJibed, drift: leeway(wind, isJibed) };
    return last.drift;
  };
}

/** The wind as the way the air goes. An unknown wind is any, the whole time: equally likely by direction and speed. */
function windOf({ wind }: SeaState, random: Random): Velocity {
  if (wind === null) {
    const any = offsetTowards(360 * random(), windMaxMetresPerSecond * random());
    return () => any;
  }
  const unit = spread(1, random);
  const asWrong = wrongBy(unit);
  return (step) => asWrong(step.air);
}
