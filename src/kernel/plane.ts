import type { Position } from './geo.ts';

/** Metres on the ground for one degree of latitude, on the sphere that `geo.ts` measures on. */
export const metresPerDegree = (6_371_008.8 * Math.PI) / 180;

/** A displacement on the ground, metres. */
export interface Offset {
  readonly east: number;
  readonly north: number;
}

/** Metres for one degree of longitude at a latitude. */
export function metresPerDegreeEast(lat: number): number {
  return metresPerDegree * Math.cos((lat * Math.PI) / 180);
}

/** From one position to another on the plane that touches the sphere at `from`: within half a per cent up to 50 km here. */
export function offsetFrom(from: Position, to: Position): Offset {
  return {
    east: (to.lon - from.lon) * metresPerDegreeEast(from.lat),
    north: (to.lat - from.lat) * metresPerDegree,
  };
}

/** The position at an offset: the inverse of `offsetFrom`. */
export function positionAt(from: Position, { east, north }: Offset): Position {
  return { lat: from.lat + north / metresPerDegree, lon: from.lon + east / metresPerDegreeEast(from.lat) };
}

/** The offset of length `metres` towards a bearing in degrees true. */
export function offsetTowards(bearingDegrees: number, metres: number): Offset {
  const angle = (bearingDegrees * Math.PI) / 180;
  return { east: metres * Math.sin(angle), north: metres * Math.cos(angle) };
}

/** Square of the distance from the origin to the straight line between two points; coordinates in one unit. */
export function squareToSegment(
  ax: number,
  ay: number,
  b: { readonly x: number; readonly y: number },
): number {
  const dx = b.x - ax;
  const dy = b.y - ay;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
  const x = ax + along * dx;
  const y = ay + along * dy;
  return x * x + y * y;
}
