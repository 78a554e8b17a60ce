import type { Position } from '../../kernel/geo.ts';
import { ok, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import { berthOf } from './berth.ts';
import { middleOf, type SeaGrid } from './sea-grid.ts';
import { cellPath } from './sea-path.ts';
import { pullTaut, wayMetres } from './taut.ts';

/** A way to go, and how long it is. */
export interface Route {
  readonly metres: number;
  /** From start to end, both included. */
  readonly points: readonly Position[];
}

export interface SeaRoute extends Route {
  /**
   * Metres of the first and of the last leg, which may lie over land: out of a harbour that the coast does not show,
   * off a beach. 0 where the place itself lies on open water.
   */
  readonly overLandMetres: { readonly first: number; readonly last: number };
}

export const seaRouteRefusals = ['outside_area', 'inland', 'no_way'] as const;
export type SeaRouteRefusal = (typeof seaRouteRefusals)[number];

/**
 * The way of a unit by sea, round the land. Depth, sands and traffic lanes are not looked at: the time it gives is for
 * choosing whom to ask, never for navigation.
 * Refuses: `outside_area` (the coast is not known there), `inland` (no open water near), `no_way` (two seas without a
 * passage).
 */
export function seaRoute(
  from: Position,
  to: Position,
  grid: SeaGrid,
): Result<SeaRoute, Refusal<SeaRouteRefusal>> {
  const { land } = grid;
  if (!land.covers(from) || !land.covers(to)) return refuse('outside_area');
  if (!land.crossesLand(from, to)) return ok(routeOver([from, to], { first: 0, last: 0 }));
  const start = berthOf(from, grid);
  const end = berthOf(to, grid);
  if (start === null || end === null) return refuse('inland');
  if (grid.seas[start.cell] !== grid.seas[end.cell]) return refuse('no_way');
  const cells = cellPath(grid, start.cell, end.cell);
  if (cells === null) return refuse('no_way');
  const middles = cells.map((cell) => middleOf(grid, cell));
  const points = [...pullTaut([start.point, ...middles, end.point], land)];
  if (start.metres > 0) points.unshift(from);
  if (end.metres > 0) points.push(to);
  return ok(routeOver(points, { first: start.metres, last: end.metres }));
}

function routeOver(points: readonly Position[], overLandMetres: SeaRoute['overLandMetres']): SeaRoute {
  return { metres: wayMetres(points), points, overLandMetres };
}

/** Straight through the air. */
export function airRoute(from: Position, to: Position): Route {
  return { metres: wayMetres([from, to]), points: [from, to] };
}

/** Seconds on a way. `slowdown`: share of the speed lost to sea and dark, 0 to below 1. Null: it does not get there. */
export function travelSeconds({
  metres,
  speedMetresPerSecond,
  slowdown = 0,
}: {
  readonly metres: number;
  readonly speedMetresPerSecond: number;
  readonly slowdown?: number;
}): number | null {
  const speed = speedMetresPerSecond * (1 - slowdown);
  return speed > 0 ? metres / speed : null;
}
