import type { Decider, Decision as DecisionOf } from '../../../kernel/decider.ts';
import { never, ok, refuse } from '../../../kernel/result.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../../kernel/time.ts';
import type {
  PatrolCommand,
  PatrolCommandOf,
  PatrolEvent,
  PatrolTaskEvent,
  PatrolUnitCommand,
} from './events-patrol.ts';
import { decidePatrolUnit, evolvePatrolUnits, isUnitCommand, isUnitEvent, unitOf } from './patrol-units.ts';
import type { PatrolTask, PatrolUnit, PatrolView } from './wire-patrol.ts';
import { patrolNeeds, type PatrolRefusalCode, type PatrolStep } from './words-patrol.ts';

/** The patrols of one site: which there are, what they are asked for, and what was lately. */
export interface PatrolState {
  readonly units: readonly PatrolUnit[];
  readonly open: readonly PatrolTask[];
  /** Ended ones, newest last. */
  readonly ended: readonly PatrolTask[];
}
type Decision = DecisionOf<PatrolEvent, PatrolRefusalCode>;

const endedMax = 30;
const refusalsMax = 10;
/** Seconds in which each step is to follow where somebody may be on the track, and elsewhere. Ours. */
export const patrolSeconds = {
  ordered: { life: 60, other: 300 },
  accepted: { life: 60, other: 180 },
  onScene: { life: 600, other: 1_800 },
} as const;

/**
 * Decides over the patrols of one site. The site's own stream decides: two desks cannot send one patrol to two places.
 * What a flow proposes, a person confirms with the patrol's name, from the site's register; one that no register knows
 * goes only where that is said. A patrol that does not go leaves the task open.
 * Refusals: words-patrol.ts.
 */
export const patrolDecider: Decider<PatrolState, PatrolCommand, PatrolEvent, PatrolRefusalCode> = {
  initial: { units: [], open: [], ended: [] },
  decide(state, command): Decision {
    if (command.by === undefined) return refuse('actor_missing');
    if (isUnitCommand(command)) return decidePatrolUnit(state, command);
    const task = state.open.find(({ alarm }) => alarm === command.alarm) ?? null;
    if (command.type === 'ProposePatrol') return propose(task, command, command.by);
    if (command.type === 'LapsePatrol') {
      // A patrol that is on its way is called back by a person, not by the closing of an alarm.
      if (task === null || task.ordered !== null) return ok([]);
      return ok([{ type: 'PatrolWithdrawn', ...told(command), patrol: null, reason: 'alarm_closed' }]);
    }
    if (task !== null) return step(state, task, command);
    const isOver = state.ended.some(({ alarm }) => alarm === command.alarm);
    return refuse(isOver ? 'patrol_task_over' : 'patrol_not_proposed');
  },
  evolve(state, event) {
    if (isUnitEvent(event)) return { ...state, units: evolvePatrolUnits(state.units, event) };
    const before = state.open.find(({ alarm }) => alarm === event.alarm) ?? null;
    const task = evolvePatrol(before, event);
    if (task === null) return state;
    const others = state.open.filter(({ alarm }) => alarm !== event.alarm);
    return isPatrolOpen(task)
      ? { ...state, open: [...others, task] }
      : { ...state, open: others, ended: [...state.ended, task].slice(-endedMax) };
  },
};

function told({ at, site, alarm, by }: Exclude<PatrolCommand, PatrolUnitCommand>) {
  return { at, site, alarm, by: by ?? '' }; // asked for above
}

/** The same need again writes nothing; a graver one is told. An alarm that asks anew after its task ended gets another. */
function propose(task: PatrolTask | null, command: PatrolCommandOf<'ProposePatrol'>, by: string): Decision {
  const { at, site, alarm, zone, position, need, actBefore } = command;
  const body = { at, site, alarm, zone, position, need, actBefore, by };
  if (task === null) return ok([{ type: 'PatrolProposed', ...body }]);
  const isGraver = patrolNeeds.indexOf(need) < patrolNeeds.indexOf(task.need);
  return ok(isGraver ? [{ type: 'PatrolNeedRaised', ...body }] : []);
}

type Step = Exclude<PatrolCommand, PatrolUnitCommand | { readonly type: 'ProposePatrol' | 'LapsePatrol' }>;

function step(state: PatrolState, task: PatrolTask, command: Step): Decision {
  const of = told(command);
  if (command.type === 'OrderPatrol') {
    const { patrol, way, unregistered } = command;
    const unit = unitOf(state.units, patrol);
    if (task.ordered !== null) return refuse('patrol_ordered_already', { patrol: task.ordered.patrol });
    const other = state.open.find(({ ordered }) => ordered?.patrol === patrol);
    if (other !== undefined) return refuse('patrol_committed', { alarm: other.alarm });
    if (unit === null && !unregistered) return refuse('patrol_unknown');
    if (unit !== null && unit.duty === null) return refuse('patrol_off_duty');
    return ok([{ type: 'PatrolOrdered', ...of, patrol, way }]);
  }
  if (command.type === 'WithdrawPatrol') {
    const patrol = task.ordered?.patrol ?? null;
    return ok([{ type: 'PatrolWithdrawn', ...of, patrol, reason: command.reason }]);
  }
  if (task.ordered === null) return refuse('patrol_not_ordered');
  const { patrol } = task.ordered;
  switch (command.type) {
    case 'AcceptPatrol':
      if (task.accepted !== null || task.onScene !== null) return refuse('patrol_step_passed');
      return ok([{ type: 'PatrolAccepted', ...of, patrol }]);
    case 'RefusePatrol':
      if (task.onScene !== null) return refuse('patrol_step_passed');
      return ok([{ type: 'PatrolRefused', ...of, patrol, reason: command.reason }]);
    case 'ReportPatrolOnScene':
      return task.onScene === null
        ? ok([{ type: 'PatrolOnScene', ...of, patrol }])
        : refuse('patrol_step_passed');
    case 'FinishPatrol':
      return ok([{ type: 'PatrolFinished', ...of, patrol, result: command.result }]);
    default:
      return never(command);
  }
}

/** Folds one event into the task that it names; null where that is not known. */
export function evolvePatrol(task: PatrolTask | null, event: PatrolTaskEvent): PatrolTask | null {
  const said = { by: event.by, at: event.at };
  if (event.type === 'PatrolProposed') {
    const { site, alarm, zone, position, need, actBefore } = event;
    const nothingYet = { ordered: null, accepted: null, onScene: null, finished: null, withdrawn: null };
    return { site, alarm, zone, position, need, actBefore, proposed: said, refusals: [], ...nothingYet };
  }
  if (task === null) return null;
  switch (event.type) {
    case 'PatrolNeedRaised': {
      const { zone, position, need, actBefore } = event;
      return { ...task, zone, position, need, actBefore };
    }
    case 'PatrolOrdered':
      return { ...task, ordered: { ...said, patrol: event.patrol, way: event.way } };
    case 'PatrolAccepted':
      return { ...task, accepted: said };
    case 'PatrolRefused': {
      const { patrol, reason } = event;
      const refusals = [...task.refusals, { ...said, patrol, reason }].slice(-refusalsMax);
      return { ...task, ordered: null, accepted: null, refusals };
    }
    case 'PatrolOnScene':
      return { ...task, onScene: said };
    case 'PatrolFinished':
      return { ...task, finished: { ...said, result: event.result } };
    case 'PatrolWithdrawn':
      return { ...task, withdrawn: { ...said, reason: event.reason } };
    default:
      return never(event);
  }
}

/** True while somebody is to go, or there. */
export function isPatrolOpen({ finished, withdrawn }: PatrolTask): boolean {
  return finished === null && withdrawn === null;
}

/** How far a task has come. */
export function patrolStepOf(task: PatrolTask): PatrolStep {
  if (task.withdrawn !== null) return 'withdrawn';
  if (task.finished !== null) return 'done';
  if (task.onScene !== null) return 'on_scene';
  if (task.accepted !== null) return 'accepted';
  return task.ordered === null ? 'proposed' : 'ordered';
}

/** When the step that is waited for is late; null: they are there, or it is over. */
export function patrolDueAt(task: PatrolTask): UtcText | null {
  const urgency = task.need === 'somebody_on_track' ? 'life' : 'other';
  const after = (from: UtcText, step: keyof typeof patrolSeconds): UtcText =>
    toUtc(addSeconds(fromUtc(from), patrolSeconds[step][urgency]));
  switch (patrolStepOf(task)) {
    case 'proposed':
      return after(task.refusals.at(-1)?.at ?? task.proposed.at, 'ordered');
    case 'ordered':
      return task.ordered === null ? null : after(task.ordered.at, 'accepted');
    case 'accepted':
      return task.accepted === null ? null : after(task.accepted.at, 'onScene');
    default:
      return null;
  }
}

/** A task of a patrol with its clock. */
export function patrolView(task: PatrolTask): PatrolView {
  return { ...task, task: `${task.site}/${task.alarm}`, dueAt: patrolDueAt(task) };
}
