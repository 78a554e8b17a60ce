import type { Selection } from './selection.ts';

const reachPixels = 14;

/** Where what was drawn: plain columns, because a full sheet fills them anew in every frame. */
export interface SceneHits {
  readonly x: number[];
  readonly y: number[];
  readonly kind: ('track' | 'detection')[];
  readonly id: string[];
}

/** No symbol drawn yet. */
export function emptyHits(): SceneHits {
  return { x: [], y: [], kind: [], id: [] };
}

/** Forgets the last frame. */
export function clearHits(hits: SceneHits): void {
  for (const column of [hits.x, hits.y, hits.kind, hits.id]) column.length = 0;
}

/** Notes one symbol. */
export function addHit(
  hits: SceneHits,
  item: Selection,
  at: { readonly x: number; readonly y: number },
): void {
  if (item.kind !== 'track' && item.kind !== 'detection') return;
  hits.x.push(at.x);
  hits.y.push(at.y);
  hits.kind.push(item.kind);
  hits.id.push(item.id);
}

/** The nearest symbol within reach of a point; what was drawn last, and so lies on top, first. */
export function hitAt(hits: SceneHits, x: number, y: number): Selection | null {
  let best = -1;
  let bestDistance = reachPixels;
  for (let n = hits.x.length - 1; n >= 0; n--) {
    const distance = Math.hypot((hits.x[n] ?? 0) - x, (hits.y[n] ?? 0) - y);
    if (distance >= bestDistance) continue;
    best = n;
    bestDistance = distance;
  }
  const [kind, id] = [hits.kind[best], hits.id[best]];
  return kind === undefined || id === undefined ? null : { kind, id };
}
