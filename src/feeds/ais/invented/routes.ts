import type { Position } from '../../../kernel/geo.ts';

// A rounded sketch of how traffic runs in the Dover Strait, drawn by hand to the hundredth of a degree.
// Not for navigation. A state configures its real charts.

function line(...pairs: readonly (readonly [number, number])[]): readonly Position[] {
  return pairs.map(([lat, lon]) => ({ lat, lon }));
}

/** Within these all invented traffic stays. */
export const inventedBox = { south: 50.3, west: 0.2, north: 51.6, east: 2.7 } as const;

/** South-west bound, on the English side. */
export const southWestLane = line(
  [51.57, 2.12],
  [51.42, 1.92],
  [51.29, 1.82],
  [51.2, 1.71],
  [51.08, 1.51],
  [50.96, 1.31],
  [50.84, 1.1],
  [50.74, 0.9],
  [50.66, 0.68],
  [50.62, 0.4],
);

/** North-east bound, on the French side. */
export const northEastLane = line(
  [50.37, 0.3],
  [50.44, 0.7],
  [50.5, 1.0],
  [50.64, 1.25],
  [50.76, 1.37],
  [50.88, 1.44],
  [51.0, 1.55],
  [51.1, 1.67],
  [51.24, 1.85],
  [51.35, 2.05],
  [51.5, 2.27],
);

/** North-east bound along the French coast for Dunkirk and the Scheldt. */
export const coastLane = line(
  [50.5, 1.0],
  [50.64, 1.25],
  [50.78, 1.42],
  [50.91, 1.51],
  [51.02, 1.65],
  [51.11, 1.8],
  [51.17, 2.0],
  [51.26, 2.2],
  [51.34, 2.45],
);

export const ferryRoutes = {
  doverCalais: line(
    [51.12, 1.338],
    [51.112, 1.35],
    [51.09, 1.4],
    [51.05, 1.53],
    [51.01, 1.68],
    [50.985, 1.79],
    [50.974, 1.835],
  ),
  doverDunkirk: line(
    [51.117, 1.342],
    [51.112, 1.355],
    [51.1, 1.42],
    [51.07, 1.6],
    [51.05, 1.82],
    [51.055, 2.0],
    [51.05, 2.12],
    [51.035, 2.175],
  ),
} as const;

/** Where boats fish: round and round. */
export const fishingGrounds = [
  { lat: 50.62, lon: 1.42 },
  { lat: 50.73, lon: 1.48 },
  { lat: 50.55, lon: 1.35 },
  { lat: 50.86, lon: 1.05 },
  { lat: 51.02, lon: 1.24 },
  { lat: 51.14, lon: 2.15 },
  { lat: 51.18, lon: 2.4 },
  { lat: 50.78, lon: 0.72 },
  { lat: 51.3, lon: 1.55 },
  { lat: 50.45, lon: 1.3 },
] as const;

/** Where yachts go: there and back. */
export const yachtRoutes = [
  line([51.105, 1.325], [51.06, 1.35], [50.95, 1.5], [50.82, 1.55], [50.74, 1.575]),
  line([51.105, 1.325], [51.05, 1.25], [50.95, 1.1], [50.88, 1.02], [50.82, 0.8]),
  line([51.32, 1.45], [51.2, 1.45], [51.14, 1.42], [51.105, 1.345]),
  line([50.985, 1.83], [51.03, 1.95], [51.06, 2.15], [51.075, 2.32]),
  line([51.32, 1.45], [51.25, 1.6], [51.12, 1.78], [51.02, 1.84], [50.985, 1.83]),
  line([50.74, 1.56], [50.69, 1.52], [50.5, 1.5], [50.36, 1.45]),
] as const;

/** Where ships anchor. */
export const anchorages = [
  { lat: 50.88, lon: 0.99 },
  { lat: 50.87, lon: 1.01 },
  { lat: 51.21, lon: 1.45 },
  { lat: 51.23, lon: 1.46 },
  { lat: 51.25, lon: 1.45 },
  { lat: 51.01, lon: 1.72 },
  { lat: 51.09, lon: 2.1 },
  { lat: 51.1, lon: 2.13 },
  { lat: 50.76, lon: 1.54 },
  { lat: 51.36, lon: 1.52 },
] as const;

/** Rescue and patrol craft: what they go round. */
export const patrolRounds = {
  lifeboatDover: line([51.09, 1.36], [51.05, 1.4], [51.03, 1.5], [51.06, 1.48]),
  lifeboatDungeness: line([50.9, 1.02], [50.85, 1.1], [50.84, 1.2], [50.89, 1.12]),
  lifeboatCalais: line([50.99, 1.8], [51.02, 1.7], [51.05, 1.72], [51.02, 1.82]),
  patrolFrench: line([50.95, 1.55], [50.85, 1.5], [50.75, 1.5], [50.85, 1.42], [50.97, 1.54]),
  patrolBritish: line([51.08, 1.4], [50.98, 1.25], [50.94, 1.3], [51.04, 1.46]),
  aircraftBritish: line([51.1, 1.3], [50.95, 1.35], [50.85, 1.2], [50.95, 1.1]),
  aircraftFrench: line([51.02, 1.75], [50.9, 1.5], [50.75, 1.45], [50.9, 1.4], [51.05, 1.65]),
} as const;

/** Coast stations and aids, invented: rounded places, no real station's number. */
export const baseStations = [
  { lat: 51.13, lon: 1.34, mmsi: 2_329_901 },
  { lat: 50.92, lon: 0.97, mmsi: 2_329_902 },
  { lat: 50.87, lon: 1.58, mmsi: 2_279_901 },
  { lat: 51.05, lon: 2.36, mmsi: 2_279_902 },
] as const;

export const aids = [
  { lat: 51.25, lon: 1.57, name: 'EXAMPLE BANK SOUTH', aidType: 25 },
  { lat: 51.4, lon: 1.8, name: 'EXAMPLE BANK NORTH-EAST BUOY', aidType: 21 },
  { lat: 51.1, lon: 1.62, name: 'EXAMPLE MID LANE', aidType: 14 },
  { lat: 50.95, lon: 1.38, name: 'EXAMPLE LIGHT VESSEL', aidType: 31 },
  { lat: 50.8, lon: 1.17, name: 'EXAMPLE SEPARATION', aidType: 14 },
  { lat: 50.9, lon: 1.47, name: 'EXEMPLE BANC OUEST', aidType: 27 },
  { lat: 50.7, lon: 1.4, name: 'EXEMPLE BASSURE', aidType: 24 },
  { lat: 51.03, lon: 1.8, name: 'EXEMPLE CALAIS APPROCHE', aidType: 28 },
  { lat: 51.06, lon: 2.05, name: 'EXEMPLE DUNKERQUE 1', aidType: 25 },
  { lat: 51.08, lon: 2.25, name: 'EXEMPLE DUNKERQUE 2', aidType: 24 },
] as const;

/** Where the invented distress beacon drifts, some minutes of each hour. */
export const beaconStart: Position = { lat: 50.97, lon: 1.47 };
