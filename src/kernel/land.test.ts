import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { destination, distanceMetres, isInRing, type Position } from './geo.ts';
import { givenCoast, givenCut, givenLand, places } from './given-land.ts';
import { createLand, shoreRangeMetres } from './land.ts';

const land = givenLand();
const coast = givenCoast();
const inCut = fc.record({
  lat: fc.double({ min: givenCut.south, max: givenCut.north, noNaN: true }),
  lon: fc.double({ min: givenCut.west, max: givenCut.east, noNaN: true }),
});
const offRim = inCut.filter(({ lat, lon }) => lat > 49.81 && lat < 51.79 && lon > -0.49 && lon < 3.49);
/** The plain question, without index. */
const isInAny = (at: Position) => coast.flat().filter((ring) => isInRing(at, ring)).length % 2 === 1;

describe('a square island', () => {
  const square = [
    [
      [1, 51],
      [1.2, 51],
      [1.2, 51.1],
      [1, 51.1],
      [1, 51],
    ],
  ] as const;
  const island = createLand([square], { box: { south: 50, west: 0, north: 52, east: 2 } });

  test('has an inside, an outside and a shore', () => {
    expect(island.isOnLand({ lat: 51.05, lon: 1.1 })).toBe(true);
    expect(island.isOnLand({ lat: 51.05, lon: 0.99 })).toBe(false);
    expect(island.distanceToLandMetres({ lat: 51.05, lon: 1.1 })).toBe(0);
    expect(island.distanceToShoreMetres({ lat: 51.05, lon: 1.1 })).toBeCloseTo(5560, -1);
    expect(island.distanceToLandMetres({ lat: 50.9, lon: 1.1 })).toBeCloseTo(11_119, -1);
  });

  test('is crossed by lines through it, along its shore and into it; not by lines past it', () => {
    expect(island.crossesLand({ lat: 51.05, lon: 0.5 }, { lat: 51.05, lon: 1.8 })).toBe(true);
    expect(island.crossesLand({ lat: 51.05, lon: 0.5 }, { lat: 51.05, lon: 1.1 })).toBe(true);
    expect(island.crossesLand({ lat: 51, lon: 0.5 }, { lat: 51, lon: 1.8 })).toBe(true);
    expect(island.crossesLand({ lat: 51.12, lon: 0.5 }, { lat: 51.12, lon: 1.8 })).toBe(false);
    expect(island.crossesLand({ lat: 51.05, lon: 0.5 }, { lat: 51.05, lon: 0.6 })).toBe(false);
  });

  test('a shore farther than the range is told as the range', () => {
    expect(island.distanceToLandMetres({ lat: 50, lon: 1.1 })).toBe(shoreRangeMetres);
  });

  test('an empty box is a bug', () => {
    expect(() => createLand([square], { box: { south: 52, west: 0, north: 50, east: 2 } })).toThrow(
      RangeError,
    );
  });
});

describe('the coast of the strait', () => {
  test.each(['ashford', 'lille', 'beach'] as const)('%s is ashore', (name) => {
    expect(land.isOnLand(places[name])).toBe(true);
  });

  test.each(['goodwin', 'midStrait'] as const)('%s is sea', (name) => {
    expect(land.isOnLand(places[name])).toBe(false);
  });

  test('the beach is near the water, a field is not', () => {
    expect(land.distanceToShoreMetres(places.beach)).toBeLessThan(1_500);
    expect(land.distanceToShoreMetres(places.ashford)).toBeGreaterThan(10_000);
  });

  test('the middle of the strait is some 14 km from land', () => {
    expect(land.distanceToLandMetres(places.midStrait)).toBeGreaterThan(10_000);
    expect(land.distanceToLandMetres(places.midStrait)).toBeLessThan(18_000);
  });

  test('what was cut away is no shore, and no land', () => {
    expect(land.covers({ lat: 51.9, lon: 0.5 })).toBe(false);
    expect(land.isOnLand({ lat: 51.9, lon: 0.5 })).toBe(false);
    // Inland at the northern cut: the rim is 1.1 km away, the shore is not.
    expect(land.distanceToShoreMetres({ lat: 51.79, lon: 0.4 })).toBeGreaterThan(5_000);
  });

  test('the index answers as the plain test over all rings', () => {
    fc.assert(
      fc.property(inCut, (at) => {
        expect(land.isOnLand(at)).toBe(isInAny(at));
      }),
      { seed: 11, numRuns: 4_000 },
    );
  });

  test('the nearest shore is the nearest of all edges', () => {
    const vertices = coast.flat(2).map(([lon, lat]) => ({ lat, lon }));
    fc.assert(
      fc.property(inCut, (at) => {
        const told = land.distanceToShoreMetres(at);
        const isCutPoint = ({ lat, lon }: Position) =>
          lat === givenCut.south || lat === givenCut.north || lon === givenCut.west || lon === givenCut.east;
        const corner = Math.min(
          ...vertices.filter((one) => !isCutPoint(one)).map((one) => distanceMetres(at, one)),
        );
        // An edge may be nearer than its ends by at most half its length (GSHHG's longest here is below 3 km).
        expect(told).toBeLessThanOrEqual(Math.min(corner * 1.01, shoreRangeMetres) + 1);
        expect(told).toBeGreaterThanOrEqual(Math.min(corner * 0.99 - 1_600, shoreRangeMetres));
      }),
      { seed: 12, numRuns: 300 },
    );
  });

  test('a line crosses land exactly where a walk along it steps on land', () => {
    const leg = fc.tuple(offRim, fc.integer({ min: 0, max: 359 }), fc.integer({ min: 10, max: 40_000 }));
    fc.assert(
      fc.property(leg, ([from, bearing, metres]) => {
        const to = destination(from, bearing, metres);
        const step = (share: number) => ({
          lat: from.lat + (to.lat - from.lat) * share,
          lon: from.lon + (to.lon - from.lon) * share,
        });
        const walked = Array.from({ length: 401 }, (_, index) => land.isOnLand(step(index / 400))).includes(
          true,
        );
        // The walk may step over a spit that the line meets; never the other way round.
        if (walked) expect(land.crossesLand(from, to)).toBe(true);
        expect(land.crossesLand(from, to)).toBe(land.crossesLand(to, from));
        // At the rim a line may touch the cut, which counts as land.
        const isClear = land.covers(to) && land.distanceToLandMetres(from) > metres * 1.01;
        if (isClear) expect(land.crossesLand(from, to)).toBe(false);
      }),
      { seed: 13, numRuns: 1_500 },
    );
  });
});
