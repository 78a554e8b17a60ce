/** A place on WGS 84: latitude -90..90 north positive, longitude -180..180 east positive, degrees. */
export interface Position {
  readonly lat: number;
  readonly lon: number;
}

/** A box in degrees; `west > east` means it crosses the 180th meridian. */
export interface Box {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

/** Mean earth radius, metres. Source: IUGG, Moritz 2000, R1. */
const earthRadiusMetres = 6_371_008.8;
const radians = Math.PI / 180;

/** True where both coordinates are finite and in range. */
export function isPosition(lat: number, lon: number): boolean {
  return lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180;
}

/** Great-circle distance in metres (haversine on the mean sphere; within 0.6 % of the ellipsoid). */
export function distanceMetres(a: Position, b: Position): number {
  const dLat = (b.lat - a.lat) * radians;
  const dLon = (b.lon - a.lon) * radians;
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(dLon / 2) ** 2;
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Initial great-circle bearing from a to b, degrees true, 0 <= bearing < 360. */
export function bearingDegrees(a: Position, b: Position): number {
  const dLon = (b.lon - a.lon) * radians;
  const y = Math.sin(dLon) * Math.cos(b.lat * radians);
  const x =
    Math.cos(a.lat * radians) * Math.sin(b.lat * radians) -
    Math.sin(a.lat * radians) * Math.cos(b.lat * radians) * Math.cos(dLon);
  return (Math.atan2(y, x) / radians + 360) % 360;
}

/** The place reached from `from` after `metres` on an initial bearing in degrees true. */
export function destination(from: Position, bearing: number, metres: number): Position {
  const angle = metres / earthRadiusMetres;
  const lat1 = from.lat * radians;
  const sinLat =
    Math.sin(lat1) * Math.cos(angle) + Math.cos(lat1) * Math.sin(angle) * Math.cos(bearing * radians);
  const lat = Math.asin(Math.max(-1, Math.min(1, sinLat)));
  const dLon = Math.atan2(
    Math.sin(bearing * radians) * Math.sin(angle) * Math.cos(lat1),
    Math.cos(angle) - Math.sin(lat1) * sinLat,
  );
  const lon = from.lon + dLon / radians;
  return { lat: lat / radians, lon: ((lon + 540) % 360) - 180 };
}

/** Great-circle test. Positions WGS 84 degrees; distance in metres. */
export function isWithin(a: Position, b: Position, rangeMetres: number): boolean {
  return distanceMetres(a, b) <= rangeMetres;
}

/** True where the position lies in the box, edges included. */
export function isInBox(at: Position, box: Box): boolean {
  if (at.lat < box.south || at.lat > box.north) return false;
  return box.west <= box.east
    ? at.lon >= box.west && at.lon <= box.east
    : at.lon >= box.west || at.lon <= box.east;
}

/** Even-odd test on a closed ring of [lon, lat] pairs (GeoJSON order), planar in degrees: for zones of this size. */
export function isInRing(at: Position, ring: readonly (readonly [number, number])[]): boolean {
  let inside = false;
  let before = ring.at(-1);
  for (const point of ring) {
    if (before && point[1] > at.lat !== before[1] > at.lat) {
      const crossing = ((before[0] - point[0]) * (at.lat - point[1])) / (before[1] - point[1]) + point[0];
      if (at.lon < crossing) inside = !inside;
    }
    before = point;
  }
  return inside;
}
