import type { State } from '../../../kernel/label.ts';
import type { Severity } from '../../../kit/alarms/line-alarm.ts';
import type { AlarmsView, AlarmView } from '../wire.ts';
import { isAsking } from './alarm-words.ts';

/** One cause in the alarm line: its most urgent alarm that asks, and how many more of the same cause it stands for. */
export interface LineCause {
  readonly alarm: AlarmView;
  readonly more: number;
  readonly severity: Severity;
  readonly acknowledged: boolean;
}

/** What stands beside the line without calling. */
export interface QuietCounts {
  readonly held: number;
  readonly listed: number;
  readonly shelved: number;
}

/**
 * The causes that this desk's line shows, of its own side alone: those that interrupt it, in red; danger to life that
 * went before anybody had seen it; and danger to life that somebody is at work on, quietly, since life never leaves
 * the line. Everything else stands on the list and is counted.
 */
export function lineCauses({ alarms, groups }: AlarmsView, side: State): readonly LineCause[] {
  const byId = new Map(alarms.map((alarm) => [alarm.alarm, alarm]));
  return groups.flatMap(({ alarms: ids }) => {
    const members = ids.flatMap((id) => byId.get(id) ?? []).filter((one) => one.side === side);
    const shown =
      members.find(({ manner }) => manner === 'interrupts') ??
      members.find(({ phase, priority }) => phase === 'returned' && priority === 'life') ??
      members.find(({ phase, priority }) => phase === 'acknowledged' && priority === 'life');
    if (shown === undefined) return [];
    const more = members.filter((one) => one !== shown && isAsking(one) === isAsking(shown)).length;
    return [{ alarm: shown, more, severity: severityOf(shown), acknowledged: !isAsking(shown) }];
  });
}

/** Red is for what interrupts alone. */
function severityOf({ manner, priority }: AlarmView): Severity {
  if (manner === 'interrupts') return 'alarm';
  return priority === 'low' ? 'caution' : 'warning';
}

/** Counted quietly: what would interrupt and waits for room, what stands on the list, what is put aside. */
export function quietCounts({ alarms }: AlarmsView, side: State): QuietCounts {
  const ours = alarms.filter((one) => one.side === side);
  const asking = ours.filter(({ phase }) => phase === 'unacknowledged');
  return {
    held: asking.filter(({ manner }) => manner === 'held').length,
    listed: asking.filter(({ manner }) => manner === 'listed').length,
    shelved: ours.filter(({ phase }) => phase === 'shelved').length,
  };
}

export type Sounding = 'life' | 'other';

/** The causes that interrupt now, each with the gravest of its alarms. */
export function soundingCauses({ alarms }: AlarmsView): ReadonlyMap<string, Sounding> {
  const causes = new Map<string, Sounding>();
  for (const { manner, side, cause, priority } of alarms) {
    if (manner !== 'interrupts') continue;
    const name = `${side} ${cause}`;
    causes.set(name, priority === 'life' || causes.get(name) === 'life' ? 'life' : 'other');
  }
  return causes;
}

/** The one sound that a change makes: a cause that begins to interrupt, or becomes danger to life; null: none. */
export function freshSound(
  before: ReadonlyMap<string, Sounding>,
  now: ReadonlyMap<string, Sounding>,
): Sounding | null {
  const fresh = [...now].filter(([name, kind]) => {
    const was = before.get(name);
    return was === undefined || (was === 'other' && kind === 'life');
  });
  if (fresh.length === 0) return null;
  return fresh.some(([, kind]) => kind === 'life') ? 'life' : 'other';
}
