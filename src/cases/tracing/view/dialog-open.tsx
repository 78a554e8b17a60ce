import { useState } from 'react';
import { ActDialog } from '../../../kit/acts/act-dialog.tsx';
import type { RoomActParts } from '../../../kit/acts/choice-dialog.tsx';
import { memberOf } from '../../../kit/forms/choices.ts';
import { chosen, needed } from '../../../kit/forms/checks.ts';
import { LongField, SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { type Form, useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { ages, consenters } from '../events-tracing.ts';
import { ConsentField, consentForm } from './consent-field.tsx';
import { type FactField, factChecks, FactsFields, factsOf, factValues } from './facts-fields.tsx';
import { newPerson, newRequest, tracingOrder } from './orders.ts';
import { formText as text } from './text-acts.ts';

const nameMax = 200;
const soughtMax = 4_000;
type Field = FactField | 'seekerName' | 'sought' | 'consent' | 'shared';

/** A request as it is taken down: name and words are sealed, the rest stands beside; nothing goes to the other state unasked. */
export function OpenRequestDialog(props: RoomActParts & { readonly onOpened: (request: string) => void }) {
  const { onOpened, ...parts } = props;
  const { t } = useWords();
  const now = useRoom().clock.get();
  // Drawn once: an order that is sent again, its answer being lost, is the same request.
  const [ids] = useState(() => ({ request: newRequest(), person: newPerson() }));
  const form = useForm<Field>({
    draft: 'tracing.open',
    initial: { ...factValues(null), seekerName: '', sought: '', consent: '', shared: '' },
    personal: ['seekerName', 'sought'],
    sealed: true,
    checks: {
      ...factChecks(now),
      seekerName: (value) => needed(value) ?? (value.trim().length > nameMax ? text.nameTooLong : null),
      sought: (value) => needed(value) ?? (value.trim().length > soughtMax ? text.soughtTooLong : null),
      consent: (value, { seeker }) => consentForm(value, memberOf(ages, seeker, 'adult')),
      shared: chosen,
    },
  });
  const { values } = form;
  return (
    <ActDialog<Field>
      {...parts}
      title={t(text.openTitle)}
      submit={t(text.openSubmit)}
      form={form}
      order={() =>
        tracingOrder('OpenTracing', {
          ...ids,
          ...factsOf(values, now),
          consent: memberOf(consenters, values.consent, 'safeguarding'),
          shared: values.shared === 'yes',
          seekerName: values.seekerName.trim(),
          sought: values.sought.trim(),
        })
      }
      onTaken={(taken) => {
        parts.onTaken?.(taken);
        onOpened(ids.request);
      }}
    >
      <OpenFields form={form} />
    </ActDialog>
  );
}

function OpenFields({ form }: { readonly form: Form<Field> }) {
  const { t } = useWords();
  return (
    <>
      <TextField
        form={form}
        name="seekerName"
        label={t(text.seekerName)}
        hint={t(text.seekerNameHint)}
        autoFocus
      />
      <LongField form={form} name="sought" label={t(text.sought)} hint={t(text.soughtHint)} rows={3} />
      <FactsFields form={form} />
      <ConsentField form={form} name="consent" seeker={memberOf(ages, form.values.seeker, 'adult')} />
      <SelectField
        form={form}
        name="shared"
        label={t(text.shared)}
        hint={t(text.told)}
        choices={[
          { value: 'yes', label: t(text.sharedYes) },
          { value: 'no', label: t(text.sharedNo) },
        ]}
      />
    </>
  );
}
