import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bearingDegrees, destination, distanceMetres, isInBox, isInRing, isWithin } from './geo.ts';

const dover = { lat: 51.12, lon: 1.33 };
const calais = { lat: 50.97, lon: 1.84 };

test('Dover to Calais is some 39 km, bearing about south-east', () => {
  expect(distanceMetres(dover, calais)).toBeGreaterThan(38_500);
  expect(distanceMetres(dover, calais)).toBeLessThan(40_000);
  expect(bearingDegrees(dover, calais)).toBeCloseTo(115, -1);
});

test('one minute of latitude is one nautical mile within half a per cent', () => {
  expect(distanceMetres({ lat: 50, lon: 1 }, { lat: 50 + 1 / 60, lon: 1 })).toBeCloseTo(1853, -1);
});

test('what one reaches on a bearing lies at that distance and bearing', () => {
  const place = fc.record({
    lat: fc.double({ min: -80, max: 80, noNaN: true }),
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
  });
  fc.assert(
    fc.property(
      place,
      fc.integer({ min: 0, max: 359 }),
      fc.integer({ min: 100, max: 500_000 }),
      (from, bearing, metres) => {
        const to = destination(from, bearing, metres);
        expect(distanceMetres(from, to)).toBeCloseTo(metres, 0);
        const error = Math.abs(((bearingDegrees(from, to) - bearing + 540) % 360) - 180);
        expect(error).toBeLessThan(0.01);
      },
    ),
    { seed: 7 },
  );
});

test('a box may cross the 180th meridian', () => {
  const box = { south: -10, west: 170, north: 10, east: -170 };
  expect(isInBox({ lat: 0, lon: 179 }, box)).toBe(true);
  expect(isInBox({ lat: 0, lon: -179 }, box)).toBe(true);
  expect(isInBox({ lat: 0, lon: 0 }, box)).toBe(false);
});

test('a ring holds what lies inside its corners only', () => {
  const ring: [number, number][] = [
    [0, 0],
    [4, 0],
    [4, 4],
    [2, 1],
    [0, 4],
    [0, 0],
  ];
  expect(isInRing({ lat: 1, lon: 1 }, ring)).toBe(true);
  expect(isInRing({ lat: 3, lon: 2 }, ring)).toBe(false);
  expect(isInRing({ lat: 5, lon: 5 }, ring)).toBe(false);
});

test('within counts its edge', () => {
  expect(isWithin(dover, dover, 0)).toBe(true);
  expect(isWithin(dover, calais, 1_000)).toBe(false);
});
