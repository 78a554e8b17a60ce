import type { Fix } from './clue.ts';
import type { Spot } from './plane.ts';
import { motion } from './weights.ts';

/** What is believed of one boat's motion after a fix; the same spread holds east and north. */
interface Motion {
  readonly atSeconds: number;
  readonly x: number;
  readonly y: number;
  readonly east: number;
  readonly north: number;
  /** Variance of place, of velocity, and of both together. */
  readonly place: number;
  readonly both: number;
  readonly speed: number;
}

/** A boat's fixes in order of time, with what was believed after each and the log likelihood up to it. */
export interface Path {
  readonly fixes: readonly Fix[];
  readonly after: readonly Motion[];
  readonly upTo: readonly number[];
}

/** Log density of a place where nothing is known. */
const anywhere = -Math.log(motion.seaSquareMetres);

export const emptyPath: Path = { fixes: [], after: [], upTo: [] };

/** How boats at large go from a place: for the English shore between Dungeness and Deal, slower as they near it. */
function usual(at: Spot): Spot {
  const east = motion.aimX - at.x;
  const north = motion.aimY - at.y;
  const speed = motion.onward / Math.max(Math.hypot(east, north), motion.nearMetres);
  return { x: east * speed, y: north * speed };
}

/**
 * Carries a belief on in time: velocity wanders about its mean (an Ornstein-Uhlenbeck process, exact for any step),
 * the place is its integral. `unrest` scales how much it wanders meanwhile.
 */
function carried(from: Motion, atSeconds: number, unrest: number): Motion {
  const seconds = atSeconds - from.atSeconds;
  if (seconds <= 0) return from;
  const tau = motion.wanderSeconds;
  const { x: meanEast, y: meanNorth } = usual(from);
  const variance = unrest * motion.deviation ** 2;
  const keeps = Math.exp(-seconds / tau);
  const reach = tau * (1 - keeps);
  return {
    atSeconds,
    x: from.x + meanEast * seconds + (from.east - meanEast) * reach,
    y: from.y + meanNorth * seconds + (from.north - meanNorth) * reach,
    east: meanEast + (from.east - meanEast) * keeps,
    north: meanNorth + (from.north - meanNorth) * keeps,
    place:
      from.place +
      2 * reach * from.both +
      reach * reach * from.speed +
      variance * tau * tau * ((2 * seconds) / tau - 3 + 4 * keeps - keeps * keeps),
    both: keeps * (from.both + reach * from.speed) + variance * tau * (1 - keeps) ** 2,
    speed: keeps * keeps * from.speed + variance * (1 - keeps * keeps),
  };
}

function begun(fix: Fix): Motion {
  const mean = usual(fix);
  return {
    atSeconds: fix.atSeconds,
    x: fix.x,
    y: fix.y,
    east: mean.x,
    north: mean.y,
    // A first fix that may be worth nothing is not built upon.
    place: fix.variance + fix.doubt ** 2 * 1e7,
    both: 0,
    speed: motion.deviation ** 2,
  };
}

function logDensity(belief: Motion, at: Spot, variance: number): number {
  const spread = belief.place + variance;
  const off = (at.x - belief.x) ** 2 + (at.y - belief.y) ** 2;
  return -Math.log(2 * Math.PI * spread) - off / (2 * spread);
}

function bestReading(belief: Motion, fix: Fix): Spot {
  let best: Spot = fix;
  for (const other of fix.others)
    if (Math.hypot(other.x - belief.x, other.y - belief.y) < Math.hypot(best.x - belief.x, best.y - belief.y))
      best = other;
  return best;
}

function corrected(belief: Motion, at: Spot, variance: number): Motion {
  const spread = belief.place + variance;
  const gain = belief.place / spread;
  const gainSpeed = belief.both / spread;
  const offEast = at.x - belief.x;
  const offNorth = at.y - belief.y;
  return {
    atSeconds: belief.atSeconds,
    x: belief.x + gain * offEast,
    y: belief.y + gain * offNorth,
    east: belief.east + gainSpeed * offEast,
    north: belief.north + gainSpeed * offNorth,
    place: (1 - gain) * belief.place,
    both: (1 - gain) * belief.both,
    speed: belief.speed - gainSpeed * belief.both,
  };
}

interface Step {
  readonly after: Motion;
  /** Log likelihood of this fix over that of its being anywhere. */
  readonly gain: number;
}

function mixed(a: number, b: number): number {
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}

/**
 * One fix more. The boat went on as before, or it changed its way (an engine stopped, a turn); or else the fix says
 * nothing, and the belief stays as it was.
 */
function step(before: Motion, fix: Fix): Step {
  const calm = carried(before, fix.atSeconds, motion.calm);
  const restless = carried(before, fix.atSeconds, motion.restless);
  const at = fix.others.length === 0 ? fix : bestReading(calm, fix);
  const sure = Math.log(1 - fix.doubt) - Math.log(1 + fix.others.length);
  const onward = sure + Math.log(motion.calmShare) + logDensity(calm, at, fix.variance);
  const changed = sure + Math.log(1 - motion.calmShare) + logDensity(restless, at, fix.variance);
  const nothing = Math.log(fix.doubt) + anywhere;
  const gain = mixed(mixed(onward, changed), nothing) - anywhere;
  if (nothing > onward && nothing > changed) return { after: restless, gain };
  return { after: corrected(onward > changed ? calm : restless, at, fix.variance), gain };
}

/** A fix with at least so much doubt is also tried as saying nothing, where it does not fit well. */
const doubtful = 0.04;
const fitsWell = 2;
/** Fixes that are looked at to see which way goes better. */
const lookOn = 2;

function gainOfNext(from: Motion, next: readonly Fix[]): number {
  let belief = from;
  let sum = 0;
  for (const fix of next) {
    const one = step(belief, fix);
    belief = one.after;
    sum += one.gain;
  }
  return sum;
}

/** One fix more, with an eye on those after it: a place that leads astray shows by what follows. */
function wiseStep(before: Motion, fix: Fix, next: readonly Fix[]): Step {
  const taken = step(before, fix);
  if (fix.doubt < doubtful || taken.gain > fitsWell || next.length === 0) return taken;
  const left: Step = { after: before, gain: Math.log(fix.doubt) };
  const byTaking = taken.gain + gainOfNext(taken.after, next);
  return left.gain + gainOfNext(before, next) > byTaking ? left : taken;
}

/** From the first fix that counts on; those before it say nothing. */
function followed(ordered: readonly Fix[], first: number): Path {
  const after: Motion[] = [];
  const upTo: number[] = [];
  let belief: Motion | null = null;
  let sum = 0;
  ordered.forEach((fix, index) => {
    const next: Step =
      belief === null || index <= first
        ? { after: begun(fix), gain: index < first ? Math.log(fix.doubt) : 0 }
        : wiseStep(belief, fix, ordered.slice(index + 1, index + 1 + lookOn));
    belief = next.after;
    sum += next.gain;
    after.push(belief);
    upTo.push(sum);
  });
  return { fixes: ordered, after, upTo };
}

/** The path of fixes; they are put in order of time first. */
export function pathOf(fixes: readonly Fix[]): Path {
  const ordered = fixes.length < 2 ? fixes : fixes.toSorted((a, b) => a.atSeconds - b.atSeconds);
  const path = followed(ordered, 0);
  if (ordered.length < 3 || (ordered[0]?.doubt ?? 0) < doubtful) return path;
  const without = followed(ordered, 1);
  return pathGain(without) > pathGain(path) ? without : path;
}

/** Log likelihood of all its fixes as one boat's, over that of their being spread by chance. */
export function pathGain(path: Path): number {
  return path.upTo.at(-1) ?? 0;
}

/** By how much the gain of a path changes with these fixes put in, over their own gain. Both are in order of time. */
export function gainWith(path: Path, extra: readonly Fix[], extraGain: number): number {
  const [only] = extra;
  if (only === undefined || path.fixes.length === 0) return 0;
  let at = path.fixes.length;
  while (at > 0 && (path.fixes[at - 1]?.atSeconds ?? 0) > only.atSeconds) at -= 1;
  const before = path.after[at - 1];
  // At the very start everything after depends on it; and many fixes at once are rare.
  if (before === undefined || at < 2 || extra.length > 1)
    return pathGain(pathOf([...path.fixes, ...extra])) - pathGain(path) - extraGain;
  const next = path.fixes.slice(at, at + lookOn);
  const one = wiseStep(before, only, next);
  const base = (path.upTo[at - 1 + next.length] ?? 0) - (path.upTo[at - 1] ?? 0);
  return one.gain + gainOfNext(one.after, next) - base;
}
