import { describe, expect, test } from 'vitest';
import { given } from '../../../kernel/given.ts';
import type { ActorId } from '../../../kernel/ids.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../../kernel/time.ts';
import { patrolDecider, patrolDueAt } from './decide-patrol.ts';
import { type PatrolCommand, patrolCommandSchemas, type PatrolEvent } from './events-patrol.ts';
import { patrolConditions, patrolStream } from './patrol-stream.ts';
import * as words from './words-patrol.ts';

const at = '2026-03-03T12:00:00.000Z' as UtcText; // valid as written
const after = (seconds: number): UtcText => toUtc(addSeconds(fromUtc(at), seconds));
const by = 'fr-watch-1' as ActorId; // an invented desk
const of = { at, by, site: 's-test', alarm: 'sa-1' };
const asked = {
  ...of,
  zone: 'rails',
  position: { lat: 51, lon: 1 },
  need: 'somebody_past_fence',
  actBefore: null,
} as const;
const propose = { type: 'ProposePatrol', ...asked } as const satisfies PatrolCommand;
const proposed = { type: 'PatrolProposed', ...asked } as const satisfies PatrolEvent;
const order = {
  type: 'OrderPatrol',
  ...of,
  patrol: 'P-2',
  way: 'radio',
  unregistered: true,
} as const satisfies PatrolCommand;
const ordered = { type: 'PatrolOrdered', ...of, patrol: 'P-2', way: 'radio' } as const satisfies PatrolEvent;
const accepted: PatrolEvent = { type: 'PatrolAccepted', ...of, patrol: 'P-2' };
const refused: PatrolEvent = { type: 'PatrolRefused', ...of, patrol: 'P-2', reason: 'too_far' };
const there: PatrolEvent = { type: 'PatrolOnScene', ...of, patrol: 'P-2' };
const finished: PatrolEvent = { type: 'PatrolFinished', ...of, patrol: 'P-2', result: 'nothing_found' };
const ofUnit = { at, by, site: 's-test', patrol: 'P-2' };
const enter = {
  type: 'RegisterPatrol',
  ...ofUnit,
  kind: 'patrol',
  crew: 2,
  capabilities: ['dog'],
  base: { lat: 51, lon: 1 },
} as const satisfies PatrolCommand;
const entered = { ...enter, type: 'PatrolRegistered' } as const satisfies PatrolEvent;
const duty = {
  type: 'StartPatrolDuty',
  ...ofUnit,
  until: after(28_800),
  crew: 2,
} as const satisfies PatrolCommand;
const onDuty = { ...duty, type: 'PatrolOnDuty' } as const satisfies PatrolEvent;
const retired: PatrolEvent = { ...ofUnit, type: 'PatrolRetired' };

describe('a patrol of a fixed site', () => {
  test('is asked for once; graver, it is told; asked for anew after it ended, it is another', () => {
    given(patrolDecider, []).when(propose).then([proposed]);
    given(patrolDecider, [proposed]).when(propose).then([]);
    given(patrolDecider, [proposed])
      .when({ ...propose, need: 'somebody_on_track' })
      .then([{ ...proposed, type: 'PatrolNeedRaised', need: 'somebody_on_track' }]);
    given(patrolDecider, [proposed, ordered, finished]).when(propose).then([proposed]);
  });

  test('goes only when a person has said which', () => {
    given(patrolDecider, []).when(order).refuses('patrol_not_proposed');
    given(patrolDecider, [proposed]).when(order).then([ordered]);
    given(patrolDecider, [proposed, ordered])
      .when({ ...order, patrol: 'P-3' })
      .refuses('patrol_ordered_already');
    given(patrolDecider, [proposed])
      .when({ type: 'AcceptPatrol', ...of })
      .refuses('patrol_not_ordered');
    given(patrolDecider, [proposed, ordered, finished]).when(order).refuses('patrol_task_over');
    given(patrolDecider, [])
      .when({ ...propose, by: undefined as unknown as ActorId })
      .refuses('actor_missing');
  });

  test('is chosen from its site’s register while it is on duty; one that no register knows goes only where that is said', () => {
    const registered = { unregistered: false } as const;
    given(patrolDecider, [proposed])
      .when({ ...order, ...registered })
      .refuses('patrol_unknown');
    given(patrolDecider, [proposed]).when(order).then([ordered]);
    given(patrolDecider, [proposed, entered])
      .when({ ...order, ...registered })
      .refuses('patrol_off_duty');
    given(patrolDecider, [proposed, entered]).when(order).refuses('patrol_off_duty');
    given(patrolDecider, [proposed, entered, onDuty])
      .when({ ...order, ...registered })
      .then([ordered]);
    given(patrolDecider, [proposed, entered, onDuty, retired])
      .when({ ...order, ...registered })
      .refuses('patrol_unknown');
  });

  test('is registered, on duty, heard of, and goes off the register only when it has no task', () => {
    given(patrolDecider, []).when(enter).then([entered]);
    given(patrolDecider, [])
      .when({ ...duty, until: at })
      .refuses('patrol_unknown');
    given(patrolDecider, [entered])
      .when({ ...duty, until: at })
      .refuses('duty_over_already');
    given(patrolDecider, [entered]).when(duty).then([onDuty]);
    const off: PatrolCommand = { type: 'EndPatrolDuty', ...ofUnit };
    const offDuty: PatrolEvent = { ...ofUnit, type: 'PatrolOffDuty' };
    given(patrolDecider, [entered]).when(off).refuses('patrol_off_duty');
    given(patrolDecider, [entered, onDuty]).when(off).then([offDuty]);
    given(patrolDecider, [proposed, entered, onDuty, ordered]).when(off).refuses('patrol_has_task');
    const retire: PatrolCommand = { type: 'RetirePatrol', ...ofUnit };
    given(patrolDecider, [proposed, entered, onDuty, ordered]).when(retire).refuses('patrol_has_task');
    given(patrolDecider, [entered, onDuty]).when(retire).then([retired]);
    const seen = { ...ofUnit, position: { lat: 51, lon: 1 } };
    given(patrolDecider, [entered])
      .when({ type: 'ReportPatrolPosition', ...seen, heldAt: at })
      .then([{ type: 'PatrolPositionReported', ...seen, heldAt: at }]);
    given(patrolDecider, [entered])
      .when({ type: 'ReportPatrolPosition', ...seen, heldAt: after(61) })
      .refuses('position_in_future');
  });

  test('has rested since its duty before ended, whatever is put right while it is on duty', () => {
    const again: PatrolEvent = { ...onDuty, at: after(50_000), until: after(80_000) };
    const longer: PatrolEvent = { ...again, at: after(51_000), until: after(90_000) };
    const off: PatrolEvent = { ...ofUnit, type: 'PatrolOffDuty', at: after(3_600) };
    const { state } = given(patrolDecider, [entered, onDuty, off, again, longer]);
    expect(state.units).toMatchObject([
      { duty: { since: after(50_000), restedSince: after(3_600), until: after(90_000) } },
    ]);
  });

  test('a site’s register holds so many and no more', () => {
    const full = Array.from(
      { length: 60 },
      (_, one): PatrolEvent => ({ ...entered, patrol: `P-${100 + one}` }),
    );
    given(patrolDecider, full).when(enter).refuses('register_full');
    given(patrolDecider, full)
      .when({ ...enter, patrol: 'P-100' })
      .then([{ ...entered, patrol: 'P-100' }]);
  });

  test('cannot be in two places: the second order names where it is', () => {
    const second: PatrolEvent = { ...proposed, alarm: 'sa-2' };
    given(patrolDecider, [proposed, ordered, second])
      .when({ ...order, alarm: 'sa-2' })
      .refuses('patrol_committed');
    given(patrolDecider, [proposed, ordered, second, finished])
      .when({ ...order, alarm: 'sa-2' })
      .then([{ ...ordered, alarm: 'sa-2' }]);
  });

  test('that does not go leaves the task open for another', () => {
    given(patrolDecider, [proposed, ordered])
      .when({ type: 'RefusePatrol', ...of, reason: 'too_far' })
      .then([refused]);
    given(patrolDecider, [proposed, ordered, refused])
      .when({ ...order, patrol: 'P-3' })
      .then([{ ...ordered, patrol: 'P-3' }]);
    given(patrolDecider, [proposed, ordered, there])
      .when({ type: 'RefusePatrol', ...of, reason: 'too_far' })
      .refuses('patrol_step_passed');
  });

  test('takes each step once and ends with what it found', () => {
    given(patrolDecider, [proposed, ordered])
      .when({ type: 'AcceptPatrol', ...of })
      .then([accepted]);
    given(patrolDecider, [proposed, ordered, accepted])
      .when({ type: 'AcceptPatrol', ...of })
      .refuses('patrol_step_passed');
    given(patrolDecider, [proposed, ordered, accepted])
      .when({ type: 'ReportPatrolOnScene', ...of })
      .then([there]);
    given(patrolDecider, [proposed, ordered, there])
      .when({ type: 'FinishPatrol', ...of, result: 'nothing_found' })
      .then([finished]);
  });

  test('the closing of the alarm withdraws what nobody was ordered for, and calls no patrol back', () => {
    const lapse: PatrolCommand = { type: 'LapsePatrol', ...of };
    given(patrolDecider, [proposed])
      .when(lapse)
      .then([{ type: 'PatrolWithdrawn', ...of, patrol: null, reason: 'alarm_closed' }]);
    given(patrolDecider, [proposed, ordered]).when(lapse).then([]);
    given(patrolDecider, []).when(lapse).then([]);
    given(patrolDecider, [proposed, ordered])
      .when({ type: 'WithdrawPatrol', ...of, reason: 'not_needed' })
      .then([{ type: 'PatrolWithdrawn', ...of, patrol: 'P-2', reason: 'not_needed' }]);
  });

  test('calls the watch at once while nobody is ordered, and at each late step after', () => {
    const called = (seconds: number, ...history: readonly PatrolEvent[]) => {
      const { state } = given(patrolDecider, [{ ...proposed, need: 'somebody_on_track' }, ...history]);
      return patrolConditions([...state.open, ...state.ended], 'fr', addSeconds(fromUtc(at), seconds)).map(
        ({ priority, kind }) => [priority, kind],
      );
    };
    const life = [['life', 'site_patrol_wanted']];
    expect(called(0)).toEqual(life);
    expect(called(59, ordered)).toEqual([]);
    expect(called(60, ordered)).toEqual(life);
    expect(called(599, ordered, accepted)).toEqual([]);
    expect(called(600, ordered, accepted)).toEqual(life);
    expect(called(6_000, ordered, accepted, there)).toEqual([]);
    expect(called(1, ordered, refused)).toEqual(life);
    const { state } = given(patrolDecider, [proposed]);
    expect(state.open.map(patrolDueAt)).toEqual([after(300)]);
  });

  test('everything is said in both languages, and stays on this node', () => {
    expect(Object.keys(words.patrolSummaries).toSorted()).toEqual(
      Object.keys(patrolCommandSchemas).toSorted(),
    );
    expect(Object.keys(words.patrolEventText).toSorted()).toEqual(
      Object.keys(patrolStream.events).toSorted(),
    );
    for (const handling of Object.values(patrolStream.handling))
      expect(handling).toMatchObject({ release: 'never', personal: false });
  });
});
