import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { chosen } from '../../../kit/forms/checks.ts';
import { SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { formText } from '../../../kit/forms/text.ts';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import type { Text } from '../../../kernel/text.ts';
import type { PatrolView } from '../patrol/wire-patrol.ts';
import {
  patrolRefusals,
  patrolRefusalText,
  patrolResults,
  patrolResultText,
  patrolWays,
  patrolWayText,
  patrolWithdrawals,
  patrolWithdrawalText,
} from '../patrol/words-patrol.ts';
import { dispatchOrder } from './orders.ts';
import { RoomDialog } from './room-dialog.tsx';
import { patrolsText as text } from './text-patrol.ts';

interface OfPatrol {
  readonly patrol: PatrolView;
}

/** A person says which patrol goes: until then nobody does. */
export function OrderPatrolDialog({ patrol: { site, alarm } }: OfPatrol) {
  const words = useWords();
  const { t } = words;
  const form = useForm({
    draft: null,
    initial: { patrol: '', way: '' },
    checks: {
      patrol: (value): Text | null =>
        /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/.test(value.trim()) ? null : formText.shortName,
      way: chosen,
    },
  });
  return (
    <RoomDialog
      title={t(text.orderTitle)}
      submit={t(text.orderIt)}
      right="OrderPatrol"
      form={form}
      order={() =>
        dispatchOrder('OrderPatrol', {
          site,
          alarm,
          patrol: form.values.patrol.trim(),
          way: memberOf(patrolWays, form.values.way, 'radio'),
        })
      }
    >
      <TextField form={form} name="patrol" label={t(text.callSign)} autoFocus />
      <SelectField form={form} name="way" label={t(text.way)} choices={choicesOf(patrolWayText, words)} />
    </RoomDialog>
  );
}

/** The patrol does not go: its reason is kept, and the task waits for another. */
export function RefusePatrolDialog({ patrol: { site, alarm } }: OfPatrol) {
  const words = useWords();
  const { t } = words;
  const form = useForm({ draft: null, initial: { reason: '' }, checks: { reason: chosen } });
  return (
    <RoomDialog
      title={t(text.refuseTitle)}
      submit={t(text.refuseIt)}
      right="RefusePatrol"
      form={form}
      order={() =>
        dispatchOrder('RefusePatrol', {
          site,
          alarm,
          reason: memberOf(patrolRefusals, form.values.reason, 'other'),
        })
      }
    >
      <SelectField
        form={form}
        name="reason"
        label={t(text.reason)}
        choices={choicesOf(patrolRefusalText, words)}
      />
    </RoomDialog>
  );
}

/** A task ends with what the patrol found. */
export function FinishPatrolDialog({ patrol: { site, alarm } }: OfPatrol) {
  const words = useWords();
  const { t } = words;
  const form = useForm({ draft: null, initial: { result: '' }, checks: { result: chosen } });
  return (
    <RoomDialog
      title={t(text.finishTitle)}
      submit={t(text.finishIt)}
      right="FinishPatrol"
      form={form}
      order={() =>
        dispatchOrder('FinishPatrol', {
          site,
          alarm,
          result: memberOf(patrolResults, form.values.result, 'nothing_found'),
        })
      }
    >
      <SelectField
        form={form}
        name="result"
        label={t(text.result)}
        choices={choicesOf(patrolResultText, words)}
      />
    </RoomDialog>
  );
}

/** The task is taken back; a patrol that was ordered must be told by whoever does it. */
export function WithdrawPatrolDialog({ patrol: { site, alarm } }: OfPatrol) {
  const words = useWords();
  const { t } = words;
  const form = useForm({ draft: null, initial: { reason: '' }, checks: { reason: chosen } });
  const { alarm_closed: _closed, ...reasons } = patrolWithdrawalText;
  return (
    <RoomDialog
      title={t(text.withdrawTitle)}
      submit={t(text.withdrawIt)}
      right="WithdrawPatrol"
      form={form}
      order={() =>
        dispatchOrder('WithdrawPatrol', {
          site,
          alarm,
          reason: memberOf(patrolWithdrawals, form.values.reason, 'not_needed'),
        })
      }
    >
      <SelectField form={form} name="reason" label={t(text.reason)} choices={choicesOf(reasons, words)} />
    </RoomDialog>
  );
}
