import { useWords } from '../i18n/language.tsx';
import { type Choice, LongField, SelectField, TextField } from './fields.tsx';
import { formText } from './text.ts';
import type { Form } from './use-form.ts';

type ReasonName = 'reason' | 'reference' | 'note';

/** Why: a word of a closed list, a short reference, and, where the room takes one, a note that goes into the vault. */
export function ReasonFields(props: {
  readonly form: Form<ReasonName> | Form<'reason' | 'reference'>;
  readonly reasons: readonly Choice[];
  readonly note?: boolean;
}) {
  const { t } = useWords();
  // A form without a note simply never shows that field.
  const form = props.form as Form<ReasonName>;
  return (
    <>
      <SelectField form={form} name="reason" label={t(formText.reason)} choices={props.reasons} />
      <TextField form={form} name="reference" label={t(formText.referenceLabel)} optional figures />
      {props.note ? (
        <LongField form={form} name="note" label={t(formText.note)} hint={t(formText.noteHint)} optional />
      ) : null}
    </>
  );
}
