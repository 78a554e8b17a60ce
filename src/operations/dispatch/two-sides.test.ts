import { describe, expect, test } from 'vitest';
import { causalOrder, foldShared, type PlacedEvent } from '../../kernel/causal.ts';
import { dispatchConditions } from './conditions.ts';
import { unitDecider } from './decide-unit.ts';
import type { UnitEvent } from './events-unit.ts';
import {
  accepted,
  after,
  available,
  begin,
  commands,
  otherBoat,
  proposed,
  sampleFields,
  shiftStarted,
  started,
  unit,
} from './given-dispatch.ts';
import { addSeconds } from '../../kernel/time.ts';
import { taskView } from './task.ts';
import { unitView } from './unit-state.ts';

/** Both nodes know the unit; each gives it a task of its own, and the French one is accepted. */
const second = { ...proposed, task: 't-2', boat: otherBoat, side: 'fr', at: after(30) } as const;
const uk = (event: UnitEvent, position: number): PlacedEvent<UnitEvent> => ({
  event,
  origin: 'uk',
  position,
  seen: {},
});
const fr = (event: UnitEvent, position: number): PlacedEvent<UnitEvent> => ({
  event,
  origin: 'fr',
  position,
  seen: { uk: 2 },
});
const apart: readonly PlacedEvent<UnitEvent>[] = [
  uk(shiftStarted, 1),
  uk(available, 2),
  uk(proposed, 3),
  uk(accepted, 4),
  uk(started, 5),
  fr(second, 1),
  fr({ ...accepted, task: 't-2', boat: otherBoat }, 2),
];
const stateOf = (events: readonly PlacedEvent<UnitEvent>[]) => foldShared(unitDecider, causalOrder(events));
const both = stateOf(apart);

describe('a unit that each node committed without sight of the other', () => {
  test('has both tasks, whatever order they came in', () => {
    expect(new Set([both.task?.task, ...both.also.map(({ task }) => task)])).toEqual(new Set(['t-1', 't-2']));
    expect(stateOf(apart.toReversed())).toEqual(both);
    expect(stateOf([...apart.slice(5), ...apart.slice(0, 5)])).toEqual(both);
  });

  test('is shown with both and asked about', () => {
    const view = unitView(unit, sampleFields, both);
    expect(new Set([view.commitment?.boat, view.also[0]?.boat])).toEqual(new Set([proposed.boat, otherBoat]));
    const record = {
      units: [view],
      tasks: [],
      relays: [],
      gaps: [],
      requests: [],
      now: addSeconds(begin, 60),
    };
    expect(dispatchConditions(record).map(({ kind, side }) => [kind, side])).toContainEqual([
      'unit_committed_twice',
      'both',
    ]);
  });

  test('takes no third, and is free of one once somebody has cancelled it', () => {
    expect(unitDecider.decide(both, commands.ProposeTask)).toMatchObject({
      ok: false,
      refusal: { code: 'already_committed' },
    });
    const asked = unitDecider.decide(both, { ...commands.AskCancel, task: 't-2' });
    expect(asked).toMatchObject({ ok: true, value: [{ type: 'CancelAsked', task: 't-2' }] });
    const cancelled = { ...proposed, type: 'CancelAcknowledged', task: 't-2', boat: otherBoat } as const;
    const after2 = unitDecider.evolve(both, cancelled);
    expect([after2.task?.task, after2.also]).toEqual(['t-1', []]);
    expect(after2.status).toBe('under_way');
  });

  test('keeps the one that is left when its first is over', () => {
    const left = unitDecider.evolve(both, {
      ...proposed,
      type: 'TaskFinished',
      task: both.task?.task ?? '',
      result: 'nothing_found',
    });
    expect([left.task, ...left.also].map((one) => one?.task)).toHaveLength(1);
    expect(left.task).not.toBeNull();
  });

  test('out of service, it fails both', () => {
    const out = unitDecider.decide(both, commands.TakeOutOfService);
    const failed = out.ok ? out.value.filter(({ type }) => type === 'TaskFailed') : [];
    expect(failed).toHaveLength(2);
  });
});

describe('a task of the other side’s unit is a request', () => {
  const french = { state: 'fr', desk: null, roles: ['watch_officer'], node: 'fr' } as const;
  const british = { state: 'uk', desk: null, roles: ['watch_officer'], node: 'uk' } as const;
  const asked = stateOf([uk(shiftStarted, 1), uk(available, 2), fr({ ...proposed, side: 'fr' }, 1)]);
  const decided = (command: Parameters<typeof unitDecider.decide>[1]) => unitDecider.decide(asked, command);

  test('and whether it has reached its side is said by that side’s node, not by who asked nor by a third', () => {
    const third = { state: null, desk: null, roles: [] };
    for (const givenFrom of [french, third])
      expect(decided({ ...commands.NoteReached, givenFrom })).toMatchObject({
        ok: false,
        refusal: { code: 'other_side_only', detail: { side: 'uk' } },
      });
    expect(decided({ ...commands.NoteReached, givenFrom: british }).ok).toBe(true);
  });

  test('that the other side’s own node answers', () => {
    for (const name of ['AcceptTask', 'RefuseTask', 'StartTask', 'NoteSeen'] as const) {
      expect(decided({ ...commands[name], givenFrom: french })).toMatchObject({
        ok: false,
        refusal: { code: 'other_side_only', detail: { side: 'uk' } },
      });
      expect(decided({ ...commands[name], givenFrom: british }).ok).toBe(true);
    }
  });

  test('that whoever asked may withdraw, and whose clock runs on both sides', () => {
    expect(decided({ ...commands.AskCancel, givenFrom: french })).toMatchObject({
      ok: true,
      value: [{ type: 'TaskWithdrawn' }],
    });
    const task = taskView(asked.task ?? expect.fail('not asked'));
    const record = {
      units: [],
      tasks: [task],
      relays: [],
      gaps: [],
      requests: [],
      now: addSeconds(begin, 61),
    };
    expect(dispatchConditions(record).map(({ kind, side }) => [kind, side])).toEqual([
      ['task_step_late', 'both'],
    ]);
  });
});
