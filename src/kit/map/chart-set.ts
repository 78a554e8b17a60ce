import type { FeatureCollection } from 'geojson';
import type { Text } from '../../kernel/text.ts';
import { type Answer, getJson } from '../http.ts';
import type { ChartKind } from './chart-style.ts';
import type { ChartSheet } from './chart.ts';
import { mercatorX, mercatorY } from './frame.ts';

/** A named point of the chart. */
export interface NamedPlace {
  readonly id: string;
  readonly name: Text;
  readonly kind: 'port' | 'site' | 'sector' | 'other';
  readonly lat: number;
  readonly lon: number;
  readonly x: number;
  readonly y: number;
}

/** One chart layer as the node lists it. */
export interface ChartEntry {
  readonly id: string;
  readonly name: Text;
  readonly kind: ChartKind;
  readonly notForNavigation: boolean;
  readonly legal: boolean;
  readonly source: string;
}

/** The chart of this desk: its list, the sheets to draw, and the names on them. */
export interface ChartSet {
  readonly entries: readonly ChartEntry[];
  readonly sheets: readonly ChartSheet[];
  readonly places: readonly (NamedPlace & { readonly sheet: string })[];
  /** Mercator box of the coast; null where there is none. */
  readonly coastBox: readonly [number, number, number, number] | null;
  /** True where some layer could not be fetched. */
  readonly partial: boolean;
}

export const noCharts: ChartSet = { entries: [], sheets: [], places: [], coastBox: null, partial: false };

/** Fetches the list and every layer on it; a layer that cannot be had is left out, and said. */
export async function fetchCharts(): Promise<ChartSet> {
  const list = await getJson<readonly ChartEntry[]>('/api/charts');
  if (list.kind !== 'ok') return { ...noCharts, partial: true };
  const fetched = await Promise.all(
    list.value.map((entry) => getJson<FeatureCollection>(`/api/charts/${encodeURIComponent(entry.id)}`)),
  );
  return assemble(list.value, fetched);
}

function assemble(entries: readonly ChartEntry[], fetched: readonly Answer<FeatureCollection>[]): ChartSet {
  const sheets: ChartSheet[] = [];
  for (const [n, entry] of entries.entries()) {
    const answer = fetched[n];
    if (answer?.kind !== 'ok') continue;
    sheets.push({ id: entry.id, kind: entry.kind, legal: entry.legal, features: answer.value });
  }
  const land = sheets.find((sheet) => sheet.kind === 'land');
  return {
    entries,
    sheets,
    places: sheets.flatMap(placesOf),
    coastBox: land === undefined ? null : boxOf(land.features),
    partial: sheets.length < entries.length,
  };
}

function placesOf(sheet: ChartSheet): readonly (NamedPlace & { readonly sheet: string })[] {
  const places: (NamedPlace & { readonly sheet: string })[] = [];
  for (const [n, feature] of sheet.features.features.entries()) {
    const name = textOf(feature.properties?.['name']);
    if (feature.geometry.type !== 'Point' || name === null) continue;
    const [lon = 0, lat = 0] = feature.geometry.coordinates;
    const kind =
      sheet.kind === 'port' || sheet.kind === 'site' || sheet.kind === 'sector' ? sheet.kind : 'other';
    places.push({
      id: `${sheet.id}:${n}`,
      sheet: sheet.id,
      name,
      kind,
      lat,
      lon,
      x: mercatorX(lon),
      y: mercatorY(lat),
    });
  }
  return places;
}

/** A name in both languages, from what a chart says of it; null where it says none. */
export function textOf(value: unknown): Text | null {
  if (typeof value === 'string') return { en: value, fr: value };
  if (typeof value !== 'object' || value === null) return null;
  const { en, fr } = value as Partial<Text>;
  return typeof en === 'string' && typeof fr === 'string' ? { en, fr } : null;
}

function boxOf(features: FeatureCollection): readonly [number, number, number, number] {
  let [west, south, east, north] = [180, 90, -180, -90];
  const widen = (coordinates: unknown): void => {
    if (!Array.isArray(coordinates)) return;
    const [lon, lat] = coordinates;
    if (typeof lon !== 'number' || typeof lat !== 'number') return coordinates.forEach(widen);
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  };
  for (const feature of features.features)
    if ('coordinates' in feature.geometry) widen(feature.geometry.coordinates);
  return [mercatorX(west), mercatorY(south), mercatorX(east), mercatorY(north)];
}
