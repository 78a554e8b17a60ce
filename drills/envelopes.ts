import { join } from 'node:path';
import { unfit, unproven } from '../src/exchange/peer/codes.ts';
import type { Verdict } from '../src/exchange/peer/verify/check.ts';
import { startVerifier, type Verifier } from '../src/exchange/peer/verifier.ts';
import { type Chance, createChance } from './chance.ts';
import { unsound, unsoundTogether } from './envelopes-judge.ts';
import { bundleTaken, mutatedBundle } from './mutate-bundle.ts';
import { type EnvelopeScene, envelopeScene, mutatedEnvelope } from './mutate-envelope.ts';
import { mutatedRun } from './mutate-run.ts';
import type { Proof, ProofResult, ProofRun } from './proof.ts';

const counts = { small: 12_000, full: 1_000_000 } as const;
/** One bundle of eight for so many single envelopes. */
const itemsPerBundle = 40;
/** Texts that come together are checked together: one such run for so many. */
const itemsPerRun = 20;
const shapesModule = join(import.meta.dirname, '../src/node/exchange-shapes.ts');
const codes: readonly string[] = [...unproven, ...unfit];

/** Envelopes damaged, forged, replayed and wrongly signed for, against the very process that checks them. */
export const envelopes: Proof = {
  name: 'envelopes',
  summary: {
    en: 'Mutated envelopes and bundles: none is let in that signature, place, form or release forbid; no crash; every refusal has its reason.',
    fr: 'Enveloppes et lots altérés : aucune n’est admise contre la signature, la place, la forme ou la communicabilité ; aucun arrêt ; tout refus a son motif.',
  },
  run,
};

async function run({ size, progress, seed }: ProofRun): Promise<ProofResult> {
  const total = counts[size];
  const scene = await envelopeScene();
  const keys = [scene.pinned.pinned, scene.retired.pinned];
  const verifier = startVerifier({ own: 'fr', peer: 'uk', keys, shapesModule });
  const tally = new Map<string, number>();
  const add = (name: string, count = 1): void => void tally.set(name, (tally.get(name) ?? 0) + count);
  const bench: Bench = { chance: createChance(seed), scene, verifier, add };
  for (let n = 0; n < total; n += 1) {
    const wrong = [
      await tryEnvelope(bench),
      n % itemsPerBundle === 0 ? await tryBundle(bench) : null,
      n % itemsPerRun === 0 ? await tryRun(bench) : null,
    ];
    for (const one of wrong) if (one !== null) progress(`let in at item ${n}, seed ${seed}: ${one}`);
    if (n % 1_000 === 0) progress(`${n} of ${total}`);
  }
  const restarts = verifier.restarts();
  await verifier.close();
  return verdictOf({ total, tally, restarts, planted: plantedFound(createChance(seed), scene) });
}

function verdictOf(of: {
  readonly total: number;
  readonly tally: ReadonlyMap<string, number>;
  readonly restarts: number;
  readonly planted: number;
}): ProofResult {
  const { total, tally, restarts, planted } = of;
  const counted = (name: string): number => tally.get(name) ?? 0;
  const reasons = [...tally.keys()].filter((name) => name.startsWith('code ')).length;
  const wrong = counted('unsound') + counted('no code') + counted('code verifier_failed') + restarts;
  return {
    pass: wrong + counted('good lost') === 0 && planted > 0 && reasons >= 15 && counted('passed') > 0,
    figures: {
      mutated: total,
      unsound: counted('unsound'),
      crashes: restarts,
      goodLost: counted('good lost'),
      passed: counted('passed'),
      notUnderstood: counted('unknown'),
      refused: counted('refused') + counted('set_aside'),
      reasons,
      runs: counted('runs'),
      runTextsPassed: counted('run passed'),
      runTextsRefused: counted('run refused'),
      bundles: counted('bundles'),
      bundledTaken: counted('bundled taken'),
      bundledRefused: counted('bundled refused'),
      plantedFound: planted,
    },
  };
}

interface Bench {
  readonly chance: Chance;
  readonly scene: EnvelopeScene;
  readonly verifier: Verifier;
  readonly add: (name: string, count?: number) => void;
}

/** Returns what is wrong with the verdict on one mutated envelope; null: nothing. */
async function tryEnvelope({ chance, scene, verifier, add }: Bench): Promise<string | null> {
  const offered = mutatedEnvelope(chance, scene);
  const { signed, expected, how } = offered;
  const verdict = await verifier.check(signed, expected);
  add(verdict.kind);
  if (how === 'good' && verdict.kind !== 'passed') add('good lost');
  if ('refusal' in verdict) add(codes.includes(verdict.refusal) ? `code ${verdict.refusal}` : 'no code');
  const wrong = unsound(offered, verdict, scene);
  if (wrong === null) return null;
  add('unsound');
  return `${how}: ${wrong}`;
}

/** Likewise for texts that come together. */
async function tryRun({ chance, scene, verifier, add }: Bench): Promise<string | null> {
  const offered = mutatedRun(chance, scene);
  const verdicts = await Promise.all(offered.map(({ signed, expected }) => verifier.check(signed, expected)));
  add('runs');
  for (const verdict of verdicts) {
    add(verdict.kind === 'passed' ? 'run passed' : 'run refused');
    if ('refusal' in verdict) add(codes.includes(verdict.refusal) ? `code ${verdict.refusal}` : 'no code');
  }
  const wrong = unsoundTogether(offered, verdicts, scene);
  if (wrong === null) return null;
  add('unsound');
  return `${offered[0]?.how}: ${wrong}`;
}

/** Likewise for one mutated bundle. */
async function tryBundle({ chance, scene, verifier, add }: Bench): Promise<string | null> {
  const { wrong, taken, refused } = await bundleTaken(mutatedBundle(chance, scene), verifier, scene);
  add('bundles');
  add('bundled taken', taken);
  add('bundled refused', refused);
  if (wrong === null) return null;
  add('unsound');
  return `bundle: ${wrong}`;
}

/** How often the judge objects to a part that lets everything in: a judge that never objects proves nothing. */
function plantedFound(chance: Chance, scene: EnvelopeScene): number {
  let found = 0;
  for (let n = 0; n < 300; n += 1) {
    const offered = mutatedEnvelope(chance, scene);
    const { expected, how } = offered;
    if (how !== 'resigned' && how !== 'misplaced') continue;
    const verdict = { kind: 'passed', sequence: expected.sequence, hash: '' } as Verdict; // the judge reads no further
    if (unsound(offered, verdict, scene) !== null) found += 1;
  }
  return found + plantedRunsFound(chance, scene);
}

/** Likewise for a part that takes what comes together for signed as soon as one of it is. */
function plantedRunsFound(chance: Chance, scene: EnvelopeScene): number {
  let found = 0;
  for (let n = 0; n < 300; n += 1) {
    const offered = mutatedRun(chance, scene);
    const verdicts = offered.map(
      ({ expected }) => ({ kind: 'set_aside', sequence: expected.sequence }) as Verdict,
    );
    if (unsoundTogether(offered, verdicts, scene) === 'signature') found += 1;
  }
  return found;
}
