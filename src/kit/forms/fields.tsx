import { type ReactNode, useId } from 'react';
import { useWords } from '../i18n/language.tsx';
import { formText } from './text.ts';
import type { Form } from './use-form.ts';

/** What every field has: its form, its name there, its label and what helps to fill it in. */
export interface FieldProps<Name extends string> {
  readonly form: Form<Name>;
  readonly name: NoInfer<Name>;
  readonly label: string;
  readonly hint?: string;
  /** `silent`: it is, and the form says once that nothing is needed. */
  readonly optional?: boolean | 'silent';
  readonly autoFocus?: boolean;
}

interface ControlProps {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-required': boolean;
}

/** Label above, control, hint and fault below: always in this order, so that the eye finds them. */
export function FieldFrame<Name extends string>(
  props: FieldProps<Name> & { readonly below?: string; readonly control: (props: ControlProps) => ReactNode },
) {
  const { t } = useWords();
  const id = useId();
  const { form, name } = props;
  const error = form.errors[name];
  const lost = form.isPersonal(name) && form.keeping !== 'sealed';
  const hints = [props.hint, lost ? t(formText.notDrafted) : undefined, props.below];
  const hint = hints.filter((one) => one !== undefined && one !== '').join(' ');
  const describedBy = [hint === '' ? '' : `${id}hint`, error === undefined ? '' : `${id}error`].filter(
    Boolean,
  );
  return (
    <div className="form-field">
      <label htmlFor={id}>
        {props.label}
        {props.optional === true ? <span className="form-optional"> ({t(formText.optional)})</span> : null}
      </label>
      {props.control({
        id,
        'aria-invalid': error !== undefined,
        'aria-describedby': describedBy.length === 0 ? undefined : describedBy.join(' '),
        'aria-required': props.optional === undefined || props.optional === false,
      })}
      {hint === '' ? null : (
        <p id={`${id}hint`} className="form-hint">
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p id={`${id}error`} className="form-error">
          {t(error)}
        </p>
      )}
    </div>
  );
}

/** One line of text. */
export function TextField<Name extends string>(
  props: FieldProps<Name> & {
    readonly type?: 'text' | 'password' | 'number' | 'date';
    readonly figures?: boolean;
    readonly autoComplete?: string;
    readonly below?: string;
    readonly list?: readonly string[];
  },
) {
  const { form, name } = props;
  const listId = useId();
  return (
    <FieldFrame
      {...props}
      control={(control) => (
        <>
          <input
            {...control}
            className={props.figures ? 'input figures' : 'input'}
            type={props.type ?? 'text'}
            autoComplete={props.autoComplete ?? 'off'}
            autoFocus={props.autoFocus}
            spellCheck={false}
            list={props.list === undefined ? undefined : listId}
            value={form.values[name]}
            onChange={(event) => form.set(name, event.target.value)}
          />
          {props.list === undefined ? null : (
            <datalist id={listId}>
              {props.list.map((one) => (
                <option key={one} value={one} />
              ))}
            </datalist>
          )}
        </>
      )}
    />
  );
}

/** Several lines of text. */
export function LongField<Name extends string>(
  props: FieldProps<Name> & { readonly rows?: number; readonly code?: boolean },
) {
  const { form, name } = props;
  return (
    <FieldFrame
      {...props}
      control={(control) => (
        <textarea
          {...control}
          className={props.code ? 'input input-code' : 'input'}
          rows={props.rows ?? 3}
          autoFocus={props.autoFocus}
          spellCheck={!props.code}
          value={form.values[name]}
          onChange={(event) => form.set(name, event.target.value)}
        />
      )}
    />
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One of a closed list. An empty value is "not chosen yet", and is offered until one is. */
export function SelectField<Name extends string>(
  props: FieldProps<Name> & { readonly choices: readonly Choice[] },
) {
  const { t } = useWords();
  const { form, name } = props;
  return (
    <FieldFrame
      {...props}
      control={(control) => (
        <select
          {...control}
          className="input"
          autoFocus={props.autoFocus}
          value={form.values[name]}
          onChange={(event) => form.set(name, event.target.value)}
        >
          <option value="">{props.optional ? '–' : t(formText.choose)}</option>
          {props.choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    />
  );
}

/** Any number of a closed list, all in sight. */
export function ChecksField<Name extends string>(
  props: FieldProps<Name> & { readonly choices: readonly Choice[] },
) {
  const { t } = useWords();
  const id = useId();
  const { form, name } = props;
  const held = form.values[name].split(' ').filter(Boolean);
  const error = form.errors[name];
  const toggle = (value: string) =>
    form.set(name, (held.includes(value) ? held.filter((one) => one !== value) : [...held, value]).join(' '));
  return (
    <fieldset className="form-field" aria-describedby={error === undefined ? undefined : `${id}error`}>
      <legend>
        {props.label}
        {props.optional === true ? <span className="form-optional"> ({t(formText.optional)})</span> : null}
      </legend>
      <div className="form-checks">
        {props.choices.map(({ value, label }) => (
          <label key={value}>
            <input type="checkbox" checked={held.includes(value)} onChange={() => toggle(value)} /> {label}
          </label>
        ))}
      </div>
      {props.hint === undefined ? null : <p className="form-hint">{props.hint}</p>}
      {error === undefined ? null : (
        <p id={`${id}error`} className="form-error">
          {t(error)}
        </p>
      )}
    </fieldset>
  );
}
