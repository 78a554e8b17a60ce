import type { Box } from './geo.ts';

/** A closed ring of [lon, lat] pairs, GeoJSON order; the first of a polygon is its outline, the others its lakes. */
export type LandRing = readonly (readonly [number, number])[];
export type LandPolygon = readonly LandRing[];

/** A cell without a shore line is wholly sea or wholly land; `mixed` must be asked edge by edge. */
export const cellKinds = { sea: 0, land: 1, mixed: 2 } as const;

/** Cell sizes in degrees: about 2.2 km by 2.1 km at 51 N, so that a cell holds a handful of edges. */
const cellLatDegrees = 0.02;
const cellLonDegrees = 0.03;

/** Lists of edges by cell or by row, one behind the other: those of `i` stand at `starts[i]` to `starts[i + 1]`. */
export interface EdgeLists {
  readonly starts: Uint32Array;
  readonly edges: Uint32Array;
}

/** Land as an index over a box: what `createLand` asks. */
export interface LandGrid {
  readonly box: Box;
  readonly rows: number;
  readonly columns: number;
  /** West-most and south-most degree, and degrees of one cell. */
  readonly latStep: number;
  readonly lonStep: number;
  /** x1, y1, x2, y2 of each edge: degrees east and north. */
  readonly ends: Float64Array;
  /** 1 where the edge is shore; 0 where it is only the cut at the rim of the source. */
  readonly shore: Uint8Array;
  readonly byRow: EdgeLists;
  readonly byCell: EdgeLists;
  readonly kinds: Uint8Array;
}

/** Builds the index. `cutTo`: the box to which the source was clipped; edges along its sides are no shore. */
export function buildLandGrid(polygons: readonly LandPolygon[], box: Box, cutTo: Box | null): LandGrid {
  const rows = Math.max(1, Math.ceil((box.north - box.south) / cellLatDegrees));
  const columns = Math.max(1, Math.ceil((box.east - box.west) / cellLonDegrees));
  const latStep = (box.north - box.south) / rows;
  const lonStep = (box.east - box.west) / columns;
  const { ends, shore } = readEdges(polygons, box, cutTo);
  const shape = { box, rows, columns, latStep, lonStep, ends, shore };
  const byRow = gather(rows, (add) => eachRow(shape, (edge, row) => add(row, edge)));
  const byCell = gather(rows * columns, (add) => eachCell(shape, add));
  return { ...shape, byRow, byCell, kinds: kindsOf(shape, { byRow, byCell }) };
}

type Shape = Omit<LandGrid, 'byRow' | 'byCell' | 'kinds'>;

function readEdges(polygons: readonly LandPolygon[], box: Box, cutTo: Box | null) {
  const numbers: number[] = [];
  const shore: number[] = [];
  for (const ring of polygons.flat()) {
    let before = ring.at(-1);
    for (const point of ring) {
      if (before && touchesLatitudes(before, point, box) && !isSame(before, point)) {
        numbers.push(before[0], before[1], point[0], point[1]);
        shore.push(cutTo !== null && isCut(before, point, cutTo) ? 0 : 1);
      }
      before = point;
    }
  }
  return { ends: Float64Array.from(numbers), shore: Uint8Array.from(shore) };
}

type Pair = readonly [number, number];

function touchesLatitudes(a: Pair, b: Pair, box: Box): boolean {
  return Math.max(a[1], b[1]) >= box.south && Math.min(a[1], b[1]) <= box.north;
}

function isSame(a: Pair, b: Pair): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

function isCut(a: Pair, b: Pair, box: Box): boolean {
  const along = (first: number, second: number, side: number) => first === side && second === side;
  return (
    along(a[0], b[0], box.west) ||
    along(a[0], b[0], box.east) ||
    along(a[1], b[1], box.south) ||
    along(a[1], b[1], box.north)
  );
}

/** Runs `each` twice: once to count, once to put; so that the lists lie in two flat arrays. */
function gather(count: number, each: (add: (list: number, edge: number) => void) => void): EdgeLists {
  const starts = new Uint32Array(count + 1);
  each((list) => {
    starts[list + 1] = (starts[list + 1] ?? 0) + 1;
  });
  for (let list = 0; list < count; list++) starts[list + 1] = (starts[list + 1] ?? 0) + (starts[list] ?? 0);
  const edges = new Uint32Array(starts[count] ?? 0);
  const next = starts.slice();
  each((list, edge) => {
    const at = next[list] ?? 0;
    edges[at] = edge;
    next[list] = at + 1;
  });
  return { starts, edges };
}

function clamp(value: number, max: number): number {
  return value < 0 ? 0 : value > max ? max : value;
}

function eachRow({ box, rows, latStep, ends }: Shape, put: (edge: number, row: number) => void): void {
  for (let edge = 0; edge * 4 < ends.length; edge++) {
    const y1 = ends[edge * 4 + 1] ?? 0;
    const y2 = ends[edge * 4 + 3] ?? 0;
    const first = clamp(Math.floor((Math.min(y1, y2) - box.south) / latStep), rows - 1);
    const last = clamp(Math.floor((Math.max(y1, y2) - box.south) / latStep), rows - 1);
    for (let row = first; row <= last; row++) put(edge, row);
  }
}

function eachCell(shape: Shape, put: (cell: number, edge: number) => void): void {
  const { ends, columns } = shape;
  eachRow(shape, (edge, row) => {
    const at = edge * 4;
    const from = { lon: ends[at] ?? 0, lat: ends[at + 1] ?? 0 };
    const to = { lon: ends[at + 2] ?? 0, lat: ends[at + 3] ?? 0 };
    const span = columnsIn(shape, row, { from, to });
    if (span === null) return;
    for (let column = span.first; column <= span.last; column++) put(row * columns + column, edge);
  });
}

interface Stretch {
  readonly from: { readonly lat: number; readonly lon: number };
  readonly to: { readonly lat: number; readonly lon: number };
}

/** Width in degrees by which a stretch is taken wider than computed, against rounding: about 0.1 mm. */
const hairDegrees = 1e-9;

/** The columns that a straight stretch touches within one row; null: it passes outside the box. */
export function columnsIn(
  { box, columns, latStep, lonStep }: Pick<LandGrid, 'box' | 'columns' | 'latStep' | 'lonStep'>,
  row: number,
  { from, to }: Stretch,
): { readonly first: number; readonly last: number } | null {
  const south = box.south + row * latStep - hairDegrees;
  const north = south + latStep + 2 * hairDegrees;
  const rise = to.lat - from.lat;
  const lonAt = (lat: number) => from.lon + ((to.lon - from.lon) * (lat - from.lat)) / rise;
  const low = Math.min(from.lat, to.lat);
  const high = Math.max(from.lat, to.lat);
  const a = rise === 0 ? from.lon : lonAt(Math.max(south, low));
  const b = rise === 0 ? to.lon : lonAt(Math.min(north, high));
  const first = Math.floor((Math.min(a, b) - hairDegrees - box.west) / lonStep);
  const last = Math.floor((Math.max(a, b) + hairDegrees - box.west) / lonStep);
  if (last < 0 || first >= columns) return null;
  return { first: clamp(first, columns - 1), last: clamp(last, columns - 1) };
}

/** A cell without edges is what its centre is; so are its neighbours to the east, up to the next edge. */
function kindsOf(shape: Shape, { byRow, byCell }: Pick<LandGrid, 'byRow' | 'byCell'>): Uint8Array {
  const { box, rows, columns, latStep, lonStep } = shape;
  const kinds = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    let known: number | null = null;
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      if (byCell.starts[cell] !== byCell.starts[cell + 1]) {
        kinds[cell] = cellKinds.mixed;
        known = null;
        continue;
      }
      const centre = { lat: box.south + (row + 0.5) * latStep, lon: box.west + (column + 0.5) * lonStep };
      known ??= isInside({ ends: shape.ends, byRow }, row, centre) ? cellKinds.land : cellKinds.sea;
      kinds[cell] = known;
    }
  }
  return kinds;
}

/** Even-odd test against the edges of one row; half-open in latitude, so that a vertex counts once. */
export function isInside(
  { ends, byRow }: Pick<LandGrid, 'ends' | 'byRow'>,
  row: number,
  at: { readonly lat: number; readonly lon: number },
): boolean {
  let inside = false;
  const stop = byRow.starts[row + 1] ?? 0;
  for (let index = byRow.starts[row] ?? 0; index < stop; index++) {
    const edge = (byRow.edges[index] ?? 0) * 4;
    const y1 = ends[edge + 1] ?? 0;
    const y2 = ends[edge + 3] ?? 0;
    if (y1 > at.lat === y2 > at.lat) continue;
    const x1 = ends[edge] ?? 0;
    const x2 = ends[edge + 2] ?? 0;
    if (at.lon < x1 + ((x2 - x1) * (at.lat - y1)) / (y2 - y1)) inside = !inside;
  }
  return inside;
}
