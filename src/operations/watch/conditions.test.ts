import { describe, expect, test } from 'vitest';
import { fold } from '../../kernel/decider.ts';
import { conditionSchema } from './forms.ts';
import { nextWatchMoment, watchConditions, type WatchFacts } from './conditions.ts';
import { handoverDecider } from './decide-handover.ts';
import { watchDecider } from './decide-watch.ts';
import type { OfHandover } from './events-handover.ts';
import type { OfSide } from './events-watch.ts';
import { after, moment, samplePerson } from './sample-watch.ts';
import { followLoad } from './workload.ts';

const { by } = samplePerson();
const desk = 'desk-1';
const strength = (seconds: number, staff: number): OfSide => ({
  type: 'StrengthReported',
  at: after(seconds),
  side: 'uk',
  team: 'UK-NIGHT',
  staff,
  establishment: 5,
  minimum: 4,
});
const asked: OfSide = {
  type: 'HelpAsked',
  at: after(0),
  side: 'uk',
  call: 'help-1',
  reason: 'overload',
  about: 'boat/b-example',
  by,
  desk,
};
const prepared: OfHandover = {
  type: 'HandoverPrepared',
  at: after(0),
  handover: 'h-example1',
  desk,
  side: 'uk',
  kind: 'shift',
  sheetAt: after(0),
  sheetHash: 'a'.repeat(64),
  place: `p.${'A'.repeat(48)}`,
  by,
};
const signed: OfHandover = {
  type: 'HandoverSigned',
  at: after(10),
  handover: 'h-example1',
  part: 'outgoing',
  sheetHash: 'a'.repeat(64),
  by,
  desk,
};

function facts(parts: {
  readonly side?: readonly OfSide[];
  readonly handover?: readonly OfHandover[];
}): WatchFacts {
  const { side = [], handover = [] } = parts;
  return {
    watches: [fold(watchDecider, side)],
    handovers: [fold(handoverDecider, handover)],
    loads: [],
  };
}
const kinds = (of: WatchFacts, seconds: number) =>
  watchConditions(of, moment(seconds)).map(({ kind }) => kind);

describe('a watch below its minimum', () => {
  test('is the duty officer’s at once, as of the report that said so', () => {
    const below = facts({ side: [strength(0, 4), strength(60, 3), strength(90, 3)] });
    expect(watchConditions(below, moment(120))).toMatchObject([
      {
        kind: 'watch_below_minimum',
        key: 'strength/uk/UK-NIGHT',
        since: after(60),
        role: 'duty_officer',
        priority: 'high',
        side: 'uk',
        actBefore: null,
      },
    ]);
  });

  test('with nobody left is danger to life', () => {
    expect(watchConditions(facts({ side: [strength(60, 3), strength(90, 0)] }), moment(100))).toMatchObject([
      { priority: 'life', since: after(90) },
    ]);
  });

  test('back at its minimum, or relieved, is none', () => {
    expect(kinds(facts({ side: [strength(0, 3), strength(60, 4)] }), 60)).toEqual([]);
    const relieved: OfSide = { type: 'WatchRelieved', at: after(60), side: 'uk', team: 'UK-NIGHT' };
    expect(kinds(facts({ side: [strength(0, 3), relieved] }), 60)).toEqual([]);
  });
});

describe('help', () => {
  test('asked for is at once with the other side’s desks', () => {
    expect(watchConditions(facts({ side: [asked] }), moment(0))).toMatchObject([
      { kind: 'help_asked', side: 'fr', role: 'watch_officer', since: after(0), actBefore: after(180) },
    ]);
  });

  test('unanswered for three minutes is with both duty officers, not a second before', () => {
    expect(kinds(facts({ side: [asked] }), 179)).toEqual(['help_asked']);
    expect(watchConditions(facts({ side: [asked] }), moment(180))[1]).toMatchObject({
      kind: 'help_unanswered',
      side: 'both',
      role: 'duty_officer',
      since: after(180),
    });
    expect(nextWatchMoment(facts({ side: [asked] }), moment(0))).toBe(moment(180));
  });

  test('answered is none', () => {
    const answered: OfSide = {
      type: 'HelpAnswered',
      at: after(20),
      side: 'uk',
      call: 'help-1',
      answer: 'accept',
      reason: null,
      by,
      desk,
    };
    expect(kinds(facts({ side: [asked, answered] }), 500)).toEqual([]);
    expect(nextWatchMoment(facts({ side: [asked, answered] }), moment(20))).toBeNull();
  });
});

describe('a handover', () => {
  test('signed by one only calls the duty officer after 15 minutes', () => {
    const half = facts({ handover: [prepared, signed] });
    expect(kinds(half, 909)).toEqual([]);
    expect(watchConditions(half, moment(910))).toMatchObject([
      { kind: 'handover_signed_by_one', since: after(910), reference: desk, role: 'duty_officer' },
    ]);
    expect(nextWatchMoment(half, moment(10))).toBe(moment(910));
  });

  test('only prepared, or done, calls nobody', () => {
    const done: OfHandover = { ...signed, at: after(20), part: 'incoming', by: 'example-2' };
    expect(kinds(facts({ handover: [prepared] }), 5_000)).toEqual([]);
    expect(kinds(facts({ handover: [prepared, signed, done] }), 5_000)).toEqual([]);
  });
});

test('a desk with too much on it calls the duty officer, as of the moment at which it was too much', () => {
  const items = {
    distress_boats: 7,
    alert_boats: 0,
    uncertain_boats: 0,
    unread_items: 0,
    running_tasks: 0,
    unacknowledged_alarms: 0,
    calls_in_progress: 0,
  };
  const over = followLoad(null, { desk, side: 'uk', items, at: after(5) });
  const busy = followLoad(null, {
    desk: 'desk-2',
    side: 'uk',
    items: { ...items, distress_boats: 4 },
    at: after(5),
  });
  expect(watchConditions({ ...facts({}), loads: [over, busy] }, moment(6))).toMatchObject([
    { kind: 'desk_overloaded', reference: desk, since: after(5), side: 'uk' },
  ]);
});

test('every condition can stand on record, with what follows and what to do in both languages', () => {
  const all = [
    ...watchConditions(facts({ side: [strength(0, 3), asked], handover: [prepared, signed] }), moment(5_000)),
    ...watchConditions(facts({ side: [strength(0, 0)] }), moment(5_000)),
  ];
  expect(all.length).toBe(5);
  for (const condition of all) {
    const side = condition.side === 'both' ? 'fr' : condition.side;
    expect(conditionSchema.safeParse({ ...condition, side }).success).toBe(true);
    expect(condition.consequence.en).not.toBe(condition.consequence.fr);
    expect(condition.act.en).not.toBe(condition.act.fr);
  }
});

test('nothing on record calls for nothing', () => {
  expect(kinds(facts({}), 10_000)).toEqual([]);
  expect(nextWatchMoment(facts({}), moment(0))).toBeNull();
});
