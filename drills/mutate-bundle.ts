import type { Inlet } from '../src/exchange/peer/reception.ts';
import { createReception } from '../src/exchange/peer/reception.ts';
import { bundleLines, bundleParties, bundleText, takeBundle } from '../src/exchange/peer/bundle.ts';
import { noHash } from '../src/exchange/peer/sample-envelopes.ts';
import type { Verifier } from '../src/exchange/peer/verifier.ts';
import type { Chance } from './chance.ts';
import type { EnvelopeScene } from './mutate-envelope.ts';

const parties = { from: 'uk', to: 'fr' };
const perBundle = 8;

/** A bundle of a good chain with lines lost, doubled, moved, renamed, cut or damaged. */
export function mutatedBundle(chance: Chance, { chain }: EnvelopeScene): string {
  const texts = chain
    .slice(0, perBundle)
    .map(({ signed }, at) => ({ lane: 'life' as const, sequence: at + 1, signed }));
  const lines = bundleText(parties, texts).split('\n');
  const rounds = chance.whole(3);
  for (let round = 0; round < rounds; round += 1) mutateLines(lines, chance);
  const text = lines.join('\n');
  if (!chance.isOneIn(4)) return text;
  const at = chance.whole(text.length);
  return chance.isOneIn(2) ? text.slice(0, at) : `${text.slice(0, at)}x${text.slice(at + 1)}`;
}

function mutateLines(lines: string[], chance: Chance): void {
  const at = chance.whole(lines.length);
  const line = lines[at] ?? '';
  switch (chance.whole(6)) {
    case 0:
      return void lines.splice(at, 1);
    case 1:
      return void lines.splice(at, 0, line);
    case 2:
      return void lines.splice(chance.whole(lines.length), 0, ...lines.splice(at, 1));
    case 3:
      lines[at] = line.replace(/\d+/, String(chance.whole(12)));
      return;
    case 4:
      lines[at] = line.replace('life', chance.pick(['work', 'bulk', 'fast']));
      return;
    default:
      lines[at] = `${line} ${line}`;
  }
}

/** Takes it as a node does. Returns what is wrong with what was taken; null: what stands is the beginning of the chain. */
export async function bundleTaken(
  text: string,
  verifier: Pick<Verifier, 'check'>,
  { chain }: EnvelopeScene,
): Promise<{ readonly wrong: string | null; readonly taken: number; readonly refused: number }> {
  const kept: string[] = [];
  let refused = 0;
  const ends = new Map<string, { readonly sequence: number; readonly hash: string }>();
  const inlet: Inlet = {
    standing: async (lane) => ends.get(lane) ?? { sequence: 0, hash: noHash },
    async take({ envelope, sequence, hash, signed }) {
      ends.set(envelope.lane, { sequence, hash });
      kept.push(signed);
    },
    setAside: async () => void kept.push('set aside'),
  };
  const { receive } = createReception({
    inlet,
    check: (signed, expected) => verifier.check(signed, expected),
    refused: () => (refused += 1),
  });
  const lines = bundleLines(pieces(text));
  const { value: first = '' } = await lines.next();
  if (bundleParties(String(first)) === null) return { wrong: null, taken: 0, refused: 0 };
  const { taken } = await takeBundle(lines, { receive, inlet });
  const isBeginning = kept.every((signed, at) => signed === chain[at]?.signed);
  const wrong = isBeginning && taken === kept.length ? null : `took ${kept.length}, said ${taken}`;
  return { wrong, taken, refused };
}

/** As a file comes: in pieces that end anywhere. */
async function* pieces(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += 1_000) yield text.slice(at, at + 1_000);
}
