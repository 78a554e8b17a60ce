import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Land } from '../src/kernel/land.ts';
import { seeded } from '../src/kernel/seeded.ts';
import { addSeconds, instant } from '../src/kernel/time.ts';
import { readLand } from '../src/node/land.ts';
import { projectFolder } from '../src/node/version.ts';
import { crossingOf } from '../src/operations/rescue/sea/crossing.ts';
import { driftCloud } from '../src/operations/rescue/sea/drift.ts';
import type { Fix } from '../src/operations/rescue/sea/fix.ts';
import { parseLine, sideOf } from '../src/operations/rescue/sea/line.ts';
import { boatMotion } from '../src/operations/rescue/sea/motion.ts';
import { predictedArea } from '../src/operations/rescue/sea/predicted-area.ts';
import { type SeaState, unknownSea } from '../src/operations/rescue/sea/sea-state.ts';
import type { Bench, BenchRun, Row } from './row.ts';
import { type Aspect, cpuSeconds, measureAspects, millisecondsEach } from './sea-rows.ts';

/** Drift of samples with land, the area of a boat, its side of the line and its crossing. Bars: PROOFS 2.6. */
export const driftBench: Bench = { name: 'drift', run: async (given) => measure(given, 20_000) };

const midnight = instant(Date.UTC(2027, 8, 9));
const sea: SeaState = {
  current: () => ({ metresPerSecond: 1, towardsDegrees: 40, errorMetresPerSecond: 0.1 }),
  wind: () => ({ metresPerSecond: 6, fromDegrees: 250, errorMetresPerSecond: 1 }),
};
const stopped = {
  engine: 'stopped',
  underWay: null,
  hull: null,
  hullKind: null,
  courseDegrees: null,
} as const;
const motion = boatMotion(stopped);

function fix(lat: number, lon: number, minutes: number): Fix {
  return { id: `p${minutes}`, lat, lon, accuracyMetres: 100, at: addSeconds(midnight, minutes * 60) };
}

/** The same at any size: for tests. */
export function measure({ repetitions, progress }: BenchRun, particles: number): readonly Row[] {
  const land = readLand();
  const rows = measureAspects([...areaAspects(land, particles), ...lineAspects()], repetitions);
  progress(`${repetitions} of ${repetitions}`);
  return rows;
}

function areaAspects(land: Land, particles: number): readonly Aspect[] {
  const steps = 144;
  const until = addSeconds(midnight, steps * 600);
  // Off the Belgian coast in a south-westerly: most samples are still at sea after a day, all are asked about land.
  const start = fix(51.3, 2.2, 0);
  const drift = () => {
    const given = { fix: start, to: until, motion, sea, land, particles, random: seeded(1) };
    return (particles * steps) / cpuSeconds(() => driftCloud(given));
  };
  const now = addSeconds(midnight, 7_200);
  const area = (state: SeaState) => () =>
    millisecondsEach(1, () => predictedArea({ positions: [fix(51, 1.5, 0)], now, motion, sea: state, land }));
  return [
    {
      kernel: 'drift',
      unit: 'steps/CPU-s',
      bar: { least: 5_000_000 },
      note: `${particles} samples over a day by 10 min, land stops; a stopped sample counts as if it went on`,
      once: drift,
    },
    {
      kernel: 'drift-area',
      unit: 'ms',
      bar: { most: 300 },
      note: '5,000 samples, 2 h old, stream and wind known, near land',
      once: area(sea),
    },
    {
      kernel: 'drift-area-blind',
      unit: 'ms',
      bar: { most: 300 },
      note: 'the same, nothing known of the sea',
      once: area(unknownSea),
    },
  ];
}

function lineAspects(): readonly Aspect[] {
  const line = readLine();
  const track = [-30, -20, -10, 0].map((minutes) =>
    fix(50.9 + minutes / 2_000, 1.36 - minutes / 1_000, minutes),
  );
  const random = seeded(2);
  const places = Array.from({ length: 1_000 }, () => ({ lat: 50.4 + random(), lon: 0.5 + 1.5 * random() }));
  const ask = (index: number) => sideOf(places[index] ?? { lat: 51, lon: 1.5 }, 100, line);
  return [
    {
      kernel: 'drift-crossing',
      unit: 'ms',
      bar: { most: 5 },
      note: 'four positions, an hour ahead',
      once: () => millisecondsEach(20, () => crossingOf({ track, now: midnight, line, motion: null })),
    },
    {
      kernel: 'drift-side',
      unit: 'us',
      bar: { most: 20 },
      note: 'side of the line of one position',
      once: () => 1_000 * millisecondsEach(1_000, ask),
    },
  ];
}

function readLine() {
  const file = join(projectFolder, 'assets', 'charts', 'search-region-line.geojson');
  const read = parseLine(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}
