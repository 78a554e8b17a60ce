import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Box } from '../kernel/geo.ts';
import { createLand, type Land, type LandPolygon } from '../kernel/land.ts';
import { projectFolder } from './version.ts';

/** The sea that the two centres work in, with room around it. */
export const channelBox: Box = { south: 48.5, west: -6, north: 52.5, east: 4 };

const ring = z.array(z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])).min(4);
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)) }),
]);
const landSchema = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.object({ geometry })).min(1),
});

/** Reads land polygons out of GeoJSON text. Throws naming what is wrong: a node does not start on a coast it cannot read. */
export function parseLand(text: string): readonly LandPolygon[] {
  const checked = landSchema.safeParse(JSON.parse(text));
  if (!checked.success) {
    const issue = checked.error.issues[0];
    throw new Error(`land: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
  }
  return checked.data.features.flatMap(({ geometry: one }) =>
    one.type === 'Polygon' ? [one.coordinates] : one.coordinates,
  );
}

/** The land of the project's own coast, over the Channel. It knows only what the asset covers: see `Land.covered`. */
export function readLand(): Land {
  const file = join(projectFolder, 'assets', 'geo', 'land-gshhg-full.geojson');
  const polygons = parseLand(readFileSync(file, 'utf8'));
  return createLand(polygons, { box: channelBox, cutTo: extentOf(polygons) });
}

/** The asset is clipped to a box that land touches on all four sides (LICENCE.md beside it): its extent is that box. */
function extentOf(polygons: readonly LandPolygon[]): Box {
  const points = polygons.flat(2);
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  return {
    south: Math.min(...lats),
    west: Math.min(...lons),
    north: Math.max(...lats),
    east: Math.max(...lons),
  };
}
