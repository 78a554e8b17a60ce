import type { Position } from '../src/kernel/geo.ts';
import type { Land } from '../src/kernel/land.ts';
import { seeded } from '../src/kernel/seeded.ts';
import { readLand } from '../src/node/land.ts';
import { createSeaGrid } from '../src/operations/dispatch/sea-grid.ts';
import { travelOver } from '../src/operations/dispatch/travel-over.ts';
import type { Bench, BenchRun, Row } from './row.ts';
import { type Aspect, measureAspects, millisecondsEach } from './sea-rows.ts';

/** The coast read and indexed, asked, and gone round by sea. */
export const routesBench: Bench = { name: 'routes', run: async (given) => measure(given, 200) };

/** The same at any size: for tests. */
export function measure({ repetitions, progress }: BenchRun, routes: number): readonly Row[] {
  const land = readLand();
  const aspects = [...wayAspects(land, routes), ...landAspects(land)];
  const rows = measureAspects(aspects, repetitions);
  progress(`${repetitions} of ${repetitions}`);
  return rows;
}

function drawn(seed: number, count: number): readonly Position[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => ({ lat: 49.9 + 1.8 * random(), lon: -0.4 + 3.8 * random() }));
}

function wayAspects(land: Land, routes: number): readonly Aspect[] {
  const grid = createSeaGrid(land);
  const ends = drawn(3, routes * 20).filter((at) => !land.isOnLand(at));
  // Only ways that go round something: at open sea a route is one question.
  const pairs = ends.flatMap((from, index) => {
    const to = ends[(index + 1) % ends.length] ?? from;
    return land.crossesLand(from, to) ? [{ from, to }] : [];
  });
  const travel = travelOver(grid);
  const go = (index: number) => {
    const pair = pairs[index % pairs.length];
    if (pair === undefined) throw new Error('routes: no way goes round anything');
    return travel({ from: pair.from, kind: 'lifeboat', speedMetresPerSecond: 12 }, pair.to);
  };
  return [
    {
      kernel: 'routes',
      unit: 'ms',
      bar: { most: 5 },
      note: 'mean of ways round land between random places',
      once: () => millisecondsEach(routes, go),
    },
    {
      kernel: 'routes-grid',
      unit: 'ms',
      bar: { most: 500 },
      note: 'building the grid',
      once: () => millisecondsEach(1, () => createSeaGrid(land)),
    },
  ];
}

function landAspects(land: Land): readonly Aspect[] {
  const asked = drawn(4, 10_000);
  const at = (index: number): Position => asked[index % asked.length] ?? { lat: 51, lon: 1 };
  const micro = (call: (index: number) => unknown) => () => 1_000 * millisecondsEach(10_000, call);
  return [
    {
      kernel: 'routes-land',
      unit: 'ms',
      bar: { most: 300 },
      note: 'reading and indexing the coast',
      once: () => millisecondsEach(1, readLand),
    },
    {
      kernel: 'routes-on-land',
      unit: 'us',
      bar: { most: 5 },
      note: 'is it land?',
      once: micro((index) => land.isOnLand(at(index))),
    },
    {
      kernel: 'routes-crosses',
      unit: 'us',
      bar: { most: 20 },
      note: 'does a line of any length meet land?',
      once: micro((index) => land.crossesLand(at(index), at(index + 1))),
    },
    {
      kernel: 'routes-shore',
      unit: 'us',
      bar: { most: 100 },
      note: 'how far is the shore, up to 50 km?',
      once: micro((index) => land.distanceToShoreMetres(at(index))),
    },
  ];
}
