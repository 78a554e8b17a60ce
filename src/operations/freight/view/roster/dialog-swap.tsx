import { useState } from 'react';
import { chosen, orNull } from '../../../../kit/forms/checks.ts';
import { SelectField } from '../../../../kit/forms/fields.tsx';
import { type Form, useForm } from '../../../../kit/forms/use-form.ts';
import { useWords } from '../../../../kit/i18n/language.tsx';
import type { Duty } from '../../team/duty-state.ts';
import { dutyWords } from './duty-words.ts';
import { type PersonRow, personRows } from './people-rows.ts';
import { RosterForm, rosterOrder, useRoster } from './roster-context.tsx';
import { swapText as text } from './text-swap.ts';

/** Asks somebody of the same team to take a duty, for one of theirs or for nothing; it can be taken back. */
export function SwapDialog({ staff, duty }: { readonly staff: string; readonly duty: Duty }) {
  const { t } = useWords();
  const { value } = useRoster().roster;
  const form = useForm<'other' | 'otherDuty'>({
    draft: null,
    initial: { other: '', otherDuty: '' },
    checks: { other: chosen },
  });
  const { values } = form;
  const rows = value === null ? [] : personRows(value);
  const others = rows.filter((one) => one.staff !== staff && one.teams.includes(duty.team));
  const theirs = (rows.find((one) => one.staff === values.other)?.ahead ?? []).filter(
    ({ from }) => value !== null && from > value.at,
  );
  // A duty of somebody chosen before is none of whoever is chosen now.
  const otherDuty = theirs.find((one) => one.duty === orNull(values.otherDuty)) ?? null;
  // One name as long as the form is open: sent again without an answer, it is the same swap.
  const [swap] = useState(() => `w-${crypto.randomUUID().slice(0, 18)}`);
  return (
    <RosterForm<'other' | 'otherDuty'>
      title={`${t(text.ask)} · ${dutyWords(duty)}`}
      submit={t(text.askIt)}
      right="ProposeSwap"
      form={form}
      lacks={others.length === 0 ? t(text.nobody) : null}
      order={() =>
        rosterOrder('ProposeSwap', {
          swap,
          staff,
          duty: duty.duty,
          team: duty.team,
          other: values.other,
          otherDuty: otherDuty?.duty ?? null,
          otherTeam: otherDuty?.team ?? null,
        })
      }
      undo={() => rosterOrder('WithdrawSwap', { swap })}
    >
      <SwapFields form={form} others={others} theirs={theirs} />
    </RosterForm>
  );
}

function SwapFields(props: {
  readonly form: Form<'other' | 'otherDuty'>;
  readonly others: readonly PersonRow[];
  readonly theirs: readonly Duty[];
}) {
  const { t } = useWords();
  const { form, others, theirs } = props;
  return (
    <>
      <p className="form-hint">{t(text.restChecked)}</p>
      <SelectField
        form={form}
        name="other"
        label={t(text.other)}
        hint={t(text.otherHint)}
        choices={others.map((one) => ({ value: one.staff, label: one.staff }))}
        autoFocus
      />
      <SelectField
        form={form}
        name="otherDuty"
        label={t(text.otherDuty)}
        hint={t(text.otherDutyHint)}
        optional
        choices={theirs.map((one) => ({
          value: one.duty,
          label: `${dutyWords(one)} ${one.place} ${one.lane}`,
        }))}
      />
    </>
  );
}
