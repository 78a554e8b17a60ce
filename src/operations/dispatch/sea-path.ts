import { metresPerDegree, metresPerDegreeEast } from '../../kernel/plane.ts';
import { createHeap } from './heap.ts';
import { type SeaGrid, ways } from './sea-grid.ts';

/**
 * The shortest way over the middles of sea cells, both ends included; null: there is none. A* with the straight
 * distance at the narrowest latitude as what is surely still to go, so that the first arrival is the shortest.
 */
export function cellPath(grid: SeaGrid, from: number, to: number): readonly number[] | null {
  const { columns, free, metres } = grid;
  const cost = new Float64Array(free.length).fill(Number.POSITIVE_INFINITY);
  const before = new Int32Array(free.length).fill(-1);
  const closed = new Uint8Array(free.length);
  const remaining = straightTo(grid, to);
  // A way that is free leads to a cell that exists: no rim has to be watched here.
  const offsets = Int32Array.from(ways, ([north, east]) => north * columns + east);
  const heap = createHeap();
  cost[from] = 0;
  heap.push(from, remaining(from));
  for (let cell = heap.pop(); cell !== null; cell = heap.pop()) {
    if (cell === to) return walkBack(before, to);
    if (closed[cell] === 1) continue;
    closed[cell] = 1;
    const row = Math.floor(cell / columns);
    const open = free[cell] ?? 0;
    for (let way = 0; way < ways.length; way++) {
      if ((open & (1 << way)) === 0) continue;
      const next = cell + (offsets[way] ?? 0);
      const reached = (cost[cell] ?? 0) + (metres[row * ways.length + way] ?? 0);
      if (reached >= (cost[next] ?? 0)) continue;
      cost[next] = reached;
      before[next] = cell;
      heap.push(next, reached + remaining(next));
    }
  }
  return null;
}

function straightTo(grid: SeaGrid, to: number): (cell: number) => number {
  const { box, columns, latStep, lonStep } = grid;
  const widest = Math.max(Math.abs(box.south), Math.abs(box.north));
  const east = metresPerDegreeEast(widest) * lonStep;
  const north = metresPerDegree * latStep;
  const row = Math.floor(to / columns);
  const column = to % columns;
  return (cell) => {
    const up = (Math.floor(cell / columns) - row) * north;
    const across = ((cell % columns) - column) * east;
    return Math.sqrt(up * up + across * across);
  };
}

function walkBack(before: Int32Array, to: number): readonly number[] {
  const path: number[] = [];
  for (let cell = to; cell >= 0; cell = before[cell] ?? -1) path.push(cell);
  return path.reverse();
}
