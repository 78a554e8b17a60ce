import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../kernel/decider.ts';
import { unitDecider } from './decide-unit.ts';
import type { UnitCommand, UnitEvent } from './events-unit.ts';
import { after, commands, divertUnit, proposeTask } from './given-dispatch.ts';
import { dueOf, isOpen, isTaskEvent, outranks, rungOf, type Task } from './task.ts';
import { evolveUnit, initialUnit, type UnitState } from './unit-state.ts';
import { openSteps, taskKinds, urgencies } from './words.ts';

/** `current`: whichever the unit has by then; `fresh`: one that nobody has used. */
const anyTask = fc.constantFrom('current', 'current', 'fresh', 't-1', 't-2');
const anyOrder = fc.record({
  kind: fc.constantFrom(...taskKinds),
  urgency: fc.constantFrom(...urgencies),
});

const { NoteDelivered, NoteSeen, AcceptTask, StartTask, ReportOnScene, ReturnToService } = commands;
/** So that sequences also get somewhere. */
const upwards = [NoteDelivered, NoteSeen, AcceptTask, StartTask, ReportOnScene].map((command) => ({
  ...command,
  task: 'current',
}));

/** Any command, of any task, in any order: as many hands as may act on one unit. */
const anyCommand: fc.Arbitrary<UnitCommand> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<UnitCommand>(...upwards, ReturnToService) },
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom(...Object.values(commands)), anyTask)
      .map(([command, task]) => ('task' in command ? { ...command, task } : command)),
  },
  { weight: 2, arbitrary: anyOrder.map((order) => ({ ...proposeTask, ...order, task: 'fresh' })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(anyTask, anyOrder)
      .map(([from, order]) => ({ ...divertUnit, ...order, from, task: 'fresh' })),
  },
);

interface Run {
  readonly state: UnitState;
  readonly events: readonly UnitEvent[];
}

/** Gives the commands one after the other, a minute apart; refused ones leave nothing. */
function run(given: readonly UnitCommand[]): Run {
  let state = initialUnit;
  const events: UnitEvent[] = [];
  for (const [minute, command] of given.entries()) {
    const now = after(minute * 60);
    const named = namesOf(command, state.task?.task ?? 't-1', minute);
    const decided = unitDecider.decide(state, { ...command, ...named, at: now, ...aheadOf(command, minute) });
    if (!decided.ok) continue;
    for (const event of decided.value) {
      state = evolveUnit(state, event);
      events.push(event);
    }
  }
  return { state, events };
}

function namesOf(command: UnitCommand, current: string, minute: number): object {
  const name = (task: string): string =>
    task === 'current' ? current : task === 'fresh' ? `t-new-${minute}` : task;
  return {
    ...('task' in command ? { task: name(command.task) } : {}),
    ...('from' in command ? { from: name(command.from) } : {}),
  };
}

/** Times that a command names lie ahead of whenever it is given. */
function aheadOf(command: UnitCommand, minute: number): object {
  if (command.type === 'ExplainDelay') return { expectedAt: after(minute * 60 + 600) };
  if (command.type === 'ReportUnitPosition') return { heldAt: after(minute * 60 - 30) };
  return command.type === 'StartShift' ? { until: after(minute * 60 + 3_600) } : {};
}

const ends = new Set([
  'TaskRefused',
  'TaskFinished',
  'CancelAcknowledged',
  'TaskWithdrawn',
  'TaskDiverted',
  'TaskFailed',
]);
const sequence = fc.array(anyCommand, { minLength: 20, maxLength: 80, size: 'max' });
const options = { seed: 2_026, numRuns: 2_000 };
/** Each sequence is run once and looked at by every law. */
const runs = fc.sample(sequence, options).map(run);
const tasksOf = ({ state }: Run): readonly Task[] => [
  ...state.ended,
  ...(state.task === null ? [] : [state.task]),
];

test('a unit is never committed to two tasks, whoever gives what in which order', () => {
  let tasks = 0;
  for (const { events } of runs) {
    const open = new Set<string>();
    for (const event of events) {
      // Counted by other hands than the fold: a task begins when it is proposed and ends by one of six events.
      if (event.type === 'TaskProposed') {
        open.add(event.task);
        tasks += 1;
      } else if (ends.has(event.type) && isTaskEvent(event)) open.delete(event.task);
      expect(open.size).toBeLessThanOrEqual(1);
    }
  }
  expect(tasks).toBeGreaterThan(1.5 * runs.length);
});

test('no task goes down its ladder, and none goes on after its end', () => {
  let highest = 0;
  for (const { steps, step: reached } of runs.flatMap(tasksOf)) {
    const rungs = steps.map(({ step }) => rungOf(step));
    expect(rungs).toEqual([...new Set(rungs)].toSorted((a, b) => a - b));
    expect(rungs.filter((rung) => rung >= openSteps.length).length).toBeLessThanOrEqual(1);
    expect(steps.at(-1)?.step).toBe(reached);
    highest = Math.max(highest, steps.length);
  }
  expect(highest).toBe(openSteps.length + 1);
});

test('a diversion is written only for what outranks, and always with both tasks', () => {
  let diverted = 0;
  for (const { events } of runs) {
    const proposals = new Map(
      events.flatMap((event) => (event.type === 'TaskProposed' ? [[event.task, event]] : [])),
    );
    for (const [index, event] of events.entries()) {
      if (event.type !== 'TaskDiverted') continue;
      diverted += 1;
      const [old, next] = [proposals.get(event.task), proposals.get(event.to)];
      expect(next).toBe(events[index + 1]);
      expect(next?.divertedFrom).toBe(event.task);
      expect(old !== undefined && next !== undefined && outranks(next, old)).toBe(true);
    }
  }
  expect(diverted).toBeGreaterThan(100);
});

test('what is folded from the book equals what was decided on', () => {
  for (const { state, events } of runs.slice(0, 500)) {
    const read = JSON.parse(JSON.stringify(events)) as readonly UnitEvent[]; // as a journal gives them back
    expect(fold(unitDecider, read)).toEqual(state);
  }
});

test('an open task but on scene has a clock, one that is over has none', () => {
  for (const task of runs.flatMap(tasksOf))
    expect(dueOf(task) !== null).toBe(isOpen(task) && task.step !== 'on_scene');
});

test('outranking is strict: never mutual, never of itself, and it can be followed along', () => {
  fc.assert(
    fc.property(anyOrder, anyOrder, anyOrder, (a, b, c) => {
      expect(outranks(a, a)).toBe(false);
      expect(outranks(a, b) && outranks(b, a)).toBe(false);
      if (outranks(a, b) && outranks(b, c)) expect(outranks(a, c)).toBe(true);
    }),
    options,
  );
  expect(outranks({ kind: 'tow', urgency: 'distress' }, { kind: 'rescue', urgency: 'urgent' })).toBe(true);
  expect(outranks({ kind: 'rescue', urgency: 'distress' }, { kind: 'search', urgency: 'distress' })).toBe(
    true,
  );
});
