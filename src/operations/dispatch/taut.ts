import { distanceMetres, type Position } from '../../kernel/geo.ts';
import type { Land } from '../../kernel/land.ts';

/** Length of a way in metres, leg by leg along great circles. */
export function wayMetres(way: readonly Position[]): number {
  let metres = 0;
  let before = way[0];
  for (const point of way) {
    if (before) metres += distanceMetres(before, point);
    before = point;
  }
  return metres;
}

/**
 * Pulls a way over the sea tight: of its points only those remain round which one must go, and these are drawn in
 * towards the coast. Both ends stay. Every leg of the answer is as free of land as every leg of the way was.
 */
export function pullTaut(way: readonly Position[], land: Land): readonly Position[] {
  // From either end: the nearest corner is taken late, and the two differ where the coast is hollow.
  const there = drawIn(corners(way, land), land);
  const back = drawIn(corners(way.toReversed(), land), land).toReversed();
  return wayMetres(there) <= wayMetres(back) ? there : back;
}

function corners(way: readonly Position[], land: Land): readonly Position[] {
  const kept: Position[] = [];
  let index = 0;
  while (index < way.length) {
    const here = way[index];
    if (here === undefined) break;
    kept.push(here);
    let next = way.length - 1;
    while (next > index + 1) {
      const there = way[next];
      if (there !== undefined && !land.crossesLand(here, there)) break;
      next -= 1;
    }
    index = Math.max(next, index + 1);
  }
  return kept;
}

const passes = 3;
const halvings = 7;

/** Moves each corner towards the middle of its neighbours, as far as both its legs stay clear of land. */
function drawIn(way: readonly Position[], land: Land): readonly Position[] {
  const drawn = [...way];
  for (let pass = 0; pass < passes; pass++)
    for (let index = 1; index < drawn.length - 1; index++) {
      const before = drawn[index - 1];
      const corner = drawn[index];
      const after = drawn[index + 1];
      if (before === undefined || corner === undefined || after === undefined) continue;
      const isFree = (at: Position) => !land.crossesLand(before, at) && !land.crossesLand(at, after);
      drawn[index] = farthest({ from: corner, to: nearestBetween(corner, before, after), isFree });
    }
  return corners(drawn, land);
}

/** The point on the straight leg between two others nearest to a third, near enough in degrees. */
function nearestBetween(at: Position, a: Position, b: Position): Position {
  const shrink = Math.cos((at.lat * Math.PI) / 180);
  const x = (b.lon - a.lon) * shrink;
  const y = b.lat - a.lat;
  const length = x * x + y * y;
  const along = length === 0 ? 0 : ((at.lon - a.lon) * shrink * x + (at.lat - a.lat) * y) / length;
  const share = Math.max(0, Math.min(1, along));
  return { lat: a.lat + share * y, lon: a.lon + share * (b.lon - a.lon) };
}

interface Stretch {
  readonly from: Position;
  readonly to: Position;
  readonly isFree: (at: Position) => boolean;
}

function farthest({ from, to, isFree }: Stretch): Position {
  let best = from;
  let low = 0;
  let high = 1;
  for (let step = 0; step < halvings; step++) {
    const share = (low + high) / 2;
    const at = { lat: from.lat + (to.lat - from.lat) * share, lon: from.lon + (to.lon - from.lon) * share };
    if (isFree(at)) {
      best = at;
      low = share;
    } else high = share;
  }
  return best;
}
