import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boatIn, done, type Sea } from './given-rescue.ts';
import { linked, type Linking, type Sample } from './sample-contacts.ts';
import { openSea, twoBoats } from './sample-states.ts';

const one = 'b-000001';
const two = 'b-000002';

type Counting = Partial<Sample & Linking>;

function pickup(sea: Sea, contact: string, counted: Sample['counted'], more: Counting = {}): Sea {
  const said = { at: '03:00', kind: 'pickup', channel: 'unit', unit: 'LB-1' } as const;
  return linked(sea, contact, { boat: one, ...said, ...(counted && { counted }), ...more });
}

function landing(sea: Sea, contact: string, counted: Sample['counted'], more: Counting = {}): Sea {
  const said = { at: '05:00', kind: 'landing', channel: 'port', unit: 'LB-1' } as const;
  return linked(sea, contact, { boat: one, ...said, ...(counted && { counted }), ...more });
}

/** What was asked for children alone, each with what was met again. */
const asked = (sea: Sea, boat = one) =>
  boatIn(sea, boat)
    .safeguarding.filter(({ kind }) => kind === 'unaccompanied_child_referral')
    .map(({ contact, count, side, again }) => ({ contact, count, side, again }));

const afloat = (children: number, alive = 33) =>
  pickup(openSea(), 'c-afloat1', { alive, childrenAlone: children });

describe('given children alone at a pickup, when they are counted again at its landing', () => {
  test('they are asked for once, and both counts stay', () => {
    const sea = landing(afloat(2), 'c-ashore1', { alive: 33, childrenAlone: 2 });
    const again = [{ contact: 'c-ashore1', count: 2 }];
    expect(asked(sea)).toEqual([{ contact: 'c-afloat1', count: 2, side: 'fr', again }]);
    expect(boatIn(sea, one).links.map(({ facts }) => facts.counted?.childrenAlone ?? null)).toEqual([
      null,
      2,
      2,
    ]);
  });

  test('and so where the landing was on record first', () => {
    const ashore = landing(openSea(), 'c-ashore1', { alive: 33, childrenAlone: 2 });
    const sea = pickup(ashore, 'c-afloat1', { alive: 33, childrenAlone: 2 });
    const again = [{ contact: 'c-afloat1', count: 2 }];
    expect(asked(sea)).toEqual([{ contact: 'c-ashore1', count: 2, side: 'fr', again }]);
  });

  test('one more ashore is asked for; one fewer leaves the task as it was', () => {
    const more = landing(afloat(2), 'c-ashore1', { alive: 33, childrenAlone: 3 });
    expect(asked(more)).toMatchObject([
      { contact: 'c-afloat1', count: 2, again: [{ count: 2 }] },
      { contact: 'c-ashore1', count: 1, again: [] },
    ]);
    const fewer = landing(afloat(2), 'c-ashore1', { alive: 33, childrenAlone: 1 });
    expect(asked(fewer)).toMatchObject([{ contact: 'c-afloat1', count: 2, again: [{ count: 1 }] }]);
  });

  test('a count that a baby more ashore makes differ is of the same people', () => {
    const sea = landing(afloat(2, 40), 'c-ashore1', { alive: 41, childrenAlone: 2 });
    expect(asked(sea)).toHaveLength(1);
  });

  test('landed in two groups, each finds its own among them', () => {
    const first = landing(afloat(3), 'c-ashore1', { alive: 20, childrenAlone: 1 });
    const sea = landing(first, 'c-ashore2', { alive: 13, childrenAlone: 2 }, { at: '05:10' });
    // Twenty ashore are not yet the thirty-three: in doubt they are asked for, and met again is whoever came after.
    expect(asked(sea)).toMatchObject([
      { contact: 'c-afloat1', count: 3, again: [{ contact: 'c-ashore2', count: 2 }] },
      { contact: 'c-ashore1', count: 1 },
    ]);
  });

  test('a correction upwards asks for the difference alone', () => {
    const sea = landing(afloat(2), 'c-ashore1', { alive: 33, childrenAlone: 2 });
    const [, , ashore] = boatIn(sea, one).links;
    if (ashore === undefined) throw new Error('it was linked');
    const { claims, counted } = ashore.facts;
    const said = { contact: 'c-ashore1', claims, place: null, unit: 'LB-1' };
    const corrected = done(sea, 'CorrectContact', { ...said, counted: { ...counted, childrenAlone: 3 } });
    expect(asked(corrected)).toMatchObject([
      { contact: 'c-afloat1', count: 2 },
      { contact: 'c-ashore1', count: 1 },
    ]);
  });
});

describe('in doubt they are asked for anew', () => {
  test.for<[string, Sample['counted'], Counting]>([
    ['another count of people', { alive: 12, childrenAlone: 2 }, {}],
    ['the desk of the other side', { alive: 33, childrenAlone: 2 }, { side: 'uk' }],
    ['a landing that is only possibly of this boat', { alive: 33, childrenAlone: 2 }, { grade: 'possible' }],
  ])('%s', ([, counted, more]) => {
    const sea = landing(afloat(2), 'c-ashore1', counted, more);
    expect(asked(sea)).toMatchObject([
      { contact: 'c-afloat1', count: 2, again: [] },
      { contact: 'c-ashore1', count: 2, again: [] },
    ]);
  });

  test('another boat', () => {
    const sea = pickup(twoBoats(), 'c-afloat1', { alive: 33, childrenAlone: 2 });
    const other = landing(sea, 'c-ashore1', { alive: 33, childrenAlone: 2 }, { boat: two });
    expect([asked(other).length, asked(other, two).length]).toEqual([1, 1]);
  });

  test('somebody hurt afloat and somebody hurt ashore may be two', () => {
    const sea = pickup(openSea(), 'c-afloat1', { alive: 33, injured: 1 });
    const hurt = landing(sea, 'c-ashore1', { alive: 33, injured: 1 });
    expect(boatIn(hurt, one).safeguarding.map(({ kind }) => kind)).toEqual([
      'medical_check',
      'medical_check',
    ]);
  });
});

test('asked for under a record that was merged, they are not asked for again; split, each asks for its own', () => {
  const sea = pickup(twoBoats(), 'c-afloat1', { alive: 33, childrenAlone: 2 }, { boat: two });
  const merging = { boat: one, from: two, grade: 'probable', reason: 'same_caller' };
  const merged = landing(done(sea, 'MergeBoats', merging), 'c-ashore1', { alive: 33, childrenAlone: 2 });
  expect(asked(merged)).toMatchObject([{ contact: 'c-afloat1', again: [{ contact: 'c-ashore1' }] }]);
  const split = done(merged, 'SplitBoat', { boat: one, from: two, reason: 'mistaken' });
  expect([asked(split), asked(split, two)]).toMatchObject([
    [{ contact: 'c-ashore1', count: 2, again: [] }],
    [{ contact: 'c-afloat1', count: 2 }],
  ]);
});

test('whatever is counted where, nobody is lost, and nobody is asked for more often than counted', () => {
  const counting = fc.record({
    ashore: fc.boolean(),
    alive: fc.constantFrom(8, 12, 20),
    childrenAlone: fc.integer({ min: 0, max: 3 }),
    unit: fc.constantFrom('LB-1', 'LB-2', null),
  });
  fc.assert(
    fc.property(fc.array(counting, { minLength: 1, maxLength: 6 }), (countings) => {
      const sea = countings.reduce<Sea>((before, { ashore, alive, childrenAlone, unit }, index) => {
        const count = ashore ? landing : pickup;
        return count(before, `c-count0${index}`, { alive, childrenAlone }, { unit });
      }, openSea());
      const children = (stage: boolean) =>
        countings
          .filter(({ ashore }) => ashore === stage)
          .reduce((total, { childrenAlone }) => total + childrenAlone, 0);
      const total = asked(sea).reduce((sum, { count }) => sum + count, 0);
      expect(total).toBeGreaterThanOrEqual(Math.max(children(true), children(false)));
      expect(total).toBeLessThanOrEqual(children(true) + children(false));
      for (const { count, again } of asked(sea))
        expect(again.reduce((sum, one) => sum + one.count, 0)).toBeLessThanOrEqual(count);
    }),
    { seed: 20, numRuns: 200 },
  );
});
