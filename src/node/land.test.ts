import { expect, test } from 'vitest';
import { channelBox, parseLand, readLand } from './land.ts';

const square = [
  [1, 51],
  [1.1, 51],
  [1.1, 51.1],
  [1, 51],
];
const collection = (geometry: unknown) =>
  JSON.stringify({ type: 'FeatureCollection', features: [{ geometry }] });

test('the project’s coast is read, and says how far it goes', () => {
  const land = readLand();
  expect(land.covered).toEqual({ south: 49.8, west: -0.5, north: 51.8, east: 3.5 });
  expect(land.isOnLand({ lat: 51.1, lon: 1 })).toBe(true);
  expect(land.isOnLand({ lat: 51.02, lon: 1.5 })).toBe(false);
  // Inside the Channel, but beyond the asset: nothing is claimed.
  const brest = { lat: 48.6, lon: -4.5 };
  expect(channelBox.south).toBeLessThan(brest.lat);
  expect([land.covers(brest), land.isOnLand(brest)]).toEqual([false, false]);
});

test('polygons and multipolygons are both land', () => {
  expect(parseLand(collection({ type: 'Polygon', coordinates: [square] }))).toEqual([[square]]);
  expect(parseLand(collection({ type: 'MultiPolygon', coordinates: [[square], [square]] }))).toHaveLength(2);
});

test('what is no land is refused by what is wrong with it', () => {
  expect(() => parseLand('{}')).toThrow('type');
  expect(() => parseLand(collection({ type: 'Point', coordinates: [1, 51] }))).toThrow('geometry');
  expect(() =>
    parseLand(
      collection({
        type: 'Polygon',
        coordinates: [
          [
            [1, 51],
            [1, 95],
            [2, 51],
            [1, 51],
          ],
        ],
      }),
    ),
  ).toThrow('coordinates');
});
