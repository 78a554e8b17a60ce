import { ActDialog } from '../../../kit/acts/act-dialog.tsx';
import type { Act } from '../../../kit/acts/use-act.ts';
import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { chosen } from '../../../kit/forms/checks.ts';
import { SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { neededNumber } from '../../../kit/forms/number-checks.ts';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { shelveReasonText } from '../text.ts';
import { type AlarmView, type ShelveReason, shelveReasons } from '../wire.ts';
import { alarmName } from './alarm-words.ts';
import { watchOrder } from './orders.ts';
import { alarmsText as text } from './text.ts';
import { useMayWatch, useWatchDesk } from './use-watch.ts';

/** Puts one alarm aside for some minutes, with the reason; it comes back by itself. */
export function ShelveDialog(props: { readonly alarm: AlarmView; readonly act: Act }) {
  const words = useWords();
  const { t } = words;
  const desk = useWatchDesk();
  const may = useMayWatch();
  const { alarm } = props;
  const form = useForm({
    draft: null,
    initial: { minutes: String(Math.min(5, alarm.shelveMinutesMax)), reason: '' },
    checks: {
      minutes: neededNumber({ min: 1, max: Math.max(1, alarm.shelveMinutesMax), whole: true }),
      reason: chosen,
    },
  });
  return (
    <ActDialog
      title={t(text.shelveTitle)}
      submit={t(text.shelveIt)}
      form={form}
      refusal={may('ShelveAlarm', alarm.side) ?? (alarm.shelveMinutesMax === 0 ? t(text.shelveLife) : null)}
      act={props.act}
      onClose={() => desk.dialog.set(null)}
      onTaken={() => desk.alarms.nudge()}
      undo={() => watchOrder('UnshelveAlarm', { alarm: alarm.alarm })}
      order={() =>
        watchOrder('ShelveAlarm', {
          alarm: alarm.alarm,
          minutes: Number(form.values.minutes),
          reason: memberOf<ShelveReason>(shelveReasons, form.values.reason, 'being_dealt_with'),
        })
      }
      first={
        <p>
          <strong>{alarmName(alarm, words)}</strong> {t(alarm.act)}
        </p>
      }
    >
      <TextField
        form={form}
        name="minutes"
        label={t(text.minutes, { max: alarm.shelveMinutesMax })}
        hint={t(text.minutesHint)}
        figures
      />
      <SelectField
        form={form}
        name="reason"
        label={t(text.reason)}
        choices={choicesOf(shelveReasonText, words)}
      />
    </ActDialog>
  );
}
