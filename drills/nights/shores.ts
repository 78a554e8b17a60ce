import type { Position } from '../../src/kernel/geo.ts';
import { type Place, places } from '../../src/operations/rescue/match/places.ts';

/** Beaches of the French shore in order from south to east, with how often a boat of the generator leaves there. */
export const beaches: readonly Place[] = places.filter(
  ({ kind, state }) => kind === 'beach' && state === 'fr',
);

/** Steered for. */
export const aims: readonly Position[] = [
  { lat: 50.925, lon: 0.99 },
  { lat: 51.05, lon: 1.1 },
  { lat: 51.075, lon: 1.22 },
  { lat: 51.12, lon: 1.36 },
  { lat: 51.16, lon: 1.42 },
  { lat: 51.22, lon: 1.43 },
  { lat: 51.31, lon: 1.46 },
];

/** Ports where people are put ashore, by the short name on record. */
export const landingPorts = {
  uk: [
    { name: 'Dover', lat: 51.12, lon: 1.33 },
    { name: 'Ramsgate', lat: 51.327, lon: 1.422 },
    { name: 'Dungeness', lat: 50.913, lon: 0.975 },
  ],
  fr: [
    { name: 'Calais', lat: 50.97, lon: 1.855 },
    { name: 'Boulogne-sur-Mer', lat: 50.73, lon: 1.585 },
    { name: 'Dunkerque', lat: 51.05, lon: 2.36 },
  ],
} as const;

/** Off the French shore, so that a boat clears the land before it steers across. */
export function offing(from: Position): Position {
  return from.lat < 50.87
    ? { lat: from.lat + 0.012, lon: from.lon - 0.05 }
    : { lat: from.lat + 0.035, lon: from.lon - 0.03 };
}

/** West of Gris-Nez boats make for Dungeness and Folkestone, east of it for Dover and beyond. */
export function aimsFrom(from: Position): readonly Position[] {
  if (from.lat < 50.7) return aims.slice(0, 2);
  if (from.lon < 1.7) return aims.slice(0, 5);
  return aims.slice(2);
}

const placeNames: Readonly<Record<string, string>> = {
  stella: 'Stella-Plage',
  touquet: 'Le Touquet',
  portel: 'Le Portel',
  hemmes: 'Hemmes de Marck',
  oye: 'Oye-Plage',
  loon: 'Loon-Plage',
  malo: 'Malo-les-Bains',
  bray: 'Bray-Dunes',
  bleriot: 'Bleriot-Plage',
};

/** A beach as people write it, by its key. */
export function placeName(key: string): string {
  return placeNames[key] ?? `${key.slice(0, 1).toUpperCase()}${key.slice(1)}`;
}
