import { destination, type Position } from './geo.ts';

/** Circles about a place, the first at 150 m, each a sixth wider than the one before, at so many bearings. */
const firstCircleMetres = 150;
const widening = 7 / 6;
const bearings = 24;

/** What was found about a place, and how far from it. */
export interface Found<Value> {
  readonly value: Value;
  readonly point: Position;
  readonly metres: number;
}

/**
 * The first thing that a question finds, asked at the place itself and then on wider and wider circles: the nearest,
 * to a sixth of its distance. Null where nothing is found within so many metres.
 */
export function nearestAround<Value>(
  place: Position,
  withinMetres: number,
  ask: (point: Position) => Value | null,
): Found<Value> | null {
  const here = ask(place);
  if (here !== null) return { value: here, point: place, metres: 0 };
  for (let metres = firstCircleMetres; metres <= withinMetres; metres *= widening)
    for (let index = 0; index < bearings; index++) {
      const point = destination(place, (360 * index) / bearings, metres);
      const value = ask(point);
      if (value !== null) return { value, point, metres };
    }
  return null;
}
