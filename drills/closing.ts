import { emptySea, give, givingTo, at, type Sea } from '../src/operations/rescue/given-rescue.ts';
import { createChance } from './chance.ts';
import { drawNight, type Step } from './closing-draws.ts';
import { type Objection, objections } from './closing-judge.ts';
import { type ClosedBoat, closedBoats, createOracle, readEvent } from './closing-oracle.ts';
import { faults } from './closing-planted.ts';
import type { Proof, ProofResult, ProofRun } from './proof.ts';

const nights = { small: 2_000, full: 100_000 } as const;
/** A planted fault must show within so many nights. */
const plantedNightsMax = { small: 4_000, full: 40_000 } as const;
/** Fewer closings than this share of the nights would prove little. */
const closingShareMin = 0.1;

/**
 * Random orders on a few contacts and boats through the real deciders, over several streams at once: no boat is ever
 * held closed while people are missing or evidence contradicts, judged by an oracle that shares no code with closing.
 */
export const closing: Proof = {
  name: 'closing',
  summary: {
    en: 'No sequence of orders closes a boat while people are unaccounted for or evidence contradicts; planted faults are found.',
    fr: 'Aucune suite d’ordres ne clôt une embarcation tant que des personnes manquent ou que des éléments se contredisent ; les fautes introduites sont trouvées.',
  },
  run,
};

function run({ size, progress, seed }: ProofRun): Promise<ProofResult> {
  const tally = { orders: 0, refused: 0, closed: 0, reopened: 0, merged: 0, crashes: 0 };
  const wrong = new Map<string, number>();
  for (let night = 0; night < nights[size]; night += 1) {
    const found = watch(drawNight(createChance(seed * 1_000_003 + night)), { giving: give, tally });
    for (const objection of found) {
      wrong.set(objection, (wrong.get(objection) ?? 0) + 1);
      progress(`night ${night} of seed ${seed}: ${objection}`);
    }
    if (night % 500 === 0) progress(`${night} of ${nights[size]} nights, ${tally.closed} closings`);
  }
  const sought = faults.filter(({ isRare }) => size === 'full' || !isRare);
  const missed = sought.filter(({ name, streams }, index) => {
    progress(`planted ${index + 1} of ${sought.length}: ${name}`);
    return !isFound(givingTo(streams), seed, plantedNightsMax[size]);
  });
  const pass =
    wrong.size === 0 &&
    tally.crashes === 0 &&
    missed.length === 0 &&
    tally.closed > nights[size] * closingShareMin;
  return Promise.resolve({
    pass,
    figures: {
      nights: nights[size],
      ...tally,
      wrongClosings: [...wrong.values()].reduce((sum, count) => sum + count, 0),
      ...(wrong.size === 0 ? {} : { objections: [...wrong.keys()].join(' ') }),
      planted: sought.length,
      plantedFound: sought.length - missed.length,
      ...(missed.length === 0 ? {} : { missed: missed.map(({ name }) => name).join(' ') }),
    },
  });
}

interface Tally {
  orders: number;
  refused: number;
  closed: number;
  reopened: number;
  merged: number;
  crashes: number;
}

/** Gives the orders of one night; every objection of the oracle, after each order, to a boat that is held closed. */
function watch(
  steps: readonly Step[],
  { giving, tally }: { readonly giving: typeof give; readonly tally: Tally },
): readonly string[] {
  const oracle = createOracle();
  const found: string[] = [];
  let sea: Sea = emptySea;
  for (const { order, side, minute, fields } of steps) {
    tally.orders += 1;
    const when = at(`${2 + Math.floor(minute / 60)}:${minute % 60}`);
    try {
      const outcome = giving(sea, { order, side, at: when }, fields);
      sea = outcome.sea;
      if (outcome.refusal !== null) tally.refused += 1;
      for (const [stream, event] of outcome.written) {
        readEvent(oracle, stream, event);
        if (event.type === 'BoatClosed') tally.closed += 1;
        if (event.type === 'BoatReopened') tally.reopened += 1;
        if (event.type === 'BoatMerged') tally.merged += 1;
      }
    } catch (error) {
      tally.crashes += 1;
      found.push(`crash at ${order}: ${error instanceof Error ? error.message : String(error)}`);
    }
    for (const closed of closedBoats(oracle))
      found.push(...objectionsTo(closed).map((one) => `${one} (${closed.name} after ${order})`));
  }
  return found;
}

/** What was recalled since the closing neither opens the boat by going, nor speaks against what came after. */
function objectionsTo({ bearing, without }: ClosedBoat): readonly Objection[] {
  const found = objections(bearing);
  return without === null ? found : found.filter((one) => objections(without).includes(one));
}

function isFound(giving: typeof give, seed: number, nightsMax: number): boolean {
  const tally: Tally = { orders: 0, refused: 0, closed: 0, reopened: 0, merged: 0, crashes: 0 };
  for (let night = 0; night < nightsMax; night += 1)
    if (watch(drawNight(createChance(seed * 7_919 + night)), { giving, tally }).length > 0) return true;
  return false;
}
