import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { chosen, momentForm } from '../../../kit/forms/checks.ts';
import { SelectField } from '../../../kit/forms/fields.tsx';
import { MomentField } from '../../../kit/forms/moment-field.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { formText } from '../../../kit/forms/text.ts';
import { momentOrNull } from '../../../kit/forms/moment-text.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { isOpen } from '../task.ts';
import { cancelReasonText, delayReasonText, taskRefusalText, taskResultText } from '../text.ts';
import type { TaskView } from '../wire.ts';
import { delayReasons } from '../words.ts';
import { useDispatch } from './dispatch-context.tsx';
import { dispatchOrder } from './orders.ts';
import { RoomChoice, RoomDialog } from './room-dialog.tsx';
import { actsText as text } from './text-acts.ts';

interface OfTask {
  readonly task: TaskView;
}

/** A unit says no, with the reason that the next proposal must know. */
export function RefuseDialog({ task: { unit, task } }: OfTask) {
  const { t } = useWords();
  return (
    <RoomChoice
      title={t(text.refuseTitle)}
      submit={t(text.refuseIt)}
      right="RefuseTask"
      label={t(text.reason)}
      terms={taskRefusalText}
      first={<p className="quiet">{t(text.refuseHint)}</p>}
      order={(reason) => dispatchOrder('RefuseTask', { unit, task, reason })}
    />
  );
}

/** A task ends with its result. */
export function FinishDialog({ task: { unit, task } }: OfTask) {
  const { t } = useWords();
  return (
    <RoomChoice
      title={t(text.finishTitle)}
      submit={t(text.finishIt)}
      right="FinishTask"
      label={t(text.result)}
      terms={taskResultText}
      order={(result) => dispatchOrder('FinishTask', { unit, task, result })}
    />
  );
}

/** The unit is asked to stop; it is not free before it has acknowledged. */
export function CancelDialog({ task: { unit, task } }: OfTask) {
  const { t } = useWords();
  return (
    <RoomChoice
      title={t(text.cancelTitle)}
      submit={t(text.cancelIt)}
      right="AskCancel"
      label={t(text.reason)}
      terms={cancelReasonText}
      first={<p>{t(text.cancelHint)}</p>}
      order={(reason) => dispatchOrder('AskCancel', { unit, task, reason })}
    />
  );
}

/** Why a step is late and when it is expected now; of a task that is over, why the boat gets no other unit. */
export function DelayDialog({ task: given }: OfTask) {
  const words = useWords();
  const { t } = words;
  const { now } = useDispatch();
  const { unit, task } = given;
  const isRunning = isOpen(given) && given.step !== 'on_scene';
  const form = useForm({
    draft: null,
    initial: { reason: '', expected: '' },
    checks: {
      reason: chosen,
      expected: (value) => (isRunning && value.trim() === '' ? formText.needed : momentForm(value)),
    },
  });
  return (
    <RoomDialog
      title={t(text.delayTitle)}
      submit={t(text.delayIt)}
      right="ExplainDelay"
      form={form}
      {...(isRunning ? {} : { first: <p>{t(text.delayOver)}</p> })}
      order={() =>
        dispatchOrder('ExplainDelay', {
          unit,
          task,
          reason: memberOf(delayReasons, form.values.reason, 'other'),
          expectedAt: isRunning ? momentOrNull(form.values.expected, now, 'next') : null,
        })
      }
    >
      <SelectField
        form={form}
        name="reason"
        label={t(text.reason)}
        choices={choicesOf(delayReasonText, words)}
      />
      {isRunning ? (
        <MomentField form={form} name="expected" toward="next" label={t(text.delayExpected)} />
      ) : null}
    </RoomDialog>
  );
}
