import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { chosen, neededMoment, orNull } from '../../../kit/forms/checks.ts';
import { SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { MomentField } from '../../../kit/forms/moment-field.tsx';
import { momentOrNull, readMoment, writeMoment } from '../../../kit/forms/moment-text.ts';
import type { Form, FormOptions, FormValues } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import type { z } from 'zod';
import { boatReference } from '../../../kernel/shapes.ts';
import type { Text } from '../../../kernel/text.ts';
import { ages, partings, relations, type tracingCommandSchemas } from '../events-tracing.ts';
import { tracingRefusals } from '../refusals.ts';
import type { RequestFacts } from '../wire.ts';
import { formText as text } from './text-acts.ts';
import { partingText, relationText } from './text.ts';

export type FactField = 'relation' | 'seeker' | 'how' | 'from' | 'until' | 'boat';

/** The fields as a request stands; of a new one, empty. */
export function factValues(of: RequestFacts | null): FormValues<FactField> {
  return {
    relation: of?.relation ?? '',
    seeker: of?.seeker ?? '',
    how: of?.parting.how ?? '',
    from: writeMoment(of?.parting.from ?? null),
    until: writeMoment(of?.parting.until ?? null),
    boat: of?.parting.boat ?? '',
  };
}

/** Says that a boat's reference has another form; an empty one is well. */
function boatForm(value: string): Text | null {
  return value.trim() === '' || boatReference.safeParse(boatOf(value)).success ? null : text.boatForm;
}

function boatOf(value: string): string {
  return value.trim().toUpperCase();
}

/** What is checked before it is sent, in the words of the node's own refusals. */
export function factChecks(now: number): NonNullable<FormOptions<FactField>['checks']> {
  return {
    relation: chosen,
    seeker: chosen,
    how: chosen,
    from: (value) => {
      const at = readMoment(value, now, 'last');
      return neededMoment(value) ?? (at !== null && at > now ? tracingRefusals.not_yet : null);
    },
    until: (value, { from }) => {
      const [first, last] = [readMoment(from, now, 'last'), readMoment(value, now, 'last')];
      const isBefore = first !== null && last !== null && last < first;
      return neededMoment(value) ?? (isBefore ? tracingRefusals.end_before_start : null);
    },
    boat: boatForm,
  };
}

/** Whom they seek, who seeks, and how and when they were parted: what the other state is told where it is told at all. */
export function FactsFields({
  form,
  autoFocus,
}: {
  readonly form: Form<FactField>;
  readonly autoFocus?: boolean;
}) {
  const words = useWords();
  const { t } = words;
  const ageChoices = [
    { value: 'adult', label: t(text.adult) },
    { value: 'child', label: t(text.child) },
  ];
  return (
    <div className="form-beside">
      <SelectField
        form={form}
        name="relation"
        label={t(text.relation)}
        choices={choicesOf(relationText, words)}
        autoFocus={autoFocus === true}
      />
      <SelectField
        form={form}
        name="seeker"
        label={t(text.seeker)}
        hint={t(text.seekerHint)}
        choices={ageChoices}
      />
      <SelectField form={form} name="how" label={t(text.how)} choices={choicesOf(partingText, words)} />
      <TextField form={form} name="boat" label={t(text.boat)} hint={t(text.boatHint)} optional figures />
      <MomentField form={form} name="from" label={t(text.from)} toward="last" />
      <MomentField form={form} name="until" label={t(text.until)} toward="last" />
    </div>
  );
}

/** The same as an order holds them. */
export function factsOf(
  values: FormValues<FactField>,
  now: number,
): Omit<z.input<typeof tracingCommandSchemas.CorrectTracing>, 'request'> {
  const boat = orNull(values.boat);
  return {
    relation: memberOf(relations, values.relation, 'other_relative'),
    seeker: memberOf(ages, values.seeker, 'child'),
    parting: {
      how: memberOf(partings, values.how, 'unknown'),
      from: momentOrNull(values.from, now, 'last') ?? '',
      until: momentOrNull(values.until, now, 'last') ?? '',
      boat: boat === null ? null : boatOf(boat),
    },
  };
}
