import { type Box, isInBox, type Position } from './geo.ts';
import {
  buildLandGrid,
  cellKinds,
  columnsIn,
  isInside,
  type LandGrid,
  type LandPolygon,
} from './land-grid.ts';
import { metresPerDegree, metresPerDegreeEast, squareToSegment } from './plane.ts';

export type { LandPolygon, LandRing } from './land-grid.ts';

/** Beyond this a shore is "far": distances are not told farther than that. */
export const shoreRangeMetres = 50_000;

/**
 * Where land is, as far as the source goes. Straight lines are straight in longitude and latitude (plate carrée):
 * over 50 km they lie within 70 m of the great circle here. Outside `covered` nothing is known and all counts as sea.
 */
export interface Land {
  readonly covered: Box;
  covers(at: Position): boolean;
  isOnLand(at: Position): boolean;
  /** True where either end is on land, or land lies between; touching a shore counts. */
  crossesLand(from: Position, to: Position): boolean;
  /** 0 on land; else metres to the nearest shore, at most `shoreRangeMetres`, which then means "that or farther". */
  distanceToLandMetres(at: Position): number;
  /** Metres to the nearest shore from either side of it, at most `shoreRangeMetres`. */
  distanceToShoreMetres(at: Position): number;
}

export interface LandOptions {
  /** The sea that will be asked about. */
  readonly box: Box;
  /** The box to which the source was clipped: its sides are no shore, and nothing is known outside. */
  readonly cutTo?: Box;
}

/**
 * Builds the index over land polygons (rings of [lon, lat], WGS 84). Refuses a box that is empty or crosses the
 * 180th meridian by throwing: that is a bug, for charts are checked where they are read.
 */
export function createLand(polygons: readonly LandPolygon[], { box, cutTo }: LandOptions): Land {
  if (!(box.north > box.south && box.east > box.west)) throw new RangeError('land: the box is empty');
  const grid = buildLandGrid(polygons, box, cutTo ?? null);
  const covered = cutTo === undefined ? box : overlap(box, cutTo);
  const distanceToShoreMetres = (at: Position) => nearestShore(grid, at);
  return {
    covered,
    covers: (at) => isInBox(at, covered),
    isOnLand: (at) => isOnLand(grid, at),
    crossesLand: (from, to) => isOnLand(grid, from) || isOnLand(grid, to) || meetsShore(grid, from, to),
    distanceToLandMetres: (at) => (isOnLand(grid, at) ? 0 : distanceToShoreMetres(at)),
    distanceToShoreMetres,
  };
}

function overlap(a: Box, b: Box): Box {
  return {
    south: Math.max(a.south, b.south),
    west: Math.max(a.west, b.west),
    north: Math.min(a.north, b.north),
    east: Math.min(a.east, b.east),
  };
}

function isOnLand(grid: LandGrid, at: Position): boolean {
  const { box, rows, columns } = grid;
  if (!isInBox(at, box)) return false;
  const row = Math.min(rows - 1, Math.floor((at.lat - box.south) / grid.latStep));
  const column = Math.min(columns - 1, Math.floor((at.lon - box.west) / grid.lonStep));
  const kind = grid.kinds[row * columns + column];
  return kind === cellKinds.mixed ? isInside(grid, row, at) : kind === cellKinds.land;
}

function meetsShore(grid: LandGrid, from: Position, to: Position): boolean {
  const { box, rows, columns, latStep } = grid;
  const low = Math.floor((Math.min(from.lat, to.lat) - box.south) / latStep);
  const high = Math.floor((Math.max(from.lat, to.lat) - box.south) / latStep);
  for (let row = Math.max(0, low); row <= Math.min(rows - 1, high); row++) {
    const span = columnsIn(grid, row, { from, to });
    if (span === null) continue;
    for (let column = span.first; column <= span.last; column++) {
      const cell = row * columns + column;
      const kind = grid.kinds[cell];
      if (kind === cellKinds.land) return true;
      if (kind === cellKinds.mixed && meetsEdge(grid, cell, { from, to })) return true;
    }
  }
  return false;
}

interface Stretch {
  readonly from: Position;
  readonly to: Position;
}

function meetsEdge({ byCell, ends }: LandGrid, cell: number, stretch: Stretch): boolean {
  const stop = byCell.starts[cell + 1] ?? 0;
  for (let index = byCell.starts[cell] ?? 0; index < stop; index++) {
    const at = (byCell.edges[index] ?? 0) * 4;
    const from = { lon: ends[at] ?? 0, lat: ends[at + 1] ?? 0 };
    const to = { lon: ends[at + 2] ?? 0, lat: ends[at + 3] ?? 0 };
    if (meet(stretch, { from, to })) return true;
  }
  return false;
}

/** Whether two straight stretches meet; a touch counts. */
function meet(a: Stretch, b: Stretch): boolean {
  if (Math.max(a.from.lon, a.to.lon) < Math.min(b.from.lon, b.to.lon)) return false;
  if (Math.max(b.from.lon, b.to.lon) < Math.min(a.from.lon, a.to.lon)) return false;
  if (Math.max(a.from.lat, a.to.lat) < Math.min(b.from.lat, b.to.lat)) return false;
  if (Math.max(b.from.lat, b.to.lat) < Math.min(a.from.lat, a.to.lat)) return false;
  return turn(a, b.from) * turn(a, b.to) <= 0 && turn(b, a.from) * turn(b, a.to) <= 0;
}

/** Positive where a point lies to the left of a stretch. */
function turn({ from, to }: Stretch, at: Position): number {
  return (to.lon - from.lon) * (at.lat - from.lat) - (to.lat - from.lat) * (at.lon - from.lon);
}

/** Rings of cells outwards, until nothing farther out can be nearer. */
function nearestShore(grid: LandGrid, at: Position): number {
  const { box, rows, columns, latStep, lonStep } = grid;
  const row = clamp(Math.floor((at.lat - box.south) / latStep), rows - 1);
  const column = clamp(Math.floor((at.lon - box.west) / lonStep), columns - 1);
  const scale = { x: metresPerDegreeEast(at.lat), y: metresPerDegree };
  let best = shoreRangeMetres ** 2;
  for (let ring = 0; ring < Math.max(rows, columns); ring++) {
    // Whatever lies in this ring or farther lies beyond the sides of the block of the rings before.
    const reach = Math.min(
      (at.lat - (box.south + (row - ring + 1) * latStep)) * scale.y,
      (box.south + (row + ring) * latStep - at.lat) * scale.y,
      (at.lon - (box.west + (column - ring + 1) * lonStep)) * scale.x,
      (box.west + (column + ring) * lonStep - at.lon) * scale.x,
    );
    if (ring > 0 && reach > 0 && reach * reach >= best) break;
    for (const cell of ringCells(grid, { row, column, ring })) {
      if (grid.kinds[cell] === cellKinds.mixed)
        best = Math.min(best, squareToCell(grid, cell, { at, scale }));
    }
  }
  return Math.sqrt(best);
}

function clamp(value: number, max: number): number {
  return Math.max(0, Math.min(max, value));
}

function* ringCells(
  { rows, columns }: LandGrid,
  { row, column, ring }: { readonly row: number; readonly column: number; readonly ring: number },
): Generator<number> {
  for (let r = Math.max(0, row - ring); r <= Math.min(rows - 1, row + ring); r++) {
    const isRim = Math.abs(r - row) === ring;
    const step = isRim || ring === 0 ? 1 : 2 * ring;
    for (let c = column - ring; c <= column + ring; c += step)
      if (c >= 0 && c < columns) yield r * columns + c;
  }
}

interface Eye {
  readonly at: Position;
  readonly scale: { readonly x: number; readonly y: number };
}

function squareToCell({ byCell, ends, shore }: LandGrid, cell: number, { at, scale }: Eye): number {
  let best = Number.POSITIVE_INFINITY;
  const stop = byCell.starts[cell + 1] ?? 0;
  for (let index = byCell.starts[cell] ?? 0; index < stop; index++) {
    const edge = byCell.edges[index] ?? 0;
    if (shore[edge] === 0) continue;
    const x1 = ((ends[edge * 4] ?? 0) - at.lon) * scale.x;
    const y1 = ((ends[edge * 4 + 1] ?? 0) - at.lat) * scale.y;
    const x2 = ((ends[edge * 4 + 2] ?? 0) - at.lon) * scale.x;
    const y2 = ((ends[edge * 4 + 3] ?? 0) - at.lat) * scale.y;
    best = Math.min(best, squareToSegment(x1, y1, { x: x2, y: y2 }));
  }
  return best;
}
