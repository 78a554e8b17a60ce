import { type Decision as DecisionOf, saidIn } from '../../../kernel/decider.ts';
import { never, ok, refuse } from '../../../kernel/result.ts';
import { addSeconds, fromUtc } from '../../../kernel/time.ts';
import {
  type PatrolCommand,
  type PatrolEvent,
  type PatrolUnitCommand,
  type PatrolUnitEvent,
  patrolUnitEventSchemas,
  patrolUnitSchemas,
} from './events-patrol.ts';
import type { PatrolTask, PatrolUnit } from './wire-patrol.ts';
import type { PatrolRefusalCode } from './words-patrol.ts';

type Decision = DecisionOf<PatrolUnitEvent, PatrolRefusalCode>;

/** A site has at most so many patrols and guards. */
const unitsMax = 60;
/** Clocks differ: a position so far ahead is still one. */
const aheadSecondsMax = 60;

interface OfSite {
  readonly units: readonly PatrolUnit[];
  readonly open: readonly PatrolTask[];
}

/** True where a command is on a patrol itself, and on no task. */
export function isUnitCommand(command: PatrolCommand): command is PatrolUnitCommand {
  return command.type in patrolUnitSchemas;
}

/** True where an event is of a patrol itself, and of no task. */
export function isUnitEvent(event: PatrolEvent): event is PatrolUnitEvent {
  return event.type in patrolUnitEventSchemas;
}

/** The one of that call sign on the register; null: none. */
export function unitOf(units: readonly PatrolUnit[], patrol: string): PatrolUnit | null {
  return units.find((one) => one.patrol === patrol && !one.retired) ?? null;
}

/** Decides over the patrols that a site has. Refusals: words-patrol.ts. */
export function decidePatrolUnit({ units, open }: OfSite, command: PatrolUnitCommand): Decision {
  const { at, site, patrol, by } = command;
  if (by === undefined) return refuse('actor_missing');
  const unit = unitOf(units, patrol);
  const hasTask = open.some(({ ordered }) => ordered?.patrol === patrol);
  if (command.type === 'RegisterPatrol') {
    if (unit === null && units.filter(({ retired }) => !retired).length >= unitsMax)
      return refuse('register_full');
    return ok([{ type: 'PatrolRegistered', at, ...saidIn(command), by }]);
  }
  if (unit === null) return refuse('patrol_unknown');
  switch (command.type) {
    case 'RetirePatrol':
      return hasTask ? refuse('patrol_has_task') : ok([{ type: 'PatrolRetired', at, site, patrol, by }]);
    case 'StartPatrolDuty':
      if (fromUtc(command.until) <= fromUtc(at)) return refuse('duty_over_already');
      return ok([{ type: 'PatrolOnDuty', at, ...saidIn(command), by }]);
    case 'EndPatrolDuty':
      if (hasTask) return refuse('patrol_has_task');
      return unit.duty === null
        ? refuse('patrol_off_duty')
        : ok([{ type: 'PatrolOffDuty', at, site, patrol, by }]);
    case 'ReportPatrolPosition':
      if (fromUtc(command.heldAt) > addSeconds(fromUtc(at), aheadSecondsMax))
        return refuse('position_in_future');
      return ok([{ type: 'PatrolPositionReported', at, ...saidIn(command), by }]);
    default:
      return never(command);
  }
}

/** Folds one event into the patrol that it names; null where that is not known. */
export function evolvePatrolUnit(unit: PatrolUnit | null, event: PatrolUnitEvent): PatrolUnit | null {
  const { at } = event;
  if (event.type === 'PatrolRegistered') {
    const { site, patrol, kind, crew, capabilities, base } = event;
    const entered = { site, patrol, kind, crew, capabilities, base, retired: false };
    const nothingYet = { duty: null, offDutyAt: null, position: null };
    return { ...(unit ?? nothingYet), ...entered };
  }
  if (unit === null) return null;
  switch (event.type) {
    case 'PatrolRetired':
      return { ...unit, retired: true, duty: null };
    case 'PatrolOnDuty': {
      const { until, crew } = event;
      // Told again while on duty, it is a change of its end: the rest before it stands.
      const begun = unit.duty === null ? { since: at, restedSince: unit.offDutyAt } : unit.duty;
      const { since, restedSince } = begun;
      return { ...unit, duty: { since, restedSince, until, crew } };
    }
    case 'PatrolOffDuty':
      return { ...unit, duty: null, offDutyAt: at };
    case 'PatrolPositionReported':
      return { ...unit, position: { ...event.position, heldAt: event.heldAt } };
    default:
      return never(event);
  }
}

/** The patrols of a site after one event. */
export function evolvePatrolUnits(
  units: readonly PatrolUnit[],
  event: PatrolUnitEvent,
): readonly PatrolUnit[] {
  const unit = evolvePatrolUnit(units.find(({ patrol }) => patrol === event.patrol) ?? null, event);
  return unit === null ? units : [...units.filter(({ patrol }) => patrol !== event.patrol), unit];
}
