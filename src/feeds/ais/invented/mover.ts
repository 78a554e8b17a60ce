import type { Position } from '../../../kernel/geo.ts';
import { knotsToMetresPerSecond } from '../../../kernel/units.ts';
import { courseAt, type Path, placeAt } from './path.ts';

/** How a craft uses its path: once and then gone for a while, there and back with stops, round, or not at all. */
export type Way = 'once' | 'shuttle' | 'round' | 'still';

export interface MoverPlan {
  readonly way: Way;
  readonly path: Path;
  readonly cruiseKnots: number;
  /** Rest at each end of a shuttle, or absence between two passages. */
  readonly restSeconds: number;
  /** Metres along the path, and seconds of rest left, at the start. */
  readonly startMetres: number;
  readonly startRestSeconds: number;
}

export interface Motion {
  readonly place: Position;
  readonly speedKnots: number;
  readonly courseDegrees: number;
  /** Degrees a minute, positive to starboard. */
  readonly turnRate: number;
  readonly resting: boolean;
}

export interface Mover {
  /** Sails on for so many seconds. */
  advance(seconds: number): void;
  motion(): Motion;
  /** Passages sailed to their end: a craft of way `once` is another ship on each. */
  passages(): number;
}

/** A craft on its path: no jumps, speed never out of step with the way made. */
export function createMover(plan: MoverPlan): Mover {
  const state = {
    plan,
    metres: plan.startMetres,
    rest: plan.startRestSeconds,
    heading: 1,
    passages: 0,
  };
  return {
    advance(seconds) {
      for (let left = seconds; left > 0; left -= 2) step(state, Math.min(2, left));
    },
    motion: () => motionOf(state),
    passages: () => state.passages,
  };
}

interface State {
  readonly plan: MoverPlan;
  metres: number;
  rest: number;
  /** 1 along the path, -1 back. */
  heading: number;
  passages: number;
}

function step(state: State, seconds: number): void {
  const { plan } = state;
  if (plan.way === 'still') return;
  if (state.rest > 0) {
    state.rest -= seconds;
    return;
  }
  state.metres += state.heading * knotsToMetresPerSecond(speedOf(state)) * seconds;
  if (plan.way === 'round') state.metres %= plan.path.length;
  else if (plan.way === 'once' && state.metres >= plan.path.length) {
    state.metres = 0;
    state.passages++;
    state.rest = plan.restSeconds;
  } else if (state.metres <= 0 || state.metres >= plan.path.length) {
    state.metres = state.metres <= 0 ? 0 : plan.path.length;
    state.heading = -state.heading;
    state.rest = plan.restSeconds;
  }
}

/** A shuttle gathers and loses way over the first and last two kilometres, as in a harbour's approach. */
function speedOf({ plan, metres, rest }: State): number {
  if (plan.way === 'still' || rest > 0) return 0;
  if (plan.way !== 'shuttle') return plan.cruiseKnots;
  const toEnd = Math.min(metres, plan.path.length - metres);
  return Math.min(plan.cruiseKnots, 3 + toEnd / 120);
}

function motionOf(state: State): Motion {
  const { plan, metres, heading } = state;
  const speedKnots = speedOf(state);
  const course = (reach: number) =>
    (courseAt(plan.path, metres + heading * reach) + (heading < 0 ? 180 : 0)) % 360;
  const place = placeAt(plan.path, metres);
  if (speedKnots === 0) return { place, speedKnots, courseDegrees: course(0), turnRate: 0, resting: true };
  const ahead = Math.max(20, knotsToMetresPerSecond(speedKnots) * 5);
  const change = ((course(ahead) - course(-ahead) + 540) % 360) - 180;
  const seconds = (2 * ahead) / knotsToMetresPerSecond(speedKnots);
  return { place, speedKnots, courseDegrees: course(0), turnRate: (change * 60) / seconds, resting: false };
}
