import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { playNight } from './simulation-night.ts';
import { plantings } from './simulation-planted.ts';

/** A planted fault must show within so many nights. */
const plantedNightsMax = 1_000;
/** So many are played at a time before more are asked for. */
const nightsTogether = 10;

/** Nights of one seed, from a number on, or the search for one planted fault. */
export type SimulationJob =
  | { readonly kind: 'nights'; readonly seed: number; readonly from: number; readonly upTo: number }
  | { readonly kind: 'planted'; readonly seed: number; readonly name: string };

const counted = ['orders', 'acts', 'crashes', 'taken', 'refusals', 'events', 'closed', 'disputes'] as const;
export type Tally = Record<(typeof counted)[number], number>;

/** What the judge said of a night. */
export interface Objection {
  readonly night: number;
  readonly number: number;
  readonly text: string;
}

export interface NightsPlayed {
  readonly kind: 'nights';
  readonly nights: number;
  readonly tally: Tally;
  readonly objections: readonly Objection[];
}

/** `after`: how many nights it took until the judge objected; null: more than are allowed. */
export interface PlantedSought {
  readonly kind: 'planted';
  readonly name: string;
  readonly after: number | null;
}

export const nothingCounted = (): Tally => ({
  orders: 0,
  acts: 0,
  crashes: 0,
  taken: 0,
  refusals: 0,
  events: 0,
  closed: 0,
  disputes: 0,
});

/** Adds what one part counted to the whole. */
export function count(whole: Tally, part: Readonly<Tally>): void {
  for (const name of counted) whole[name] += part[name];
}

/** All nights of a seed and then the search for planted faults, as jobs that do not wait for one another. */
export function jobsOf(seed: number, nights: number, planted: readonly string[]): readonly SimulationJob[] {
  const jobs: SimulationJob[] = [];
  for (let from = 0; from < nights; from += nightsTogether)
    jobs.push({ kind: 'nights', seed, from, upTo: Math.min(nights, from + nightsTogether) });
  return [...jobs, ...planted.map((name): SimulationJob => ({ kind: 'planted', seed, name }))];
}

/** Plays one job. A night is the same whichever thread plays it, and in whatever order. */
export async function playJob(job: SimulationJob): Promise<NightsPlayed | PlantedSought> {
  if (job.kind === 'planted') return { kind: 'planted', name: job.name, after: await foundAfter(job) };
  const { seed, from, upTo } = job;
  const tally = nothingCounted();
  const objections: Objection[] = [];
  for (let number = from; number < upTo; number += 1) {
    const night = seedOf(seed, number);
    const played = await playNight(night);
    count(tally, played.tally);
    objections.push(...played.objections.map((text) => ({ night, number, text })));
  }
  return { kind: 'nights', nights: upTo - from, tally, objections };
}

/** Plays all jobs, one thread for each core; each result is told as it comes. Throws what a thread threw. */
export async function playAll(
  jobs: readonly SimulationJob[],
  told: (result: NightsPlayed | PlantedSought) => void,
): Promise<void> {
  const waiting = jobs.values();
  const threads = Array.from({ length: Math.min(availableParallelism(), jobs.length) }, () => {
    const worker = new Worker(new URL('simulation.worker.ts', import.meta.url));
    return { worker, done: playThrough(worker, waiting, told) };
  });
  try {
    await Promise.all(threads.map(({ done }) => done));
  } finally {
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }
}

function playThrough(
  worker: Worker,
  waiting: Iterator<SimulationJob>,
  told: (result: NightsPlayed | PlantedSought) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = (): void => {
      const { value, done } = waiting.next();
      if (done === true) resolve();
      else worker.postMessage(value);
    };
    worker.on('message', (result: NightsPlayed | PlantedSought) => {
      told(result);
      next();
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('a thread of the simulation ended')));
    next();
  });
}

/** Nights of two seeds do not overlap. */
function seedOf(seed: number, number: number): number {
  return seed * 1_000_003 + number;
}

async function foundAfter({
  seed,
  name,
}: Extract<SimulationJob, { kind: 'planted' }>): Promise<number | null> {
  const planting = plantings.find((one) => one.name === name)?.planting;
  if (planting === undefined) throw new Error(`no planted fault ${name}`);
  for (let number = 0; number < plantedNightsMax; number += 1)
    if ((await playNight(seedOf(seed, number), planting)).objections.length > 0) return number + 1;
  return null;
}
