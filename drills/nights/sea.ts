import { type Position, bearingDegrees, destination, distanceMetres } from '../../src/kernel/geo.ts';
import { knotsToMetresPerSecond } from '../../src/kernel/units.ts';
import type { Chance } from '../chance.ts';

/** Where one boat was, every `stepSeconds` from its launch. Times are seconds since 1970. */
export interface Track {
  readonly fromSeconds: number;
  readonly points: readonly Position[];
  readonly engines: readonly Engine[];
}

export type Engine = 'running' | 'weak' | 'stopped';

export const stepSeconds = 120;

/** The stream of one night: it runs along the strait and turns twice in 12.42 h. Metres a second at its strongest. */
export interface Stream {
  readonly strongest: number;
  readonly turnsAtSeconds: number;
}

const alongStrait = 38;
const tideSeconds = 12.42 * 3600;

/** Springs run three knots, neaps one and a half, as off Gris-Nez and Dover. */
export function drawStream(chance: Chance, fromSeconds: number): Stream {
  return { strongest: 0.5 + chance.next() * 0.7, turnsAtSeconds: fromSeconds + chance.next() * tideSeconds };
}

function streamAt(stream: Stream, atSeconds: number): number {
  return stream.strongest * Math.sin((2 * Math.PI * (atSeconds - stream.turnsAtSeconds)) / tideSeconds);
}

/** What a boat does through the water: where it steers, and how its engine goes. */
export interface Passage {
  readonly from: Position;
  readonly fromSeconds: number;
  readonly untilSeconds: number;
  readonly waypoints: readonly Position[];
  readonly knots: number;
  /** Engine from each moment on, the first from the launch. */
  readonly engine: readonly { readonly fromSeconds: number; readonly engine: Engine }[];
}

const shareOfSpeed: Readonly<Record<Engine, number>> = { running: 1, weak: 0.4, stopped: 0 };
const arrivedMetres = 500;

function engineAt(passage: Passage, atSeconds: number): Engine {
  return passage.engine.findLast(({ fromSeconds }) => fromSeconds <= atSeconds)?.engine ?? 'running';
}

/** Steers from waypoint to waypoint with a wavering hand, and is carried by the stream. */
export function sail(passage: Passage, stream: Stream, chance: Chance): Track {
  const points: Position[] = [];
  const engines: Engine[] = [];
  let at = passage.from;
  let waver = (chance.next() - 0.5) * 30;
  let next = 0;
  for (let seconds = passage.fromSeconds; seconds <= passage.untilSeconds; seconds += stepSeconds) {
    const engine = engineAt(passage, seconds);
    points.push(at);
    engines.push(engine);
    const target = passage.waypoints[next];
    if (target === undefined) break;
    if (distanceMetres(at, target) < arrivedMetres) {
      next += 1;
      continue;
    }
    waver = 0.92 * waver + (chance.next() - 0.5) * 12;
    const speed = knotsToMetresPerSecond(passage.knots) * shareOfSpeed[engine];
    const pushed = destination(at, alongStrait, streamAt(stream, seconds) * stepSeconds);
    at = destination(pushed, bearingDegrees(at, target) + waver, speed * stepSeconds);
  }
  return { fromSeconds: passage.fromSeconds, points, engines };
}

/** The last moment of a track. */
export function endOf({ fromSeconds, points }: Track): number {
  return fromSeconds + (points.length - 1) * stepSeconds;
}

/** Where it was; before the launch at its beach, after the end at its end. */
export function placeAt({ fromSeconds, points }: Track, atSeconds: number): Position {
  const steps = (atSeconds - fromSeconds) / stepSeconds;
  const index = Math.max(0, Math.min(points.length - 1, Math.floor(steps)));
  const before = points[index] as Position; // a track has at least its launch
  const after = points[index + 1];
  if (after === undefined || steps < 0) return before;
  const part = Math.min(1, steps - index);
  return {
    lat: before.lat + part * (after.lat - before.lat),
    lon: before.lon + part * (after.lon - before.lon),
  };
}

/** How its engine went at a moment. */
export function engineOf({ fromSeconds, engines }: Track, atSeconds: number): Engine {
  const index = Math.floor((atSeconds - fromSeconds) / stepSeconds);
  return engines[Math.max(0, Math.min(engines.length - 1, index))] ?? 'running';
}
