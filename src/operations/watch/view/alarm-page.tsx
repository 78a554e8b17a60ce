import type { Act } from '../../../kit/acts/use-act.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useKeys } from '../../../kit/elements/keys.ts';
import { Moment } from '../../../kit/elements/moment.tsx';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { useAskAgain, useResource } from '../../../kit/resource.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { termOf } from '../../../kit/room/terms.ts';
import { Part, Values } from '../../../kit/room/values.tsx';
import { useStore } from '../../../kit/store.ts';
import type { AlarmEntry, AlarmHistoryView } from '../answer-wire.ts';
import {
  alarmPhaseText,
  alarmRoleText,
  eventText,
  mannerText,
  priorityText,
  shelveReasonText,
} from '../text.ts';
import type { AlarmsView, AlarmView } from '../wire.ts';
import { ofSameCause } from './alarm-rows.ts';
import { alarmName, isAsking, timeLeft } from './alarm-words.ts';
import { watchOrder } from './orders.ts';
import { alarmsText as text, commonText, entryReasonText, straightActs } from './text.ts';
import { useMayWatch, useWatchDesk } from './use-watch.ts';
import { acknowledge } from './use-watch-line.ts';

/** One alarm: what follows, the act and who must do it; what can be done with the alarm; its record. */
export function AlarmPage(props: {
  readonly alarm: AlarmView;
  readonly view: AlarmsView;
  readonly act: Act;
}) {
  const words = useWords();
  const { t } = words;
  const { clock } = useRoom();
  const now = useStore(clock);
  const { alarm } = props;
  return (
    <>
      <p className="alarm-page-act">
        <strong>{t(alarm.act)}</strong>
      </p>
      <AlarmActs alarm={alarm} act={props.act} />
      <Part title={t(priorityText[alarm.priority])}>
        <Values
          none="–"
          rows={[
            [t(text.phase), t(alarmPhaseText[alarm.phase])],
            [t(text.owner), `${t(alarmRoleText[alarm.role])} · ${alarm.side.toUpperCase()}`],
            [t(text.time), timeLeft(alarm, now, words)],
            [t(text.since), <Moment key="since" at={alarm.since} seconds />],
            [t(text.manner), alarm.phase === 'unacknowledged' ? t(mannerText[alarm.manner]) : null],
            ...acknowledgedRows(alarm, words),
            ...shelvedRows(alarm, words),
          ]}
        />
      </Part>
      <SameCause alarm={alarm} view={props.view} />
      <History alarm={alarm} />
    </>
  );
}

function acknowledgedRows({ acknowledged }: AlarmView, { t }: Words) {
  if (acknowledged === null) return [];
  const said = (
    <>
      <Moment at={acknowledged.at} seconds /> · {acknowledged.desk}
    </>
  );
  return [[t(text.acknowledgedBy), said] as const];
}

function shelvedRows({ shelved }: AlarmView, { t }: Words) {
  if (shelved === null) return [];
  const said = (
    <>
      <Moment at={shelved.until} seconds /> · {t(shelveReasonText[shelved.reason])}
    </>
  );
  return [[t(text.shelvedUntil), said] as const];
}

/** Acknowledge, shelve or bring back, go to the record. What one may not do stays, with the reason. */
function AlarmActs(props: { readonly alarm: AlarmView; readonly act: Act }) {
  const { t } = useWords();
  const room = useRoom();
  const desk = useWatchDesk();
  const may = useMayWatch();
  const { alarm, act } = props;
  const onTaken = () => desk.alarms.nudge();
  const noAck = may('AcknowledgeAlarm', alarm.side) ?? (isAsking(alarm) ? null : t(text.notAsking));
  const noShelf = may('ShelveAlarm', alarm.side) ?? shelfRefusal(alarm, t);
  const noUnshelf = may('UnshelveAlarm', alarm.side);
  const toShelf = () => desk.dialog.set({ kind: 'shelve', alarm: alarm.alarm });
  const isOfFreight = /^(?:freight_place|land_call)\//.test(alarm.about);
  const noRecord =
    isOfFreight && !room.staff.actions.includes('operations/freight/see') ? t(text.ofFreight) : null;
  const toRecord = () => (noRecord === null ? room.openRecord(alarm.about) : undefined);
  const straight = straightActs[alarm.kind];
  const toAct = () => room.openRecord(alarm.about, alarm.kind);
  const unshelve = () => act.send(watchOrder('UnshelveAlarm', { alarm: alarm.alarm }), { onTaken });
  const isShelved = alarm.phase === 'shelved';
  const isOpen = useStore(desk.dialog) !== null;
  useKeys(
    room.singleKeys && !isOpen
      ? {
          s: () => (isShelved || noShelf !== null ? undefined : toShelf()),
          u: () => (isShelved && noUnshelf === null ? unshelve() : undefined),
          o: toRecord,
          ...(straight === undefined ? {} : { x: toAct }),
        }
      : {},
  );
  return (
    <div className="boat-acts" role="group" aria-label={t(text.act)}>
      <ActionButton
        strong
        label={t(text.acknowledge)}
        hint="a"
        refusal={noAck}
        onPress={() => acknowledge(act, alarm, onTaken)}
      />
      {isShelved ? (
        <ActionButton label={t(text.unshelve)} hint="u" refusal={noUnshelf} onPress={unshelve} />
      ) : (
        <ActionButton label={t(text.shelve)} hint="s" refusal={noShelf} sayRefusal onPress={toShelf} />
      )}
      {straight === undefined ? null : <ActionButton label={t(straight)} hint="x" onPress={toAct} />}
      <ActionButton label={t(commonText.open)} hint="o" refusal={noRecord} onPress={toRecord} />
    </div>
  );
}

function shelfRefusal({ shelveMinutesMax, phase }: AlarmView, t: Words['t']): string | null {
  if (shelveMinutesMax === 0) return t(text.shelveLife);
  return phase === 'unacknowledged' || phase === 'acknowledged' ? null : t(text.shelveNot);
}

function SameCause(props: { readonly alarm: AlarmView; readonly view: AlarmsView }) {
  const words = useWords();
  const desk = useWatchDesk();
  const others = ofSameCause(props.view, props.alarm);
  if (others.length === 0) return null;
  return (
    <Part title={words.t(text.group)}>
      <ul className="plain-list">
        {others.map((one) => (
          <li key={one.alarm}>
            <ActionButton quiet label={alarmName(one, words)} onPress={() => desk.alarm.set(one.alarm)} />{' '}
            <span className="quiet">{words.t(alarmPhaseText[one.phase])}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** What happened to this alarm, oldest first; asked anew when its state changes. */
function History(props: { readonly alarm: AlarmView }) {
  const words = useWords();
  const { alarm, phase, armedAt } = props.alarm;
  const history = useResource<AlarmHistoryView>(`/api/operations/watch/alarms/${alarm}`);
  const { again } = history;
  const state = `${phase} ${armedAt}`;
  useAskAgain(state, again);
  return (
    <Part title={words.t(text.history)}>
      <ResourceNotice of={history} />
      <ol className="timeline">
        {(history.value?.entries ?? []).map((entry) => (
          <li key={`${entry.at} ${entry.type}`}>
            <Moment at={entry.at} seconds /> <strong>{words.t(termOf(eventText, entry.type))}</strong>{' '}
            <span>{entryWords(entry, words)}</span>
          </li>
        ))}
      </ol>
    </Part>
  );
}

function entryWords({ by, desk, priority, to, shelved, reason }: AlarmEntry, { t }: Words): string {
  return [
    priority === null ? '' : t(priorityText[priority]),
    to === null || reason === null
      ? ''
      : t(text.rose, { role: t(alarmRoleText[to]), why: t(entryReasonText[reason]) }),
    shelved === null ? '' : t(shelveReasonText[shelved.reason]),
    to === null && reason !== null ? t(entryReasonText[reason]) : '',
    desk ?? '',
    by ?? '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
