import { describe, expect, test } from 'vitest';
import { rescueConditions } from './conditions.ts';
import { at, boatIn, done, give, type Sea } from './given-rescue.ts';
import { twoBoats, threeBoats } from './sample-states.ts';
import { aloneSince, unitsAtWork } from './units-at-work.ts';

const one = 'b-000001';
const two = 'b-000002';
const three = 'b-000003';
const merge = (sea: Sea, boat: string, from: string) =>
  done(
    sea,
    { order: 'MergeBoats', at: at('02:20') },
    { boat, from, grade: 'probable', reason: 'same_caller' },
  );

/** Notes a step as the flow does: on the record of the task, and on each under which that goes on. */
function noted(sea: Sea, boat: string, step: string, clock: string): Sea {
  const order = { order: 'NoteTask', at: at(clock) } as const;
  const follow = (before: Sea, fields: object): Sea => {
    const { sea: after, written, refusal } = give(before, order, fields);
    expect(refusal).toBeNull();
    return written.reduce((all, [, event]) => {
      const { boat: own, task, unit, of, into } = event as unknown as Readonly<Record<string, string>>;
      return into === undefined ? all : follow(all, { boat: into, task, unit, step, of: of ?? own });
    }, after);
  };
  return follow(sea, { boat, task: 'K-1', unit: 'LB-1', step });
}

describe('F11: given a lifeboat under way to a record that is merged into another', () => {
  const merged = merge(noted(twoBoats(), two, 'under_way', '02:10'), one, two);

  test('when its task ends, the record that goes on is alone, and says so', () => {
    expect(unitsAtWork(boatIn(merged, one))).toEqual(['LB-1']);
    const distress = done(merged, 'SetPhase', { boat: one, phase: 'distress', reason: null, evidence: [] });
    const over = noted(distress, two, 'done', '02:40');
    expect(aloneSince(boatIn(over, one))).toBe(at('02:40'));
    const alarms = rescueConditions({
      contacts: [],
      boats: [boatIn(over, one)],
      now: at('02:45'),
      region: null,
    });
    expect(alarms.filter(({ kind }) => kind === 'no_unit')).toMatchObject([{ since: at('02:45') }]);
  });

  test('a unit sent to it only afterwards is seen there as well', () => {
    const sent = noted(merge(twoBoats(), one, two), two, 'under_way', '02:30');
    expect(unitsAtWork(boatIn(sent, one))).toEqual(['LB-1']);
  });

  test('split off again, each has its own: nothing is left where it was not given', () => {
    const over = noted(merged, two, 'on_scene', '02:40');
    const split = done(over, 'SplitBoat', { boat: one, from: two, reason: 'mistaken' });
    expect(boatIn(split, one).tasks).toEqual([]);
    expect(boatIn(split, two).tasks).toMatchObject([{ task: 'K-1', step: 'on_scene' }]);
    const late = { boat: one, task: 'K-1', unit: 'LB-1', step: 'done', of: two };
    expect(give(split, 'NoteTask', late)).toMatchObject({ refusal: null, written: [] });
  });
});

test('merged twice over, the last record is told as well', () => {
  const chained = merge(merge(threeBoats(), two, three), one, two);
  const sent = noted(chained, three, 'under_way', '02:30');
  expect(unitsAtWork(boatIn(sent, one))).toEqual(['LB-1']);
  const over = noted(sent, three, 'done', '02:50');
  expect(unitsAtWork(boatIn(over, one))).toEqual([]);
});
