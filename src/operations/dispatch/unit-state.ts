import { never } from '../../kernel/result.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import type { TaskEvent, UnitEvent, UnitEventOf } from './events-unit.ts';
import { evolveTask, isOpen, isTaskEvent, rungOf, stepAt, type Task } from './task.ts';
import type { Commitment, Said, Shift, StatusChange, UnitFields, UnitPosition, UnitView } from './wire.ts';
import type { OpenStep, OutOfServiceReason, UnitStatus } from './words.ts';

/** Kept in the fold; the whole history stands in the book. */
const statusesMax = 30;
const endedMax = 30;

/** What stands on a unit's stream: its state, and the tasks by which it is committed. */
export interface UnitState {
  readonly status: UnitStatus;
  readonly statuses: readonly StatusChange[];
  readonly outOfService: (Said & { readonly reason: OutOfServiceReason }) | null;
  readonly position: UnitPosition | null;
  readonly shift: Shift | null;
  readonly sortieFrom: UtcText | null;
  readonly checkIn: { readonly everyMinutes: number; readonly heardAt: UtcText } | null;
  /** The one task that it is committed to. There is room for no second. */
  readonly task: Task | null;
  /** Further ones that another node gave without sight of the first: it cannot do all. A person cancels. */
  readonly also: readonly Task[];
  /** Tasks that are over, newest last. */
  readonly ended: readonly Task[];
}

export const initialUnit: UnitState = {
  status: 'off',
  statuses: [],
  outOfService: null,
  position: null,
  shift: null,
  sortieFrom: null,
  checkIn: null,
  task: null,
  also: [],
  ended: [],
};

/** Folds one event of a unit's stream. */
export function evolveUnit(state: UnitState, event: UnitEvent): UnitState {
  if (isTaskEvent(event)) return evolveCommitment(state, event);
  const said = { by: event.by, at: event.at };
  switch (event.type) {
    case 'UnitStatusReported':
      return withSortie(withStatus(state, event.status, said), event);
    case 'UnitPositionReported':
      return withPosition(state, { ...event.position, heldAt: event.heldAt, source: event.source });
    case 'ShiftStarted': {
      const shift = { shift: event.shift, from: event.at, until: event.until, crew: event.crew };
      return state.status === 'off' ? withStatus({ ...state, shift }, 'on_shift', said) : { ...state, shift };
    }
    case 'ShiftEnded': {
      const ended = { ...state, shift: null, sortieFrom: null, checkIn: null };
      return state.status === 'out_of_service' ? ended : withStatus(ended, 'off', said);
    }
    case 'UnitTakenOut': {
      const outOfService = { ...said, reason: event.reason };
      return withStatus({ ...atRest(state), outOfService }, 'out_of_service', said);
    }
    case 'UnitReturned': {
      const back = { ...state, outOfService: null, sortieFrom: null };
      return withStatus(back, state.shift === null ? 'off' : 'on_shift', said);
    }
    case 'CheckInSet':
      return {
        ...state,
        checkIn: event.everyMinutes === null ? null : { everyMinutes: event.everyMinutes, heardAt: event.at },
      };
    case 'CheckedIn':
      return heard(state, event.at);
    default:
      return never(event);
  }
}

function evolveCommitment(state: UnitState, event: TaskEvent): UnitState {
  if (event.type === 'TaskProposed') return committed(state, event);
  if (state.also.some(({ task }) => task === event.task)) return evolveAlso(state, event);
  if (state.task === null || state.task.task !== event.task) return withEnded(state, event);
  const before = state.task;
  const task = evolveTask(before, event);
  if (task === null) return state;
  const said = { by: event.by, at: event.at };
  if (isOpen(task)) return { ...(task.step === before.step ? state : moved(state, task.step, said)), task };
  const ended = [...state.ended, task].slice(-endedMax);
  const [next, ...also] = state.also;
  if (next !== undefined) return movedOn({ ...state, task: next, also, ended }, next);
  const free = { ...state, task: null, ended };
  // Only what had been accepted made a status of its own: a proposal that comes to nothing changes nothing. A unit that
  // falls out is told of by its own event.
  const keepsStatus = rungOf(before.step) < rungOf('accepted') || task.step === 'failed';
  return keepsStatus ? free : withStatus(free, freedTo(free, task), said);
}

/** Whoever gave a second task had not seen the first: neither is taken for the other. */
function committed(state: UnitState, event: UnitEventOf<'TaskProposed'>): UnitState {
  const task = evolveTask(null, event);
  if (state.task === null || task === null || state.task.task === task.task) return { ...state, task };
  return { ...state, also: [...state.also.filter((one) => one.task !== task.task), task] };
}

function evolveAlso(state: UnitState, event: TaskEvent): UnitState {
  const tasks = state.also.map((one) => (one.task === event.task ? (evolveTask(one, event) ?? one) : one));
  const ended = [...state.ended, ...tasks.filter((task) => !isOpen(task))].slice(-endedMax);
  const after = { ...state, also: tasks.filter(isOpen), ended };
  const task = after.also.find((one) => one.task === event.task);
  return task === undefined ? after : movedOn(after, task);
}

/** As the step says that one of its tasks is at. */
function movedOn(state: UnitState, { step, steps }: Task): UnitState {
  const said = steps.at(-1);
  return said === undefined ? state : moved(state, step, said);
}

/** Where a unit stands once its task is over: on its way back, ready where it is, or ready at its base. */
function freedTo({ sortieFrom }: UnitState, { step }: Task): UnitStatus {
  return sortieFrom === null || step === 'diverted' ? 'available' : 'returning';
}

function moved(state: UnitState, step: Task['step'], said: Said): UnitState {
  switch (step) {
    case 'accepted':
      return heard(withStatus(state, 'tasked', said), said.at);
    case 'under_way':
    case 'on_scene':
      return heard(withStatus({ ...state, sortieFrom: state.sortieFrom ?? said.at }, step, said), said.at);
    default:
      return state;
  }
}

/** Something was said of a task that is over. */
function withEnded(state: UnitState, event: TaskEvent): UnitState {
  const ended = state.ended.map((task) =>
    task.task === event.task ? (evolveTask(task, event) ?? task) : task,
  );
  return { ...state, ended };
}

function withStatus(state: UnitState, status: UnitStatus, said: Said): UnitState {
  if (state.status === status) return state;
  return { ...state, status, statuses: [...state.statuses, { status, ...said }].slice(-statusesMax) };
}

/** At its base nobody has to be heard of: a clock that ran on there would cry wolf. */
function atRest(state: UnitState): UnitState {
  return state.sortieFrom === null ? { ...state, checkIn: null } : state;
}

/** At its base again once it says that it is making ready there; away from it once under way. */
function withSortie(state: UnitState, { status, at }: { readonly status: UnitStatus; readonly at: UtcText }) {
  if (status === 'on_shift') return atRest({ ...state, sortieFrom: null });
  return status === 'under_way' ? { ...state, sortieFrom: state.sortieFrom ?? at } : state;
}

/** Reports may come late: the place that held last counts. */
function withPosition(state: UnitState, position: UnitPosition): UnitState {
  const isNewer = state.position === null || fromUtc(position.heldAt) >= fromUtc(state.position.heldAt);
  return isNewer ? { ...state, position } : state;
}

/** A step taken by the crew is as good as a check-in; a position by itself is not: a transponder has no crew. */
function heard(state: UnitState, at: UtcText): UnitState {
  return state.checkIn === null ? state : { ...state, checkIn: { ...state.checkIn, heardAt: at } };
}

/** A row of the register with what its stream says, as a screen has it. */
export function unitView(unit: string, fields: UnitFields, state: UnitState): UnitView {
  const { task, checkIn, sortieFrom } = state;
  const after = (from: UtcText, seconds: number): UtcText => toUtc(addSeconds(fromUtc(from), seconds));
  return {
    unit,
    fields,
    status: state.status,
    statuses: state.statuses,
    outOfService: state.outOfService,
    position: state.position,
    shift: state.shift,
    sortieFrom,
    enduranceEndsAt: sortieFrom === null ? null : after(sortieFrom, fields.enduranceHours * 3_600),
    checkIn:
      checkIn === null ? null : { ...checkIn, dueAt: after(checkIn.heardAt, checkIn.everyMinutes * 60) },
    commitment: task !== null && isOpen(task) ? commitmentOf(task) : null,
    also: state.also.filter(isOpen).flatMap((one) => {
      const proposedAt = stepAt(one, 'proposed');
      return proposedAt === null ? [] : [{ ...commitmentOf(one), proposedAt }];
    }),
  };
}

function commitmentOf({ task, boat, kind, urgency, step }: Task & { readonly step: OpenStep }): Commitment {
  return { task, boat, kind, urgency, step };
}
