import type { UtcText } from '../../kernel/time.ts';
import { withdrawalsDue } from './decide-release.ts';
import { stopsDue } from './decide-stop.ts';
import type { StopCommand } from './events-stop.ts';
import type { SiteAlarmView, StopView } from './wire.ts';

/** Alarms and requests to stop trains as they stand on record. */
interface OnRecord {
  readonly alarms: readonly SiteAlarmView[];
  readonly stops: readonly StopView[];
}

/** An order of the node itself on a request to stop trains; `key` is the same each time that it is found due. */
export interface OrderDue {
  readonly command: StopCommand;
  readonly key: string;
}

/** What is due of trains by the record alone: requests that alarms lack, and releases that hold no longer. */
export function ordersDue(record: OnRecord, at: UtcText): readonly OrderDue[] {
  const asked = stopsDue(record, at).map((command): OrderDue => {
    const alarm = record.alarms.find(({ facts }) => facts.alarm === command.alarm);
    const since = alarm?.raisedAt ?? alarm?.presentedAt ?? '';
    return { command, key: `sites/${command.stop}/${since}/${alarm?.seenAgainAt ?? ''}` };
  });
  const withdrawn = withdrawalsDue(record, at).map(
    (command): OrderDue => ({ command, key: `sites/${command.stop}/withdraw/${command.proposedAt}` }),
  );
  return [...asked, ...withdrawn];
}

/**
 * Alarms of somebody on the track that people have closed, or whose track was released: trains run there again, and whoever
 * is seen then must be an alarm of their own.
 */
export function overOf({ alarms, stops }: OnRecord): ReadonlySet<string> {
  const standing = new Set(stops.filter(({ ended }) => ended === null).map(({ alarm }) => alarm));
  const ended = new Set(stops.filter((one) => one.ended !== null).map(({ alarm }) => alarm));
  return new Set(
    alarms
      .filter(({ facts: { alarm, consequence }, closed }) => {
        if (consequence !== 'life_on_track') return false;
        return closed !== null || (ended.has(alarm) && !standing.has(alarm));
      })
      .map(({ facts }) => facts.alarm),
  );
}
