import type { ReactNode } from 'react';
import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { SelectField } from '../../../kit/forms/fields.tsx';
import type { Form, FormValues } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import type { Correctable } from '../control-shapes.ts';
import { sealText } from '../text-terms.ts';
import { sealStates } from '../words.ts';
import { controlText as text } from './text.ts';

type SealField = 'sealBefore' | 'sealAfter';

/** The seal before and after. */
export function SealFields<Name extends string>(props: {
  readonly form: Form<Name | SealField>;
  readonly children?: ReactNode;
}) {
  const words = useWords();
  const choices = choicesOf(sealText, words);
  return (
    <div className="beside-columns">
      {(['sealBefore', 'sealAfter'] as const).map((name) => (
        <SelectField
          key={name}
          form={props.form}
          name={name}
          label={words.t(text[name])}
          optional
          choices={choices}
        />
      ))}
      {props.children}
    </div>
  );
}

/** The seal as typed; null: nothing was said of it. */
export function sealIn(values: FormValues<SealField>, numberSubject: string | null): Correctable['seal'] {
  const { sealBefore, sealAfter } = values;
  if (sealBefore === '' && sealAfter === '' && numberSubject === null) return null;
  return {
    before: memberOf(sealStates, sealBefore, 'none'),
    after: memberOf(sealStates, sealAfter, 'none'),
    numberSubject,
  };
}
