import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { chosen } from '../../../kit/forms/checks.ts';
import { SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import type { Text } from '../../../kernel/text.ts';
import type { PatrolView } from '../patrol/wire-patrol.ts';
import {
  patrolRefusalText,
  patrolResultText,
  patrolWays,
  patrolWayText,
  patrolWithdrawalText,
} from '../patrol/words-patrol.ts';
import { callSignForm } from './dialog-patrol-unit.tsx';
import { useDispatch } from './dispatch-context.tsx';
import { dispatchOrder } from './orders.ts';
import { choicesAt, choiceWords, type PatrolChoice } from './patrol-unit-words.ts';
import { RoomChoice, RoomDialog } from './room-dialog.tsx';
import { patrolsText as text } from './text-patrol.ts';

interface OfPatrol {
  readonly patrol: PatrolView;
}

/** In the list of patrols, what stands for one that no register knows: no call sign begins with a hyphen. */
const another = '-';

/** A person says which patrol goes: until then nobody does. Those who can go are offered, the nearest first. */
export function OrderPatrolDialog({ patrol }: OfPatrol) {
  const words = useWords();
  const { t } = words;
  const { patrolUnits, patrols, now } = useDispatch();
  const { site, alarm } = patrol;
  const { free, others } = choicesAt(patrol, patrolUnits.values(), [...patrols.values()]);
  const form = useForm({
    draft: null,
    initial: { unit: '', callSign: '', way: '' },
    checks: {
      unit: chosen,
      callSign: (value, { unit }): Text | null => (unit === another ? callSignForm(value) : null),
      way: chosen,
    },
  });
  const { values } = form;
  const isAnother = values.unit === another;
  const lineOf = (choice: PatrolChoice) => choiceWords(choice, now, words);
  return (
    <RoomDialog
      title={t(text.orderTitle)}
      submit={t(text.orderIt)}
      right="OrderPatrol"
      form={form}
      first={free.length === 0 ? <p className="quiet">{t(text.noneFree)}</p> : null}
      order={() =>
        dispatchOrder('OrderPatrol', {
          site,
          alarm,
          patrol: isAnother ? values.callSign.trim() : values.unit,
          way: memberOf(patrolWays, values.way, 'radio'),
          unregistered: isAnother,
        })
      }
    >
      <SelectField
        form={form}
        name="unit"
        label={t(text.which)}
        choices={[
          ...free.map((one) => ({ value: one.unit.patrol, label: lineOf(one) })),
          { value: another, label: t(text.another) },
        ]}
        autoFocus
      />
      {isAnother ? (
        <TextField form={form} name="callSign" label={t(text.callSign)} hint={t(text.anotherHint)} />
      ) : null}
      <SelectField form={form} name="way" label={t(text.way)} choices={choicesOf(patrolWayText, words)} />
      <CannotGo lines={others.map(lineOf)} />
    </RoomDialog>
  );
}

/** Those of the register who cannot go, with what they do. */
function CannotGo({ lines }: { readonly lines: readonly string[] }) {
  const { t } = useWords();
  if (lines.length === 0) return null;
  return (
    <div className="quiet">
      <p>{t(text.cannot)}</p>
      <ul className="plain-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

/** The patrol does not go: its reason is kept, and the task waits for another. */
export function RefusePatrolDialog({ patrol: { site, alarm } }: OfPatrol) {
  const { t } = useWords();
  return (
    <RoomChoice
      title={t(text.refuseTitle)}
      submit={t(text.refuseIt)}
      right="RefusePatrol"
      label={t(text.reason)}
      terms={patrolRefusalText}
      order={(reason) => dispatchOrder('RefusePatrol', { site, alarm, reason })}
    />
  );
}

/** A task ends with what the patrol found. */
export function FinishPatrolDialog({ patrol: { site, alarm } }: OfPatrol) {
  const { t } = useWords();
  return (
    <RoomChoice
      title={t(text.finishTitle)}
      submit={t(text.finishIt)}
      right="FinishPatrol"
      label={t(text.result)}
      terms={patrolResultText}
      order={(result) => dispatchOrder('FinishPatrol', { site, alarm, result })}
    />
  );
}

const { alarm_closed: _closed, ...withdrawalTerms } = patrolWithdrawalText;

/** The task is taken back; a patrol that was ordered must be told by whoever does it. */
export function WithdrawPatrolDialog({ patrol: { site, alarm } }: OfPatrol) {
  const { t } = useWords();
  return (
    <RoomChoice
      title={t(text.withdrawTitle)}
      submit={t(text.withdrawIt)}
      right="WithdrawPatrol"
      label={t(text.reason)}
      terms={withdrawalTerms}
      order={(reason) => dispatchOrder('WithdrawPatrol', { site, alarm, reason })}
    />
  );
}
