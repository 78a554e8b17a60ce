import type { State } from '../../../kernel/label.ts';
import type { AlarmsView, AlarmView } from '../wire.ts';
import type { AlarmRow } from './alarm-columns.tsx';
import { isAsking } from './alarm-words.ts';

export const whiches = ['asking', 'acknowledged', 'returned', 'shelved', 'all'] as const;
export type Which = (typeof whiches)[number];

const isOf: Readonly<Record<Which, (alarm: AlarmView) => boolean>> = {
  asking: isAsking,
  acknowledged: ({ phase }) => phase === 'acknowledged',
  returned: ({ phase }) => phase === 'returned',
  shelved: ({ phase }) => phase === 'shelved',
  all: () => true,
};

/** The rows of one list, by cause: the most urgent cause first, the alarms of one cause together. `side` null: both. */
export function alarmRows(
  { alarms, groups }: AlarmsView,
  which: Which,
  side: State | null,
): readonly AlarmRow[] {
  const byId = new Map(alarms.map((alarm) => [alarm.alarm, alarm]));
  const ordered = groups.flatMap(({ alarms: ids }) =>
    ids.flatMap((id) => {
      const alarm = byId.get(id);
      return alarm === undefined ? [] : [{ alarm, ofCause: ids.length }];
    }),
  );
  return ordered
    .map((row, order) => ({ ...row, order }))
    .filter(({ alarm }) => isOf[which](alarm) && (side === null || alarm.side === side));
}

/** The other alarms of the same cause and side. */
export function ofSameCause({ alarms }: AlarmsView, alarm: AlarmView): readonly AlarmView[] {
  return alarms.filter(
    (one) => one.alarm !== alarm.alarm && one.cause === alarm.cause && one.side === alarm.side,
  );
}
