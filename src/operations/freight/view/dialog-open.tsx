import { useState } from 'react';
import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { chosen } from '../../../kit/forms/checks.ts';
import { SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { type Form, useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { directionText, formText, sidesText } from '../text-terms.ts';
import { directions, sideKinds, vehicleForms } from '../words.ts';
import { useFreight } from './freight-context.tsx';
import { freightOrder, newName, newSubject } from './orders.ts';
import { RoomDialog } from './room-dialog.tsx';
import { actsText, freightText, openText as text, passageText } from './text.ts';

const initial = {
  place: '',
  lane: '',
  direction: '',
  form: '',
  sides: 'unknown',
  tractorPlate: '',
  trailerPlate: '',
} as const;
type Field = keyof typeof initial;
type OpenForm = Form<Field>;

/** What is drawn once for a form, so that a repeat is the same order. */
interface Drawn {
  readonly passage: string;
  readonly arrivedAt: string;
  readonly subjects: { readonly tractor: string; readonly trailer: string };
}

/** Opens the record of a vehicle at a place. Its plates go to the vault; one that is not typed is noted later. */
export function OpenDialog() {
  const words = useWords();
  const { t } = words;
  const { clock } = useRoom();
  const { filter, setOpened } = useFreight();
  const form: OpenForm = useForm<Field>({
    draft: 'freight.open',
    personal: ['tractorPlate', 'trailerPlate'],
    initial: { ...initial, place: filter.place },
    checks: { place: chosen, direction: chosen, form: chosen, sides: chosen },
  });
  // Drawn once: an order that got no answer is sent again as the same order.
  const [drawn] = useState(() => ({
    passage: newName('p'),
    arrivedAt: new Date(clock.get()).toISOString(),
    subjects: { tractor: newSubject(), trailer: newSubject() },
  }));
  return (
    <RoomDialog
      title={t(actsText.open)}
      submit={t(actsText.openIt)}
      right="OpenPassage"
      form={form}
      order={() => openOrder(form, drawn)}
      onTaken={() => setOpened(drawn.passage)}
    >
      <Fields form={form} />
    </RoomDialog>
  );
}

function Fields({ form }: { readonly form: OpenForm }) {
  const words = useWords();
  const { t } = words;
  const places = useFreight().registers.value?.places ?? [];
  const place = places.find((one) => one.place === form.values.place);
  return (
    <>
      <div className="beside-columns">
        <TextField
          form={form}
          name="tractorPlate"
          label={t(text.tractorPlate)}
          hint={t(text.plateHint)}
          optional
          figures
          autoFocus
        />
        <TextField form={form} name="trailerPlate" label={t(text.trailerPlate)} optional figures />
      </div>
      <div className="beside-columns">
        <SelectField
          form={form}
          name="place"
          label={t(freightText.place)}
          choices={places.map((one) => ({ value: one.place, label: one.name }))}
        />
        <SelectField
          form={form}
          name="lane"
          label={t(freightText.lane)}
          optional
          choices={(place?.lanes ?? []).map(({ lane, direction }) => ({
            value: lane,
            label: `${lane} · ${t(directionText[direction])}`,
          }))}
        />
      </div>
      <SelectField
        form={form}
        name="direction"
        label={t(passageText.direction)}
        choices={choicesOf(directionText, words)}
      />
      <div className="beside-columns">
        <SelectField form={form} name="form" label={t(text.form)} choices={choicesOf(formText, words)} />
        <SelectField
          form={form}
          name="sides"
          label={t(passageText.sides)}
          choices={choicesOf(sidesText, words)}
        />
      </div>
    </>
  );
}

function openOrder({ values }: OpenForm, { passage, arrivedAt, subjects }: Drawn) {
  const typed = (on: 'tractor' | 'trailer') => values[`${on}Plate`].trim();
  const held = (['tractor', 'trailer'] as const).filter((on) => typed(on) !== '');
  return freightOrder('OpenPassage', {
    passage,
    place: values.place,
    lane: values.lane === '' ? null : values.lane,
    direction: memberOf(directions, values.direction, 'to_uk'),
    arrivedAt,
    form: memberOf(vehicleForms, values.form, 'other'),
    sides: memberOf(sideKinds, values.sides, 'unknown'),
    plates: held.map((on) => ({ on, subject: subjects[on], country: null })),
    ...(held.includes('tractor') ? { tractorPlate: typed('tractor') } : {}),
    ...(held.includes('trailer') ? { trailerPlate: typed('trailer') } : {}),
  });
}
