import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rescueConditions } from './conditions.ts';
import { at, boatIn, contactIn, done, give, type Sea } from './given-rescue.ts';
import { isStillAsked, standingOf } from './safeguarding-task.ts';
import { linked, type Linking, type Sample } from './sample-contacts.ts';
import { openSea, twoBoats } from './sample-states.ts';

const one = 'b-000001';
const two = 'b-000002';
const afloat = 'c-afloat1';
const ashore = 'c-ashore1';

type Counting = Partial<Sample & Linking>;

function counted(sea: Sea, contact: string, said: Sample['counted'], more: Counting = {}): Sea {
  const isLanding = contact.startsWith('c-ashore');
  const how = isLanding
    ? ({ at: '05:00', kind: 'landing', channel: 'port' } as const)
    : ({ at: '03:00', kind: 'pickup', channel: 'unit' } as const);
  return linked(sea, contact, { boat: one, unit: 'LB-1', ...how, ...(said && { counted: said }), ...more });
}

const unlinking = (sea: Sea, contact: string, clock = '03:30', boat = one) =>
  done(
    sea,
    { order: 'UnlinkContact', at: at(clock), by: 'uk-2', side: 'uk' },
    { boat, contact, reason: 'mistaken' },
  );

const linking = (sea: Sea, contact: string, boat: string, clock = '03:35') =>
  done(
    sea,
    { order: 'LinkContact', at: at(clock) },
    { boat, contact, grade: 'probable', reason: 'place_and_time' },
  );

function corrected(sea: Sea, contact: string, said: Sample['counted'], clock = '03:40'): Sea {
  const { claims, counted: before, place, unit } = contactIn(sea, contact).facts;
  const order = { order: 'CorrectContact', at: at(clock), by: 'fr-2' };
  const fields = { contact, claims, place, unit, counted: { ...before, ...said }, reason: 'counted_again' };
  return done(sea, order, fields);
}

const children = (sea: Sea, boat = one) =>
  boatIn(sea, boat).safeguarding.filter(({ kind }) => kind === 'unaccompanied_child_referral');

/** For how many children each task still asks, by its name. */
const standing = (sea: Sea, boat = one) => children(sea, boat).map((task) => [task.task, standingOf(task)]);

const calls = (sea: Sea, clock: string) =>
  rescueConditions({
    contacts: [],
    boats: [...sea].filter(([name]) => name.startsWith('boat/')).map(([, state]) => state as never), // folded by the boat's decider
    now: at(clock),
    region: null,
  })
    .filter(({ kind }) => kind.startsWith('safeguarding'))
    .map(({ kind, about, actBefore }) => [kind, about, actBefore]);

describe('given two children alone counted on a link to the wrong boat', () => {
  const wrong = counted(twoBoats(), afloat, { alive: 12, childrenAlone: 2 });

  test('when the link is undone, the ask of that boat ends with who did it and why, and stays in sight', () => {
    const sea = unlinking(wrong, afloat);
    const withdrawn = [{ count: 2, reason: 'link_undone', at: at('03:30'), by: 'uk-2' }];
    expect(children(sea)).toMatchObject([{ task: 'uc-c-afloat1-1', count: 2, contact: afloat, withdrawn }]);
    expect(children(sea).map(isStillAsked)).toEqual([false]);
    expect(calls(sea, '04:30')).toEqual([]);
  });

  test('and the other boat asks once it is linked there: nobody is named twice', () => {
    const sea = linking(unlinking(wrong, afloat), afloat, two);
    expect([standing(sea), standing(sea, two)]).toEqual([[['uc-c-afloat1-1', 0]], [['uc-c-afloat1-1', 2]]]);
    expect(calls(sea, '04:30').map(([, about]) => about)).toEqual(['boat/b-000002']);
  });

  test('linked to it again, it asks anew under a name of its own', () => {
    const sea = linking(unlinking(wrong, afloat), afloat, one);
    expect(standing(sea)).toEqual([
      ['uc-c-afloat1-1', 0],
      ['uc-c-afloat1-2', 2],
    ]);
  });

  test('the injured are taken away with it as well', () => {
    const hurt = counted(twoBoats(), afloat, { alive: 12, childrenAlone: 2, injured: 1 });
    const tasks = boatIn(unlinking(hurt, afloat), one).safeguarding;
    expect(tasks.map((task) => [task.kind, standingOf(task)])).toEqual([
      ['unaccompanied_child_referral', 0],
      ['medical_check', 0],
    ]);
  });

  test('somebody has them already: they are to be told, and the alarm stands until that is said', () => {
    const task = 'uc-c-afloat1-1';
    const handing = { order: 'EndSafeguarding', at: at('03:20') };
    const handed = done(wrong, handing, { boat: one, task, outcome: 'handed_over' });
    const sea = unlinking(handed, afloat);
    expect(calls(sea, '03:31')).toEqual([['safeguarding_withdrawn', 'boat/b-000001', null]]);
    expect(children(sea)[0]?.done).toMatchObject({ outcome: 'handed_over' });
    const telling = { order: 'EndSafeguarding', at: at('03:40'), by: 'fr-3' };
    const told = done(sea, telling, { boat: one, task, outcome: 'told' });
    expect(calls(told, '03:41')).toEqual([]);
    expect(children(told)[0]?.told).toEqual({ at: at('03:40'), by: 'fr-3' });
  });

  test('there is nothing to tell where nobody has them, and nobody takes up what was taken away', () => {
    const task = 'uc-c-afloat1-1';
    const telling = give(wrong, 'EndSafeguarding', { boat: one, task, outcome: 'told' });
    expect(telling.refusal).toBe('safeguarding_stands');
    const late = give(unlinking(wrong, afloat), 'EndSafeguarding', { boat: one, task, outcome: 'seen_to' });
    expect(late.refusal).toBe('safeguarding_withdrawn');
  });
});

describe('given a count that is put right downwards', () => {
  const sea = counted(openSea(), afloat, { alive: 33, childrenAlone: 2 });

  test.for([
    [1, [['uc-c-afloat1-1', 1]], true],
    [0, [['uc-c-afloat1-1', 0]], false],
  ] as const)('to %i: so many are asked for, and why is on record', ([childrenAlone, left, isAsked]) => {
    const after = corrected(sea, afloat, { childrenAlone });
    expect(standing(after)).toEqual(left);
    expect(children(after).map(isStillAsked)).toEqual([isAsked]);
    expect(children(after)[0]?.withdrawn).toEqual([
      { count: 2 - childrenAlone, reason: 'count_corrected', at: at('03:40'), by: 'fr-2' },
    ]);
  });

  test('and upwards again: the difference is asked for', () => {
    const after = corrected(corrected(sea, afloat, { childrenAlone: 0 }), afloat, { childrenAlone: 2 });
    expect(standing(after)).toEqual([
      ['uc-c-afloat1-1', 0],
      ['uc-c-afloat1-2', 2],
    ]);
  });
});

describe('given the same children counted afloat and ashore, under one task', () => {
  const both = counted(counted(openSea(), afloat, { alive: 33, childrenAlone: 2 }), ashore, {
    alive: 33,
    childrenAlone: 2,
  });

  test('when the count afloat is undone, the task stands on the count ashore; then with that it ends', () => {
    const landed = unlinking(both, afloat, '05:10');
    expect(standing(landed)).toEqual([['uc-c-afloat1-1', 2]]);
    expect(standing(unlinking(landed, ashore, '05:20'))).toEqual([['uc-c-afloat1-1', 0]]);
  });

  test('when the count ashore is undone, the task stands, and another landing finds them again', () => {
    const sea = unlinking(both, ashore, '05:10');
    expect(children(sea)).toMatchObject([{ count: 2, again: [] }]);
    const again = counted(sea, 'c-ashore2', { alive: 33, childrenAlone: 2 }, { at: '05:30' });
    expect(children(again)).toMatchObject([{ again: [{ contact: 'c-ashore2', count: 2 }] }]);
  });

  test('when the count afloat says fewer, those ashore are asked for all the same', () => {
    expect(standing(corrected(both, afloat, { childrenAlone: 0 }, '05:10'))).toEqual([['uc-c-afloat1-1', 2]]);
  });

  test('when the two turn out to be of different people, each is asked for, the second by the time of the first', () => {
    const sea = corrected(both, afloat, { alive: 8 }, '05:10');
    expect(children(sea)).toMatchObject([
      { task: 'uc-c-afloat1-1', count: 2, again: [] },
      { task: 'uc-c-ashore1-1', count: 2, dueAt: at('04:00') },
    ]);
  });

  test('and so where the landing is only possibly of this boat', () => {
    const grading = { boat: one, contact: ashore, grade: 'possible', reason: 'other' };
    const sea = done(both, { order: 'GradeLink', at: at('05:10') }, grading);
    expect(standing(sea)).toEqual([
      ['uc-c-afloat1-1', 2],
      ['uc-c-ashore1-1', 2],
    ]);
  });
});

describe('given records that were merged', () => {
  const merging = { boat: one, from: two, grade: 'probable', reason: 'same_caller' };
  const splitting = { boat: one, from: two, reason: 'mistaken' };
  const ofTwo = counted(twoBoats(), afloat, { alive: 33, childrenAlone: 2 }, { boat: two });

  test('split again: children ashore who were covered by the other’s task are asked for here', () => {
    const merged = counted(done(ofTwo, 'MergeBoats', merging), ashore, { alive: 33, childrenAlone: 2 });
    expect(standing(merged)).toEqual([['uc-c-afloat1-1', 2]]);
    const split = done(merged, { order: 'SplitBoat', at: at('05:30') }, splitting);
    expect(standing(split)).toEqual([['uc-c-ashore1-1', 2]]);
    expect(standing(split, two)).toEqual([['uc-c-afloat1-1', 2]]);
  });

  test('what a correction asked for meanwhile goes back with the count that it is of', () => {
    const more = corrected(done(ofTwo, 'MergeBoats', merging), afloat, { childrenAlone: 3 });
    expect(standing(more).toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))).toEqual([
      ['uc-c-afloat1-1', 2],
      ['uc-c-afloat1-2', 1],
    ]);
    const split = done(more, { order: 'SplitBoat', at: at('05:30') }, splitting);
    expect(children(split).filter(isStillAsked)).toEqual([]);
    expect(standing(split, two)).toEqual([
      ['uc-c-afloat1-1', 2],
      ['uc-c-afloat1-2', 1],
    ]);
  });

  test('somebody has them by then: after the split they have them still', () => {
    const handing = { boat: one, task: 'uc-c-afloat1-1', outcome: 'handed_over' };
    const handed = done(
      done(ofTwo, 'MergeBoats', merging),
      { order: 'EndSafeguarding', by: 'fr-4' },
      handing,
    );
    const split = done(handed, { order: 'SplitBoat', at: at('05:30') }, splitting);
    expect(children(split, two)[0]?.done).toMatchObject({ outcome: 'handed_over', by: 'fr-4' });
    expect(calls(split, '06:00')).toEqual([]);
  });

  test('taken away from one and standing on the other, they are asked for by both together', () => {
    const moved = linking(
      unlinking(counted(twoBoats(), afloat, { alive: 9, childrenAlone: 2 }), afloat),
      afloat,
      two,
    );
    expect(standing(done(moved, 'MergeBoats', merging))).toEqual([['uc-c-afloat1-1', 2]]);
  });
});

test('whatever is linked, undone, corrected and graded: as many are asked for as are counted at one stage at least, never more than in all', () => {
  const names = ['c-afloat1', 'c-afloat2', 'c-ashore1', 'c-ashore2'];
  const act = fc.record({
    contact: fc.constantFrom(...names),
    alive: fc.constantFrom(8, 12, 20),
    childrenAlone: fc.integer({ min: 0, max: 3 }),
    grade: fc.constantFrom('confirmed', 'possible'),
    boat: fc.constantFrom(one, two),
    what: fc.constantFrom('count', 'correct', 'grade', 'unlink'),
  });
  const isLinked = (sea: Sea, boat: string, contact: string) =>
    boatIn(sea, boat).links.some((link) => link.contact === contact);
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 14 }), (acts) => {
      const sea = acts.reduce<Sea>((before, { what, contact, boat, grade, alive, childrenAlone }) => {
        if (!before.has(`contact/${contact}`))
          return counted(before, contact, { alive, childrenAlone }, { boat });
        if (what === 'correct') return corrected(before, contact, { alive, childrenAlone });
        if (!isLinked(before, boat, contact)) return linking(before, contact, boat);
        if (what === 'unlink') return unlinking(before, contact, '03:30', boat);
        return give(before, 'GradeLink', { boat, contact, grade, reason: 'other' }).sea;
      }, twoBoats());
      for (const boat of [one, two]) {
        const says = boatIn(sea, boat).links.map(({ contact, facts }) => {
          return { contact, count: facts.counted?.childrenAlone ?? 0 };
        });
        const all = (stage: string) =>
          says.filter(({ contact }) => contact.startsWith(stage)).reduce((sum, { count }) => sum + count, 0);
        const asked = children(sea, boat).reduce((sum, task) => sum + standingOf(task), 0);
        expect(asked).toBeGreaterThanOrEqual(Math.max(all('c-afloat'), all('c-ashore')));
        expect(asked).toBeLessThanOrEqual(all('c-afloat') + all('c-ashore'));
        for (const task of children(sea, boat))
          expect(task.again.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(standingOf(task));
      }
    }),
    { seed: 12, numRuns: 100 },
  );
});
