import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { given } from '../kernel/given.ts';
import type { RecordedEvent } from '../kernel/event.ts';
import type { UtcText } from '../kernel/time.ts';
import { dispatchConditions } from '../operations/dispatch/conditions.ts';
import { fromUtc } from '../kernel/time.ts';
import { landCallDecider, type LandCallEvent } from '../operations/dispatch/land-call.ts';
import type { DriverReportAnswered, DriverReported } from '../operations/freight/report/events-report.ts';
import { reportKinds } from '../operations/freight/report/words.ts';
import { freightToDispatch } from './freight-to-dispatch.ts';

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
  by: 'team-1',
};
const propose = (event: DriverReported | DriverReportAnswered) =>
  freightToDispatch.propose({ event } as RecordedEvent<typeof event>); // the flow reads nothing else
const { seenAt } = inside;
const raise = { type: 'RaiseLandCall', at, call: report, place: 'calais', seenAt } as const;
const raised: LandCallEvent = { type: 'LandCallRaised', at, call: report, place: 'calais', seenAt };
const ended: LandCallEvent = { type: 'LandCallEnded', at, call: report };

describe('people said to be in a vehicle', () => {
  test('are told to dispatch, the same each time, and nothing else is', () => {
    expect(propose(inside)).toEqual([{ key: report, command: raise }]);
    expect(propose(inside)).toEqual(propose(inside));
    for (const what of [...reportKinds.filter((one) => one !== 'people_inside'), null])
      expect(propose({ ...inside, what })).toEqual([]);
  });

  test('whatever else stands in the report stays there', () => {
    fc.assert(
      fc.property(fc.constantFrom('to_uk', 'to_eu'), fc.constantFrom('yes', 'no'), (direction, answer) => {
        const checklist = { moment: 'after_stop', answers: [{ check: 'seal_fitted', answer }] } as const;
        expect(propose({ ...inside, direction, checklist })).toEqual([{ key: report, command: raise }]);
      }),
    );
  });

  test('stand as an alarm for life at both states until somebody on the spot has answered', () => {
    given(landCallDecider, []).when(raise).then([raised]);
    given(landCallDecider, [raised]).when(raise).then([]);
    const listed = (events: readonly LandCallEvent[]) => {
      const { state } = given(landCallDecider, events);
      const landCalls = state.phase === 'none' ? [] : [state.call];
      const record = { units: [], tasks: [], relays: [], gaps: [], requests: [], now: fromUtc(at) };
      return dispatchConditions({ ...record, landCalls }).map(({ kind, priority, side, since }) => [
        kind,
        priority,
        side,
        since,
      ]);
    };
    expect(listed([raised])).toEqual([['people_in_vehicle', 'life', 'both', at]]);
    expect(propose(answered)).toEqual([{ key: report, command: { type: 'EndLandCall', at, call: report } }]);
    const end = { type: 'EndLandCall', at, call: report } as const;
    given(landCallDecider, [raised]).when(end).then([ended]);
    given(landCallDecider, [raised, ended]).when(end).then([]);
    // Every report is answered, and most have raised no call: the flow's order then ends nothing, and says no fault.
    given(landCallDecider, []).when(end).then([]);
    expect(listed([raised, ended])).toEqual([]);
  });
});
