import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RecordedEvent } from '../kernel/event.ts';
import { fold } from '../kernel/decider.ts';
import type { UtcText } from '../kernel/time.ts';
import { unitDecider } from '../operations/dispatch/decide-unit.ts';
import { type UnitEvent, unitEventSchemas } from '../operations/dispatch/events-unit.ts';
import { isTaskEvent } from '../operations/dispatch/task.ts';
import { boatCommandSchemas } from '../operations/rescue/events-boat.ts';
import { dispatchToRescue } from './dispatch-to-rescue.ts';

const at = '2026-01-10T02:00:00.000Z' as UtcText;
const of = { at, unit: 'U-EXAMPLE', task: 't-1', boat: 'b-000001', by: 'example-1' };
const proposed: UnitEvent = {
  ...of,
  type: 'TaskProposed',
  kind: 'rescue',
  urgency: 'distress',
  place: { lat: 51, lon: 1.5, accuracyMetres: 500 },
  onSceneBy: null,
  reason: 'nearest',
  unitKind: 'lifeboat',
  unitSide: 'uk',
  side: 'uk',
  calledOut: false,
  divertedFrom: null,
};
const moving: readonly UnitEvent[] = [
  proposed,
  { ...of, type: 'TaskDelivered' },
  { ...of, type: 'TaskSeen' },
  { ...of, type: 'TaskAccepted' },
  { ...of, type: 'TaskStarted' },
  { ...of, type: 'TaskOnScene' },
  { ...of, type: 'TaskFinished', result: 'persons_recovered' },
  { ...of, type: 'TaskRefused', reason: 'fuel' },
  { ...of, type: 'TaskWithdrawn', reason: 'mistaken' },
  { ...of, type: 'CancelAcknowledged' },
  { ...of, type: 'TaskDiverted', to: 't-2', toBoat: 'b-000002', reason: 'nearer' },
  { ...of, type: 'TaskFailed', reason: 'breakdown' },
];

function propose(event: UnitEvent) {
  return dispatchToRescue.propose({ event } as unknown as RecordedEvent<
    Parameters<typeof dispatchToRescue.propose>[0]['event']
  >); // the flow reads nothing of the envelope
}

test.each(moving)(
  '$type tells the boat which unit is at which step, and the same event says the same',
  (event) => {
    const [only, ...more] = propose(event);
    expect(more).toEqual([]);
    expect(only?.key).toBe('b-000001');
    expect(Object.keys(only?.command ?? {}).filter((key) => key !== 'type' && key !== 'at')).toEqual(
      dispatchToRescue.passes,
    );
    expect(propose(event)).toEqual(propose(event));
  },
);

test('the step told is the step at which the unit’s own record stands', () => {
  for (const event of moving.filter(isTaskEvent)) {
    const history: UnitEvent[] = event === proposed ? [proposed] : [proposed, event];
    const state = fold(unitDecider, history);
    const reached = state.task?.step ?? state.ended.at(-1)?.step;
    expect(propose(event)[0]?.command).toMatchObject({ step: reached });
  }
});

test('what is told fits the boat’s own command', () => {
  for (const event of moving) {
    const { type: _type, at: _at, ...fields } = propose(event)[0]?.command ?? { type: '', at };
    expect(boatCommandSchemas.NoteTask.safeParse(fields).success).toBe(true);
  }
});

test('no other event of a unit passes', () => {
  const others = Object.keys(unitEventSchemas).filter(
    (type) => !(dispatchToRescue.types as readonly string[]).includes(type),
  );
  expect(others.toSorted()).toEqual([
    'CancelAsked',
    'CheckInSet',
    'CheckedIn',
    'DelayExplained',
    'ShiftEnded',
    'ShiftStarted',
    'TaskReached',
    'UnitPositionReported',
    'UnitReturned',
    'UnitStatusReported',
    'UnitTakenOut',
  ]);
  expect([...dispatchToRescue.types].toSorted()).toEqual(moving.map(({ type }) => type).toSorted());
});

test('no field beyond the list travels, whatever the event holds', () => {
  fc.assert(
    fc.property(fc.constantFrom(...moving), fc.dictionary(fc.string(), fc.string()), (event, more) => {
      const told = propose({ ...more, ...event } as UnitEvent); // seeded fields that no event has
      for (const { command } of told)
        expect(Object.keys(command).toSorted()).toEqual(['at', 'boat', 'step', 'task', 'type', 'unit']);
    }),
    { seed: 2_026, numRuns: 200 },
  );
});
