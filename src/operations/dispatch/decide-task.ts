import type { Decision as DecisionOf } from '../../kernel/decider.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import { fromUtc, secondsBetween, type UtcText } from '../../kernel/time.ts';
import type { UnitCommand, UnitCommandOf, UnitEvent } from './events-unit.ts';
import { delaySecondsMax } from './limits.ts';
import type { UnitRefusal } from './refusals.ts';
import { commitmentOf, outranks, rungOf, type Task } from './task.ts';
import { registeredUnit } from './unit-register.ts';
import type { UnitState } from './unit-state.ts';
import type { OpenStep } from './words.ts';

type Decision = DecisionOf<UnitEvent, UnitRefusal>;

/** Commands that name a task. */
export type TaskCommand = Extract<UnitCommand, { readonly task: string }>;
type StepCommand = Exclude<
  TaskCommand,
  { readonly type: 'ProposeTask' | 'DivertUnit' | 'ExplainDelay' | 'NoteReached' }
>;

/** Decides what becomes of a unit's task. The unit's own stream decides: two desks cannot both commit it. */
export function decideTask(state: UnitState, command: TaskCommand, by: string): Decision {
  switch (command.type) {
    case 'ProposeTask':
      return propose(state, command, by);
    case 'DivertUnit':
      return divert(state, command, by);
    case 'ExplainDelay':
      return explain(state, command, by);
    case 'NoteReached':
      return noteReached(state, command, by);
    default:
      return step(state, command, by);
  }
}

function propose(state: UnitState, command: UnitCommandOf<'ProposeTask'>, by: string): Decision {
  const refused = notReady(state, command);
  if (refused !== null) return refused;
  if (state.task !== null) {
    const divertible = state.also.length === 0 && outranks(command, state.task);
    return refuse('already_committed', { ...commitmentOf(state.task), divertible });
  }
  return proposed(state, { command, by, divertedFrom: null });
}

/** One order tells both: the task that loses the unit, and the one that gets it. */
function divert(state: UnitState, command: UnitCommandOf<'DivertUnit'>, by: string): Decision {
  const refused = notReady(state, command);
  if (refused !== null) return refused;
  if (state.task === null || state.task.task !== command.from) return refuse('task_unknown');
  const [second] = state.also;
  if (second !== undefined) return refuse('already_committed', commitmentOf(second));
  const { task, boat, urgency, kind } = state.task;
  if (!outranks(command, state.task)) return refuse('does_not_outrank', { task, boat, urgency, kind });
  const { at, unit, diversion: reason } = command;
  const told: UnitEvent = {
    type: 'TaskDiverted',
    at,
    unit,
    task,
    boat,
    to: command.task,
    toBoat: command.boat,
    reason,
    by,
  };
  const next = proposed(state, { command, by, divertedFrom: task });
  return next.ok ? ok([told, ...next.value]) : next;
}

type Order = UnitCommandOf<'ProposeTask'> | UnitCommandOf<'DivertUnit'>;

/** What stands against any new task, whatever it is for. In distress a crew off shift may be called out. */
function notReady(state: UnitState, command: Order): Decision | null {
  if (registeredUnit(command.seen, command.unit) === null) return refuse('unit_unknown');
  if (openTask(state, command.task) !== null || state.ended.some(({ task }) => task === command.task))
    return refuse('task_exists');
  if (state.outOfService !== null) return refuse('out_of_service', { reason: state.outOfService.reason });
  if (state.status === 'off' && command.urgency !== 'distress') return refuse('off_shift');
  if (command.onSceneBy !== null && fromUtc(command.onSceneBy) <= fromUtc(command.at))
    return refuse('end_not_after_start');
  return null;
}

interface Proposing {
  readonly command: Order;
  readonly by: string;
  readonly divertedFrom: string | null;
}

function proposed(state: UnitState, { command, by, divertedFrom }: Proposing): Decision {
  const row = registeredUnit(command.seen, command.unit);
  if (row === null) return refuse('unit_unknown');
  const { at, unit, task, boat, kind, urgency, place, onSceneBy, reason, givenFrom } = command;
  return ok([
    {
      type: 'TaskProposed',
      at,
      unit,
      task,
      boat,
      kind,
      urgency,
      place,
      onSceneBy,
      reason,
      unitKind: row.kind,
      unitSide: row.side,
      side: givenFrom?.state ?? null,
      calledOut: state.status === 'off',
      divertedFrom,
      by,
    },
  ]);
}

/** The rungs from which each act may be taken; whatever is passed over was never said, and has no time. */
const from: Readonly<Record<StepCommand['type'], readonly OpenStep[]>> = {
  NoteDelivered: ['proposed'],
  NoteSeen: ['proposed', 'delivered'],
  AcceptTask: ['proposed', 'delivered', 'seen'],
  RefuseTask: ['proposed', 'delivered', 'seen', 'accepted'],
  StartTask: ['proposed', 'delivered', 'seen', 'accepted'],
  ReportOnScene: ['proposed', 'delivered', 'seen', 'accepted', 'under_way'],
  FinishTask: ['under_way', 'on_scene'],
  AskCancel: ['proposed', 'delivered', 'seen', 'accepted', 'under_way', 'on_scene'],
  AcknowledgeCancel: ['proposed', 'delivered', 'seen', 'accepted', 'under_way', 'on_scene'],
};

function step(state: UnitState, command: StepCommand, by: string): Decision {
  const task = openTask(state, command.task);
  if (task === null) return notOpen(state, command.task);
  if (!isOnOwnNode(task, command)) return refuse('other_side_only', { side: task.unitSide });
  const rungs = from[command.type];
  if (!rungs.some((rung) => rung === task.step)) {
    const isAhead = rungs.every((rung) => rungOf(rung) > rungOf(task.step));
    return refuse(isAhead ? 'not_under_way' : 'step_passed', { step: task.step });
  }
  const told = { at: command.at, unit: command.unit, task: task.task, boat: task.boat, by };
  return taken(task, command, told);
}

interface Told {
  readonly at: UtcText;
  readonly unit: string;
  readonly task: string;
  readonly boat: string;
  readonly by: string;
}

function taken(task: Task, command: StepCommand, told: Told): Decision {
  switch (command.type) {
    case 'NoteDelivered':
      return ok([{ type: 'TaskDelivered', ...told }]);
    case 'NoteSeen':
      return ok([{ type: 'TaskSeen', ...told }]);
    case 'AcceptTask':
      return ok([{ type: 'TaskAccepted', ...told }]);
    case 'RefuseTask':
      return ok([{ type: 'TaskRefused', ...told, reason: command.reason }]);
    case 'StartTask':
      return ok([{ type: 'TaskStarted', ...told }]);
    case 'ReportOnScene':
      return ok([{ type: 'TaskOnScene', ...told }]);
    case 'FinishTask':
      return ok([{ type: 'TaskFinished', ...told, result: command.result }]);
    case 'AskCancel':
      return askCancel(task, command, told);
    case 'AcknowledgeCancel':
      return task.cancel === null
        ? refuse('cancel_not_asked')
        : ok([{ type: 'CancelAcknowledged', ...told }]);
    default:
      return never(command);
  }
}

/** What has reached nobody can be withdrawn; whoever has heard of it must say that they stop. */
function askCancel(task: Task, { reason }: UnitCommandOf<'AskCancel'>, told: Told): Decision {
  if (task.cancel !== null) return refuse('cancel_asked_already');
  return task.step === 'proposed'
    ? ok([{ type: 'TaskWithdrawn', ...told, reason }])
    : ok([{ type: 'CancelAsked', ...told, reason }]);
}

/** What has reached the node of the unit’s side. It answers nothing, and says of no crew that it knows. */
function noteReached(state: UnitState, command: UnitCommandOf<'NoteReached'>, by: string): Decision {
  const task = openTask(state, command.task);
  if (task === null) return notOpen(state, command.task);
  const { at, unit, givenFrom } = command;
  // A third node may hold it as well: that it is there says nothing of the unit’s side.
  const speaking = givenFrom?.node ?? givenFrom?.state ?? null;
  if (speaking !== task.unitSide) return refuse('other_side_only', { side: task.unitSide });
  return ok(
    task.reached === null ? [{ type: 'TaskReached', at, unit, task: task.task, boat: task.boat, by }] : [],
  );
}

function explain(state: UnitState, command: UnitCommandOf<'ExplainDelay'>, by: string): Decision {
  const { at, unit, task: id, reason, expectedAt } = command;
  const ended = state.ended.find(({ task }) => task === id);
  const task = openTask(state, id) ?? ended;
  if (task === undefined) return refuse('task_unknown');
  if (ended === undefined) {
    if (expectedAt === null) return refuse('expected_missing');
    const waitSeconds = secondsBetween(fromUtc(at), fromUtc(expectedAt));
    if (waitSeconds <= 0 || waitSeconds > delaySecondsMax)
      return refuse('expected_absurd', { hoursMax: delaySecondsMax / 3_600 });
  }
  const { boat, step: reached } = task;
  // Of a task that is over nothing is awaited: only why its boat gets no other unit is said.
  const until = ended === undefined ? expectedAt : null;
  return ok([
    { type: 'DelayExplained', at, unit, task: id, boat, step: reached, reason, expectedAt: until, by },
  ]);
}

/**
 * A task of the other side's unit is a request: beside another node only that side's own node says what its unit answers
 * and does. Who asked may ask it to stop.
 */
function isOnOwnNode({ unitSide }: Task, { type, givenFrom }: StepCommand): boolean {
  const node = givenFrom?.node;
  return node === undefined || type === 'AskCancel' || unitSide === node;
}

/** The task of this name among those that the unit has; more than one only where two nodes gave one apart. */
function openTask({ task, also }: UnitState, id: string): Task | null {
  return [...(task === null ? [] : [task]), ...also].find((one) => one.task === id) ?? null;
}

function notOpen(state: UnitState, id: string): Decision {
  const ended = state.ended.find(({ task }) => task === id);
  return ended === undefined ? refuse('task_unknown') : refuse('task_over', { step: ended.step });
}
