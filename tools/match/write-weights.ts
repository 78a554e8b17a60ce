import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { trainingSeed } from '../../bench/match-peers.ts';
import { features } from '../../src/operations/rescue/match/weights.ts';
import { fitWeights } from './fit-weights.ts';

/** Nights that the weights are fitted on, from `trainingSeed` on: apart from those that are scored. */
const nights = 36;

const path = fileURLToPath(new URL('../../src/operations/rescue/match/believed.ts', import.meta.url));
const { believed, bias, right, cases } = fitWeights(trainingSeed, nights);
let text = readFileSync(path, 'utf8');
for (const feature of features)
  text = text.replace(
    new RegExp(`(\\n  ${feature}: )-?[\\d.]+`),
    (_, head: string) => `${head}${believed[feature]}`,
  );
text = text.replace(/(ownBoatBias = )-?[\d.]+/, (_, head: string) => `${head}${bias}`);
writeFileSync(path, text);
process.stdout.write(
  `${nights} nights from seed ${trainingSeed}, ${cases} contacts, ${(right * 100).toFixed(1)} % at their own boat\n`,
);
