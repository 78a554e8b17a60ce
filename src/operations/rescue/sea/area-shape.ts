import type { Position } from '../../../kernel/geo.ts';
import { type Offset, positionAt } from '../../../kernel/plane.ts';
import type { Cloud } from './drift.ts';
import { reachDirections } from './reach.ts';

/** A closed shape on the sea; the first corner is not repeated. */
export interface Shape {
  readonly polygon: readonly Position[];
  readonly squareMetres: number;
}

/** A shape said to hold a share of what may have happened. */
export interface ShareShape extends Shape {
  /** 0..1. */
  readonly share: number;
}

/** No shape is smaller across than this: nothing at sea is known to a point. */
const radiusLeastMetres = 50;

/** The corners of a shape that is known by how far it reaches in each direction, as offsets: the shape and little more. */
export function cornersOfReach(reach: readonly number[]): readonly Offset[] {
  const turn = (2 * Math.PI) / reachDirections;
  return reach.map((here, index) => {
    const next = reach[(index + 1) % reach.length] ?? here;
    const angle = index * turn;
    const beside = (next - here * Math.cos(turn)) / Math.sin(turn);
    return {
      east: here * Math.sin(angle) + beside * Math.cos(angle),
      north: here * Math.cos(angle) - beside * Math.sin(angle),
    };
  });
}

/** A shape of offsets from a place, as drawn on a map. */
export function shapeAt(origin: Position, corners: readonly Offset[]): Shape {
  return {
    polygon: corners.map((corner) => positionAt(origin, corner)),
    squareMetres: areaOf(corners),
  };
}

function areaOf(corners: readonly Offset[]): number {
  let twice = 0;
  let before = corners.at(-1);
  for (const corner of corners) {
    if (before) twice += before.east * corner.north - corner.east * before.north;
    before = corner;
  }
  return Math.abs(twice) / 2;
}

/** The ellipses about a cloud that hold each share of its samples, smallest first. */
export function shareShapes(
  origin: Position,
  cloud: Cloud,
  shares: readonly number[],
): readonly ShareShape[] {
  const ellipse = ellipseOf(cloud);
  const far = Float64Array.from(cloud.east, (east, index) =>
    ellipse.square(east, cloud.north[index] ?? 0),
  ).sort();
  return shares.map((share) => {
    const square = far[Math.min(far.length, Math.ceil(share * far.length)) - 1] ?? 0;
    return {
      share,
      ...shapeAt(origin, ellipse.corners(Math.max(Math.sqrt(square), ellipse.deviationsLeast))),
    };
  });
}

interface Ellipse {
  /** At fewer standard deviations it would be narrower than anything at sea is known. */
  readonly deviationsLeast: number;
  /** Square of the distance from the middle in standard deviations. */
  square(east: number, north: number): number;
  /** Corners of the ellipse at so many standard deviations. */
  corners(deviations: number): readonly Offset[];
}

function ellipseOf({ east, north }: Cloud): Ellipse {
  const middle = { east: mean(east), north: mean(north) };
  const least = radiusLeastMetres ** 2;
  const ee = covariance(east, east) + least;
  const nn = covariance(north, north) + least;
  const en = covariance(east, north);
  // Cholesky: the ellipse is the unit circle seen through this triangle.
  const a = Math.sqrt(ee);
  const b = en / a;
  const c = Math.sqrt(nn - b * b);
  const narrow = (ee + nn - Math.hypot(ee - nn, 2 * en)) / 2;
  // Corners outside the ellipse, so that the straight sides between them do not cut it.
  const outward = 1 / Math.cos(Math.PI / reachDirections);
  return {
    deviationsLeast: radiusLeastMetres / Math.sqrt(narrow),
    square: (x, y) => {
      const u = (x - middle.east) / a;
      const v = (y - middle.north - b * u) / c;
      return u * u + v * v;
    },
    corners: (deviations) =>
      Array.from({ length: reachDirections }, (_, index) => {
        const angle = (index * 2 * Math.PI) / reachDirections;
        const u = Math.sin(angle) * deviations * outward;
        const v = Math.cos(angle) * deviations * outward;
        return { east: middle.east + a * u, north: middle.north + b * u + c * v };
      }),
  };
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

function covariance(a: Float64Array, b: Float64Array): number {
  const meanA = mean(a);
  const meanB = mean(b);
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += ((a[index] ?? 0) - meanA) * ((b[index] ?? 0) - meanB);
  return sum / a.length;
}
