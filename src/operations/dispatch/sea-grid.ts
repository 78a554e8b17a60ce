import type { Box, Position } from '../../kernel/geo.ts';
import type { Land } from '../../kernel/land.ts';
import { metresPerDegree, metresPerDegreeEast } from '../../kernel/plane.ts';

/**
 * Cells of the grid, degrees: about 1.1 km north, 1 km east at 51 N. A route is then pulled tight over the coast
 * itself, so that cells of half the size shorten it by 0.1 % on average (`sea-route.test.ts`).
 */
const cellWanted = { lat: 0.01, lon: 0.015 };

/** The ways from a cell, as rows north and columns east; the first four, turned round, are the last four. */
export const ways = [
  [0, 1],
  [1, -1],
  [1, 0],
  [1, 1],
  [0, -1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
] as const;

/** A smaller piece of water than this many cells is a pond, a dock or a river: nothing is routed within it. */
const seaCellsMin = 50;

/** Where a ship can go, as cells of sea and the free ways between their middles. Built once from the land. */
export interface SeaGrid {
  readonly land: Land;
  readonly box: Box;
  readonly rows: number;
  readonly columns: number;
  readonly latStep: number;
  readonly lonStep: number;
  /** One bit of `ways` each: set where no land lies between two middles. */
  readonly free: Uint8Array;
  /** Number of the sea that a cell lies in, from 1; 0: land, or a piece of water too small. */
  readonly seas: Uint16Array;
  /** Metres of each way, by row: eight figures a row. */
  readonly metres: Float64Array;
}

/** The grid over what the land covers. `cell`: its size in degrees, where another is wanted. */
export function createSeaGrid(land: Land, cell = cellWanted): SeaGrid {
  const box = land.covered;
  const rows = Math.max(1, Math.round((box.north - box.south) / cell.lat));
  const columns = Math.max(1, Math.round((box.east - box.west) / cell.lon));
  const latStep = (box.north - box.south) / rows;
  const lonStep = (box.east - box.west) / columns;
  const shape = { land, box, rows, columns, latStep, lonStep };
  const free = freeWays(shape);
  return { ...shape, free, seas: seasOf(shape, free), metres: wayMetres(shape) };
}

type Shape = Omit<SeaGrid, 'free' | 'seas' | 'metres'>;

/** The middle of a cell. */
export function middleOf({ box, columns, latStep, lonStep }: Shape, cell: number): Position {
  return {
    lat: box.south + (Math.floor(cell / columns) + 0.5) * latStep,
    lon: box.west + ((cell % columns) + 0.5) * lonStep,
  };
}

/** The cell at the end of a way; null: outside. */
export function neighbourOf({ rows, columns }: Shape, cell: number, way: number): number | null {
  const [north, east] = ways[way] ?? [0, 0];
  const row = Math.floor(cell / columns) + north;
  const column = (cell % columns) + east;
  return row < 0 || row >= rows || column < 0 || column >= columns ? null : row * columns + column;
}

function freeWays(shape: Shape): Uint8Array {
  const { land } = shape;
  const free = new Uint8Array(shape.rows * shape.columns);
  for (let cell = 0; cell < free.length; cell++) {
    const from = middleOf(shape, cell);
    if (land.isOnLand(from)) continue;
    for (let way = 0; way < 4; way++) {
      const other = neighbourOf(shape, cell, way);
      if (other === null || land.crossesLand(from, middleOf(shape, other))) continue;
      free[cell] = (free[cell] ?? 0) | (1 << way);
      free[other] = (free[other] ?? 0) | (1 << (way + 4));
    }
  }
  return free;
}

/** Floods each piece of water with a number of its own. */
function seasOf(shape: Shape, free: Uint8Array): Uint16Array {
  const seas = new Uint16Array(free.length);
  const seen = new Uint8Array(free.length);
  let count = 0;
  for (let start = 0; start < free.length; start++) {
    if (free[start] === 0 || seen[start] === 1) continue;
    const cells = flood(shape, { free, seen, start });
    if (cells.length < seaCellsMin) continue;
    count += 1;
    for (const cell of cells) seas[cell] = count;
  }
  return seas;
}

interface Flood {
  readonly free: Uint8Array;
  readonly seen: Uint8Array;
  readonly start: number;
}

function flood(shape: Shape, { free, seen, start }: Flood): readonly number[] {
  const cells = [start];
  seen[start] = 1;
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index] ?? start;
    for (let way = 0; way < ways.length; way++) {
      if (((free[cell] ?? 0) & (1 << way)) === 0) continue;
      const other = neighbourOf(shape, cell, way);
      if (other === null || seen[other] === 1) continue;
      seen[other] = 1;
      cells.push(other);
    }
  }
  return cells;
}

function wayMetres({ box, rows, latStep, lonStep }: Shape): Float64Array {
  const metres = new Float64Array(rows * ways.length);
  for (let row = 0; row < rows; row++)
    for (const [way, [north, east]] of ways.entries()) {
      const lat = box.south + (row + 0.5 + north / 2) * latStep;
      metres[row * ways.length + way] = Math.hypot(
        north * latStep * metresPerDegree,
        east * lonStep * metresPerDegreeEast(lat),
      );
    }
  return metres;
}
