import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { given } from '../../../kernel/given.ts';
import type { UtcText } from '../../../kernel/time.ts';
import { drawDecider, periodAt } from './decide-draw.ts';
import { auditDraws, drawOf, fingerprintOf, isDrawn } from './draw.ts';
import type { DrawCommand, DrawEvent } from './events-draw.ts';

const secret = 'ab'.repeat(32);
const other = 'cd'.repeat(32);
const passages = Array.from({ length: 4_000 }, (_, at) => `p-${at}`);

describe('a draw', () => {
  test('is the machine’s own HMAC of the passage’s id, so that anyone can draw it again', () => {
    fc.assert(
      fc.property(fc.string(), (passage) => {
        const hex = createHmac('sha256', Buffer.from(secret, 'hex')).update(passage).digest('hex');
        expect(drawOf(secret, passage)).toBe(Number.parseInt(hex.slice(0, 12), 16) / 2 ** 48);
      }),
      { numRuns: 50 },
    );
  });

  test('falls at the published rate, and otherwise under another secret', () => {
    const drawn = passages.filter((passage) => isDrawn(secret, passage, 50));
    // 4,000 draws at 5 %: four standard deviations are 55.
    expect(Math.abs(drawn.length - 200)).toBeLessThan(55);
    const both = drawn.filter((passage) => isDrawn(other, passage, 50));
    expect(both.length).toBeLessThan(30);
    expect(passages.slice(0, 50).every((passage) => isDrawn(secret, passage, 1_000))).toBe(true);
  });

  test('that was overruled or made up is found when the period is drawn again', () => {
    const drawn = passages.slice(0, 200).map((passage) => ({
      passage,
      controlledAtRandom: isDrawn(secret, passage, 100),
    }));
    const honest = auditDraws({ secret, ratePermille: 100 }, drawn);
    expect([honest.drawnNotControlled, honest.controlledNotDrawn]).toEqual([[], []]);
    expect(honest.drawn).toBeGreaterThan(5);
    const [chosen] = drawn.filter((one) => one.controlledAtRandom);
    const [spared] = drawn.filter((one) => !one.controlledAtRandom);
    const bent = drawn.map((one) =>
      one === chosen || one === spared ? { ...one, controlledAtRandom: !one.controlledAtRandom } : one,
    );
    const found = auditDraws({ secret, ratePermille: 100 }, bent);
    expect(found.drawnNotControlled).toEqual([chosen?.passage]);
    expect(found.controlledNotDrawn).toEqual([spared?.passage]);
  });
});

const time = (text: string) => text as UtcText; // written as the edge writes it
const by = 'duty-1' as NonNullable<DrawCommand['by']>; // an id of the samples
const december = {
  place: 'calais',
  period: '2026-12',
  from: time('2026-12-01T00:00:00.000Z'),
  to: time('2027-01-01T00:00:00.000Z'),
  ratePermille: 50,
};
const before = time('2026-11-26T10:00:00.000Z');
const within = time('2026-12-10T10:00:00.000Z');
const after = time('2027-01-01T00:00:00.000Z');
const publish: DrawCommand = { type: 'PublishShare', at: before, by, ...december };
const named = { place: 'calais', period: '2026-12' };
const seal: DrawCommand = {
  type: 'SealSecret',
  at: before,
  by,
  ...named,
  fingerprint: fingerprintOf(secret),
};
const open: DrawCommand = { type: 'OpenSecret', at: after, by, ...named, secret };
const published: DrawEvent = { type: 'SharePublished', at: before, ...december, by };
const sealed: DrawEvent = {
  type: 'SecretSealed',
  at: before,
  ...named,
  fingerprint: fingerprintOf(secret),
  by,
};
const opened: DrawEvent = { type: 'SecretOpened', at: after, ...named, secret, by };

describe('the random share of a place', () => {
  test('is published before its period, and not bent in it', () => {
    given(drawDecider, []).when(publish).then([published]);
    given(drawDecider, [])
      .when({ ...publish, at: within })
      .refuses('period_begun');
    given(drawDecider, [])
      .when({ ...publish, to: before })
      .refuses('period_reversed');
    given(drawDecider, [])
      .when({ ...publish, to: time('2027-03-01T00:00:00.000Z') })
      .refuses('period_too_long');
    given(drawDecider, [published])
      .when({ ...publish, ratePermille: 900 })
      .refuses('period_overlaps');
    given(drawDecider, [published])
      .when({ ...publish, period: 'late', from: time('2026-12-31T00:00:00.000Z') })
      .refuses('period_overlaps');
    const { by: _by, ...unsigned } = publish;
    given(drawDecider, []).when(unsigned).refuses('actor_missing');
  });

  test('is sealed once, before it begins', () => {
    given(drawDecider, []).when(seal).refuses('period_unknown');
    given(drawDecider, [published]).when(seal).then([sealed]);
    given(drawDecider, [published, sealed]).when(seal).refuses('sealed_already');
    given(drawDecider, [published])
      .when({ ...seal, at: within })
      .refuses('period_begun');
  });

  test('is opened when it is over, with the secret that was sealed and no other', () => {
    given(drawDecider, [published]).when(open).refuses('not_sealed');
    given(drawDecider, [published, sealed])
      .when({ ...open, at: within })
      .refuses('too_soon');
    given(drawDecider, [published, sealed])
      .when({ ...open, secret: other })
      .refuses('secret_differs');
    given(drawDecider, [published, sealed]).when(open).then([opened]);
    given(drawDecider, [published, sealed, opened]).when(open).refuses('opened_already');
  });

  test('draws nothing where it was not sealed in time', () => {
    const stands = (events: readonly DrawEvent[], at: UtcText) =>
      periodAt(given(drawDecider, events).state, at);
    expect(stands([published], within)).toBeNull();
    expect(stands([published, sealed], within)?.ratePermille).toBe(50);
    expect(stands([published, sealed], after)).toBeNull();
  });
});
