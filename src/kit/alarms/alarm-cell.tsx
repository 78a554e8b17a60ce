import { ActionButton } from '../elements/action-button.tsx';
import { formatAge } from '../i18n/age.ts';
import { useWords } from '../i18n/language.tsx';
import type { LineAlarm } from './line-alarm.ts';
import { SeverityMark } from './severity-mark.tsx';
import { alarmLineText as text } from './text.ts';

/** One alarm in the line or in its list: what, what follows, the act, how long is left, and the button. */
export function AlarmCell(props: {
  readonly alarm: LineAlarm;
  readonly now: number;
  readonly wall: boolean;
}) {
  const { t, language } = useWords();
  const { alarm, now } = props;
  const { open } = alarm;
  const age = formatAge((now - alarm.since) / 1000, language);
  const said = (
    <>
      <span className="alarm-what">
        <strong>{alarm.what}</strong>{' '}
        {alarm.more === 0 ? null : <span className="figures">{t(text.same, { count: alarm.more })} </span>}
        {alarm.left === null ? (
          <span className="figures">{t(text.since, { age })}</span>
        ) : (
          <strong className="figures">{alarm.left}</strong>
        )}
      </span>
      <span className="alarm-act">{alarm.say}</span>
    </>
  );
  return (
    <div className={`alarm alarm-${alarm.severity}${alarm.acknowledged ? ' is-acknowledged' : ''}`}>
      <SeverityMark severity={alarm.severity} filled={!alarm.acknowledged} />
      {props.wall || open === null ? (
        <div className="alarm-words">{said}</div>
      ) : (
        <button type="button" className="alarm-words" title={t(text.open)} onClick={open}>
          {said}
        </button>
      )}
      {props.wall || alarm.endsByAct === true ? null : (
        <div className="alarm-acts">
          {alarm.acknowledged ? (
            <span className="alarm-said">{t(text.acknowledged)}</span>
          ) : (
            <ActionButton
              label={t(text.acknowledge)}
              hint="a"
              refusal={alarm.refusal}
              onPress={alarm.acknowledge}
            />
          )}
        </div>
      )}
    </div>
  );
}
