import type { Position } from '../../../kernel/geo.ts';
import type { State } from '../../../kernel/label.ts';
import { addSeconds, type Instant, secondsBetween } from '../../../kernel/time.ts';
import { radiusAt } from './error-circle.ts';
import type { Fix } from './fix.ts';
import { nearestOnLine, type SearchRegionLine, sideOf, stretchBetweenStates } from './line.ts';
import type { MotionBounds } from './motion.ts';
import { type SeaState, unknownSea } from './sea-state.ts';
import { fitTrack, type TrackFit } from './track-fit.ts';

export const noCrossingReasons = [
  'too_few_positions',
  'course_unclear',
  'not_approaching',
  'beyond_horizon',
] as const;
export type NoCrossingReason = (typeof noCrossingReasons)[number];

/** When a boat is expected on the other side of the search-region line. */
export interface ExpectedCrossing {
  readonly crosses: true;
  /** `track`: from where it went; `bounds`: from one position and what it may do at most, so only `earliestAt` is known. */
  readonly basis: 'track' | 'bounds';
  /** From here on 95 % can no longer be sure of the side. May lie before now: it may have crossed already. */
  readonly earliestAt: Instant;
  readonly likelyAt: Instant | null;
  /** From here on 95 % are sure that it has crossed; null: not within the horizon. */
  readonly latestAt: Instant | null;
  readonly to: State;
  /** On the line. */
  readonly position: Position;
}

export interface NoCrossing {
  readonly crosses: false;
  readonly why: NoCrossingReason;
}

export interface CrossingQuestion {
  readonly track: readonly Fix[];
  readonly now: Instant;
  readonly line: SearchRegionLine;
  readonly horizonSeconds?: number;
  /** What it may do at most; null: not known, and then one position predicts nothing. */
  readonly motion: MotionBounds | null;
  readonly sea?: SeaState;
}

/** An hour ahead: time for the other side to find a unit; farther, a small boat's course is a guess. */
export const crossingHorizonSeconds = 3_600;
const trackStepSeconds = 15;
const boundsStepSeconds = 120;
/** Two-sided 95 % of a normal error. */
const sigmasAcross = 1.96;

/**
 * Predicts whether and when a boat comes to the other side of the line. Positions after `now` are left out. A
 * prediction is offered to people, it moves nothing. Refuses by `why`, never by a guess.
 */
export function crossingOf(question: CrossingQuestion): ExpectedCrossing | NoCrossing {
  const track = question.track.filter(({ at }) => at <= question.now);
  const fit = fitTrack(track);
  if (fit !== null) return alongTrack(fit, question);
  const [newest] = track.toSorted((a, b) => b.at - a.at || a.accuracyMetres - b.accuracyMetres);
  return newest === undefined || question.motion === null
    ? { crosses: false, why: 'too_few_positions' }
    : withinBounds(newest, question.motion, question);
}

function alongTrack(fit: TrackFit, { now, line, horizonSeconds = crossingHorizonSeconds }: CrossingQuestion) {
  const from = sideOf(fit.positionAt(fit.newestAt), 0, line).side;
  /** Metres still to go to the line, negative beyond it, with so many deviations added. */
  const toGo = (at: Instant, deviations: number) => {
    const { side, distanceMetres } = sideOf(fit.positionAt(at), 0, line);
    return (side === from ? distanceMetres : -distanceMetres) + deviations * fit.deviationMetresAt(at);
  };
  const until = addSeconds(now, horizonSeconds);
  const first = (deviations: number) =>
    firstMoment(
      { from: fit.newestAt, until, stepSeconds: trackStepSeconds },
      (at) => toGo(at, deviations) <= 0,
    );
  const likelyAt = first(0);
  const earliestAt = first(-sigmasAcross);
  if (likelyAt === null || earliestAt === null) {
    const approaches = toGo(until, 0) < toGo(fit.newestAt, 0);
    return { crosses: false, why: approaches ? 'beyond_horizon' : 'not_approaching' } as const;
  }
  // Positions so rough, or so close in time, that it may as well lie still: no course to draw a moment from.
  if (fit.speedMetresPerSecond < sigmasAcross * fit.speedDeviation)
    return { crosses: false, why: 'course_unclear' } as const;
  return {
    crosses: true,
    basis: 'track',
    earliestAt,
    likelyAt,
    latestAt: first(sigmasAcross),
    to: other(from),
    position: nearestOnLine(fit.positionAt(likelyAt), line),
  } as const;
}

/** One position: the soonest that bounds and sea allow, if it went straight for the line. */
function withinBounds(
  fix: Fix,
  motion: MotionBounds,
  question: CrossingQuestion,
): ExpectedCrossing | NoCrossing {
  const { now, line, horizonSeconds = crossingHorizonSeconds, sea = unknownSea } = question;
  const { side } = sideOf(fix, 0, line);
  // A course towards a third region is no crossing to the other state.
  const { distanceMetres } = sideOf(fix, 0, stretchBetweenStates(line));
  const until = addSeconds(now, horizonSeconds);
  const reaches = (at: Instant) => radiusAt(fix, at, { motion, sea }) >= distanceMetres;
  const earliestAt = firstMoment({ from: fix.at, until, stepSeconds: boundsStepSeconds }, reaches);
  if (earliestAt === null) return { crosses: false, why: 'beyond_horizon' };
  return {
    crosses: true,
    basis: 'bounds',
    earliestAt,
    likelyAt: null,
    latestAt: null,
    to: other(side),
    position: nearestOnLine(fix, stretchBetweenStates(line)),
  };
}

function other(side: State): State {
  return side === 'fr' ? 'uk' : 'fr';
}

interface Span {
  readonly from: Instant;
  readonly until: Instant;
  readonly stepSeconds: number;
}

/** The first moment of a span at which something holds, to a second; null: at none of its steps. */
function firstMoment({ from, until, stepSeconds }: Span, holds: (at: Instant) => boolean): Instant | null {
  const span = secondsBetween(from, until);
  const steps = Math.max(0, Math.ceil(span / stepSeconds));
  for (let step = 0; step <= steps; step++) {
    const at = addSeconds(from, Math.min(span, step * stepSeconds));
    if (!holds(at)) continue;
    if (step === 0) return at;
    let before = addSeconds(from, (step - 1) * stepSeconds);
    let after = at;
    while (after - before > 1_000) {
      const middle = addSeconds(before, secondsBetween(before, after) / 2);
      if (holds(middle)) after = middle;
      else before = middle;
    }
    return after;
  }
  return null;
}
