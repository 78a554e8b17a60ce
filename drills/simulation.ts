import type { Proof, ProofResult, ProofRun } from './proof.ts';
import { playNight } from './simulation-night.ts';
import { plantedInCi, plantings } from './simulation-planted.ts';
import type { Planting } from './simulation-planting.ts';

const nights = { small: 2_000, full: 100_000 } as const;
/** A planted fault must show within so many nights. */
const plantedNightsMax = 1_000;
/** Fewer than this share of the nights with a closing, and they would prove little. */
const closedShareMin = 0.1;

/**
 * Two and three nodes of production code over stores in memory, a network and clocks of the drill's own: one seed is one
 * night with everything that goes wrong in it, the same to the byte whenever it is played.
 */
export const simulation: Proof = {
  name: 'simulation',
  summary: {
    en: 'Nodes of production code, cut off, delayed, doubled and killed by seed: once healed they hold the same, and nothing else crossed; planted faults are found.',
    fr: 'Des nœuds du code réel, isolés, retardés, doublés et tués selon une graine : une fois la liaison rétablie, ils tiennent les mêmes dossiers et rien d’autre n’a circulé ; les fautes introduites sont trouvées.',
  },
  run,
};

async function run({ size, progress, seed }: ProofRun): Promise<ProofResult> {
  const tally = { orders: 0, acts: 0, crashes: 0, taken: 0, refusals: 0, events: 0, closed: 0, disputes: 0 };
  const wrong = new Map<string, number>();
  for (let number = 0; number < nights[size]; number += 1) {
    const played = seedOf(seed, number);
    const shown = await playNight(played);
    for (const name of Object.keys(tally) as (keyof typeof tally)[]) tally[name] += shown.tally[name]; // its own keys
    for (const objection of shown.objections) {
      wrong.set(objection, (wrong.get(objection) ?? 0) + 1);
      progress(`night ${played} (number ${number} of seed ${seed}): ${objection}`);
    }
    if (number % 500 === 0) progress(`${number} of ${nights[size]} nights, ${tally.events} events`);
  }
  const planted = size === 'small' ? plantings.filter(({ name }) => plantedInCi.has(name)) : plantings;
  const missed: string[] = [];
  for (const { name, planting } of planted) {
    const found = await foundAfter(planting, seed);
    progress(`planted ${name}: ${found === null ? 'missed' : `found after ${found} nights`}`);
    if (found === null) missed.push(name);
  }
  const divergences = [...wrong.values()].reduce((sum, count) => sum + count, 0);
  return {
    pass: divergences === 0 && missed.length === 0 && tally.closed > nights[size] * closedShareMin,
    figures: {
      nights: nights[size],
      ...tally,
      divergences,
      ...(wrong.size === 0 ? {} : { objections: [...wrong.keys()].join('; ') }),
      planted: planted.length,
      plantedFound: planted.length - missed.length,
      ...(missed.length === 0 ? {} : { missed: missed.join(' ') }),
    },
  };
}

/** Nights of two seeds do not overlap. */
function seedOf(seed: number, number: number): number {
  return seed * 1_000_003 + number;
}

/** How many nights it takes until the judge objects; null: more than are allowed. */
async function foundAfter(planting: Planting, seed: number): Promise<number | null> {
  for (let number = 0; number < plantedNightsMax; number += 1)
    if ((await playNight(seedOf(seed, number), planting)).objections.length > 0) return number + 1;
  return null;
}
