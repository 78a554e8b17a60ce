import type { Position } from '../../../kernel/geo.ts';

/** Metres east and north of the middle of the strait. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

const middle: Position = { lat: 51, lon: 1.5 };
const metresPerDegreeLat = 111_200;
const metresPerDegreeLon = metresPerDegreeLat * Math.cos((middle.lat * Math.PI) / 180);

/** A plane for the strait and its approaches: within 0.5 % between 50.3 and 51.7 north; wrong far away, where nothing matches anyhow. */
export function toSpot(at: Position): Spot {
  return { x: (at.lon - middle.lon) * metresPerDegreeLon, y: (at.lat - middle.lat) * metresPerDegreeLat };
}

/** Back to degrees. */
export function fromSpot(spot: Spot): Position {
  return { lat: middle.lat + spot.y / metresPerDegreeLat, lon: middle.lon + spot.x / metresPerDegreeLon };
}

/** Metres between two spots. */
export function spotDistance(a: Spot, b: Spot): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
