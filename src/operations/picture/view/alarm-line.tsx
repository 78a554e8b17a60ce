import { useState } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { Sheet } from '../../../kit/elements/sheet.tsx';
import { formatAge } from '../../../kit/i18n/age.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useStore } from '../../../kit/store.ts';
import { alarmLineText } from '../text.ts';
import type { Alarm } from './alarms.ts';
import { useDesk } from './desk-context.tsx';
import type { Desk } from './desk.ts';
import { openItem } from './open-item.ts';
import { SeverityMark } from './severity-mark.tsx';

/** The line that never scrolls away: what needs an act now, what follows without it, and for how long it stands. */
export function AlarmLine(props: { readonly wall: boolean }) {
  const { t } = useWords();
  const desk = useDesk();
  const alarms = useStore(desk.alarms);
  const acknowledged = useStore(desk.acknowledged);
  const [listed, setListed] = useState(false);
  const open = alarms.filter((alarm) => !acknowledged.has(alarm.key)).length;
  const ordered = unacknowledgedFirst(alarms, acknowledged);
  return (
    <section className="alarms" aria-label={t(alarmLineText.title)}>
      <p className={open > 0 ? 'alarm-count' : 'alarm-count is-quiet'} role="status">
        <strong>{t(alarmLineText.count, { count: alarms.length })}</strong>
        {alarms.length === 0 ? null : <span>{t(alarmLineText.unacknowledged, { count: open })}</span>}
      </p>
      <ul className="alarm-cells">
        {ordered.slice(0, 6).map((alarm) => (
          <li key={alarm.key}>
            <AlarmCell alarm={alarm} acknowledged={acknowledged.has(alarm.key)} wall={props.wall} />
          </li>
        ))}
      </ul>
      {props.wall || alarms.length === 0 ? null : (
        <ActionButton quiet label={t(alarmLineText.list)} onPress={() => setListed(true)} />
      )}
      {listed ? (
        <Sheet title={t(alarmLineText.list)} onClose={() => setListed(false)}>
          <p className="quiet-note">{t(alarmLineText.ownDesk)}</p>
          <ul className="alarm-list">
            {ordered.map((alarm) => (
              <li key={alarm.key}>
                <AlarmCell alarm={alarm} acknowledged={acknowledged.has(alarm.key)} wall={false} />
              </li>
            ))}
          </ul>
        </Sheet>
      ) : null}
    </section>
  );
}

/** Stable among equals, so that nothing moves except what was just acknowledged. */
function unacknowledgedFirst(alarms: readonly Alarm[], acknowledged: ReadonlySet<string>): readonly Alarm[] {
  return [
    ...alarms.filter((alarm) => !acknowledged.has(alarm.key)),
    ...alarms.filter((alarm) => acknowledged.has(alarm.key)),
  ];
}

/** Acknowledges the alarm of the opened item, or else the first that nobody has acknowledged. */
export function acknowledgeNext(desk: Desk): void {
  const acknowledged = desk.acknowledged.get();
  const open = desk.alarms.get().filter((alarm) => !acknowledged.has(alarm.key));
  const selection = desk.selection.get();
  const own = open.find((alarm) => alarm.target !== null && alarm.target.id === selection?.id);
  const next = own ?? open[0];
  if (next !== undefined) desk.acknowledge([next.key]);
}

function AlarmCell(props: { readonly alarm: Alarm; readonly acknowledged: boolean; readonly wall: boolean }) {
  const { t, language } = useWords();
  const desk = useDesk();
  const clock = useStore(desk.clock);
  const { alarm } = props;
  const { target } = alarm;
  const age = formatAge((clock - alarm.since) / 1000, language);
  const said = (
    <>
      <span className="alarm-what">
        <strong>{t(alarm.what, alarm.values)}</strong>{' '}
        <span className="figures">{t(alarmLineText.since, { age })}</span>
      </span>
      <span className="alarm-act">
        {t(alarm.consequence)} {t(alarm.act)}
      </span>
    </>
  );
  return (
    <div className={`alarm alarm-${alarm.severity}${props.acknowledged ? ' is-acknowledged' : ''}`}>
      <SeverityMark severity={alarm.severity} filled={!props.acknowledged} />
      {props.wall || target === null ? (
        <div className="alarm-words">{said}</div>
      ) : (
        <button
          type="button"
          className="alarm-words"
          title={t(alarmLineText.open)}
          onClick={() => openItem(desk, target)}
        >
          {said}
        </button>
      )}
      {props.wall ? null : (
        <div className="alarm-acts">
          {props.acknowledged ? (
            <span className="alarm-said">{t(alarmLineText.acknowledged)}</span>
          ) : (
            <ActionButton
              label={t(alarmLineText.acknowledge)}
              hint="a"
              onPress={() => desk.acknowledge([alarm.key])}
            />
          )}
        </div>
      )}
    </div>
  );
}
