import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addSeconds, toUtc } from '../../../kernel/time.ts';
import { groundKinds, vehicleForms } from '../words.ts';
import { type CountedGroup, fairnessOf, quarterBounds, quarterOf } from './fairness.ts';

const ask = { quarter: '2026-Q4', position: 417 };

function many(passages: number, part: Partial<CountedGroup>): CountedGroup {
  return {
    place: 'calais',
    form: 'box',
    hour: 2,
    grounds: [],
    found: false,
    foundBy: part.found === true ? (part.grounds ?? []) : [],
    passages,
    entries: passages,
    ...part,
  };
}

describe('the fairness report of a quarter', () => {
  test('says of each ground how often it was used and how often it found', () => {
    const report = fairnessOf(
      [
        many(100, {}),
        many(50, { grounds: ['random'] }),
        many(6, { grounds: ['random'], found: true }),
        many(20, { grounds: ['rule', 'driver_report'], found: true }),
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

  test('credits no ground with what a control on another found', () => {
    const { hits, total } = fairnessOf(
      [
        many(40, { grounds: ['driver_report', 'random'], found: true, foundBy: ['driver_report'] }),
        many(60, { grounds: ['random'] }),
        many(8, { grounds: ['random'], found: true }),
      ],
      ask,
    );
    expect(total.found).toBe(48);
    expect(hits).toEqual([
      { ground: 'driver_report', controlled: 40, found: 40 },
      { ground: 'random', controlled: 108, found: 8 },
    ]);
  });

  test('begins and ends with its quarter, in UTC', () => {
    expect(['2026-Q4', '2027-Q1'].map((quarter) => quarterBounds(quarter).map(toUtc))).toEqual([
      ['2026-10-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
      ['2027-01-01T00:00:00.000Z', '2027-04-01T00:00:00.000Z'],
    ]);
    const [from, to] = quarterBounds('2026-Q4');
    expect([from, addSeconds(to, -1), to].map(quarterOf)).toEqual(['2026-Q4', '2026-Q4', '2027-Q1']);
  });

  test('of a group told in parts says the same as of it whole', () => {
    const whole = fairnessOf([many(12, { grounds: ['rule'] })], ask);
    expect(fairnessOf([many(5, { grounds: ['rule'] }), many(7, { grounds: ['rule'] })], ask)).toEqual(whole);
  });

  test('holds small numbers back, and one more, so that the sum does not give them away', () => {
    const report = fairnessOf(
      [many(3, { place: 'dunkirk' }), many(40, { place: 'calais' }), many(20, { place: 'coquelles' })],
      ask,
    );
    expect(report.rows.place.map(({ of, passages }) => [of, passages])).toEqual([
      ['calais', 40],
      ['coquelles', 'held_back'],
      ['dunkirk', 'held_back'],
    ]);
  });

  test('holds two grounds back where one alone could be reckoned from the total', () => {
    const { hits } = fairnessOf(
      [
        many(1, { grounds: ['random'], found: true }),
        many(59, { grounds: ['random'] }),
        many(6, { grounds: ['rule'], found: true }),
        many(40, { grounds: ['tip'], found: true }),
      ],
      ask,
    );
    expect(hits.map(({ ground, found }) => [ground, found])).toEqual([
      ['random', 'held_back'],
      ['rule', 'held_back'],
      ['tip', 40],
    ]);
  });

  test('never shows a number from one to four, and is the same in whatever order it is counted', () => {
    const group = fc.record({
      place: fc.constantFrom('calais', 'dunkirk', 'coquelles'),
      form: fc.constantFrom(...vehicleForms),
      hour: fc.integer({ min: 0, max: 23 }),
      grounds: fc.uniqueArray(fc.constantFrom(...groundKinds), { maxLength: 2 }),
      found: fc.boolean(),
      passages: fc.integer({ min: 1, max: 7 }),
      entries: fc.integer({ min: 7, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(group, { maxLength: 60 }), (drawn) => {
        const groups = drawn.map((one) => ({ ...one, foundBy: one.found ? one.grounds.slice(0, 1) : [] }));
        const { position: _position, ...report } = fairnessOf(groups, ask);
        expect(JSON.stringify(report)).not.toMatch(/:[1-4][,}]/);
        expect(fairnessOf(groups.toReversed(), ask)).toEqual(fairnessOf(groups, ask));
      }),
      { numRuns: 60 },
    );
  });
});

test('says how many entries were counted with another, and holds few of them back', () => {
  const joinedOf = (passages: number, entries: number) =>
    fairnessOf([many(passages, { entries })], ask).joined;
  expect([joinedOf(100, 100), joinedOf(100, 103), joinedOf(100, 140)]).toEqual([0, 'held_back', 40]);
});
