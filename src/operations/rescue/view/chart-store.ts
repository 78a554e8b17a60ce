import type { FeatureCollection, Geometry } from 'geojson';
import { createLand, type Land, type LandPolygon } from '../../../kernel/land.ts';
import type { Box } from '../../../kernel/geo.ts';
import type { ChartSet } from '../../../kit/map/chart-set.ts';
import { parseLine, type SearchRegionLine } from '../sea/line.ts';

let lineOfSet: { readonly set: ChartSet; readonly line: SearchRegionLine | null } | null = null;

/** The line between the two search regions as the chart has it; null where it has none. */
export function regionLineOf(set: ChartSet): SearchRegionLine | null {
  if (lineOfSet?.set === set) return lineOfSet.line;
  const sheet = set.sheets.find(({ id }) => id === 'search-region-line');
  const parsed = sheet === undefined ? null : parseLine(sheet.features);
  const line = parsed?.ok === true ? parsed.value : null;
  lineOfSet = { set, line };
  return line;
}

let landOfSet: { readonly set: ChartSet; readonly land: Land | null } | null = null;

/** The sea that the two centres work in, with room around it. */
const channelBox: Box = { south: 48.5, west: -6, north: 52.5, east: 4 };

/** The land of the chart; null where the chart has none. It knows only what the sheet covers. */
export function landOf(set: ChartSet): Land | null {
  if (landOfSet?.set === set) return landOfSet.land;
  const sheet = set.sheets.find(({ kind }) => kind === 'land');
  const polygons = sheet === undefined ? [] : polygonsOf(sheet.features);
  const land =
    polygons.length === 0 ? null : createLand(polygons, { box: channelBox, cutTo: extentOf(polygons) });
  landOfSet = { set, land };
  return land;
}

function polygonsOf(features: FeatureCollection): readonly LandPolygon[] {
  return features.features.flatMap(({ geometry }) => ringsOf(geometry));
}

function ringsOf(geometry: Geometry): readonly LandPolygon[] {
  const ring = (points: readonly (readonly number[])[]) =>
    points.map(([lon = 0, lat = 0]) => [lon, lat] as const);
  if (geometry.type === 'Polygon') return [geometry.coordinates.map(ring)];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.map((one) => one.map(ring));
  return [];
}

/** The sheet is clipped to a box that land touches on all four sides: its extent is that box. */
function extentOf(polygons: readonly LandPolygon[]): Box {
  const box = { south: 90, west: 180, north: -90, east: -180 };
  for (const [lon, lat] of polygons.flat(2)) {
    box.west = Math.min(box.west, lon);
    box.east = Math.max(box.east, lon);
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
  }
  return box;
}
