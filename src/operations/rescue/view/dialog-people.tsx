import { states } from '../../../kernel/label.ts';
import { chosen } from '../../../kit/forms/checks.ts';
import { ChecksField, SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { stateText } from '../../../kit/room/terms.ts';
import { formatPosition } from '../../../kit/position-format.ts';
import type { BoatView } from '../board-wire.ts';
import { countExplanations } from '../wire.ts';
import { DialogForm } from './dialog-form.tsx';
import { memberOf } from './dialog-link.tsx';
import {
  choicesOf,
  linkedChoices,
  neededPlace,
  neededRange,
  PlaceField,
  RadioField,
  RangeField,
  readPlace,
  readRange,
  unitForm,
} from './form-parts.tsx';
import { rescueOrder } from './orders.ts';
import { peopleRows } from './people-rows.ts';
import { newestPosition, rangeWords } from './phrases.ts';
import { actsText as text } from './text-acts.ts';
import { countExplanationText } from '../text.ts';

const hullAccuracyMetres = 100;

/** People who went before they could be counted, or were met ashore since: named by the contact that says so. */
export function DispersedDialog(props: { readonly boat: BoatView }) {
  const words = useWords();
  const { t } = words;
  const { boat } = props;
  const form = useForm({
    draft: null,
    initial: { count: '', side: '', contact: '', met: 'no' },
    checks: { count: neededRange, side: chosen, contact: chosen },
  });
  const { values } = form;
  return (
    <DialogForm
      title={t(text.dispersedTitle)}
      submit={t(text.dispersedIt)}
      right="RecordDispersed"
      form={form}
      order={() =>
        rescueOrder('RecordDispersed', {
          boat: boat.boat,
          count: readRange(values.count) ?? { min: 0, max: 0, best: null },
          side: memberOf(states, values.side, boat.side),
          contact: values.contact,
          met: values.met === 'yes',
        })
      }
    >
      <RangeField form={form} name="count" label={t(text.howMany)} />
      <RadioField form={form} name="side" label={t(text.side)} choices={choicesOf(stateText, words)} />
      <SelectField form={form} name="contact" label={t(text.saidBy)} choices={linkedChoices(boat, words)} />
      <RadioField
        form={form}
        name="met"
        label={t(text.met)}
        choices={[
          { value: 'no', label: t(text.metNo) },
          { value: 'yes', label: t(text.metYes) },
        ]}
      />
    </DialogForm>
  );
}

/** Says why figures differ and which is used: both stay on record. */
export function ExplainDialog(props: { readonly boat: BoatView }) {
  const words = useWords();
  const { t } = words;
  const { boat } = props;
  const counted = new Map(
    // What is not counted yet is counted, not explained.
    peopleRows(boat).flatMap(({ contact, count }) =>
      contact === null || count === null ? [] : [[contact, rangeWords(count, words)] as const],
    ),
  );
  const figures = linkedChoices(boat, words)
    .filter(({ value }) => counted.has(value))
    .map(({ value, label }) => ({ value, label: `${counted.get(value) ?? ''} · ${label}` }));
  const form = useForm({
    draft: null,
    initial: { contacts: '', explanation: '', uses: '' },
    checks: { contacts: chosen, explanation: chosen },
  });
  const { values } = form;
  const named = values.contacts.split(' ').filter(Boolean);
  return (
    <DialogForm
      title={t(text.explainTitle)}
      submit={t(text.explainIt)}
      right="ExplainCounts"
      form={form}
      order={() =>
        rescueOrder('ExplainCounts', {
          boat: boat.boat,
          contacts: named,
          explanation: memberOf(countExplanations, values.explanation, 'other'),
          uses: named.includes(values.uses) ? values.uses : null,
        })
      }
    >
      <ChecksField form={form} name="contacts" label={t(text.explainWhich)} choices={figures} />
      <SelectField
        form={form}
        name="explanation"
        label={t(text.explanation)}
        choices={choicesOf(countExplanationText, words)}
      />
      <RadioField
        form={form}
        name="uses"
        label={t(text.uses)}
        choices={[
          { value: '', label: t(text.usesNone) },
          ...figures.filter(({ value }) => named.includes(value)),
        ]}
      />
    </DialogForm>
  );
}

/** An empty hull that was marked and left: a record with a position, so that a drifting hull becomes no new boat. */
export function HullDialog(props: { readonly boat: BoatView }) {
  const words = useWords();
  const { t, language } = words;
  const { boat } = props;
  const newest = newestPosition(boat);
  const form = useForm({
    draft: null,
    initial: {
      mark: '',
      place: newest === null ? '' : formatPosition(newest.position, language),
      contact: '',
    },
    checks: { mark: unitForm, place: neededPlace },
  });
  const { values } = form;
  return (
    <DialogForm
      title={t(text.hullTitle)}
      submit={t(text.hullIt)}
      right="MarkHull"
      form={form}
      order={() =>
        rescueOrder('MarkHull', {
          boat: boat.boat,
          mark: values.mark.trim(),
          position: {
            ...(readPlace(values.place) ?? { lat: 0, lon: 0 }),
            accuracyMetres: hullAccuracyMetres,
          },
          contact: values.contact === '' ? null : values.contact,
        })
      }
    >
      <TextField form={form} name="mark" label={t(text.hullMark)} figures />
      <PlaceField form={form} name="place" label={t(text.where)} />
      <SelectField
        form={form}
        name="contact"
        label={t(text.saidBy)}
        choices={linkedChoices(boat, words)}
        optional
      />
    </DialogForm>
  );
}
