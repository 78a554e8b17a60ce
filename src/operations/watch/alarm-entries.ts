import { never } from '../../kernel/result.ts';
import type { AlarmEntry } from './answer-wire.ts';
import type { OfAlarm } from './events-alarm.ts';

const nothing = { by: null, desk: null, priority: null, to: null, shelved: null, reason: null } as const;

/** One event of an alarm as its record tells it. */
export function alarmEntry(event: OfAlarm): AlarmEntry {
  const { type, at } = event;
  const entry = { ...nothing, type, at };
  switch (event.type) {
    case 'AlarmRaised':
    case 'AlarmChanged':
      return { ...entry, priority: event.condition.priority };
    case 'AlarmEscalated':
      return { ...entry, to: event.to, reason: event.reason };
    case 'AlarmAcknowledged':
      return { ...entry, by: event.by, desk: event.desk };
    case 'AlarmShelved': {
      const { by, desk, until, reason } = event;
      return { ...entry, by, desk, shelved: { until, reason } };
    }
    case 'AlarmUnshelved':
      return { ...entry, by: event.by, reason: event.reason };
    case 'AlarmCleared':
      return entry;
    default:
      return never(event);
  }
}
