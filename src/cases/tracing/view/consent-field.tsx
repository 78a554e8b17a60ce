import { useId } from 'react';
import { chosen } from '../../../kit/forms/checks.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import type { Form } from '../../../kit/forms/use-form.ts';
import type { Text } from '../../../kernel/text.ts';
import { type Age, consenters } from '../events-tracing.ts';
import { tracingRefusals } from '../refusals.ts';
import { formText as text } from './text-acts.ts';
import { consenterText } from './text.ts';

/** Says that nobody is named who agrees, or that a child would agree alone. */
export function consentForm(value: string, seeker: Age): Text | null {
  return (
    chosen(value) ?? (value === 'self' && seeker === 'child' ? tracingRefusals.child_needs_guardian : null)
  );
}

/** Who agrees. For a child the child alone stays in sight, cannot be chosen, and the reason stands below. */
export function ConsentField<Name extends string>(props: {
  readonly form: Form<Name>;
  readonly name: NoInfer<Name>;
  readonly seeker: Age;
}) {
  const { t } = useWords();
  const id = useId();
  const { form, name, seeker } = props;
  const isBarred = (value: string) => value === 'self' && seeker === 'child';
  const error = form.errors[name];
  const below = seeker === 'child' ? tracingRefusals.child_needs_guardian : text.consentHint;
  return (
    <fieldset className="form-field form-radios" aria-describedby={`${id}hint`}>
      <legend>{t(text.consent)}</legend>
      {consenters.map((value) => (
        <label key={value}>
          <input
            type="radio"
            name={id}
            value={value}
            checked={form.values[name] === value && !isBarred(value)}
            aria-disabled={isBarred(value) || undefined}
            aria-invalid={error !== undefined}
            aria-describedby={isBarred(value) ? `${id}hint` : undefined}
            onChange={() => {
              if (!isBarred(value)) form.set(name, value);
            }}
          />{' '}
          <span>{t(consenterText[value])}</span>
        </label>
      ))}
      <p id={`${id}hint`} className="form-hint">
        {t(below)}
      </p>
      {error === undefined ? null : <p className="form-error">{t(error)}</p>}
    </fieldset>
  );
}
