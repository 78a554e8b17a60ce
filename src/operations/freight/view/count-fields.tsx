import { TextField } from '../../../kit/forms/fields.tsx';
import { readNumber } from '../../../kit/forms/number-checks.ts';
import type { Form, FormValues } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { controlText as text } from './text.ts';

/** Kinds by which those found are counted. */
export const counts = ['people', 'children', 'injured', 'unconscious', 'pregnant'] as const;
export type CountName = (typeof counts)[number];

/** Counts of those found: never who they are. */
export function CountFields<Name extends string>({ form }: { readonly form: Form<Name | CountName> }) {
  const { t } = useWords();
  return (
    <>
      <p className="form-hint">{t(text.countsOnly)}</p>
      <div className="beside-columns">
        {counts.map((name) => (
          <TextField key={name} form={form} name={name} label={t(text[name])} figures />
        ))}
      </div>
    </>
  );
}

/** The counts as typed; an empty one is none. */
export function countsIn(values: FormValues<CountName>): Readonly<Record<CountName, number>> {
  const of = (name: CountName) => readNumber(values[name]) ?? 0;
  return {
    people: of('people'),
    children: of('children'),
    injured: of('injured'),
    unconscious: of('unconscious'),
    pregnant: of('pregnant'),
  };
}
