import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { given } from '../kernel/given.ts';
import type { RecordedEvent } from '../kernel/event.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../kernel/time.ts';
import { dispatchConditions } from '../operations/dispatch/conditions.ts';
import { landCallConditions, landCallDecider, type LandCallEvent } from '../operations/dispatch/land-call.ts';
import type { DriverReportAnswered, DriverReported } from '../operations/freight/report/events-report.ts';
import { reportKinds } from '../operations/freight/report/words.ts';
import { landSignalDecider, type LandSignalEvent } from '../operations/dispatch/signal/land-signal.ts';
import { freightToDispatch, signalsToDispatch } from './freight-to-dispatch.ts';

const at = '2026-11-20T02:10:00.000Z' as UtcText; // written as the edge writes it
const report = 'r-0123456789abcdefghijkl';
const inside: DriverReported = {
  type: 'DriverReported',
  at,
  report,
  what: 'people_inside',
  place: 'calais',
  direction: 'to_uk',
  seenAt: '2026-11-20T02:05:00.000Z' as UtcText, // as above
  checklist: null,
};
const answered: DriverReportAnswered = {
  type: 'DriverReportAnswered',
  at,
  report,
  answer: 'attended',
  reason: null,
  together: 1,
  by: 'team-1',
  said: { what: 'people_inside', place: 'calais' },
};
const propose = (event: DriverReported | DriverReportAnswered) =>
  freightToDispatch.propose({ event } as RecordedEvent<typeof event>); // the flow reads nothing else
const { seenAt } = inside;
const call = propose(inside)[0]?.key ?? '';
const raise = { type: 'RaiseLandCall', at, call, report, place: 'calais', seenAt } as const;
const raised: LandCallEvent = { ...raise, type: 'LandCallReported' };
const end = { type: 'EndLandCall', at, call, report } as const;
const one: LandCallEvent = { type: 'LandCallAnswered', at, call, report };
const ended: LandCallEvent = { type: 'LandCallEnded', at, call };
const listedOf = (events: readonly LandCallEvent[]) => {
  const { state } = given(landCallDecider, events);
  const landCalls = state.phase === 'none' ? [] : [state.call];
  const record = {
    units: [],
    tasks: [],
    relays: [],
    gaps: [],
    requests: [],
    now: fromUtc(events.at(-1)?.at ?? at),
  };
  return dispatchConditions({ ...record, landCalls });
};
/** So many reports of one place, `seconds` apart. */
const crowd = (count: number, seconds: number): readonly LandCallEvent[] =>
  Array.from({ length: count }, (_, number) => ({
    ...raise,
    type: 'LandCallReported' as const,
    report: `r-${String(number).padStart(22, '0')}`,
    at: toUtc(addSeconds(fromUtc(at), number * seconds)),
  }));

describe('people said to be in a vehicle', () => {
  test('are told to dispatch, the same each time, and nothing else is', () => {
    expect(propose(inside)).toEqual([{ key: call, command: raise }]);
    expect(propose(inside)).toEqual(propose(inside));
    for (const what of [...reportKinds.filter((one) => one !== 'people_inside'), null])
      expect(propose({ ...inside, what })).toEqual([]);
  });

  test('whatever else stands in the report stays there', () => {
    fc.assert(
      fc.property(fc.constantFrom('to_uk', 'to_eu'), fc.constantFrom('yes', 'no'), (direction, answer) => {
        const checklist = { moment: 'after_stop', answers: [{ check: 'seal_fitted', answer }] } as const;
        expect(propose({ ...inside, direction, checklist })).toEqual([{ key: call, command: raise }]);
      }),
    );
  });

  test('stand as an alarm for life at both states until somebody on the spot has answered', () => {
    given(landCallDecider, []).when(raise).then([raised]);
    given(landCallDecider, [raised]).when(raise).then([]);
    const listed = (events: readonly LandCallEvent[]) =>
      listedOf(events).map(({ kind, priority, side, since }) => [kind, priority, side, since]);
    expect(listed([raised])).toEqual([['people_in_vehicle', 'life', 'both', at]]);
    expect(propose(answered)).toEqual([{ key: call, command: end }]);
    given(landCallDecider, [raised]).when(end).then([one, ended]);
    given(landCallDecider, [raised, one, ended]).when(end).then([]);
    // Every report is answered, and most have raised no call: the flow's order then ends nothing, and says no fault.
    given(landCallDecider, []).when(end).then([]);
    expect(listed([raised, one, ended])).toEqual([]);
  });

  test('reports answered before they told their place along end the call of their own number', () => {
    const old: LandCallEvent = { type: 'LandCallRaised', at, call: report, place: 'calais', seenAt };
    const [told] = propose({ ...answered, said: null });
    expect(told).toEqual({ key: report, command: { type: 'EndLandCall', at, call: report, report: null } });
    given(landCallDecider, [old])
      .when({ type: 'EndLandCall', at, call: report, report: null })
      .then([{ type: 'LandCallEnded', at, call: report }]);
    expect(propose({ ...answered, said: { what: 'noise', place: 'calais' } })).toEqual([]);
  });
});

describe('a flood of reports', () => {
  test('is one alarm a place with its count, keeps its clock, and hides no second place', () => {
    const flood = listedOf(crowd(300, 0.2));
    expect(flood).toMatchObject([{ since: at, reference: 'calais 200×' }]);
    expect(flood[0]?.consequence.en).toContain('At least 200 reports in 1 min');
    const elsewhere = propose({ ...inside, place: 'coquelles' })[0];
    expect(elsewhere?.key).not.toBe(call);
    expect(propose({ ...inside, place: null })[0]?.key).not.toBe(call);
  });

  test('ends only with its last answer, and every number of reports makes few changes', () => {
    const two = crowd(2, 1);
    given(landCallDecider, two).when(end).then([one]);
    expect(listedOf([...two, one])).toHaveLength(1);
    expect(listedOf([...two, one, one, ended])).toEqual([]);
    const references = new Set<string | null | undefined>();
    crowd(300, 0.2).reduce((before, event) => {
      const state = landCallDecider.evolve(before, event);
      references.add(landCallConditions(state.phase === 'none' ? [] : [state.call])[0]?.reference);
      return state;
    }, landCallDecider.initial);
    expect(references.size).toBe(9);
  });

  test('a report long after the desks were asked asks them anew, so that what was acknowledged hides no next vehicle', () => {
    const [begun] = listedOf(crowd(2, 299));
    const [anew] = listedOf(crowd(2, 300));
    expect(begun?.since).toBe(at);
    expect(anew?.since).toBe(toUtc(addSeconds(fromUtc(at), 300)));
  });
});

describe('whatever else a driver notices', () => {
  const proposeSignal = (event: DriverReported | DriverReportAnswered) =>
    signalsToDispatch.propose({ event } as RecordedEvent<typeof event>); // the flow reads nothing else
  const noise: DriverReported = { ...inside, what: 'noise' };
  const signal = proposeSignal(noise)[0]?.key ?? '';
  const note = {
    type: 'NoteLandSignal',
    at,
    signal,
    report,
    place: 'calais',
    what: 'noise',
    seenAt,
  } as const;
  const noted: LandSignalEvent = { ...note, type: 'LandSignalNoted' };
  const answer = { type: 'AnswerLandSignal', at, signal, report } as const;
  const done: LandSignalEvent = { type: 'LandSignalAnswered', at, signal, report };

  test('is told to dispatch by what, place and time, and people inside are not told twice', () => {
    for (const what of reportKinds.filter((one) => one !== 'people_inside'))
      expect(proposeSignal({ ...inside, what })).toEqual([{ key: signal, command: { ...note, what } }]);
    expect(proposeSignal(inside)).toEqual([]);
    expect(proposeSignal({ ...inside, what: null })).toEqual([]);
    expect(proposeSignal({ ...noise, place: null })[0]?.key).not.toBe(signal);
  });

  test('stands by place and hour until somebody on the spot has answered, each report once', () => {
    given(landSignalDecider, []).when(note).then([noted]);
    given(landSignalDecider, [noted]).when(note).then([]);
    const { state } = given(landSignalDecider, [noted, { ...noted, report: `${report}x`, what: 'cut_seal' }]);
    expect(state).toMatchObject({
      signal: {
        place: 'calais',
        open: 2,
        reports: 2,
        hours: [{ hour: '2026-11-20T02:00:00.000Z', counts: { noise: 1, cut_seal: 1 } }],
      },
    });
    const told = { ...answered, said: { what: 'noise', place: 'calais' } } as const;
    expect(proposeSignal(told)).toEqual([{ key: signal, command: answer }]);
    given(landSignalDecider, [noted]).when(answer).then([done]);
    given(landSignalDecider, [noted, done]).when(answer).then([]);
    given(landSignalDecider, []).when(answer).then([]);
    expect(proposeSignal(answered)).toEqual([]);
  });

  test('a flood keeps every list bounded, and its counts', () => {
    const many = Array.from({ length: 300 }, (_, number): LandSignalEvent => {
      const moment = toUtc(addSeconds(fromUtc(seenAt), number * 1_800));
      return { ...noted, report: `r-${String(number).padStart(22, '0')}`, seenAt: moment };
    });
    const { state } = given(landSignalDecider, many);
    if (state.phase === 'none') throw new Error('nothing was noted');
    expect(state.signal).toMatchObject({ reports: 300, open: 300 });
    expect([state.signal.hours.length, state.signal.newest.length]).toEqual([48, 50]);
  });
});
