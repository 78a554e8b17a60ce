import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { sampleChain, sampleKey, noHash, sampleEnvelope, signedText } from './sample-envelopes.ts';
import { canonicalText } from '../../kernel/canonical.ts';
import { sha256 } from './verify/jws.ts';
import type { Verdict } from './verify/check.ts';
import { startVerifier, type Verifier, type VerifierParts } from './verifier.ts';

const key = sampleKey();
const shapesModule = join(import.meta.dirname, '../../node/exchange-shapes.ts');
const first = { lane: 'life', sequence: 1, previous: noHash } as const;
const open: Verifier[] = [];
afterEach(async () => {
  for (const verifier of open.splice(0)) await verifier.close();
});

function started(over: Partial<VerifierParts> = {}): Verifier {
  const verifier = startVerifier({ own: 'fr', peer: 'uk', keys: [key.pinned], shapesModule, ...over });
  open.push(verifier);
  return verifier;
}
const wrong = (how: string): Partial<VerifierParts> => ({
  program: join(import.meta.dirname, 'test-hanging-check.ts'),
  shapesModule: how,
  limitMilliseconds: 50,
});

describe('the part that checks runs by itself', () => {
  test('it takes a chain, and refuses what is none, in the order asked', async () => {
    const [one, two] = await sampleChain(key, 2);
    if (one === undefined || two === undefined) throw new Error('no chain');
    const verifier = started();
    const verdicts = await Promise.all([
      verifier.check(one.signed, first),
      verifier.check(two.signed, first),
      verifier.check(two.signed, { lane: 'life', sequence: 2, previous: one.hash }),
      verifier.check('"\n"', first),
      verifier.check('a'.repeat(2_000_000), first),
    ]);
    expect(verdicts.map((verdict) => ('refusal' in verdict ? verdict.refusal : verdict.sequence))).toEqual([
      1,
      'sequence_gap',
      2,
      'not_a_signed_text',
      'too_large',
    ]);
    expect(verifier.restarts()).toBe(0);
  });

  test('one asked alone is believed by its own signature, whatever vouches for it beside', async () => {
    const [one] = await sampleChain(key, 1);
    if (one === undefined) throw new Error('no chain');
    const wrong = signedText(canonicalText(sampleEnvelope({ sequence: 2, previous: one.hash })), key);
    const second = `${wrong.slice(0, -86)}${'A'.repeat(86)}`;
    const third = signedText(canonicalText(sampleEnvelope({ sequence: 3, previous: sha256(second) })), key);
    const verifier = started();
    const place = { lane: 'life', sequence: 2, previous: one.hash } as const;
    const answered: string[] = [];
    const told = (how: string) => (verdict: Verdict) => void answered.push(`${how} ${verdict.kind}`);
    await Promise.all([
      verifier.checkAlone(second, place).then(told('alone')),
      verifier.check(one.signed, first).then(told('first')),
      verifier.check(second, place).then(told('second')),
      verifier.check(third, { ...place, sequence: 3, previous: sha256(second) }).then(told('third')),
    ]);
    // And it waits until nothing else is asked.
    expect(answered).toEqual(['first passed', 'second passed', 'third passed', 'alone refused']);
  });

  test('a key that is pinned while it runs holds from then on', async () => {
    const next = sampleKey();
    const signed = signedText(canonicalText(sampleEnvelope()), next);
    const verifier = started();
    expect(await verifier.check(signed, first)).toMatchObject({ refusal: 'key_unknown' });
    verifier.pin([key.pinned, next.pinned]);
    expect(await verifier.check(signed, first)).toMatchObject({ kind: 'passed' });
    expect(verifier.restarts()).toBe(0);
  });

  test('it reaches no file, process, thread or environment', async () => {
    const [one] = await sampleChain(key, 1);
    const verifier = started({ shapesModule: join(import.meta.dirname, 'test-curious-shapes.ts') });
    // Had it reached anything it would have died of it; nothing it knows, everything it passes on as not understood.
    expect(await verifier.check(one?.signed ?? '', first)).toMatchObject({ kind: 'unknown' });
  });
});

describe('when it goes wrong the envelope is refused and nobody waits for ever', () => {
  test.each(['hangs', 'dies', 'babbles'])('it %s', async (how) => {
    const verifier = started(wrong(how));
    const verdicts = await Promise.all([verifier.check('a.b.c', first), verifier.check('a.b.c', first)]);
    expect(verdicts).toEqual([
      { kind: 'refused', refusal: 'verifier_failed' },
      { kind: 'refused', refusal: 'verifier_failed' },
    ]);
    expect(verifier.restarts()).toBe(6); // once together, then three attempts each
  });

  test('it dies of one text: those asked together with it are answered', async () => {
    const verifier = started({ ...wrong('chokes'), limitMilliseconds: 2_000 });
    const texts = ['a.b.c', 'poison.b.c', 'd.e.f'];
    const verdicts = await Promise.all(texts.map((text) => verifier.check(text, first)));
    expect(verdicts.map((verdict) => 'refusal' in verdict && verdict.refusal)).toEqual([
      'key_unknown',
      'verifier_failed',
      'key_unknown',
    ]);
  });

  test('a busy machine leaves it waiting: it is waited for, not started again', async () => {
    const verifier = started({ ...wrong('naps'), limitMilliseconds: 250 });
    expect(await verifier.check('a.b.c', first)).toMatchObject({ refusal: 'key_unknown' });
    expect(verifier.restarts()).toBe(0);
  });

  test('its program is not there', async () => {
    const verifier = started({ program: join(import.meta.dirname, 'nowhere.ts') });
    expect(await verifier.check('a.b.c', first)).toMatchObject({ refusal: 'verifier_failed' });
  });

  test('it was closed', async () => {
    const verifier = started();
    await verifier.close();
    expect(await verifier.check('a.b.c', first)).toMatchObject({ refusal: 'verifier_failed' });
  });
});
