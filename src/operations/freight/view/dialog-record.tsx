import { isShortName } from '../../../kernel/short-name.ts';
import { useState } from 'react';
import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { chosen } from '../../../kit/forms/checks.ts';
import { LongField, SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { neededNumber, numberForm, readNumber } from '../../../kit/forms/number-checks.ts';
import { type Form, useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { methodLimits } from '../method-limits.ts';
import { readingRanges } from '../reading-ranges.ts';
import { factText, groundText, methodText, nextText, partText, resultText, windText } from '../text-terms.ts';
import type { PassageView } from '../wire.ts';
import { controlResults, groundKinds, methods, nextSteps, vehicleParts, winds } from '../words.ts';
import { CountFields, countsIn } from './count-fields.tsx';
import { useFreight } from './freight-context.tsx';
import { freightOrder, newName, newSubject } from './orders.ts';
import { sealIn, SealFields } from './seal-fields.tsx';
import { RoomDialog } from './room-dialog.tsx';
import { actsText, controlText as text } from './text.ts';
import { sealFormText } from './text-forms.ts';

const initial = {
  method: '',
  ground: '',
  reference: '',
  fact: '',
  team: '',
  equipment: '',
  minutes: '5',
  where: 'whole',
  co2: '',
  ambient: '',
  wind: 'unknown',
  sealBefore: '',
  sealAfter: '',
  sealNumber: '',
  result: '',
  people: '',
  children: '0',
  injured: '0',
  unconscious: '0',
  pregnant: '0',
  words: '',
  next: '',
} as const;
type Field = keyof typeof initial;
type RecordForm = Form<Field>;

/** What is drawn once for a form, so that a repeat is the same order. */
interface Drawn {
  readonly control: string;
  readonly subject: string;
  readonly sealSubject: string;
  readonly now: number;
}

/** Records a control just made: it ended when the form was opened, and began so many minutes before. */
export function RecordDialog({ passage }: { readonly passage: PassageView }) {
  const words = useWords();
  const { t } = words;
  const { clock } = useRoom();
  const form: RecordForm = useForm<Field>({
    // Of this vehicle: what was typed of one must never stand in the form of another.
    draft: `freight.control.${passage.passage}`,
    personal: ['words', 'sealNumber'],
    initial,
    checks: {
      method: chosen,
      ground: chosen,
      reference: (value, values) =>
        values.ground === 'observation' || shortForm(value) ? null : text.referenceForm,
      fact: (value, values) => (values.ground === 'observation' ? chosen(value) : null),
      team: (value) => (shortForm(value) ? null : text.referenceForm),
      minutes: neededNumber({ min: 0, max: 600 }),
      co2: numberForm(readingRanges.co2_ppm),
      ambient: numberForm(readingRanges.co2_ambient_ppm),
      result: chosen,
      people: (value, values) =>
        values.result === 'people_found' ? neededNumber({ min: 1, max: 300, whole: true })(value) : null,
      next: chosen,
    },
  });
  // Drawn once: an order that got no answer is sent again as the same order.
  const [drawn] = useState(() => ({
    control: newName('k'),
    subject: newSubject(),
    sealSubject: newSubject(),
    now: clock.get(),
  }));
  return (
    <RoomDialog
      title={t(actsText.record)}
      submit={t(actsText.recordIt)}
      right="RecordControl"
      form={form}
      order={() => recordOrder(passage, form, drawn)}
    >
      <Chosen form={form} />
      <Measured form={form} passage={passage} />
      <SelectField form={form} name="result" label={t(text.result)} choices={choicesOf(resultText, words)} />
      {form.values.result === 'people_found' ? <CountFields form={form} /> : null}
      <SelectField form={form} name="next" label={t(text.next)} choices={choicesOf(nextText, words)} />
      <LongField form={form} name="words" label={t(text.words)} optional rows={2} />
    </RoomDialog>
  );
}

const shortForm = (value: string): boolean => isShortName(value.trim());

function Chosen({ form }: { readonly form: RecordForm }) {
  const words = useWords();
  const { t } = words;
  const method = methods.find((one) => one === form.values.method);
  return (
    <>
      <SelectField
        form={form}
        name="method"
        label={t(text.method)}
        choices={choicesOf(methodText, words)}
        autoFocus
        {...(method === undefined ? {} : { hint: `${t(text.limits)}: ${t(methodLimits[method])}` })}
      />
      <div className="beside-columns">
        <SelectField
          form={form}
          name="ground"
          label={t(text.ground)}
          hint={t(text.groundHint)}
          choices={choicesOf(groundText, words)}
        />
        {form.values.ground === 'observation' ? (
          <SelectField form={form} name="fact" label={t(text.fact)} choices={choicesOf(factText, words)} />
        ) : (
          <TextField form={form} name="reference" label={t(text.reference)} figures />
        )}
      </div>
    </>
  );
}

function Measured({ form, passage }: { readonly form: RecordForm; readonly passage: PassageView }) {
  const words = useWords();
  const { t } = words;
  const { registers } = useFreight();
  const { method } = form.values;
  const instruments = (registers.value?.equipment ?? []).filter(
    (one) => one.method === method && one.place === passage.place,
  );
  return (
    <>
      <div className="beside-columns">
        <TextField form={form} name="team" label={t(text.team)} figures />
        <SelectField
          form={form}
          name="equipment"
          label={t(text.equipment)}
          optional
          choices={instruments.map(({ equipment }) => ({ value: equipment, label: equipment }))}
        />
        <TextField form={form} name="minutes" label={t(text.minutes)} figures />
      </div>
      <div className="beside-columns">
        <SelectField form={form} name="where" label={t(text.where)} choices={choicesOf(partText, words)} />
        <SelectField form={form} name="wind" label={t(text.wind)} choices={choicesOf(windText, words)} />
      </div>
      {method === 'co2' ? (
        <div className="beside-columns">
          <TextField form={form} name="co2" label={t(text.co2)} optional="silent" figures />
          <TextField form={form} name="ambient" label={t(text.ambient)} optional="silent" figures />
        </div>
      ) : null}
      <SealFields form={form}>
        <TextField form={form} name="sealNumber" label={t(sealFormText.number)} optional="silent" figures />
      </SealFields>
    </>
  );
}

function recordOrder(
  { passage }: PassageView,
  { values }: RecordForm,
  { control, subject, sealSubject, now }: Drawn,
) {
  const ground = memberOf(groundKinds, values.ground, 'observation');
  const result = memberOf(controlResults, values.result, 'uncertain');
  const words = values.words.trim();
  const number = values.sealNumber.trim();
  const seal = sealIn(values, number === '' ? null : sealSubject);
  return freightOrder('RecordControl', {
    passage,
    control,
    method: memberOf(methods, values.method, 'visual'),
    ground: { kind: ground, reference: ground === 'observation' ? values.fact : values.reference.trim() },
    team: values.team.trim(),
    equipment: values.equipment === '' ? null : values.equipment,
    startedAt: new Date(now - (readNumber(values.minutes) ?? 0) * 60_000).toISOString(),
    endedAt: new Date(now).toISOString(),
    photos: [],
    where: memberOf(vehicleParts, values.where, 'whole'),
    readings: readingsIn(values),
    wind: memberOf(winds, values.wind, 'unknown'),
    seal,
    result,
    found: result === 'people_found' ? { ...countsIn(values), childrenAlone: null } : null,
    next: memberOf(nextSteps, values.next, 'hold'),
    ...(words === '' ? {} : { words, wordsSubject: subject }),
    ...(number === '' ? {} : { sealNumber: number }),
  });
}

function readingsIn({ method, co2, ambient }: RecordForm['values']) {
  if (method !== 'co2') return [];
  const inside = readNumber(co2);
  const outside = readNumber(ambient);
  return [
    ...(inside === null ? [] : [{ quantity: 'co2_ppm' as const, value: inside, unit: 'ppm' }]),
    ...(outside === null ? [] : [{ quantity: 'co2_ambient_ppm' as const, value: outside, unit: 'ppm' }]),
  ];
}
