import { CompactSign, compactVerify } from 'jose';
import { createPublicKey } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../kernel/canonical.ts';
import type { ContextDoor } from '../../kernel/door.ts';
import type { Envelope, SharedEvent } from '../../kernel/exchange.ts';
import { rescue } from '../../operations/rescue/index.ts';
import { emergency } from '../../operations/emergency/index.ts';
import { carries, checkSigned, isWellFormed, signEnvelope } from './envelope.ts';
import { envelopeRefusals } from './refusals.ts';
import {
  noHash,
  ringOf,
  sampleChain,
  sampleContact,
  sampleDecision,
  sampleEnvelope,
  sampleEvent,
  sampleKey,
  signedText,
} from './sample-envelopes.ts';
import type { Expected } from './verify/check.ts';
import { unfit, unproven } from './codes.ts';
import { knownShapes } from './verify/shapes.ts';

const key = sampleKey();
const known = knownShapes([rescue, emergency]);
const first: Expected = { lane: 'life', sequence: 1, previous: noHash };

/** The verdict in one word: its refusal, or its kind. */
function told(signed: string, expected: Expected = first, doors = known, keys = ringOf(key)): string {
  const verdict = checkSigned(signed, expected, { own: 'fr', peer: 'uk', keys, known: doors });
  return 'refusal' in verdict ? `${verdict.kind} ${verdict.refusal}` : verdict.kind;
}

const signedAs = (envelope: unknown, by = key): string => signedText(canonicalText(envelope), by);
const withEvent = (over: Partial<SharedEvent>): string =>
  signedAs(sampleEnvelope({ content: sampleDecision(sampleEvent(over)) }));

describe('what is as it must be passes', () => {
  test('a chain is taken link by link', async () => {
    const chain = await sampleChain(key, 3);
    let previous = noHash;
    for (const [index, { signed, hash }] of chain.entries()) {
      expect(told(signed, { lane: 'life', sequence: index + 1, previous })).toBe('passed');
      previous = hash;
    }
  });

  test('what it says is given on as it was signed', async () => {
    const envelope = sampleEnvelope();
    const { signed, hash } = await signEnvelope(envelope, key);
    const verdict = checkSigned(signed, first, { own: 'fr', peer: 'uk', keys: ringOf(key), known });
    expect(verdict).toEqual({ kind: 'passed', sequence: 1, hash, envelope });
  });

  test('another implementation of JWS reads what we sign, and we read what it signs', async () => {
    const envelope = sampleEnvelope();
    const { signed } = await signEnvelope(envelope, key);
    const { payload, protectedHeader } = await compactVerify(signed, createPublicKey(key.pinned.spki));
    expect(JSON.parse(Buffer.from(payload).toString())).toEqual(envelope);
    expect(protectedHeader).toEqual({ alg: 'EdDSA', kid: key.id });
    const theirs = await new CompactSign(Buffer.from(canonicalText(envelope)))
      .setProtectedHeader({ alg: 'EdDSA', kid: key.id })
      .sign(key.privateKey);
    expect(told(theirs)).toBe('passed');
    expect(theirs).toBe(signed);
  });

  test('a signer refuses what no receiver would take', async () => {
    const wrong = sampleEnvelope({ previous: 'none' });
    await expect(signEnvelope(wrong, key)).rejects.toThrow('has not the form');
    const { content } = sampleEnvelope();
    if (content.type !== 'decision') throw new Error('not a decision');
    const odd = { ...content, events: content.events.map((event) => ({ ...event, stream: 'raft b/ 1' })) };
    await expect(signEnvelope(sampleEnvelope({ content: odd }), key)).rejects.toThrow('has not the form');
    expect([carries(content), carries(odd), carries({ ...content, events: [] })]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('what was not known when it came is held against the form of its kind once it is', () => {
    const fit = (content: object, from = sampleEnvelope().from) =>
      isWellFormed({ ...sampleEnvelope(), from, content: content as Envelope['content'] });
    const { content, from } = sampleEnvelope();
    expect([fit(content), fit({ ...content, events: [] })]).toEqual([true, false]);
    const setBack = { type: 'set_back', after: 4, upTo: 9 };
    expect([fit(setBack), fit({ ...setBack, after: 'x' }), fit({ ...setBack, upTo: 0 })]).toEqual([
      true,
      false,
      false,
    ]);
    const said = { at: '2026-01-10T02:00:00.000Z', hash: 'a'.repeat(64), key: 'b'.repeat(64) };
    const of = (origin: string) => ({
      type: 'checkpoint',
      content: canonicalText({ ...said, kind: 'strait checkpoint 1', origin, position: 4, previous: '' }),
      signature: 'c'.repeat(128),
    });
    expect([fit(of(from)), fit(of('be'))]).toEqual([true, false]);
  });

  test('a key that was replaced still holds for what was made in its time', () => {
    const old = sampleKey('2026-01-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z');
    expect(told(signedAs(sampleEnvelope(), old), first, known, ringOf(old, key))).toBe('passed');
    const late = sampleEnvelope({ madeAt: '2026-12-02T00:00:00.000Z' as Envelope['madeAt'] });
    expect(told(signedAs(late, old), first, known, ringOf(old, key))).toBe('refused key_out_of_time');
  });
});

test('to a node of no state labels speak of may come what was given to another state', () => {
  const own = 'be';
  const asked = (label: object) => {
    const envelope = { ...sampleEnvelope(), to: own as Envelope['to'] };
    const content = { ...envelope.content, events: [{ ...sampleEvent(), label }] };
    return checkSigned(signedAs({ ...envelope, content }), first, {
      own,
      peer: 'uk',
      keys: ringOf(key),
      known,
    });
  };
  expect(asked({ owner: 'uk-coastguard', releasedToStates: ['fr', 'uk'] }).kind).toBe('passed');
  for (const given of [{}, { releasedToStates: [] }, { releasedToStates: ['uk'] }])
    expect(asked({ owner: 'uk-coastguard', ...given })).toMatchObject({ refusal: 'label_refused' });
});

describe('what is not proved is refused', () => {
  const good = signedAs(sampleEnvelope());
  const [head = '', payload = '', mark = ''] = good.split('.');
  const text = canonicalText(sampleEnvelope());
  test.each<[string, string, string]>([
    ['nothing', '', 'not_a_signed_text'],
    ['two parts', `${head}.${payload}`, 'not_a_signed_text'],
    ['four parts', `${good}.${mark}`, 'not_a_signed_text'],
    ['a space in it', `${head}. ${payload}.${mark}`, 'not_a_signed_text'],
    ['over a megabyte', `${head}.${'A'.repeat(1_048_576)}.${mark}`, 'too_large'],
    ['no algorithm', signedText(text, key, '{"alg":"none"}'), 'header_refused'],
    ['another algorithm', signedText(text, key, `{"alg":"HS256","kid":"${key.id}"}`), 'header_refused'],
    [
      'a key of its own',
      signedText(text, key, `{"alg":"EdDSA","jwk":{},"kid":"${key.id}"}`),
      'header_refused',
    ],
    [
      'a key elsewhere',
      signedText(text, key, `{"alg":"EdDSA","jku":"x","kid":"${key.id}"}`),
      'header_refused',
    ],
    [
      'a critical header',
      signedText(text, key, `{"alg":"EdDSA","crit":["b64"],"kid":"${key.id}"}`),
      'header_refused',
    ],
    [
      'its header in another order',
      signedText(text, key, `{"kid":"${key.id}","alg":"EdDSA"}`),
      'header_refused',
    ],
    ['a key that is not pinned', signedAs(sampleEnvelope(), sampleKey()), 'key_unknown'],
    ['another key under a pinned id', signedText(text, { ...sampleKey(), id: key.id }), 'signature_wrong'],
    ['another signature', `${head}.${payload}.${Buffer.alloc(64).toString('base64url')}`, 'signature_wrong'],
    ['a short signature', `${head}.${payload}.${mark.slice(0, 40)}`, 'signature_wrong'],
    ['no UTF-8', signedText(Buffer.from([0x22, 0xff, 0x22]), key), 'not_utf8'],
    ['deep nesting', signedText('['.repeat(40) + ']'.repeat(40), key), 'nested_too_deep'],
    ['no JSON', signedText('{"a":}', key), 'not_json'],
    ['a space in the JSON', signedText(text.replace(':', ': '), key), 'not_canonical'],
    ['a key twice', signedText(`{"kind":"x",${text.slice(1)}`, key), 'not_canonical'],
    ['half a character', signedText('{"a":"\\ud800"}', key), 'not_canonical'],
    ['a prototype', signedText('{"__proto__":{}}', key), 'not_canonical'],
    ['a number beyond all', signedText('{"a":1e999}', key), 'not_canonical'],
    ['a field more', signedAs({ ...sampleEnvelope(), further: 1 }), 'not_an_envelope'],
    ['another kind', signedAs({ ...sampleEnvelope(), kind: 'strait envelope 2' }), 'not_an_envelope'],
    ['a sequence that is none', signedAs({ ...sampleEnvelope(), sequence: 1.5 }), 'not_an_envelope'],
    ['30 February', signedAs({ ...sampleEnvelope(), madeAt: '2026-02-30T00:00:00.000Z' }), 'not_an_envelope'],
    ['long ago', signedAs({ ...sampleEnvelope(), madeAt: '1970-01-01T00:00:00.000Z' }), 'moment_impossible'],
    [
      'before its key',
      signedAs({ ...sampleEnvelope(), madeAt: '2025-12-31T00:00:00.000Z' }),
      'key_out_of_time',
    ],
    ['another sender', signedAs({ ...sampleEnvelope(), from: 'be' }), 'wrong_sender'],
    ['another addressee', signedAs({ ...sampleEnvelope(), to: 'be' }), 'wrong_addressee'],
    ['another lane', signedAs({ ...sampleEnvelope(), lane: 'bulk' }), 'wrong_lane'],
    ['one too far', signedAs({ ...sampleEnvelope(), sequence: 2 }), 'sequence_gap'],
    ['a broken chain', signedAs({ ...sampleEnvelope(), previous: 'f'.repeat(64) }), 'chain_broken'],
  ])('%s', (_, signed, refusal) => expect(told(signed)).toBe(`refused ${refusal}`));

  test('one that was taken before', () =>
    expect(told(good, { lane: 'life', sequence: 2, previous: noHash })).toBe('refused sequence_repeated'));

  test('another spelling of the same signature', () => {
    const last = mark.at(-1) ?? '';
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const twin = alphabet[alphabet.indexOf(last) ^ 1] ?? ''; // 64 bytes leave four bits of the last sign unused
    const other = `${head}.${payload}.${mark.slice(0, -1)}${twin}`;
    expect(Buffer.from(other.split('.')[2] ?? '', 'base64url')).toEqual(Buffer.from(mark, 'base64url'));
    expect(told(other)).toBe('refused not_a_signed_text');
  });
});

describe('what is proved but may not be used is set aside, and the chain goes on', () => {
  test.each<[string, string, string]>([
    ['a decision of nothing', signedAs(sampleEnvelope({ content: sampleDecision() })), 'content_refused'],
    ['a field more in an event', withEvent({ further: 1 } as Partial<SharedEvent>), 'content_refused'],
    ['a stream of another context', withEvent({ context: 'operations/emergency' }), 'stream_foreign'],
    ['an event of another stream', withEvent({ stream: 'contact/c-000001' }), 'stream_foreign'],
    [
      'a known type on an unknown stream of its context',
      withEvent({ stream: 'vessel/v-1' }),
      'stream_foreign',
    ],
    ['a field more in the body', withEvent({ body: { ...sampleEvent().body, phone: '1' } }), 'body_refused'],
    ['a body that lacks one', withEvent({ body: { boat: 'b-000001' } }), 'body_refused'],
    ['another purpose', withEvent({ purpose: 'law_enforcement' }), 'purpose_refused'],
    [
      'an owner of another state',
      withEvent({ label: { owner: 'fr-cross', releasedToStates: ['fr'] } }),
      'label_refused',
    ],
    ['what was not released here', withEvent({ label: { owner: 'uk-coastguard' } }), 'label_refused'],
    ['too many hops', withEvent({ hops: 9 }), 'content_refused'],
    ['what it says to have seen of itself', withEvent({ seen: { uk: 3 } }), 'seen_refused'],
    [
      'positions that go back',
      signedAs(sampleEnvelope({ content: sampleDecision(sampleEvent(), sampleContact()) })),
      'positions_refused',
    ],
    [
      'a telephone number in what no schema knows',
      withEvent({ type: 'BoatHailed', body: { how: '+44 7700 900123' } }),
      'personal_values',
    ],
    [
      'words in what no schema knows',
      withEvent({ type: 'BoatHailed', body: { words: 'help' } }),
      'personal_values',
    ],
    [
      'the checkpoint of another book',
      signedAs(
        sampleEnvelope({ content: { type: 'checkpoint', content: '{}', signature: 'a'.repeat(128) } }),
      ),
      'checkpoint_refused',
    ],
  ])('%s', (_, signed, refusal) => expect(told(signed)).toBe(`set_aside ${refusal}`));

  test('what is never shared', () => {
    const [glass] = emergency.streams;
    const [type = ''] = Object.keys(glass?.events ?? {});
    const signed = withEvent({ context: 'operations/emergency', stream: `${glass?.kind}/x`, type });
    expect(told(signed)).toBe('set_aside never_shared');
  });
});

describe('what a newer version says is not refused', () => {
  test.each<[string, string]>([
    ['a type', withEvent({ type: 'BoatHailed', body: { channel: 16 } })],
    ['a shape', withEvent({ shape: 2, body: { anything: [1, 2] } })],
    ['a subject of the vault', withEvent({ shape: 2, body: { words: `s-${'0'.repeat(32)}` } })],
    [
      'a context',
      withEvent({ context: 'operations/pollution', stream: 'slick/1', type: 'SlickSeen', body: {} }),
    ],
    ['a content', signedAs({ ...sampleEnvelope(), content: { type: 'greeting', words: [] } })],
  ])('%s', (_, signed) => expect(told(signed)).toBe('unknown'));

  test('an older shape is lifted before it is held against the schema', () => {
    const [contact, boat, ...more] = rescue.streams;
    if (contact === undefined || boat === undefined) throw new Error('rescue has no streams');
    const newer: ContextDoor = {
      ...rescue,
      streams: [
        contact,
        { ...boat, upcasters: { BoatOpened: [({ state, ...body }) => ({ ...body, side: state })] } },
        ...more,
      ],
    };
    const { side, ...rest } = sampleEvent().body;
    const old = withEvent({ body: { ...rest, state: side ?? null } });
    expect(told(old, first, knownShapes([newer]))).toBe('passed');
    expect(told(old)).toBe('set_aside body_refused');
    expect(told(withEvent({ shape: 2 }), first, knownShapes([newer]))).toBe('passed');
  });
});

test('every refusal has its words, and no words are without one', () => {
  expect(Object.keys(envelopeRefusals).toSorted()).toEqual([...unproven, ...unfit].toSorted());
});

test('the part that reads what comes from outside is small enough to be read whole', () => {
  const folder = join(import.meta.dirname, 'verify');
  const lines = readdirSync(folder).flatMap((name) =>
    readFileSync(join(folder, name), 'utf8').trimEnd().split('\n'),
  );
  expect(lines.length).toBeLessThanOrEqual(500);
});
