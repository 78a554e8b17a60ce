import { SelectField } from '../../../kit/forms/fields.tsx';
import { MomentField } from '../../../kit/forms/moment-field.tsx';
import type { Form } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { agencyChoices, deskChoices, roleChoices } from './choices.ts';
import { useStaff } from './staff-context.ts';
import { actFormText as text, columnText } from './text.ts';

type Name = 'agency' | 'desk' | 'role' | 'from' | 'until';

/** Where somebody serves, as what, between which dates: a desk of the agency, a role that may sit there. */
export function AssignmentFields<More extends string>(props: { readonly form: Form<Name | More> }) {
  const words = useWords();
  const { t } = words;
  const { registers } = useStaff();
  // A form with more fields has these among them.
  const form = props.form as unknown as Form<Name>;
  const { values } = form;
  return (
    <>
      <SelectField
        form={form}
        name="agency"
        label={t(columnText.agency)}
        choices={agencyChoices(registers, words)}
      />
      <SelectField
        form={form}
        name="desk"
        label={t(columnText.desk)}
        choices={deskChoices(registers, words, values.agency)}
      />
      <SelectField
        form={form}
        name="role"
        label={t(columnText.role)}
        choices={roleChoices(registers, words, values.desk)}
      />
      <MomentField form={form} name="from" label={t(text.fromLabel)} hint={t(text.dayHint)} />
      <MomentField form={form} name="until" label={t(text.untilLabel)} optional />
    </>
  );
}
