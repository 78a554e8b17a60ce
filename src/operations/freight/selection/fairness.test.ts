import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instant } from '../../../kernel/time.ts';
import { groundKinds, vehicleForms } from '../words.ts';
import { type CountedPassage, fairnessOf, quarterOf } from './fairness.ts';

const at = (text: string) => instant(Date.parse(text));
const ask = { quarter: '2026-Q4', position: 417 };

function many(count: number, part: Partial<CountedPassage>): readonly CountedPassage[] {
  return Array.from({ length: count }, (_, n) => ({
    passage: `p-${n}`,
    place: 'calais',
    form: 'box',
    arrivedAt: at('2026-11-20T02:10:00Z'),
    grounds: [],
    found: false,
    ...part,
  }));
}

describe('the fairness report of a quarter', () => {
  test('says of each ground how often it was used and how often it found', () => {
    const report = fairnessOf(
      [
        ...many(100, {}),
        ...many(50, { grounds: ['random'] }),
        ...many(6, { grounds: ['random'], found: true }),
        ...many(20, { grounds: ['rule', 'driver_report'], found: true }),
      ],
      ask,
    );
    expect(report.total).toEqual({
      of: '',
      passages: 176,
      controlled: 76,
      found: 26,
      byGround: { driver_report: 20, random: 56, rule: 20 },
    });
    expect(report.hits).toEqual([
      { ground: 'driver_report', controlled: 20, found: 20 },
      { ground: 'random', controlled: 56, found: 6 },
      { ground: 'rule', controlled: 20, found: 20 },
    ]);
    expect([report.quarter, report.position]).toEqual(['2026-Q4', 417]);
  });

  test('counts its own quarter alone', () => {
    expect(['2026-09-30T23:59:59Z', '2026-10-01T00:00:00Z'].map((one) => quarterOf(at(one)))).toEqual([
      '2026-Q3',
      '2026-Q4',
    ]);
    expect(fairnessOf(many(9, { arrivedAt: at('2026-09-30T23:59:59Z') }), ask).total.passages).toBe(0);
  });

  test('holds small numbers back, and one more, so that the sum does not give them away', () => {
    const report = fairnessOf(
      [
        ...many(3, { place: 'dunkirk' }),
        ...many(40, { place: 'calais' }),
        ...many(20, { place: 'coquelles' }),
      ],
      ask,
    );
    expect(report.rows.place.map(({ of, passages }) => [of, passages])).toEqual([
      ['calais', 40],
      ['coquelles', 'held_back'],
      ['dunkirk', 'held_back'],
    ]);
  });

  test('never shows a number from one to four, and is the same in whatever order it is counted', () => {
    const passage = fc.record({
      passage: fc.string(),
      place: fc.constantFrom('calais', 'dunkirk', 'coquelles'),
      form: fc.constantFrom(...vehicleForms),
      arrivedAt: fc
        .integer({ min: at('2026-10-01T00:00:00Z'), max: at('2026-12-31T00:00:00Z') })
        .map(instant),
      grounds: fc.uniqueArray(fc.constantFrom(...groundKinds), { maxLength: 2 }),
      found: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(passage, { maxLength: 60 }), (passages) => {
        const { position: _position, ...report } = fairnessOf(passages, ask);
        expect(JSON.stringify(report)).not.toMatch(/:[1-4][,}]/);
        expect(fairnessOf(passages.toReversed(), ask)).toEqual(fairnessOf(passages, ask));
      }),
      { numRuns: 60 },
    );
  });
});
