import type { Position } from '../../../kernel/geo.ts';
import type { State } from '../../../kernel/label.ts';
import { type Spot, spotDistance, toSpot } from './plane.ts';

/** A beach or a port by the short name that contacts and cues use. Its first word, without accents, is its key. */
export interface Place extends Position {
  readonly key: string;
  readonly kind: 'beach' | 'port';
  readonly state: State;
}

/** Places of launching and landing, to a few hundred metres. Source: GSHHG 2.3.7 shore beside the towns' names. */
export const places: readonly Place[] = [
  { key: 'berck', kind: 'beach', state: 'fr', lat: 50.4, lon: 1.555 },
  { key: 'merlimont', kind: 'beach', state: 'fr', lat: 50.457, lon: 1.573 },
  { key: 'stella', kind: 'beach', state: 'fr', lat: 50.475, lon: 1.576 },
  { key: 'touquet', kind: 'beach', state: 'fr', lat: 50.52, lon: 1.579 },
  { key: 'hardelot', kind: 'beach', state: 'fr', lat: 50.632, lon: 1.578 },
  { key: 'equihen', kind: 'beach', state: 'fr', lat: 50.676, lon: 1.566 },
  { key: 'portel', kind: 'beach', state: 'fr', lat: 50.705, lon: 1.565 },
  { key: 'wimereux', kind: 'beach', state: 'fr', lat: 50.769, lon: 1.603 },
  { key: 'ambleteuse', kind: 'beach', state: 'fr', lat: 50.807, lon: 1.597 },
  { key: 'audresselles', kind: 'beach', state: 'fr', lat: 50.824, lon: 1.588 },
  { key: 'wissant', kind: 'beach', state: 'fr', lat: 50.888, lon: 1.655 },
  { key: 'escalles', kind: 'beach', state: 'fr', lat: 50.915, lon: 1.69 },
  { key: 'sangatte', kind: 'beach', state: 'fr', lat: 50.945, lon: 1.747 },
  { key: 'bleriot', kind: 'beach', state: 'fr', lat: 50.961, lon: 1.81 },
  { key: 'hemmes', kind: 'beach', state: 'fr', lat: 50.984, lon: 1.925 },
  { key: 'oye', kind: 'beach', state: 'fr', lat: 50.998, lon: 2.033 },
  { key: 'gravelines', kind: 'beach', state: 'fr', lat: 51.009, lon: 2.105 },
  { key: 'loon', kind: 'beach', state: 'fr', lat: 51.03, lon: 2.18 },
  { key: 'mardyck', kind: 'beach', state: 'fr', lat: 51.045, lon: 2.26 },
  { key: 'malo', kind: 'beach', state: 'fr', lat: 51.053, lon: 2.395 },
  { key: 'leffrinckoucke', kind: 'beach', state: 'fr', lat: 51.063, lon: 2.44 },
  { key: 'zuydcoote', kind: 'beach', state: 'fr', lat: 51.072, lon: 2.48 },
  { key: 'bray', kind: 'beach', state: 'fr', lat: 51.086, lon: 2.53 },
  { key: 'dover', kind: 'port', state: 'uk', lat: 51.12, lon: 1.33 },
  { key: 'ramsgate', kind: 'port', state: 'uk', lat: 51.327, lon: 1.422 },
  { key: 'dungeness', kind: 'port', state: 'uk', lat: 50.913, lon: 0.975 },
  { key: 'folkestone', kind: 'port', state: 'uk', lat: 51.08, lon: 1.19 },
  { key: 'hythe', kind: 'beach', state: 'uk', lat: 51.067, lon: 1.09 },
  { key: 'kingsdown', kind: 'beach', state: 'uk', lat: 51.185, lon: 1.405 },
  { key: 'deal', kind: 'beach', state: 'uk', lat: 51.222, lon: 1.405 },
  { key: 'rye', kind: 'port', state: 'uk', lat: 50.932, lon: 0.775 },
  { key: 'hastings', kind: 'port', state: 'uk', lat: 50.855, lon: 0.6 },
  { key: 'calais', kind: 'port', state: 'fr', lat: 50.97, lon: 1.855 },
  { key: 'dunkirk', kind: 'port', state: 'fr', lat: 51.05, lon: 2.36 },
  { key: 'dunkerque', kind: 'port', state: 'fr', lat: 51.05, lon: 2.36 },
  { key: 'boulogne', kind: 'port', state: 'fr', lat: 50.73, lon: 1.585 },
  { key: 'douvres', kind: 'port', state: 'uk', lat: 51.12, lon: 1.33 },
];

/** The French shore from the Authie to the frontier, to 350 m. Source: GSHHG 2.3.7 full, thinned by Douglas-Peucker. */
const frenchShore: readonly (readonly [number, number])[] = [
  [50.361, 1.554],
  [50.397, 1.554],
  [50.457, 1.573],
  [50.532, 1.581],
  [50.567, 1.577],
  [50.641, 1.579],
  [50.699, 1.559],
  [50.728, 1.573],
  [50.74, 1.591],
  [50.773, 1.604],
  [50.805, 1.606],
  [50.825, 1.587],
  [50.86, 1.576],
  [50.871, 1.579],
  [50.875, 1.618],
  [50.885, 1.652],
  [50.931, 1.711],
  [50.955, 1.772],
  [50.976, 1.873],
  [50.986, 1.915],
  [51.005, 2.093],
  [51.042, 2.247],
  [51.056, 2.332],
  [51.056, 2.422],
  [51.093, 2.555],
];

const shoreSpots: readonly Spot[] = frenchShore.map(([lat, lon]) => toSpot({ lat, lon }));

function distanceToLine(at: Spot, from: Spot, to: Spot): number {
  const length = (to.x - from.x) ** 2 + (to.y - from.y) ** 2;
  const along = ((at.x - from.x) * (to.x - from.x) + (at.y - from.y) * (to.y - from.y)) / length;
  const part = Math.max(0, Math.min(1, along));
  return spotDistance(at, { x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) });
}

/** Metres from the French shore line, on either side of it: to tell who still stood on the beach from who was at sea. */
export function metresFromFrenchShore(at: Spot): number {
  let least = Number.POSITIVE_INFINITY;
  let from = shoreSpots[0];
  for (const to of shoreSpots) {
    if (from && from !== to) least = Math.min(least, distanceToLine(at, from, to));
    from = to;
  }
  return least;
}

/** The place of a short name, such as `Boulogne-sur-Mer` or `Le-Portel`; null: not one of ours. */
export function placeNamed(name: string): Place | null {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = plain.split(/[^a-z]+/);
  return places.find(({ key }) => words.includes(key)) ?? null;
}
