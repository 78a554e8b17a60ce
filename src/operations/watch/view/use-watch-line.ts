import { useEffect, useRef } from 'react';
import type { LineAlarm } from '../../../kit/alarms/line-alarm.ts';
import type { Act } from '../../../kit/acts/use-act.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import type { Trouble } from '../../../kit/resource.ts';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { useStore } from '../../../kit/store.ts';
import { alarmRoleText } from '../text.ts';
import type { AlarmsView, AlarmView } from '../wire.ts';
import { type AlarmSound, openAlarmSound } from './alarm-sound.ts';
import { alarmName, isAsking, timeLeft } from './alarm-words.ts';
import {
  freshSound,
  lineCauses,
  quietCounts,
  type QuietCounts,
  soundingCauses,
  type Sounding,
} from './line-alarms.ts';
import { watchOrder } from './orders.ts';
import { alarmsText as text } from './text.ts';
import { useHeldLink, useMayWatch, useWatchDesk } from './use-watch.ts';

/** The watch's part of the alarm line. */
export interface WatchLine {
  readonly alarms: readonly LineAlarm[];
  /** Null: nothing of the watch's is shown to this post, or nothing is known. */
  readonly quiet: QuietCounts | null;
  /** Set where this post is shown the watch's alarms and they are not known: no list of them may pass for an empty one. */
  readonly unknown: { readonly trouble: Trouble | null } | null;
  readonly exceeded: boolean;
  /** How old what is shown is, seconds; null: fresh. */
  readonly oldSeconds: number | null;
  /** Acknowledges one alarm of the watch, whether or not it stands in the line. */
  readonly acknowledge: (alarm: AlarmView) => void;
}

const oldAfterMilliseconds = 30_000;

/** The alarms of the watch that call this desk, for the alarm line; `act` sends what is acknowledged. */
export function useWatchLine(act: Act, now: number): WatchLine {
  const words = useWords();
  const { t } = words;
  const room = useRoom();
  const { staff } = room;
  const desk = useWatchDesk();
  const may = useMayWatch();
  const sees = staff.actions.includes('operations/watch/see');
  const view = useHeldLink(desk.alarms, sees);
  const { at, trouble } = useStore(desk.alarms.standing);
  useAlarmSound(view, useStore(desk.sound));
  const ageMilliseconds = at === null ? 0 : Date.now() - at;
  const isOld = ageMilliseconds > oldAfterMilliseconds || (at !== null && trouble !== null);
  const acknowledgeOne = (alarm: AlarmView) => acknowledge(act, alarm, () => desk.alarms.nudge());
  if (view === null || !sees)
    return {
      alarms: [],
      quiet: null,
      unknown: sees ? { trouble } : null,
      exceeded: false,
      oldSeconds: null,
      acknowledge: acknowledgeOne,
    };
  const { exceeded } = view.budget;
  return {
    quiet: quietCounts(view, staff.state),
    unknown: null,
    exceeded: exceeded.worst || exceeded.mean,
    oldSeconds: isOld ? ageMilliseconds / 1000 : null,
    alarms: lineCauses(view, staff.state).map(({ alarm, more, severity, acknowledged }) => ({
      key: `watch:${alarm.alarm}`,
      severity,
      life: alarm.priority === 'life',
      what: alarmName(alarm, words),
      say: `${t(alarm.act)} ${t(text.byRole, { role: t(alarmRoleText[alarm.role]) })}`,
      left: timeLeft(alarm, now, words),
      since: Date.parse(alarm.since),
      more,
      acknowledged,
      open() {
        desk.alarm.set(alarm.alarm);
        room.goTo('alarms');
      },
      acknowledge: () => acknowledgeOne(alarm),
      refusal: may('AcknowledgeAlarm', alarm.side),
    })),
    acknowledge: acknowledgeOne,
  };
}

/** Acknowledges the alarm that is opened in the list, where it waits and this desk may; null: none is. */
export function useOpenedAlarm(line: WatchLine): (() => void) | null {
  const desk = useWatchDesk();
  const may = useMayWatch();
  const opened = useStore(desk.alarm);
  const alarm = useStore(desk.alarms.held)?.alarms.find((one) => one.alarm === opened);
  if (alarm === undefined || !isAsking(alarm) || may('AcknowledgeAlarm', alarm.side) !== null) return null;
  return () => line.acknowledge(alarm);
}

/** Says that one alarm has been seen, as it asked when it was looked at. */
export function acknowledge(act: Act, { alarm, armedAt }: AlarmView, onTaken: () => void): void {
  act.send(watchOrder('AcknowledgeAlarm', { alarm, armedAt }), { onTaken });
}

/** One short sound where a cause begins to interrupt; what stood already when one came makes none. */
function useAlarmSound(view: AlarmsView | null, isOn: boolean): void {
  const heard = useRef<ReadonlyMap<string, Sounding> | null>(null);
  const sound = useRef<AlarmSound | null>(null);
  useEffect(() => {
    if (isOn) sound.current ??= openAlarmSound();
  }, [isOn]);
  useEffect(() => {
    if (view === null) return;
    const causes = soundingCauses(view);
    const fresh = heard.current === null ? null : freshSound(heard.current, causes);
    heard.current = causes;
    if (isOn && fresh !== null) sound.current?.play(fresh);
  }, [view, isOn]);
}
