import type { Decider, Decision as DecisionOf } from '../../kernel/decider.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { fromUtc, secondsBetween } from '../../kernel/time.ts';
import { decideTask } from './decide-task.ts';
import type { UnitCommand, UnitCommandOf, UnitEvent } from './events-unit.ts';
import type { UnitRefusal } from './refusals.ts';
import { commitmentOf, isOpen, rungOf } from './task.ts';
import { registeredUnit } from './unit-register.ts';
import { evolveUnit, initialUnit, type UnitState } from './unit-state.ts';

type Decision = DecisionOf<UnitEvent, UnitRefusal>;

/** A place heard of from the future is no place; one older than a day is history. */
const futureToleranceSeconds = 5;
const positionAgeSecondsMax = 86_400;

/**
 * Decides over one unit: its shift and service, where it is, its check-ins, and the one task that it may have. Whoever
 * gives an order is known; times come with the command. Refusals: refusals.ts.
 */
export const unitDecider: Decider<UnitState, UnitCommand, UnitEvent, UnitRefusal> = {
  initial: initialUnit,
  decide(state, command) {
    if (command.by === undefined) return refuse('actor_missing');
    const { by } = command;
    // A record begins with the register: nobody learns of a unit they may not see by reporting for it.
    if (
      state === initialUnit &&
      beginning.has(command.type) &&
      registeredUnit(command.seen, command.unit) === null
    )
      return refuse('unit_unknown');
    switch (command.type) {
      case 'ReportUnitStatus':
        return reportStatus(state, { ...command, by });
      case 'ReportUnitPosition':
        return reportPosition(state, { ...command, by });
      case 'StartShift':
        return startShift(state, { ...command, by });
      case 'EndShift':
        return endShift(state, { ...command, by });
      case 'TakeOutOfService':
        return takeOut(state, { ...command, by });
      case 'ReturnToService':
        return state.outOfService === null
          ? refuse('in_service')
          : ok([{ type: 'UnitReturned', at: command.at, unit: command.unit, by }]);
      case 'SetCheckIn':
        return setCheckIn(state, { ...command, by });
      case 'CheckIn':
        return state.checkIn === null
          ? refuse('no_check_in')
          : ok([{ type: 'CheckedIn', at: command.at, unit: command.unit, by }]);
      default:
        return decideTask(state, command, by);
    }
  },
  evolve: evolveUnit,
};

const beginning: ReadonlySet<UnitCommand['type']> = new Set([
  'ReportUnitStatus',
  'ReportUnitPosition',
  'TakeOutOfService',
  'SetCheckIn',
]);

type By<Command extends UnitCommand> = Command & { readonly by: string };

function reportStatus(state: UnitState, command: By<UnitCommandOf<'ReportUnitStatus'>>): Decision {
  const { at, unit, status, by } = command;
  if (state.outOfService !== null) return refuse('out_of_service', { reason: state.outOfService.reason });
  if (state.task !== null && rungOf(state.task.step) >= rungOf('accepted'))
    return refuse('status_from_task', { task: state.task.task, step: state.task.step });
  if (state.status === status) return refuse('unchanged');
  return ok([{ type: 'UnitStatusReported', at, unit, status, by }]);
}

function reportPosition(state: UnitState, command: By<UnitCommandOf<'ReportUnitPosition'>>): Decision {
  const { at, unit, position, heldAt, source, by } = command;
  const ageSeconds = secondsBetween(fromUtc(heldAt), fromUtc(at));
  if (ageSeconds < -futureToleranceSeconds || ageSeconds > positionAgeSecondsMax)
    return refuse('time_absurd', { secondsLate: Math.round(ageSeconds) });
  const before = state.position;
  const isSame =
    before !== null &&
    before.heldAt === heldAt &&
    before.lat === position.lat &&
    before.lon === position.lon &&
    before.source === source;
  // The same report again, under another key: known already.
  return isSame ? ok([]) : ok([{ type: 'UnitPositionReported', at, unit, position, heldAt, source, by }]);
}

function startShift(state: UnitState, command: By<UnitCommandOf<'StartShift'>>): Decision {
  const { at, unit, shift, until, crew, by } = command;
  if (registeredUnit(command.seen, unit) === null) return refuse('unit_unknown');
  if (state.shift !== null) return refuse('shift_runs', { shift: state.shift.shift });
  if (fromUtc(until) <= fromUtc(at)) return refuse('end_not_after_start');
  return ok([{ type: 'ShiftStarted', at, unit, shift, until, crew, by }]);
}

function endShift(state: UnitState, { at, unit, by }: By<UnitCommandOf<'EndShift'>>): Decision {
  if (state.shift === null && state.status === 'off') return refuse('no_shift');
  if (state.task !== null) return refuse('already_committed', commitmentOf(state.task));
  return ok([{ type: 'ShiftEnded', at, unit, shift: state.shift?.shift ?? null, by }]);
}

/** A unit that falls out loses its task, and the boat must be told at once. */
function takeOut(state: UnitState, command: By<UnitCommandOf<'TakeOutOfService'>>): Decision {
  const { at, unit, reason, by } = command;
  if (state.outOfService !== null) return refuse('out_of_service', { reason: state.outOfService.reason });
  const tasks = [...(state.task === null ? [] : [state.task]), ...state.also];
  const lost = tasks
    .filter(isOpen)
    .map(({ task, boat }): UnitEvent => ({ type: 'TaskFailed', at, unit, task, boat, reason, by }));
  return ok([...lost, { type: 'UnitTakenOut', at, unit, reason, by }]);
}

function setCheckIn(state: UnitState, command: By<UnitCommandOf<'SetCheckIn'>>): Decision {
  const { at, unit, everyMinutes, by } = command;
  if ((state.checkIn?.everyMinutes ?? null) === everyMinutes) return refuse('unchanged');
  return ok([{ type: 'CheckInSet', at, unit, everyMinutes, by }]);
}
