import type { Text } from '../../../kernel/text.ts';
import { chosen, neededMoment } from '../../../kit/forms/checks.ts';
import { LongField, SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { MomentField } from '../../../kit/forms/moment-field.tsx';
import { momentOrNull, writeMoment } from '../../../kit/forms/moment-text.ts';
import { type Form, useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { formatPosition } from '../../../kit/position-format.ts';
import type { BoatView } from '../board-wire.ts';
import { isRecovery } from '../claims.ts';
import { searchKinds } from '../wire.ts';
import { DialogForm } from './dialog-form.tsx';
import { memberOf } from './dialog-link.tsx';
import {
  choicesOf,
  linkedChoices,
  neededRange,
  placeForm,
  PlaceField,
  RadioField,
  RangeField,
  readPlace,
  readRange,
  unitForm,
  writeRange,
} from './form-parts.tsx';
import { newName, rescueOrder } from './orders.ts';
import { newestPosition } from './phrases.ts';
import { useRescue } from './rescue-context.tsx';
import { actsText as text } from './text-acts.ts';
import { searchKindText } from '../text.ts';
import { standingOf } from './thought.ts';

function metresForm(value: string): Text | null {
  return Number(value) > 0 && Number(value) <= 500_000 ? null : text.accuracy;
}

function wholeForm(value: string): Text | null {
  return /^\d{1,3}$/.test(value.trim()) ? null : text.whole;
}

/** Opens a search, pre-filled with who is missing and where the boat last was. */
export function SearchDialog(props: { readonly boat: BoatView }) {
  const { t, language } = useWords();
  const { standings, now } = useRescue();
  const { boat } = props;
  const newest = newestPosition(boat);
  const missing = standingOf(standings, boat.boat)?.people.unaccounted ?? null;
  const form = useForm({
    draft: null,
    initial: {
      kind: 'person_in_water',
      persons: writeRange(missing),
      datum: newest === null ? '' : formatPosition(newest.position, language),
      accuracy: String(Math.round(newest?.position.accuracyMetres ?? 1_000)),
      datumAt: writeMoment(newest?.position.at ?? now),
      // Whoever took people aboard may be who finds the others: a search is not ended by what it was opened on.
      contact: newest === null || isRecovery(newest.facts) ? '' : newest.facts.contact,
    },
    checks: {
      kind: chosen,
      persons: neededRange,
      datum: placeForm,
      accuracy: metresForm,
      datumAt: neededMoment,
    },
  });
  const { values } = form;
  const place = readPlace(values.datum);
  return (
    <DialogForm
      title={t(text.searchTitle, { reference: boat.reference })}
      submit={t(text.searchIt)}
      right="OpenSearch"
      form={form}
      order={() =>
        rescueOrder('OpenSearch', {
          boat: boat.boat,
          search: newName('search'),
          kind: memberOf(searchKinds, values.kind, 'person_in_water'),
          datum: place === null ? null : { ...place, accuracyMetres: Number(values.accuracy) },
          datumAt: momentOrNull(values.datumAt, now, 'last') ?? new Date(now).toISOString(),
          persons: readRange(values.persons) ?? { min: 1, max: 1, best: null },
          contact: values.contact === '' ? null : values.contact,
        })
      }
    >
      <SearchFields boat={boat} form={form} />
    </DialogForm>
  );
}

type SearchField = 'kind' | 'persons' | 'datum' | 'accuracy' | 'datumAt' | 'contact';

function SearchFields(props: { readonly boat: BoatView; readonly form: Form<SearchField> }) {
  const words = useWords();
  const { t } = words;
  const { boat, form } = props;
  return (
    <>
      <RadioField
        form={form}
        name="kind"
        label={t(text.searchFor)}
        choices={choicesOf(searchKindText, words)}
      />
      <RangeField form={form} name="persons" label={t(text.persons)} />
      <PlaceField form={form} name="datum" label={t(text.datum)} optional />
      <TextField form={form} name="accuracy" label={t(text.datumAccuracy)} figures />
      <MomentField form={form} name="datumAt" toward="last" label={t(text.datumAt)} />
      <SelectField
        form={form}
        name="contact"
        label={t(text.saidBy)}
        choices={linkedChoices(boat, words)}
        optional
      />
    </>
  );
}

function corners(typed: string): readonly { readonly lat: number; readonly lon: number }[] {
  return typed.split('\n').flatMap((line) => readPlace(line) ?? []);
}

/** Records a search that was done: by whom, when, where, and how many were found. */
export function EffortDialog(props: { readonly boat: BoatView; readonly search: string }) {
  const { t } = useWords();
  const { now } = useRescue();
  const { boat, search } = props;
  const form = useForm({
    draft: `rescue.effort.${search}`,
    initial: { unit: '', from: '', to: '', area: '', found: '0' },
    checks: {
      unit: unitForm,
      from: neededMoment,
      to: neededMoment,
      area: (value) => (corners(value).length < 3 ? text.areaForm : null),
      found: wholeForm,
    },
  });
  const { values } = form;
  const moment = (typed: string) => momentOrNull(typed, now, 'last') ?? new Date(now).toISOString();
  return (
    <DialogForm
      title={t(text.effortTitle)}
      submit={t(text.effortIt)}
      right="RecordSearchEffort"
      form={form}
      order={() =>
        rescueOrder('RecordSearchEffort', {
          boat: boat.boat,
          search,
          unit: values.unit.trim(),
          from: moment(values.from),
          to: moment(values.to),
          area: [...corners(values.area)],
          found: Number(values.found),
        })
      }
    >
      <TextField
        form={form}
        name="unit"
        label={t(text.unit)}
        list={boat.tasks.map(({ unit }) => unit)}
        figures
      />
      <MomentField form={form} name="from" toward="last" label={t(text.from)} />
      <MomentField form={form} name="to" toward="last" label={t(text.to)} />
      <LongField form={form} name="area" label={t(text.area)} hint={t(text.placeHint)} rows={5} code />
      <TextField form={form} name="found" label={t(text.found)} figures />
    </DialogForm>
  );
}

/** Ends a search by the linked contact that found those who were sought. */
export function EndSearchDialog(props: { readonly boat: BoatView; readonly search: string }) {
  const words = useWords();
  const { t } = words;
  const { boat, search } = props;
  const form = useForm({ draft: null, initial: { contact: '' }, checks: { contact: chosen } });
  return (
    <DialogForm
      title={t(text.endTitle)}
      submit={t(text.endIt)}
      right="EndSearch"
      form={form}
      order={() => rescueOrder('EndSearch', { boat: boat.boat, search, contact: form.values.contact })}
    >
      <SelectField
        form={form}
        name="contact"
        label={t(text.endContact)}
        choices={linkedChoices(boat, words)}
      />
    </DialogForm>
  );
}
