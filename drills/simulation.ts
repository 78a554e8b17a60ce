import type { Proof, ProofResult, ProofRun } from './proof.ts';
import { count, jobsOf, nothingCounted, playAll } from './simulation-jobs.ts';
import { plantedInCi, plantings } from './simulation-planted.ts';

const nights = { small: 2_000, full: 100_000 } as const;
/** Fewer than this share of the nights with a closing, and they would prove little. */
const closedShareMin = 0.1;

/**
 * Two and three nodes of production code over stores in memory, a network and clocks of the drill's own: one seed is one
 * night with everything that goes wrong in it, the same to the byte whenever it is played, whichever thread plays it.
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
  const tally = nothingCounted();
  const wrong = new Map<string, number>();
  const planted = plantings
    .map(({ name }) => name)
    .filter((name) => size === 'full' || plantedInCi.has(name));
  const found = new Map<string, number | null>();
  let played = 0;
  await playAll(jobsOf(seed, nights[size], planted), (result) => {
    if (result.kind === 'planted') {
      const { name, after } = result;
      found.set(name, after);
      progress(`planted ${name}: ${after === null ? 'missed' : `found after ${after} nights`}`);
      return;
    }
    count(tally, result.tally);
    for (const { night, number, text } of result.objections) {
      wrong.set(text, (wrong.get(text) ?? 0) + 1);
      progress(`night ${night} (number ${number} of seed ${seed}): ${text}`);
    }
    const before = played;
    played += result.nights;
    if (Math.floor(before / 500) < Math.floor(played / 500))
      progress(`${played} of ${nights[size]} nights, ${tally.events} events`);
  });
  const missed = planted.filter((name) => (found.get(name) ?? null) === null);
  const divergences = [...wrong.values()].reduce((sum, times) => sum + times, 0);
  return {
    pass:
      played === nights[size] &&
      divergences === 0 &&
      missed.length === 0 &&
      tally.closed > nights[size] * closedShareMin,
    figures: {
      nights: played,
      ...tally,
      divergences,
      ...(wrong.size === 0 ? {} : { objections: [...wrong.keys()].join('; ') }),
      planted: planted.length,
      plantedFound: planted.length - missed.length,
      ...(missed.length === 0 ? {} : { missed: missed.join(' ') }),
    },
  };
}
