import type { Position } from '../../../kernel/geo.ts';
import { offsetFrom, positionAt } from '../../../kernel/plane.ts';
import { addSeconds, type Instant, secondsBetween } from '../../../kernel/time.ts';
import { type Fix, sigmasAt95 } from './fix.ts';

/**
 * How far back from the newest position others speak of the course that is steered now; where there is only one in that
 * time, farther back: an old course is better than none, and its age is in the uncertainty.
 */
const trackSeconds = { usual: 3_600, sparse: 7_200 } as const;

/**
 * How much a small boat's mean velocity may change from what it was, m/s on each axis: a working assumption (about
 * half a knot), so that a prediction widens with time even after perfect positions.
 */
const velocityChange = 0.25;

/** No position is trusted closer than this: two readings a metre apart do not make a course. */
const deviationLeastMetres = 10;

/** A straight, steady way through recent positions. */
export interface TrackFit {
  /** Of the newest position. */
  readonly newestAt: Instant;
  readonly speedMetresPerSecond: number;
  /** Standard deviation of its speed on each axis, m/s: at a speed of less than twice that, its course is chance. */
  readonly speedDeviation: number;
  positionAt(at: Instant): Position;
  /** Standard deviation of that position on each axis, metres. */
  deviationMetresAt(at: Instant): number;
}

/**
 * Weighted least squares, each position with its own accuracy; where they scatter more than their accuracies allow,
 * the uncertainty is raised to what they show. Null where there are fewer than two moments to draw a line through.
 */
export function fitTrack(fixes: readonly Fix[]): TrackFit | null {
  const newest = fixes.reduce<Fix | null>(
    (best, fix) => (best === null || fix.at > best.at ? fix : best),
    null,
  );
  if (newest === null) return null;
  const since = (seconds: number) =>
    lineThrough(
      fixes
        .filter(({ at }) => secondsBetween(at, newest.at) <= seconds)
        .map((fix) => ({
          ...offsetFrom(newest, fix),
          seconds: secondsBetween(newest.at, fix.at),
          weight: 1 / Math.max(deviationLeastMetres, fix.accuracyMetres / sigmasAt95) ** 2,
        })),
    );
  const line = since(trackSeconds.usual) ?? since(trackSeconds.sparse);
  if (line === null) return null;
  const { middleSeconds, middle, velocity, varianceMiddle, varianceVelocity } = line;
  return {
    newestAt: newest.at,
    speedMetresPerSecond: Math.hypot(velocity.east, velocity.north),
    speedDeviation: Math.sqrt(varianceVelocity),
    positionAt: (at) => {
      const seconds = secondsBetween(addSeconds(newest.at, middleSeconds), at);
      return positionAt(newest, {
        east: middle.east + velocity.east * seconds,
        north: middle.north + velocity.north * seconds,
      });
    },
    deviationMetresAt: (at) => {
      const ahead = secondsBetween(newest.at, at);
      const change = velocityChange * Math.max(0, ahead);
      return Math.sqrt(varianceMiddle + varianceVelocity * (ahead - middleSeconds) ** 2 + change ** 2);
    },
  };
}

interface Weighed {
  readonly east: number;
  readonly north: number;
  readonly seconds: number;
  readonly weight: number;
}

function lineThrough(fixes: readonly Weighed[]) {
  const total = sum(fixes, ({ weight }) => weight);
  const middleOf = (value: (fix: Weighed) => number) => sum(fixes, (fix) => fix.weight * value(fix)) / total;
  const middleSeconds = middleOf(({ seconds }) => seconds);
  const middle = { east: middleOf(({ east }) => east), north: middleOf(({ north }) => north) };
  const moment = sum(fixes, ({ weight, seconds }) => weight * (seconds - middleSeconds) ** 2);
  if (!(moment > 0)) return null;
  const slope = (value: (fix: Weighed) => number) =>
    sum(fixes, (fix) => fix.weight * (fix.seconds - middleSeconds) * value(fix)) / moment;
  const velocity = { east: slope(({ east }) => east), north: slope(({ north }) => north) };
  const misfit = sum(fixes, ({ east, north, seconds, weight }) => {
    const since = seconds - middleSeconds;
    const offEast = east - middle.east - velocity.east * since;
    const offNorth = north - middle.north - velocity.north * since;
    return weight * (offEast ** 2 + offNorth ** 2);
  });
  const freedom = 2 * (fixes.length - 2);
  const scatter = freedom > 0 ? Math.max(1, misfit / freedom) : 1;
  return {
    middleSeconds,
    middle,
    velocity,
    varianceMiddle: scatter / total,
    varianceVelocity: scatter / moment,
  };
}

function sum(fixes: readonly Weighed[], value: (fix: Weighed) => number): number {
  return fixes.reduce((total, fix) => total + value(fix), 0);
}
