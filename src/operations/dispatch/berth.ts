import { nearestAround } from '../../kernel/around.ts';
import { distanceMetres, type Position } from '../../kernel/geo.ts';
import { middleOf, type SeaGrid } from './sea-grid.ts';

/** A place farther than this from open water is not reached by sea. */
export const harbourReachMetres = 6_000;

/** Where a place puts to sea. */
export interface Berth {
  /** Open water; the place itself where it lies there. */
  readonly point: Position;
  /** A sea cell with nothing between its middle and the point. */
  readonly cell: number;
  /** From the place to the point: may lie over land, for harbours and basins are missing from the coast. */
  readonly metres: number;
}

/** The nearest open water from which one can sail; null where there is none near. */
export function berthOf(place: Position, grid: SeaGrid): Berth | null {
  const found = nearestAround(place, harbourReachMetres, (point) => cellSeenFrom(point, grid));
  return found === null ? null : { point: found.point, cell: found.value, metres: found.metres };
}

/** The nearest sea cell within three rows and columns with no land between; null: none, or the point is on land. */
function cellSeenFrom(point: Position, grid: SeaGrid): number | null {
  const { box, rows, columns, latStep, lonStep, seas, land } = grid;
  if (!land.covers(point) || land.isOnLand(point)) return null;
  const row = Math.floor((point.lat - box.south) / latStep);
  const column = Math.floor((point.lon - box.west) / lonStep);
  let best: { readonly cell: number; readonly metres: number } | null = null;
  for (let r = Math.max(0, row - 3); r <= Math.min(rows - 1, row + 3); r++)
    for (let c = Math.max(0, column - 3); c <= Math.min(columns - 1, column + 3); c++) {
      const cell = r * columns + c;
      if (seas[cell] === 0) continue;
      const middle = middleOf(grid, cell);
      const metres = distanceMetres(point, middle);
      if ((best === null || metres < best.metres) && !land.crossesLand(point, middle))
        best = { cell, metres };
    }
  return best === null ? null : best.cell;
}
