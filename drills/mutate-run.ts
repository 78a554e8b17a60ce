import { createHash } from 'node:crypto';
import { canonicalText } from '../src/kernel/canonical.ts';
import { noHash, sampleEnvelope, signedText } from '../src/exchange/peer/sample-envelopes.ts';
import type { Chance } from './chance.ts';
import { type EnvelopeScene, mutatedEnvelope, type OfferedText } from './mutate-envelope.ts';

const runMax = 8;

/**
 * Texts that come in one answer, each asked for after the one before it, whatever that was: the beginning of a good chain
 * with some of it damaged, replaced, or signed for by a last one that names what was damaged.
 */
export function mutatedRun(chance: Chance, scene: EnvelopeScene): readonly OfferedText[] {
  const texts = scene.chain.slice(0, 2 + chance.whole(runMax - 1)).map(({ signed }) => signed);
  const rounds = chance.whole(3);
  for (let round = 0; round < rounds; round += 1) {
    const at = chance.whole(texts.length);
    texts[at] = chance.pick([wronglySigned, anotherOne])(texts[at] ?? '', chance, scene);
  }
  if (chance.isOneIn(2)) texts.push(vouchingFor(texts, chance, scene));
  return texts.map((signed, at) => {
    const previous = at === 0 ? noHash : hashOf(texts[at - 1] ?? '');
    return { signed, expected: { lane: 'life', sequence: at + 1, previous }, how: `run of ${texts.length}` };
  });
}

/** SHA-256, hex. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

type Change = (text: string, chance: Chance, scene: EnvelopeScene) => string;

/** What it says is untouched. */
const wronglySigned: Change = (text, chance) => {
  const at = text.lastIndexOf('.') + 1 + chance.whole(80);
  return `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
};

const anotherOne: Change = (_text, chance, scene) => mutatedEnvelope(chance, scene).signed;

/** The next one, which names the last as it now is: by the peer itself, or by whoever would be it. */
function vouchingFor(texts: readonly string[], chance: Chance, scene: EnvelopeScene): string {
  const sequence = texts.length + 1;
  const text = canonicalText(sampleEnvelope({ sequence, previous: hashOf(texts.at(-1) ?? '') }));
  const { pinned, retired, stranger } = scene;
  return signedText(text, chance.pick([pinned, retired, stranger, { ...stranger, id: pinned.id }]));
}
