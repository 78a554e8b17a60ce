import type { Decider, Decision } from '../../kernel/decider.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import { isAbove, isMoreUrgent, rolesUpFrom, shelveMinutesMax, waitsAfterReturn } from './alarm-limits.ts';
import { alarmKeeper, type AlarmRecord, type AlarmState, isActive, nextRise } from './alarm-state.ts';
import type {
  AcknowledgeAlarm,
  AlarmChanged,
  AlarmCommand,
  ChangeAlarm,
  EscalateAlarm,
  OfAlarm,
  RaiseAlarm,
  ShelveAlarm,
  UnshelveAlarm,
} from './events-alarm.ts';
import type { StandingCondition } from './forms.ts';

export type AlarmRefusal =
  | 'keeper_only'
  | 'person_needed'
  | 'desk_missing'
  | 'other_side'
  | 'alarm_unknown'
  | 'alarm_over'
  | 'alarm_not_active'
  | 'alarm_changed'
  | 'alarm_unchanged'
  | 'already_raised'
  | 'already_acknowledged'
  | 'already_shelved'
  | 'not_shelved'
  | 'not_due'
  | 'life_never_shelved'
  | 'shelved_too_long';

type Answer = Decision<OfAlarm, AlarmRefusal>;

/**
 * Decides over one alarm, in the states of ANSI/ISA-18.2-2016. Raising, changing, rising and clearing are the keeper's,
 * never a person's; acknowledging and shelving are a person's at a desk, never the program's. One of danger to life
 * cannot be shelved, and whatever becomes more urgent comes off the shelf in that moment.
 */
export const alarmDecider: Decider<AlarmState, AlarmCommand, OfAlarm, AlarmRefusal> = {
  initial: { phase: 'none' },
  decide(state, command) {
    switch (command.type) {
      case 'RaiseAlarm':
        return raise(state, command);
      case 'ChangeAlarm':
        return change(state, command);
      case 'EscalateAlarm':
        return escalate(state, command);
      case 'ClearAlarm':
        if (command.by !== alarmKeeper) return refuse('keeper_only');
        if (!isActive(state)) return refuse('alarm_not_active');
        return ok([{ type: 'AlarmCleared', at: command.at, alarm: command.alarm }]);
      case 'AcknowledgeAlarm':
        return acknowledge(state, command);
      case 'ShelveAlarm':
        return shelve(state, command);
      case 'UnshelveAlarm':
        return unshelve(state, command);
      default:
        return never(command);
    }
  },
  evolve(state, event) {
    if (state.phase === 'none') return event.type === 'AlarmRaised' ? raised(state, event) : state;
    const record = recordOf(state, event.at);
    switch (event.type) {
      case 'AlarmRaised':
        return raised(state, event);
      case 'AlarmChanged':
        return changed(state, event);
      case 'AlarmEscalated': {
        const isAgain = event.reason === 'not_acted';
        const armedAt = isAgain ? event.at : record.armedAt;
        return {
          ...record,
          phase: 'unacknowledged',
          role: event.to,
          armedAt,
          roseAt: event.at,
          rises: isAgain ? 0 : record.rises + 1,
        };
      }
      case 'AlarmAcknowledged': {
        const { at, by, desk } = event;
        if (state.phase === 'returned') return { ...record, phase: 'normal' };
        return { ...record, phase: 'acknowledged', acknowledged: { at, by, desk } };
      }
      case 'AlarmShelved': {
        const { until, reason, by, desk } = event;
        return { ...record, phase: 'shelved', isActive: true, shelf: { until, reason, by, desk } };
      }
      case 'AlarmUnshelved':
        return isActive(state) ? armed(record, event.at) : { ...record, phase: 'normal' };
      case 'AlarmCleared':
        if (state.phase === 'shelved') return { ...state, movedAt: event.at, isActive: false };
        return { ...record, phase: isWaiting(state) ? 'returned' : 'normal' };
      default:
        return never(event);
    }
  },
};

function isWaiting({ phase, condition }: Extract<AlarmState, AlarmRecord>): boolean {
  return phase === 'unacknowledged' && waitsAfterReturn[condition.priority];
}

function recordOf(state: Extract<AlarmState, AlarmRecord>, movedAt: UtcText): AlarmRecord {
  const { alarm, condition, role, armedAt, roseAt, rises } = state;
  return { alarm, condition, role, armedAt, roseAt, rises, movedAt };
}

function armed(record: AlarmRecord, at: UtcText): AlarmState {
  return { ...record, phase: 'unacknowledged', armedAt: at, roseAt: null, rises: 0, movedAt: at };
}

function raised(state: AlarmState, event: Extract<OfAlarm, { type: 'AlarmRaised' }>): AlarmState {
  const { alarm, condition, at } = event;
  const record: AlarmRecord = {
    alarm,
    condition,
    role: condition.role,
    armedAt: at,
    roseAt: null,
    rises: 0,
    movedAt: at,
  };
  // A condition that comes and goes does not leave the shelf by coming again.
  if (state.phase === 'shelved') return { ...record, phase: 'shelved', isActive: true, shelf: state.shelf };
  return { ...record, phase: 'unacknowledged' };
}

function changed(state: Extract<AlarmState, AlarmRecord>, { condition, at }: AlarmChanged): AlarmState {
  // Whoever it has risen to keeps it.
  const role = isAbove(state.role, condition.role) ? state.role : condition.role;
  // More urgent, it has left the shelf by now; begun anew it stays there, as one that comes and goes does.
  if (state.phase === 'shelved') return { ...state, condition, role, movedAt: at };
  // Acknowledged by one role, and now a matter of the role above: that one has not heard of it.
  const isNewToRole = state.phase === 'acknowledged' && isAbove(role, state.role);
  if (isNewToRole || asksAgain(state.condition, condition))
    return armed({ ...recordOf(state, at), condition, role }, at);
  return { ...state, condition, role, movedAt: at };
}

/** True where somebody who acknowledged the one has not heard of the other: more urgent, or begun anew. */
export function asksAgain(before: StandingCondition, now: StandingCondition): boolean {
  return isMoreUrgent(now.priority, before.priority) || now.since > before.since;
}

const telling = ['priority', 'role', 'actBefore', 'about', 'reference', 'cause', 'kind'] as const;

/** True where two conditions of one key call for different things. Words alone are none: they may count the minutes. */
export function differs(before: StandingCondition, now: StandingCondition): boolean {
  return asksAgain(before, now) || telling.some((field) => before[field] !== now[field]);
}

function raise(state: AlarmState, { alarm, at, by, condition }: RaiseAlarm): Answer {
  if (by !== alarmKeeper) return refuse('keeper_only');
  if (isActive(state)) return refuse('already_raised');
  // It did not hold when it was cleared, whatever the keeper remembers of that.
  const from = state.phase !== 'none' && state.movedAt > at ? state.movedAt : at;
  const event = { type: 'AlarmRaised', at: from, alarm, condition } as const;
  return ok([...offShelf(state, condition, from), event]);
}

function change(state: AlarmState, { alarm, at, by, condition }: ChangeAlarm): Answer {
  if (by !== alarmKeeper) return refuse('keeper_only');
  if (state.phase === 'none' || !isActive(state)) return refuse('alarm_not_active');
  if (!differs(state.condition, condition)) return refuse('alarm_unchanged');
  const event = { type: 'AlarmChanged', at, alarm, condition } as const;
  return ok([...offShelf(state, condition, at), event]);
}

/** Whoever put the lesser one aside has not put this one aside; so nothing of danger to life is ever on the shelf. */
function offShelf(state: AlarmState, condition: StandingCondition, at: UtcText): readonly OfAlarm[] {
  if (state.phase !== 'shelved') return [];
  if (!isMoreUrgent(condition.priority, state.condition.priority) && !isAbove(condition.role, state.role))
    return [];
  return [{ type: 'AlarmUnshelved', at, alarm: state.alarm, reason: 'more_urgent', by: alarmKeeper }];
}

function escalate(state: AlarmState, { alarm, at, by }: EscalateAlarm): Answer {
  if (by !== alarmKeeper) return refuse('keeper_only');
  const rise = nextRise(state);
  if (rise === null || rise.at > at || state.phase === 'none') return refuse('not_due');
  const { to, reason } = rise;
  return ok([{ type: 'AlarmEscalated', at: rise.at, alarm, from: state.role, to, reason }]);
}

interface Person {
  readonly by: string;
  readonly desk: string;
}

/** Whoever acts on an alarm: a person, at a desk of the side whose alarm it is. */
function personOf(state: AlarmState, command: AlarmCommand): Decision<never, AlarmRefusal> | Person {
  const { by, givenFrom } = command;
  if (by === undefined || by === alarmKeeper) return refuse('person_needed');
  if (state.phase === 'none' || !isTold(state.condition, givenFrom?.roles ?? []))
    return refuse('alarm_unknown');
  const at = givenFrom?.desk ?? null;
  if (at === null) return refuse('desk_missing');
  if (givenFrom?.state !== state.condition.side) return refuse('other_side');
  return { by, desk: at };
}

/** Of one that is protected, whoever is neither asked nor above who is asked is answered as of one that is not there. */
function isTold({ isProtected, role }: StandingCondition, roles: readonly string[]): boolean {
  return isProtected !== true || rolesUpFrom(role).some((one) => roles.includes(one));
}

function acknowledge(state: AlarmState, command: AcknowledgeAlarm): Answer {
  const person = personOf(state, command);
  if ('ok' in person) return person;
  const { alarm, at, armedAt } = command;
  switch (state.phase) {
    case 'none':
      return refuse('alarm_unknown');
    case 'normal':
      return refuse('alarm_over');
    case 'acknowledged':
      return refuse('already_acknowledged');
    case 'shelved':
      return refuse('already_shelved');
    case 'unacknowledged':
    case 'returned':
      // It asked again after the person looked: that they have not seen.
      if (armedAt !== state.armedAt) return refuse('alarm_changed');
      return ok([{ type: 'AlarmAcknowledged', at, alarm, ...person }]);
    default:
      return never(state);
  }
}

function shelve(state: AlarmState, command: ShelveAlarm): Answer {
  const person = personOf(state, command);
  if ('ok' in person) return person;
  const { alarm, at, minutes, reason } = command;
  if (state.phase === 'none') return refuse('alarm_unknown');
  if (state.phase === 'shelved') return refuse('already_shelved');
  if (!isActive(state)) return refuse('alarm_over');
  const minutesMax = shelveMinutesMax[state.condition.priority];
  if (minutesMax === 0) return refuse('life_never_shelved');
  if (minutes > minutesMax) return refuse('shelved_too_long', { minutesMax });
  const until = toUtc(addSeconds(fromUtc(at), minutes * 60));
  return ok([{ type: 'AlarmShelved', at, alarm, minutes, reason, until, ...person }]);
}

function unshelve(state: AlarmState, command: UnshelveAlarm): Answer {
  const { alarm, at, by } = command;
  if (state.phase === 'none') return refuse('alarm_unknown');
  if (state.phase !== 'shelved') return refuse('not_shelved');
  if (by === alarmKeeper) {
    const { until } = state.shelf;
    if (until > at) return refuse('not_due');
    return ok([{ type: 'AlarmUnshelved', at: until, alarm, reason: 'expired', by }]);
  }
  const person = personOf(state, command);
  if ('ok' in person) return person;
  return ok([{ type: 'AlarmUnshelved', at, alarm, reason: 'person', by: person.by }]);
}
