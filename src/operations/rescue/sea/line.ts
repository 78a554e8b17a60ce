import { z } from 'zod';
import type { Position } from '../../../kernel/geo.ts';
import type { State } from '../../../kernel/label.ts';
import { metresPerDegree, metresPerDegreeEast } from '../../../kernel/plane.ts';
import { ok, type Refusal, type Result, refuse } from '../../../kernel/result.ts';

/**
 * The line between two search regions: straight in longitude and latitude from point to point, France on the right
 * hand when walked from first to last point.
 */
export interface SearchRegionLine {
  readonly points: readonly Position[];
  /**
   * First and last point of the stretch that parts the two states. Beyond it the line parts one of them from a third
   * region, and its far side says nothing of the other state.
   */
  readonly betweenStates: { readonly first: number; readonly last: number };
}

/** On which side a position lies, and whether that is certain given its accuracy. */
export interface Side {
  readonly side: State;
  /** To the nearest place on the line. */
  readonly distanceMetres: number;
  /** False where the accuracy circle touches the line, or where the line does not speak of this place. */
  readonly certain: boolean;
  /** True where the nearest stretch parts our regions from a third one: `side` is then only whom to ask first. */
  readonly beyond: boolean;
}

export const lineRefusals = [
  'not_geojson',
  'not_one_line',
  'too_few_points',
  'position_out_of_range',
  'point_repeated',
  'crosses_itself',
  'stretch_not_on_line',
] as const;
export type LineRefusal = (typeof lineRefusals)[number];

const stretchSchema = z.tuple([z.int().nonnegative(), z.int().nonnegative()]);
const collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      properties: z.object({ betweenStates: stretchSchema.optional() }).nullish(),
      geometry: z.object({
        type: z.string(),
        coordinates: z.unknown(),
      }),
    }),
  ),
});
const coordinates = z.array(z.tuple([z.number(), z.number()]).rest(z.number()));

/**
 * Reads the line from GeoJSON (an object already parsed): one feature, one LineString. The optional property
 * `betweenStates: [first, last]` names by index the stretch that parts the two states; absent, all of it does.
 * Refuses: see `lineRefusals`. A node must not start on a line it cannot read.
 */
export function parseLine(geojson: unknown): Result<SearchRegionLine, Refusal<LineRefusal>> {
  const read = collection.safeParse(geojson);
  if (!read.success) return refuse('not_geojson');
  const [feature, ...others] = read.data.features;
  if (feature === undefined || others.length > 0 || feature.geometry.type !== 'LineString')
    return refuse('not_one_line');
  const pairs = coordinates.safeParse(feature.geometry.coordinates);
  if (!pairs.success) return refuse('not_geojson');
  const points = pairs.data.map(([lon, lat]) => ({ lat, lon }));
  const [first, last] = feature.properties?.betweenStates ?? [0, points.length - 1];
  const fault = faultOf(points) ?? (first < last && last < points.length ? null : 'stretch_not_on_line');
  return fault === null ? ok({ points, betweenStates: { first, last } }) : refuse(fault);
}

function faultOf(points: readonly Position[]): LineRefusal | null {
  if (points.length < 2) return 'too_few_points';
  if (!points.every(({ lat, lon }) => Math.abs(lat) <= 90 && Math.abs(lon) <= 180))
    return 'position_out_of_range';
  const legs = legsOf(points);
  if (legs.some(({ from, to }) => from.lat === to.lat && from.lon === to.lon)) return 'point_repeated';
  const crossing = legs.some((leg, index) => legs.slice(index + 2).some((other) => meet(leg, other)));
  return crossing ? 'crosses_itself' : null;
}

interface Leg {
  readonly from: Position;
  readonly to: Position;
}

function legsOf(points: readonly Position[]): readonly Leg[] {
  return points.slice(1).flatMap((to, index) => {
    const from = points[index];
    return from === undefined ? [] : [{ from, to }];
  });
}

/** Positive where a point lies to the left of a leg. */
function turn({ from, to }: Leg, at: Position): number {
  return (to.lon - from.lon) * (at.lat - from.lat) - (to.lat - from.lat) * (at.lon - from.lon);
}

function meet(a: Leg, b: Leg): boolean {
  return turn(a, b.from) * turn(a, b.to) <= 0 && turn(b, a.from) * turn(b, a.to) <= 0;
}

interface Nearest {
  readonly square: number;
  readonly leg: number;
  /** 0..1 along the leg. */
  readonly along: number;
}

/**
 * The side of the line on which a position lies. `accuracyMetres`: its 95 % radius, as in `ContactPosition`; grown by
 * age where the question is about now. Exactly on the line: the British side, and never certain.
 */
export function sideOf(at: Position, accuracyMetres: number, line: SearchRegionLine): Side {
  const nearest = nearestOn(at, line.points);
  const left = leftOf(at, line.points, nearest) >= 0;
  const inStretch = nearest.leg >= line.betweenStates.first && nearest.leg < line.betweenStates.last;
  const beyond = left && !inStretch;
  const distanceMetres = Math.sqrt(nearest.square);
  return {
    side: left && !beyond ? 'uk' : 'fr',
    distanceMetres,
    certain: !beyond && accuracyMetres < distanceMetres,
    beyond,
  };
}

/** Only the stretch that parts the two states, as a line of its own. */
export function stretchBetweenStates({ points, betweenStates }: SearchRegionLine): SearchRegionLine {
  const { first, last } = betweenStates;
  return { points: points.slice(first, last + 1), betweenStates: { first: 0, last: last - first } };
}

/** The place on the line that is nearest to a position. */
export function nearestOnLine(at: Position, { points }: SearchRegionLine): Position {
  const { leg, along } = nearestOn(at, points);
  const from = points[leg] ?? at;
  const to = points[leg + 1] ?? from;
  return { lat: from.lat + (to.lat - from.lat) * along, lon: from.lon + (to.lon - from.lon) * along };
}

function nearestOn(at: Position, points: readonly Position[]): Nearest {
  const eastMetres = metresPerDegreeEast(at.lat);
  let nearest: Nearest = { square: Number.POSITIVE_INFINITY, leg: 0, along: 0 };
  let fromX = 0;
  let fromY = 0;
  for (let index = 0; index < points.length; index++) {
    const point = points[index] ?? at;
    const x = (point.lon - at.lon) * eastMetres;
    const y = (point.lat - at.lat) * metresPerDegree;
    if (index > 0) {
      const dx = x - fromX;
      const dy = y - fromY;
      const along = Math.max(0, Math.min(1, -(fromX * dx + fromY * dy) / (dx * dx + dy * dy)));
      const square = (fromX + along * dx) ** 2 + (fromY + along * dy) ** 2;
      if (square < nearest.square) nearest = { square, leg: index - 1, along };
    }
    fromX = x;
    fromY = y;
  }
  return nearest;
}

/**
 * Positive on the left. Where the nearest place is a corner, both legs may disagree: the sum of their normals decides
 * (pseudonormal test; Baerentzen and Aanaes, IEEE TVCG 11(3), 2005, in two dimensions) [from memory].
 */
function leftOf(at: Position, points: readonly Position[], { leg, along }: Nearest): number {
  const corner = along === 0 ? leg : along === 1 ? leg + 1 : null;
  if (corner === null || corner === 0 || corner === points.length - 1) return unitTurn(at, points, leg);
  return unitTurn(at, points, corner - 1) + unitTurn(at, points, corner);
}

/** Distance to the left of the leg's straight line, in degrees of latitude. */
function unitTurn(at: Position, points: readonly Position[], leg: number): number {
  const from = points[leg];
  const to = points[leg + 1];
  if (from === undefined || to === undefined) return 0;
  const shrink = metresPerDegreeEast(at.lat) / metresPerDegree;
  const dx = (to.lon - from.lon) * shrink;
  const dy = to.lat - from.lat;
  return (dx * (at.lat - from.lat) - dy * (at.lon - from.lon) * shrink) / Math.hypot(dx, dy);
}
