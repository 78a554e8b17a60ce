import type { AlarmPriority, AlarmRole } from '../../kernel/alarm.ts';
import type { State } from '../../kernel/label.ts';
import type { UtcText } from '../../kernel/time.ts';
import { rolesBetween } from './alarm-limits.ts';
import { type AlarmState, type RaisedAlarm } from './alarm-state.ts';
import { alarmDecider } from './decide-alarm.ts';
import type { OfAlarm } from './events-alarm.ts';

/** A stretch of time in which one alarm asked the desks of one role to be acknowledged. */
export interface Demand {
  readonly alarm: string;
  readonly cause: string;
  readonly priority: AlarmPriority;
  readonly side: State;
  readonly role: AlarmRole;
  readonly from: UtcText;
  /** Acknowledged, shelved or gone by then; null: it still asks. */
  readonly until: UtcText | null;
}

/**
 * What asked which desks, and how long, from the book's events of alarms in their order. An alarm asks the desks of its
 * role; as it rises, those of the role above as well; begun anew or graver, all those whom it has reached; and where
 * somebody has acknowledged it and nothing follows, the role above alone: whoever answered is at work on it.
 */
export function demandsOf(events: Iterable<OfAlarm>): readonly Demand[] {
  const demands: Demand[] = [];
  const states = new Map<string, AlarmState>();
  const open = new Map<string, number[]>();
  const end = (alarm: string, until: UtcText): void => {
    for (const index of open.get(alarm) ?? []) {
      const demand = demands[index];
      if (demand !== undefined) demands[index] = { ...demand, until };
    }
    open.delete(alarm);
  };
  for (const event of events) {
    const before = states.get(event.alarm) ?? alarmDecider.initial;
    const after = alarmDecider.evolve(before, event);
    states.set(event.alarm, after);
    if (after.phase === 'none') continue; // its beginning lies before what was asked for
    if (after.phase !== 'unacknowledged') {
      end(after.alarm, event.at);
      continue;
    }
    if (isArmedBy(before, after)) end(after.alarm, event.at);
    for (const role of newlyAsked(before, after, event)) {
      open.set(after.alarm, [...(open.get(after.alarm) ?? []), demands.length]);
      demands.push(demandOf(after, role, event.at));
    }
  }
  return demands;
}

/** True where it asks anew: whoever has acknowledged it, or was asked for less, is asked now. */
function isArmedBy(before: AlarmState, after: RaisedAlarm): boolean {
  return before.phase !== 'unacknowledged' || before.armedAt !== after.armedAt;
}

function newlyAsked(before: AlarmState, after: RaisedAlarm, { type }: OfAlarm): readonly AlarmRole[] {
  if (isArmedBy(before, after))
    return type === 'AlarmEscalated' ? [after.role] : rolesBetween(after.condition.role, after.role);
  return before.phase !== 'none' && before.role !== after.role ? [after.role] : [];
}

function demandOf({ alarm, condition }: RaisedAlarm, role: AlarmRole, from: UtcText): Demand {
  const { cause, priority, side } = condition;
  return { alarm, cause, priority, side, role, from, until: null };
}
