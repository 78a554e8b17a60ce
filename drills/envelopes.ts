import { join } from 'node:path';
import { unfit, unproven } from '../src/exchange/peer/verify/codes.ts';
import type { Verdict } from '../src/exchange/peer/verify/check.ts';
import { startVerifier } from '../src/exchange/peer/verifier.ts';
import { type Chance, createChance } from './chance.ts';
import { unsound } from './envelopes-judge.ts';
import { type EnvelopeScene, envelopeScene, mutatedEnvelope } from './mutate-envelope.ts';
import type { Proof, ProofResult, ProofRun } from './proof.ts';

const counts = { small: 12_000, full: 1_000_000 } as const;
const shapesModule = join(import.meta.dirname, '../src/node/exchange-shapes.ts');
const codes: readonly string[] = [...unproven, ...unfit];

/** Envelopes damaged, forged, replayed and wrongly signed for, against the very process that checks them. */
export const envelopes: Proof = {
  name: 'envelopes',
  summary: {
    en: 'Mutated envelopes: none is let in that signature, place, form or release forbid; no crash; every refusal has its reason.',
    fr: 'Enveloppes altérées : aucune n’est admise contre la signature, la place, la forme ou la communicabilité ; aucun arrêt ; tout refus a son motif.',
  },
  run,
};

async function run({ size, progress, seed }: ProofRun): Promise<ProofResult> {
  const total = counts[size];
  const chance = createChance(seed);
  const scene = await envelopeScene();
  const keys = [scene.pinned.pinned, scene.retired.pinned];
  const verifier = startVerifier({ own: 'fr', peer: 'uk', keys, shapesModule });
  const tally = new Map<string, number>();
  const add = (name: string): void => void tally.set(name, (tally.get(name) ?? 0) + 1);
  const planted = plantedFound(createChance(seed), scene);
  let goodLost = 0;
  for (let n = 0; n < total; n += 1) {
    const offered = mutatedEnvelope(chance, scene);
    const { signed, expected, how } = offered;
    const verdict = await verifier.check(signed, expected);
    const wrong = unsound(offered, verdict, scene);
    if (wrong !== null) {
      add('unsound');
      progress(`let in at item ${n}, seed ${seed}: ${how}: ${wrong}`);
    }
    if (how === 'good' && verdict.kind !== 'passed') goodLost += 1;
    add(verdict.kind);
    if ('refusal' in verdict) add(codes.includes(verdict.refusal) ? `code ${verdict.refusal}` : 'no code');
    if (n % 1_000 === 0) progress(`${n} of ${total}`);
  }
  const restarts = verifier.restarts();
  await verifier.close();
  const counted = (name: string): number => tally.get(name) ?? 0;
  const reasons = [...tally.keys()].filter((name) => name.startsWith('code ')).length;
  const refused = counted('refused') + counted('set_aside');
  const wrong = counted('unsound') + counted('no code') + counted('code verifier_failed') + restarts;
  return {
    pass: wrong + goodLost === 0 && planted > 0 && reasons >= 15 && counted('passed') > 0,
    figures: {
      mutated: total,
      unsound: counted('unsound'),
      crashes: restarts,
      goodLost,
      passed: counted('passed'),
      notUnderstood: counted('unknown'),
      refused,
      reasons,
      plantedFound: planted,
    },
  };
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
  return found;
}
