import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { canonicalText } from '../../kernel/canonical.ts';
import type { Envelope } from '../../kernel/exchange.ts';
import { rescue } from '../../operations/rescue/index.ts';
import { checkSigned } from './envelope.ts';
import { noHash, ringOf, sampleChain, sampleEnvelope, sampleKey, signedText } from './sample-envelopes.ts';
import { checkTogether, type Questioned } from './verify/check.ts';
import { sha256 } from './verify/jws.ts';
import { knownShapes } from './verify/shapes.ts';

const key = sampleKey();
const parts = { own: 'fr', peer: 'uk', keys: ringOf(key), known: knownShapes([rescue]) };
const length = 6;

/** Each asked for after the one before it, as reception does, whatever that was. */
function asked(texts: readonly string[]): readonly Questioned[] {
  return texts.map((signed, at) => {
    const before = texts[at - 1];
    const previous = before === undefined ? noHash : sha256(before);
    return { signed, expected: { lane: 'life', sequence: at + 1, previous } };
  });
}

function told(questions: readonly Questioned[], over: Partial<typeof parts> = {}): readonly string[] {
  return checkTogether(questions, { ...parts, ...over }).map((verdict) =>
    'refusal' in verdict ? verdict.refusal : verdict.kind,
  );
}

/** The text with another signature of the right form. */
function wronglySigned(text: string): string {
  const [head, payload, mark = ''] = text.split('.');
  return `${head}.${payload}.${mark.startsWith('AA') ? `BB${mark.slice(2)}` : `AA${mark.slice(2)}`}`;
}

/** The next one after these texts, signed by whom one likes. */
function nextAfter(texts: readonly string[], by = key, over: Partial<Envelope> = {}): string {
  const previous = sha256(texts.at(-1) ?? '');
  const envelope = sampleEnvelope({ sequence: texts.length + 1, previous, ...over });
  return signedText(canonicalText(envelope), by);
}

let chain: readonly string[];
beforeAll(async () => {
  chain = (await sampleChain(key, length)).map(({ signed }) => signed);
});

describe('texts that are checked together', () => {
  test('get the verdicts that each would get by itself', () => {
    const questions = asked(chain);
    const alone = questions.map(({ signed, expected }) => checkSigned(signed, expected, parts));
    expect(checkTogether(questions, parts)).toEqual(alone);
    expect(new Set(alone.map(({ kind }) => kind))).toEqual(new Set(['passed']));
    expect(checkTogether([], parts)).toEqual([]);
  });

  test('are proved by the signature of the last, which covers the very bytes of those before it', () => {
    const [one = '', two = ''] = chain;
    const odd = [one, wronglySigned(two)];
    expect(told(asked(odd))).toEqual(['passed', 'signature_wrong']);
    // The peer says over its own signature that this was its second: it is.
    expect(told(asked([...odd, nextAfter(odd)]))).toEqual(['passed', 'passed', 'passed']);
  });

  test('a text of which a later one names other bytes proves itself, or is refused', () => {
    const damaged = chain.map((text, at) => (at === 2 ? wronglySigned(text) : text));
    // The fourth names what the third was before it was damaged.
    expect(told(asked(damaged))).toEqual([
      'passed',
      'passed',
      'signature_wrong',
      'chain_broken',
      'passed',
      'passed',
    ]);
  });

  test('whoever has no pinned key vouches for nothing', () => {
    const odd = [chain[0] ?? '', wronglySigned(chain[1] ?? '')];
    const stranger = sampleKey();
    const old = sampleKey('2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z');
    const keys = ringOf(key, old);
    expect(told(asked([...odd, nextAfter(odd, stranger)]))).toEqual([
      'passed',
      'signature_wrong',
      'key_unknown',
    ]);
    expect(told(asked([...odd, nextAfter(odd, { ...stranger, id: key.id })]))).toEqual([
      'passed',
      'signature_wrong',
      'signature_wrong',
    ]);
    expect(told(asked([...odd, nextAfter(odd, old)]), { keys })).toEqual([
      'passed',
      'signature_wrong',
      'key_out_of_time',
    ]);
  });

  test('nor does an envelope of somebody else, for somebody else, or of no form', () => {
    const odd = [chain[0] ?? '', wronglySigned(chain[1] ?? '')];
    const wrong: readonly [Partial<Envelope>, string][] = [
      [{ from: 'be' as Envelope['from'] }, 'wrong_sender'],
      [{ to: 'be' as Envelope['to'] }, 'wrong_addressee'],
      [{ kind: 'strait envelope 2' as Envelope['kind'] }, 'not_an_envelope'],
    ];
    for (const [over, refusal] of wrong)
      expect(told(asked([...odd, nextAfter(odd, key, over)]))).toEqual([
        'passed',
        'signature_wrong',
        refusal,
      ]);
  });

  test('what is vouched for must be all else that it must be', () => {
    const first = chain.slice(0, 1);
    const elsewhere = [...first, nextAfter(first, key, { to: 'be' as Envelope['to'] })];
    expect(told(asked([...elsewhere, nextAfter(elsewhere)]))).toEqual([
      'passed',
      'wrong_addressee',
      'passed',
    ]);
    const spaced = [...first, signedText(` ${canonicalText(sampleEnvelope())}`, key)];
    expect(told(asked([...spaced, nextAfter(spaced)]))[1]).toBe('not_canonical');
    const unpinned = [...first, nextAfter(first, sampleKey())];
    expect(told(asked([...unpinned, nextAfter(unpinned)]))[1]).toBe('key_unknown');
    const short = [...first, (chain[1] ?? '').slice(0, -2)];
    expect(told(asked([...short, nextAfter(short)]))[1]).not.toBe('passed');
  });

  test('one that may not be used vouches all the same: that it is the peer’s is proved', () => {
    const odd = [chain[0] ?? '', wronglySigned(chain[1] ?? '')];
    const unfit = { type: 'receipt', recall: '', outcome: 'honoured' } as Envelope['content'];
    expect(told(asked([...odd, nextAfter(odd, key, { content: unfit })]))).toEqual([
      'passed',
      'passed',
      'content_refused',
    ]);
  });

  test('nothing passes that is neither signed nor named by what passes after it', () => {
    const damage = fc.record({
      at: fc.nat(length - 1),
      place: fc.nat(2_000),
      sign: fc.constantFrom('A', 'b', '.'),
    });
    fc.assert(
      fc.property(fc.array(damage, { maxLength: 4 }), (damages) => {
        const texts = [...chain];
        for (const { at, place, sign } of damages) {
          const text = texts[at] ?? '';
          const where = place % text.length;
          texts[at] = `${text.slice(0, where)}${sign}${text.slice(where + 1)}`;
        }
        const questions = asked(texts);
        const kinds = told(questions);
        questions.forEach(({ signed, expected }, at) => {
          if (kinds[at] !== 'passed') return;
          expect(signed).toBe(chain[at]); // nobody but the holder of the key made another one that passes
          expect(checkSigned(signed, expected, parts).kind).toBe('passed');
        });
        expect(kinds.filter((kind) => kind === 'passed').length).toBeGreaterThanOrEqual(
          length - 2 * new Set(damages.map(({ at }) => at)).size,
        );
      }),
      { numRuns: 300 },
    );
  });
});
