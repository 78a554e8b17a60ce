import { bearingDegrees, destination, distanceMetres, type Position } from '../../../kernel/geo.ts';

/** A line to sail along, measured. */
export interface Path {
  readonly points: readonly Position[];
  /** Metres from the start to each point. */
  readonly metres: readonly number[];
  readonly length: number;
  readonly closed: boolean;
}

/** A path through sketch points with its corners rounded off; closed paths return to their start. */
export function createPath(sketch: readonly Position[], closed = false): Path {
  let points = closed ? [...sketch, ...sketch.slice(0, 1)] : [...sketch];
  for (let round = 0; round < 4; round++) points = cutCorners(points, closed);
  const metres = [0];
  let length = 0;
  for (let i = 1; i < points.length; i++) {
    length += distanceMetres(pointOf(points, i - 1), pointOf(points, i));
    metres.push(length);
  }
  return { points, metres, length, closed };
}

/** The sketch moved sideways: positive is to starboard of the way it runs. */
export function shiftSketch(sketch: readonly Position[], starboardMetres: number): Position[] {
  return sketch.map((point, i) => {
    const before = pointOf(sketch, Math.max(0, i - 1));
    const after = pointOf(sketch, Math.min(sketch.length - 1, i + 1));
    return destination(point, bearingDegrees(before, after) + 90, starboardMetres);
  });
}

/** The place at a distance from the start; beyond the ends of an open path its ends. */
export function placeAt(path: Path, metres: number): Position {
  const at = path.closed
    ? ((metres % path.length) + path.length) % path.length
    : Math.min(path.length, Math.max(0, metres));
  let low = 0;
  let high = path.metres.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((path.metres[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  const from = pointOf(path.points, low);
  const to = pointOf(path.points, high);
  const start = path.metres[low] ?? 0;
  const span = (path.metres[high] ?? 0) - start;
  const share = span === 0 ? 0 : (at - start) / span;
  return { lat: from.lat + (to.lat - from.lat) * share, lon: from.lon + (to.lon - from.lon) * share };
}

/** Course at a distance from the start, degrees true, over a ship's length or three either side. */
export function courseAt(path: Path, metres: number): number {
  const reach = 150;
  const middle = path.closed ? metres : Math.min(path.length - reach, Math.max(reach, metres));
  return bearingDegrees(placeAt(path, middle - reach), placeAt(path, middle + reach));
}

/** One round of Chaikin's corner cutting (1974); the ends of an open line stay. */
function cutCorners(points: readonly Position[], closed: boolean): Position[] {
  const cut: Position[] = closed ? [] : [pointOf(points, 0)];
  for (let i = 0; i + 1 < points.length; i++) {
    const from = pointOf(points, i);
    const to = pointOf(points, i + 1);
    cut.push(between(from, to, 0.25), between(from, to, 0.75));
  }
  cut.push(closed ? pointOf(cut, 0) : pointOf(points, points.length - 1));
  return cut;
}

function between(from: Position, to: Position, share: number): Position {
  return { lat: from.lat + (to.lat - from.lat) * share, lon: from.lon + (to.lon - from.lon) * share };
}

function pointOf(points: readonly Position[], i: number): Position {
  const point = points[i];
  if (point === undefined) throw new RangeError(`no point ${i} of ${points.length}`);
  return point;
}
