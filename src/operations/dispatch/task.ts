import { never } from '../../kernel/result.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import type { TaskEvent, UnitEventOf } from './events-unit.ts';
import {
  acceptedWithinSeconds,
  cancelWithinSeconds,
  deliveredWithinSeconds,
  onSceneWithinSeconds,
  underWayWithinSeconds,
} from './limits.ts';
import type { TaskView } from './wire.ts';
import { endSteps, openSteps, type OpenStep, type TaskKind, type TaskStep, type Urgency } from './words.ts';

/** One task as folded: everything that is shown of it but the clock, which follows from it. */
export type Task = Omit<TaskView, 'dueAt'>;

const taskEventTypes = {
  TaskProposed: true,
  TaskReached: true,
  TaskDelivered: true,
  TaskSeen: true,
  TaskAccepted: true,
  TaskRefused: true,
  TaskStarted: true,
  TaskOnScene: true,
  TaskFinished: true,
  CancelAsked: true,
  CancelAcknowledged: true,
  TaskWithdrawn: true,
  TaskDiverted: true,
  TaskFailed: true,
  DelayExplained: true,
} as const satisfies Record<TaskEvent['type'], true>;

/** True for the events that move one task. */
export function isTaskEvent(event: { readonly type: string }): event is TaskEvent {
  return Object.hasOwn(taskEventTypes, event.type);
}

/** True while the unit is committed to it. */
export function isOpen(task: Task): task is Task & { readonly step: OpenStep } {
  return openSteps.some((step) => step === task.step);
}

/** A task as a refusal names it. */
export function commitmentOf({ task, boat, step }: Task): Pick<Task, 'task' | 'boat' | 'step'> {
  return { task, boat, step };
}

/** Place on the ladder, from 0; ends stand above all rungs. */
export function rungOf(step: TaskStep): number {
  const rung = openSteps.findIndex((one) => one === step);
  return rung === -1 ? openSteps.length + endSteps.findIndex((one) => one === step) : rung;
}

const urgencyRank: Readonly<Record<Urgency, number>> = { distress: 2, urgent: 1, routine: 0 };
const kindRank: Readonly<Record<TaskKind, number>> = {
  rescue: 4,
  medical: 3,
  search: 2,
  escort: 1,
  relay: 1,
  tow: 0,
};

/** Life first: a task outranks another by its urgency, then by what it is for; equals never outrank one another. */
export function outranks(
  one: { readonly urgency: Urgency; readonly kind: TaskKind },
  other: { readonly urgency: Urgency; readonly kind: TaskKind },
): boolean {
  const byUrgency = urgencyRank[one.urgency] - urgencyRank[other.urgency];
  return byUrgency === 0 ? kindRank[one.kind] > kindRank[other.kind] : byUrgency > 0;
}

/** The moment of a step; null where it was passed over. */
export function stepAt(task: Pick<Task, 'steps'>, step: TaskStep): UtcText | null {
  return task.steps.find((taken) => taken.step === step)?.at ?? null;
}

/** When the step that is waited for becomes late; null where no clock runs. A delay explained at this step moves it. */
export function dueOf(task: Task): UtcText | null {
  // Work on scene has no limit, and what is said of it begins none; check-ins watch over the crew.
  if (!isOpen(task) || task.step === 'on_scene') return null;
  const explained = task.delays.findLast(({ step }) => step === task.step)?.expectedAt ?? null;
  if (explained !== null) return explained;
  const after = (from: UtcText | null, seconds: number): UtcText | null =>
    from === null ? null : toUtc(addSeconds(fromUtc(from), seconds));
  switch (task.step) {
    case 'proposed':
      // A request for the other side’s unit waits first for that side’s node, then for the unit.
      return after(task.reached?.at ?? stepAt(task, 'proposed'), deliveredWithinSeconds);
    case 'delivered':
    case 'seen': // seeing is no answer: the clock runs on from the arrival
      return after(stepAt(task, 'delivered') ?? stepAt(task, 'seen'), acceptedWithinSeconds);
    case 'accepted':
      return after(stepAt(task, 'accepted'), underWayWithinSeconds[task.unitKind]);
    case 'under_way':
      return task.onSceneBy ?? after(stepAt(task, 'under_way'), onSceneWithinSeconds);
    default:
      return never(task.step);
  }
}

/** When a question to stop becomes late; null where none waits. */
export function cancelDueOf(task: Task): UtcText | null {
  if (!isOpen(task) || task.cancel === null) return null;
  return toUtc(addSeconds(fromUtc(task.cancel.at), cancelWithinSeconds));
}

/** The task as a screen has it. */
export function taskView(task: Task): TaskView {
  return { ...task, dueAt: dueOf(task) };
}

/** Folds one event of a unit's stream into the task that it names; null where the task is not known. */
export function evolveTask(task: Task | null, event: TaskEvent): Task | null {
  if (event.type === 'TaskProposed') return proposed(event);
  if (task === null) return null;
  const said = { by: event.by, at: event.at };
  switch (event.type) {
    case 'TaskReached':
      return { ...task, reached: task.reached ?? said };
    case 'TaskDelivered':
      return taken(task, 'delivered', said);
    case 'TaskSeen':
      return taken(task, 'seen', said);
    case 'TaskAccepted':
      return taken(task, 'accepted', said);
    case 'TaskStarted':
      return taken(task, 'under_way', said);
    case 'TaskOnScene':
      return taken(task, 'on_scene', said);
    case 'TaskRefused':
      return { ...taken(task, 'refused', said), refusal: event.reason };
    case 'TaskFinished':
      return { ...taken(task, 'done', said), result: event.result };
    case 'CancelAsked':
      return { ...task, cancel: { ...said, reason: event.reason, acknowledged: null } };
    case 'CancelAcknowledged':
      return {
        ...taken(task, 'cancelled', said),
        cancel: task.cancel === null ? null : { ...task.cancel, acknowledged: said },
      };
    case 'TaskWithdrawn':
      return {
        ...taken(task, 'withdrawn', said),
        cancel: { ...said, reason: event.reason, acknowledged: null },
      };
    case 'TaskDiverted': {
      const divertedTo = { task: event.to, boat: event.toBoat, reason: event.reason };
      return { ...taken(task, 'diverted', said), divertedTo };
    }
    case 'TaskFailed':
      return { ...taken(task, 'failed', said), failure: event.reason };
    case 'DelayExplained': {
      const { step, reason, expectedAt } = event;
      return { ...task, delays: [...task.delays, { ...said, step, reason, expectedAt }] };
    }
    default:
      return never(event);
  }
}

function proposed(event: UnitEventOf<'TaskProposed'>): Task {
  const { type: _type, on: _on, at, by, ...order } = event;
  return {
    ...order,
    step: 'proposed',
    steps: [{ step: 'proposed', by, at }],
    delays: [],
    reached: null,
    cancel: null,
    refusal: null,
    result: null,
    failure: null,
    divertedTo: null,
  };
}

function taken(task: Task, step: TaskStep, said: { readonly by: string; readonly at: UtcText }): Task {
  return { ...task, step, steps: [...task.steps, { step, ...said }] };
}
