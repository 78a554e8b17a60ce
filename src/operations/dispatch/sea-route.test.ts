import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { destination, distanceMetres, type Position } from '../../kernel/geo.ts';
import { givenCut, givenLand, places } from '../../kernel/given-land.ts';
import { createLand } from '../../kernel/land.ts';
import { knotsToMetresPerSecond, metresPerNauticalMile } from '../../kernel/units.ts';
import { harbourReachMetres } from './berth.ts';
import { createHeap } from './heap.ts';
import { createSeaGrid } from './sea-grid.ts';
import { cellPath } from './sea-path.ts';
import { airRoute, type SeaRoute, seaRoute, travelSeconds } from './sea-route.ts';
import { travelOver } from './travel-over.ts';

const land = givenLand();
const grid = createSeaGrid(land);
const fine = createSeaGrid(land, { lat: 0.005, lon: 0.0075 });

function route(from: Position, to: Position): SeaRoute {
  const found = seaRoute(from, to, grid);
  if (!found.ok) throw new Error(found.refusal.code);
  return found.value;
}
const miles = (from: Position, to: Position) => route(from, to).metres / metresPerNauticalMile;

describe('real ways', () => {
  test('Dover to Calais is 21 to 22 nautical miles', () => {
    expect(miles(places.dover, places.calais)).toBeGreaterThan(21);
    expect(miles(places.dover, places.calais)).toBeLessThan(22.2);
  });

  test('Boulogne to Dungeness is nearly straight', () => {
    const straight = distanceMetres(places.boulogne, places.dungeness) / metresPerNauticalMile;
    expect(miles(places.boulogne, places.dungeness)).toBeLessThan(straight * 1.01);
  });

  test.each([
    ['Dover to Ramsgate, round the South Foreland', places.dover, places.ramsgate, 14, 15],
    ['Newhaven to Ramsgate, round Dungeness', places.newhaven, places.ramsgate, 69, 71],
    ['Boulogne to Dunkirk, round Gris-Nez', places.boulogne, places.dunkirk, 41, 43],
  ] as const)('%s', (_, from, to, least, most) => {
    expect(miles(from, to)).toBeGreaterThan(least);
    expect(miles(from, to)).toBeLessThan(most);
    expect(route(from, to).points.length).toBeGreaterThan(2);
  });

  test('every port of the strait is reached from every other', () => {
    const ports = ['dover', 'ramsgate', 'dungeness', 'calais', 'boulogne', 'dunkirk', 'gravelines'] as const;
    for (const from of ports)
      for (const to of ports)
        expect([from, to, seaRoute(places[from], places[to], grid).ok]).toEqual([from, to, true]);
  });

  test('so is every port of the charts', () => {
    const file = new URL('../../../assets/charts/ports.geojson', import.meta.url);
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    // Our own chart: points with longitude first.
    const { features } = read as { features: readonly { geometry: { coordinates: [number, number] } }[] };
    expect(features.length).toBeGreaterThan(4);
    for (const { geometry } of features) {
      const [lon, lat] = geometry.coordinates;
      expect(seaRoute({ lat, lon }, places.midStrait, grid)).toMatchObject({ ok: true });
    }
  });

  test('at open sea the way is straight, and nothing lies over land', () => {
    const { points, overLandMetres, metres } = route(places.midStrait, places.goodwin);
    expect(points).toEqual([places.midStrait, places.goodwin]);
    expect(overLandMetres).toEqual({ first: 0, last: 0 });
    expect(metres).toBe(distanceMetres(places.midStrait, places.goodwin));
  });

  test('off a beach the first leg lies over the sand, and says how long', () => {
    const { points, overLandMetres } = route(places.beach, places.calais);
    expect(points[0]).toEqual(places.beach);
    expect(overLandMetres.first).toBeGreaterThan(500);
    expect(overLandMetres.first).toBeLessThan(1_500);
  });
});

describe('no way', () => {
  test.each([
    ['inland', places.ashford, places.calais],
    ['inland', places.calais, places.lille],
    ['outside_area', places.dover, { lat: 52.2, lon: 2 }],
    ['outside_area', { lat: 50.5, lon: -2 }, places.dover],
  ] as const)('%s', (code, from, to) => {
    expect(seaRoute(from, to, grid)).toEqual({ ok: false, refusal: { code } });
  });

  test('between two seas without a passage', () => {
    const wall = [
      [
        [0.9, 49.9],
        [1.1, 49.9],
        [1.1, 52.1],
        [0.9, 52.1],
        [0.9, 49.9],
      ],
    ] as const;
    const walled = createSeaGrid(createLand([wall], { box: { south: 50, west: 0, north: 52, east: 2 } }));
    expect(seaRoute({ lat: 51, lon: 0.5 }, { lat: 51, lon: 1.5 }, walled)).toEqual({
      ok: false,
      refusal: { code: 'no_way' },
    });
  });

  test('a pond is no sea', () => {
    const atoll = [
      [
        [0.5, 50.5],
        [1.5, 50.5],
        [1.5, 51.5],
        [0.5, 51.5],
        [0.5, 50.5],
      ],
      [
        [0.99, 50.99],
        [1.03, 50.99],
        [1.03, 51.03],
        [0.99, 51.03],
        [0.99, 50.99],
      ],
    ] as const;
    const ringed = createSeaGrid(createLand([atoll], { box: { south: 50, west: 0, north: 52, east: 2 } }));
    expect(seaRoute({ lat: 51.01, lon: 1.01 }, { lat: 50.1, lon: 0.1 }, ringed)).toMatchObject({
      refusal: { code: 'inland' },
    });
  });
});

describe('by property', () => {
  const place = fc
    .record({
      lat: fc.double({ min: givenCut.south + 0.02, max: givenCut.north - 0.02, noNaN: true }),
      lon: fc.double({ min: givenCut.west + 0.02, max: givenCut.east - 0.02, noNaN: true }),
    })
    .filter((at) => land.distanceToShoreMetres(at) < (land.isOnLand(at) ? 8_000 : 20_000));

  test('a route crosses no land but on a first and last leg that say so, and is never shorter than the great circle', () => {
    fc.assert(
      fc.property(place, place, (from, to) => {
        const found = seaRoute(from, to, grid);
        if (!found.ok) {
          expect(['inland', 'no_way']).toContain(found.refusal.code);
          return;
        }
        const { points, metres, overLandMetres } = found.value;
        expect([points[0], points.at(-1)]).toEqual([from, to]);
        expect(metres).toBeGreaterThanOrEqual(distanceMetres(from, to) - 1e-6);
        const legs = points.slice(1).map((end, index) => [points[index] ?? end, end] as const);
        for (const [index, [start, end]] of legs.entries()) {
          const mayCross =
            (index === 0 && overLandMetres.first > 0) ||
            (index === legs.length - 1 && overLandMetres.last > 0);
          if (!mayCross) expect(land.crossesLand(start, end)).toBe(false);
        }
        expect(Math.max(overLandMetres.first, overLandMetres.last)).toBeLessThanOrEqual(harbourReachMetres);
      }),
      { seed: 61, numRuns: 600 },
    );
  });

  test('there and back are as long, within 4 per cent', () => {
    fc.assert(
      fc.property(place, place, (from, to) => {
        const there = seaRoute(from, to, grid);
        const back = seaRoute(to, from, grid);
        expect(there.ok).toBe(back.ok);
        if (there.ok && back.ok)
          expect(Math.abs(there.value.metres / back.value.metres - 1)).toBeLessThan(0.04);
      }),
      { seed: 62, numRuns: 200 },
    );
  });

  test('cells of half the size shorten it by half a per cent on average at most', () => {
    const ratios: number[] = [];
    fc.assert(
      fc.property(place, place, (from, to) => {
        const coarse = seaRoute(from, to, grid);
        const finer = seaRoute(from, to, fine);
        if (coarse.ok && finer.ok) ratios.push(coarse.value.metres / finer.value.metres);
      }),
      { seed: 63, numRuns: 150 },
    );
    expect(ratios.length).toBeGreaterThan(75);
    expect(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length).toBeLessThan(1.005);
  });

  test('the way over cells is as short as Dijkstra finds without a guess', () => {
    const small = createSeaGrid(land, { lat: 0.05, lon: 0.08 });
    const sea = [...small.seas.keys()].filter((cell) => small.seas[cell] !== 0);
    const cell = fc.integer({ min: 0, max: sea.length - 1 }).map((index) => sea[index] ?? 0);
    fc.assert(
      fc.property(cell, cell, (from, to) => {
        const path = cellPath(small, from, to);
        const found = path === null ? null : lengthOf(small, path);
        const least = dijkstra(small, from).get(to);
        if (least === undefined || found === null) expect(path).toBeNull();
        else expect(found).toBeCloseTo(least, 3);
      }),
      { seed: 64, numRuns: 40 },
    );
  });

  test('a heap gives in order what it was given', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 })), (costs) => {
        const heap = createHeap();
        for (const [item, cost] of costs.entries()) heap.push(item, cost);
        expect(heap.size).toBe(costs.length);
        const out: number[] = [];
        for (let item = heap.pop(); item !== null; item = heap.pop()) out.push(costs[item] ?? -1);
        expect(out).toEqual(costs.toSorted((a, b) => a - b));
      }),
      { seed: 65 },
    );
  });
});

type Grid = ReturnType<typeof createSeaGrid>;
const around = [
  [0, 1],
  [1, -1],
  [1, 0],
  [1, 1],
  [0, -1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
] as const;

function stepMetres({ metres, columns }: Grid, cell: number, way: number): number {
  return metres[Math.floor(cell / columns) * 8 + way] ?? Number.NaN;
}

function lengthOf(over: Grid, path: readonly number[]): number {
  return path.slice(1).reduce((sum, next, index) => {
    const cell = path[index] ?? next;
    const way = around.findIndex(([north, east]) => cell + north * over.columns + east === next);
    return sum + stepMetres(over, cell, way);
  }, 0);
}

/** The plain one: no heap, no guess. */
function dijkstra(over: Grid, from: number): ReadonlyMap<number, number> {
  const open = new Map([[from, 0]]);
  const done = new Map<number, number>();
  while (open.size > 0) {
    const [cell, cost] = [...open].reduce((best, one) => (one[1] < best[1] ? one : best));
    open.delete(cell);
    done.set(cell, cost);
    for (const [way, [north, east]] of around.entries()) {
      if (((over.free[cell] ?? 0) & (1 << way)) === 0) continue;
      const next = cell + north * over.columns + east;
      const reached = cost + stepMetres(over, cell, way);
      if (!done.has(next) && reached < (open.get(next) ?? Number.POSITIVE_INFINITY)) open.set(next, reached);
    }
  }
  return done;
}

describe('travel', () => {
  test('an aircraft goes straight, over land as well', () => {
    const { metres, points } = airRoute(places.ashford, places.midStrait);
    expect(points).toEqual([places.ashford, places.midStrait]);
    expect(metres).toBe(distanceMetres(places.ashford, places.midStrait));
  });

  test('a lifeboat at 25 knots needs some 53 minutes for 22 miles; in a sea that takes a fifth of it, 66', () => {
    const given = { metres: 22 * metresPerNauticalMile, speedMetresPerSecond: knotsToMetresPerSecond(25) };
    expect(travelSeconds(given)).toBeCloseTo(52.8 * 60, 0);
    expect(travelSeconds({ ...given, slowdown: 0.2 })).toBeCloseTo(66 * 60, 0);
  });

  test('a unit that cannot move does not arrive, not even where it is', () => {
    expect(travelSeconds({ metres: 0, speedMetresPerSecond: 0 })).toBeNull();
    expect(travelSeconds({ metres: 1_000, speedMetresPerSecond: 10, slowdown: 1 })).toBeNull();
    expect(travelSeconds({ metres: 0, speedMetresPerSecond: 10 })).toBe(0);
  });

  test('of a unit: by air over the land, by sea round it and slowed, and not at all inland', () => {
    const { newhaven: from, ramsgate: to } = places;
    const travel = travelOver(grid, 0.2);
    const lifeboat = { from, kind: 'lifeboat', speedMetresPerSecond: 15 } as const;
    expect(travel({ ...lifeboat, kind: 'helicopter' }, to)).toBeCloseTo(distanceMetres(from, to) / 15, 6);
    expect(travel(lifeboat, to)).toBeCloseTo(route(from, to).metres / 12, 6);
    expect(travel(lifeboat, places.ashford)).toBeNull();
  });

  test('a detour is a detour: the far side of a headland is farther by sea', () => {
    const west = destination(places.dungeness, 285, 9_000);
    const east = destination(places.dungeness, 15, 9_000);
    const straight = distanceMetres(west, east);
    expect(route(west, east).metres).toBeGreaterThan(straight * 1.05);
  });
});
