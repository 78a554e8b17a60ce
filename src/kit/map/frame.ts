import type { Box, Position } from '../../kernel/geo.ts';
import type { ChartPalette } from './palette.ts';

/** One drawing of our own canvas: everything a painter may ask of the view. Lengths in CSS pixels. */
export interface Frame {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
  /** Pixel = scaleX * x + shiftX, and the same for y; x and y in spherical Mercator metres. The map never turns. */
  readonly scaleX: number;
  readonly scaleY: number;
  readonly shiftX: number;
  readonly shiftY: number;
  readonly palette: ChartPalette;
  /** True while the operator drags or zooms. */
  readonly moving: boolean;
}

const earthRadiusMetres = 6_378_137;
const radians = Math.PI / 180;

/** Longitude in degrees to spherical Mercator metres. Source: EPSG:3857. */
export function mercatorX(lon: number): number {
  return earthRadiusMetres * lon * radians;
}

/** Latitude in degrees to spherical Mercator metres; held to what the projection can show. */
export function mercatorY(lat: number): number {
  const held = Math.max(-85.05, Math.min(85.05, lat));
  return earthRadiusMetres * Math.log(Math.tan(Math.PI / 4 + (held * radians) / 2));
}

/** Spherical Mercator metres back to a place in degrees. */
export function fromMercator(x: number, y: number): { readonly lat: number; readonly lon: number } {
  return {
    lat: (2 * Math.atan(Math.exp(y / earthRadiusMetres)) - Math.PI / 2) / radians,
    lon: x / earthRadiusMetres / radians,
  };
}

/**
 * West, south, east and north in Mercator metres as a box in degrees; west above east where it crosses the 180th
 * meridian, and the whole round where a full turn is in sight.
 */
export function boxOfMercator([west = 0, south = 0, east = 0, north = 0]: readonly number[]): Box {
  const low = fromMercator(west, south);
  const high = fromMercator(east, north);
  const round = high.lon - low.lon >= 360;
  return {
    south: Math.max(-90, low.lat),
    west: round ? -180 : wrapped(low.lon),
    north: Math.min(90, high.lat),
    east: round ? 180 : wrapped(high.lon),
  };
}

function wrapped(lon: number): number {
  return lon >= -180 && lon <= 180 ? lon : ((((lon + 180) % 360) + 360) % 360) - 180;
}

/** A point of the canvas, CSS pixels from its upper left corner. */
export interface Pixel {
  readonly x: number;
  readonly y: number;
}

/** Where a place stands on the canvas. */
export function toPixel(frame: Frame, at: Position): Pixel {
  return {
    x: mercatorX(at.lon) * frame.scaleX + frame.shiftX,
    y: mercatorY(at.lat) * frame.scaleY + frame.shiftY,
  };
}

/** Of what was drawn, the nearest to a point, and none farther than `rangePixels`; null: nothing so near. */
export function nearestDrawn<Drawn extends Pixel>(
  drawn: readonly Drawn[],
  to: Pixel,
  rangePixels: number,
): Drawn | null {
  const near = drawn
    .map((one) => ({ one, pixels: Math.hypot(one.x - to.x, one.y - to.y) }))
    .filter(({ pixels }) => pixels <= rangePixels)
    .toSorted((a, b) => a.pixels - b.pixels);
  return near[0]?.one ?? null;
}

/** CSS pixels for one true metre at a latitude: Mercator stretches with the secant. */
export function pixelsPerMetre(frame: Frame, lat: number): number {
  return frame.scaleX / Math.cos(lat * radians);
}
