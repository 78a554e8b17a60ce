import { type AlarmState, isStanding, type StandingAlarm } from './alarm-state.ts';
import { alarmDecider } from './decide-alarm.ts';
import type { OfAlarm } from './events-alarm.ts';

/** The alarms that stand, in the memory of one process: what the keeper asks at each look. */
export interface AlarmBook {
  /** Follows the book of the node: each event of an alarm's stream, in order. */
  take(event: OfAlarm): void;
  /** By their ids, so that two books that took the same are the same. */
  standing(): readonly StandingAlarm[];
}

/** A book of alarms, beginning with those that stand already. What is over is forgotten; its stream keeps it. */
export function createAlarmBook(standing: readonly AlarmState[] = []): AlarmBook {
  const byId = new Map<string, StandingAlarm>();
  const put = (state: AlarmState): void => {
    if (isStanding(state)) byId.set(state.alarm, state);
    else if (state.phase === 'normal') byId.delete(state.alarm);
  };
  for (const state of standing) put(state);
  return {
    take: (event) => put(alarmDecider.evolve(byId.get(event.alarm) ?? alarmDecider.initial, event)),
    standing: () => [...byId.values()].toSorted((one, other) => (one.alarm < other.alarm ? -1 : 1)),
  };
}
