import { useState } from 'react';
import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { chosen, needed } from '../../../kit/forms/checks.ts';
import { SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import type { PassageView } from '../wire.ts';
import { plateHolders } from '../words.ts';
import { freightOrder, newSubject } from './orders.ts';
import { plateHint } from './phrases.ts';
import { RoomDialog } from './room-dialog.tsx';
import { openText, passageText } from './text.ts';
import { plateText as text } from './text-forms.ts';

const holders = { tractor: passageText.tractor, trailer: passageText.trailer } as const;

/** Notes a plate that was not read yet, or as it is read now: an earlier reading stays beside it. */
export function PlateDialog({ passage }: { readonly passage: PassageView }) {
  const words = useWords();
  const { t } = words;
  const form = useForm({
    draft: `freight.plate.${passage.passage}`,
    personal: ['plate'],
    initial: { on: '', plate: '', country: '' },
    checks: {
      on: chosen,
      plate: needed,
      country: (value) => (/^([A-Za-z]{2})?$/.test(value.trim()) ? null : text.countryForm),
    },
  });
  // Drawn once: an order that got no answer is sent again as the same order.
  const [subject] = useState(newSubject);
  const { values } = form;
  const held = passage.plates.findLast(({ on }) => on === values.on);
  const country = values.country.trim().toUpperCase();
  return (
    <RoomDialog
      title={t(text.act)}
      submit={t(text.note)}
      right="NotePlate"
      form={form}
      order={() =>
        freightOrder('NotePlate', {
          passage: passage.passage,
          on: memberOf(plateHolders, values.on, 'tractor'),
          subject,
          country: country === '' ? null : country,
          plate: values.plate.trim(),
        })
      }
    >
      <SelectField
        form={form}
        name="on"
        label={t(text.on)}
        choices={choicesOf(holders, words)}
        autoFocus
        {...(values.on === ''
          ? {}
          : { hint: held === undefined ? t(text.none) : t(text.stands, { hint: plateHint(held) }) })}
      />
      <div className="beside-columns">
        <TextField form={form} name="plate" label={t(text.plate)} hint={t(openText.plateHint)} figures />
        <TextField
          form={form}
          name="country"
          label={t(text.country)}
          hint={t(text.countryHint)}
          optional
          figures
        />
      </div>
    </RoomDialog>
  );
}
