import type { Envelope, Lane } from '../src/kernel/exchange.ts';
import { canonicalText } from '../src/kernel/canonical.ts';
import {
  noHash,
  sampleChain,
  sampleContact,
  sampleDecision,
  sampleEnvelope,
  sampleEvent,
  type SampleKey,
  sampleKey,
  signedText,
} from '../src/exchange/peer/sample-envelopes.ts';
import type { Signed } from '../src/exchange/peer/envelope.ts';
import type { Expected } from '../src/exchange/peer/verify/check.ts';
import type { Chance } from './chance.ts';
import { mutatedJson } from './mutate-json.ts';

/** What a peer could be, with keys that are pinned, that were, and that are nobody's. */
export interface EnvelopeScene {
  readonly pinned: SampleKey;
  readonly retired: SampleKey;
  readonly stranger: SampleKey;
  readonly chain: readonly Signed[];
}

/** One signed text as it comes, and what must come next where it does. */
export interface OfferedText {
  readonly signed: string;
  readonly expected: Expected;
  /** What was done to it. */
  readonly how: string;
}

const chainLength = 40;

/** Keys and a chain of good envelopes on lane `life`. */
export async function envelopeScene(): Promise<EnvelopeScene> {
  const pinned = sampleKey();
  return {
    pinned,
    retired: sampleKey('2025-01-01T00:00:00.000Z', '2026-06-01T00:00:00.000Z'),
    stranger: sampleKey(),
    chain: await sampleChain(pinned, chainLength),
  };
}

type Mutation = (chance: Chance, scene: EnvelopeScene) => OfferedText;

/** One text, good or damaged, forged or sent by a peer gone wrong. */
export function mutatedEnvelope(chance: Chance, scene: EnvelopeScene): OfferedText {
  return chance.pick(mutations)(chance, scene);
}

const good: Mutation = (chance, { chain }) => {
  const at = chance.whole(chain.length);
  return { signed: chain[at]?.signed ?? '', expected: placeAt(chain, at), how: 'good' };
};

/** Bytes of the text changed, lost, added or doubled. */
const damaged: Mutation = (chance, scene) => {
  const { signed, expected } = good(chance, scene);
  const at = chance.whole(signed.length);
  const cut = signed.slice(0, at);
  const alphabet = 'ABCxyz019-_.=+/ \n{"';
  const sign = alphabet[chance.whole(alphabet.length)] ?? '';
  const text = chance.pick([
    cut,
    `${cut}${signed.slice(at + 1)}`,
    `${cut}${sign}${signed.slice(at)}`,
    `${cut}${sign}${signed.slice(at + 1)}`,
    `${signed}${signed.slice(at)}`,
    `${signed}.${signed}`,
    sign.repeat(chance.isOneIn(500) ? 1_100_000 : 50),
  ]);
  return { signed: text, expected, how: 'damaged' };
};

/** Parts of two good envelopes put together. */
const patched: Mutation = (chance, scene) => {
  const one = good(chance, scene);
  const other = good(chance, scene).signed.split('.');
  const parts = one.signed.split('.');
  const at = chance.whole(3);
  parts[at] = other[chance.isOneIn(5) ? chance.whole(3) : at] ?? '';
  return { ...one, signed: parts.join('.'), how: 'patched' };
};

/** A good envelope where another one must come: an old one again, a later one, on another lane, after another one. */
const misplaced: Mutation = (chance, { chain }) => {
  const expected = placeAt(chain, chance.whole(chain.length));
  const { signed } = chain[chance.whole(chain.length)] ?? { signed: '' };
  const lane: Lane = chance.isOneIn(4) ? chance.pick(['work', 'bulk']) : 'life';
  const previous = chance.isOneIn(4) ? 'f'.repeat(64) : expected.previous;
  return { signed, expected: { ...expected, lane, previous }, how: 'misplaced' };
};

/** Signed with the pinned key after its value was changed: the peer itself, gone wrong or in wrong hands. */
const resigned: Mutation = (chance, scene) => {
  const envelope = baseEnvelope(chance);
  const value = mutatedJson(envelope, chance);
  try {
    return { signed: signedText(canonicalText(value), scene.pinned), expected: first, how: 'resigned' };
  } catch {
    return {
      signed: signedText(JSON.stringify(value) ?? '', scene.pinned),
      expected: first,
      how: 'resigned',
    };
  }
};

/** Signed with the pinned key, as a text that is not the canonical one of what it says. */
const respelt: Mutation = (chance, scene) => {
  const text = canonicalText(baseEnvelope(chance));
  const at = chance.whole(text.length);
  const spelt = chance.pick([
    `${text} `,
    text.replace(':', ' :'),
    text.replace('{', '{"kind":"strait envelope 1",'),
    text.replace('{', '{"__proto__":{},'),
    text.replace('official', '\\u006fficial'),
    text.replace(/"sequence":1/, '"sequence":1.0'),
    text.replace(/"sequence":1/, '"sequence":1e0'),
    `${text.slice(0, at)}${text.slice(at + 1)}`,
    `${text.slice(0, at)}"${text.slice(at)}`,
    '['.repeat(1 + chance.whole(60)) + ']'.repeat(1 + chance.whole(60)),
  ]);
  return { signed: signedText(spelt, scene.pinned), expected: first, how: 'respelt' };
};

/** Good, but signed by a key that may not. */
const forged: Mutation = (chance, { pinned, retired, stranger }) => {
  const text = canonicalText(baseEnvelope(chance));
  const signed = chance.pick([
    signedText(text, stranger),
    signedText(text, retired),
    signedText(text, { ...stranger, id: pinned.id }),
    signedText(text, pinned, '{"alg":"none"}'),
    signedText(text, stranger, `{"alg":"EdDSA","jwk":{"kty":"OKP"},"kid":"${pinned.id}"}`),
    `${signedText(text, pinned).split('.', 2).join('.')}.`,
    signedText(text, pinned, `{"alg":"HS256","kid":"${pinned.id}"}`),
  ]);
  return { signed, expected: first, how: 'forged' };
};

const mutations: readonly [Mutation, ...Mutation[]] = [
  good,
  damaged,
  damaged,
  patched,
  misplaced,
  resigned,
  resigned,
  resigned,
  resigned,
  respelt,
  forged,
];

const first: Expected = { lane: 'life', sequence: 1, previous: noHash };

function placeAt(chain: readonly Signed[], at: number): Expected {
  return { lane: 'life', sequence: at + 1, previous: chain[at - 1]?.hash ?? noHash };
}

function baseEnvelope(chance: Chance): Envelope {
  const content = chance.pick<Envelope['content']>([
    sampleDecision(sampleContact(), sampleEvent()),
    sampleDecision(sampleEvent()),
    { type: 'recall', recall: 'r-1', positions: [40, 41], reason: 'erased' },
    { type: 'receipt', recall: 'r-1', outcome: 'honoured' },
  ]);
  return sampleEnvelope({ content });
}
