import { readFileSync } from 'node:fs';
import { createLand, type Land, type LandPolygon } from './land.ts';

/** The polygons of the project's coast, read for tests only: the node has a reader that checks. */
export function givenCoast(): readonly LandPolygon[] {
  const file = new URL('../../assets/geo/land-gshhg-full.geojson', import.meta.url);
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
  // Our own asset, whose shape `src/node/land.ts` holds.
  const { features } = read as { features: readonly { geometry: { coordinates: LandPolygon } }[] };
  return features.map(({ geometry }) => geometry.coordinates);
}

/** The box to which the asset is clipped. Source: assets/geo/LICENCE.md. */
export const givenCut = { south: 49.8, west: -0.5, north: 51.8, east: 3.5 };

/** The coast of the strait, as the node builds it. */
export function givenLand(): Land {
  return createLand(givenCoast(), { box: { south: 48.5, west: -6, north: 52.5, east: 4 }, cutTo: givenCut });
}

/** Places of the strait, degrees; `beach` is the sand at Stella-Plage, above high water. */
export const places = {
  dover: { lat: 51.12, lon: 1.33 },
  ramsgate: { lat: 51.327, lon: 1.425 },
  dungeness: { lat: 50.91, lon: 0.975 },
  calais: { lat: 50.97, lon: 1.86 },
  boulogne: { lat: 50.73, lon: 1.59 },
  dunkirk: { lat: 51.05, lon: 2.36 },
  gravelines: { lat: 51, lon: 2.11 },
  newhaven: { lat: 50.78, lon: 0.055 },
  beach: { lat: 50.4745, lon: 1.584 },
  goodwin: { lat: 51.27, lon: 1.5 },
  midStrait: { lat: 51.02, lon: 1.5 },
  ashford: { lat: 51.146, lon: 0.874 },
  lille: { lat: 50.63, lon: 3.06 },
} as const;
