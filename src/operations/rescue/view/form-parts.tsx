import type { Position } from '../../../kernel/geo.ts';
import type { Text } from '../../../kernel/text.ts';
import { isShortName } from '../../../kernel/short-name.ts';
import { formatUtcMinute } from '../../../kit/i18n/format.ts';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { type Choice, type FieldProps, TextField } from '../../../kit/forms/fields.tsx';
import type { Form } from '../../../kit/forms/use-form.ts';
import { formatPosition } from '../../../kit/position-format.ts';
import { readPositionText } from '../../../kit/position-text.ts';
import type { BoatView } from '../board-wire.ts';
import type { ContactFacts, Range } from '../wire.ts';
import { contactName, saysOf } from './phrases.ts';
import { actsText as text } from './text-acts.ts';

/** The choices of a closed list with its words. */
export function choicesOf<Value extends string>(
  terms: Readonly<Record<Value, Text>>,
  { t }: Words,
): readonly (Choice & { readonly value: Value })[] {
  // The keys of a closed list's own table.
  return (Object.keys(terms) as Value[]).map((value) => ({ value, label: t(terms[value]) }));
}

/** One contact as a choice: how it came in, when, and what it says. */
export function contactChoice(facts: ContactFacts, words: Words): Choice {
  const said = saysOf(facts, words).slice(0, 2).join(', ');
  const at = formatUtcMinute(Date.parse(facts.happenedAt));
  const name = contactName(facts, words);
  return { value: facts.contact, label: `${at} · ${name}${said === '' ? '' : ` · ${said}`}` };
}

/** The linked contacts of a boat as choices, the newest first. */
export function linkedChoices(boat: BoatView, words: Words): readonly Choice[] {
  return boat.links
    .toSorted((a, b) => b.facts.happenedAt.localeCompare(a.facts.happenedAt, 'en'))
    .map(({ facts }) => contactChoice(facts, words));
}

/** Reads `33`, `30-40`, `30 40`, `30 to 40`, `30 à 40`; null where it is no range of people. */
export function readRange(typed: string): Range | null {
  const [, low, high] = /^\s*(\d{1,4})(?:\s*(?:-|–|to|à|\.\.|\s)\s*(\d{1,4}))?\s*$/i.exec(typed) ?? [];
  if (low === undefined) return null;
  const min = Number(low);
  const max = high === undefined ? min : Number(high);
  if (max < min || max > 1_000) return null;
  return { min, max, best: min === max ? min : null };
}

/** `33` or `30-40`: how a field shows a range. */
export function writeRange(range: Range | null): string {
  if (range === null) return '';
  return range.min === range.max ? String(range.min) : `${range.min}-${range.max}`;
}

/** Says that a needed range is missing or none. */
export function neededRange(value: string): Text | null {
  return readRange(value) === null ? text.range : null;
}

/** Says that what was typed is no range; an empty field is well. */
export function rangeForm(value: string): Text | null {
  return value.trim() === '' || readRange(value) !== null ? null : text.range;
}

/** The first reading of a typed position; null where it is none. */
export function readPlace(typed: string): Position | null {
  const read = readPositionText(typed);
  return read.kind === 'candidates' ? (read.candidates[0]?.position ?? null) : null;
}

/** Says that a needed position is missing or none. */
export function neededPlace(value: string): Text | null {
  return readPlace(value) === null ? text.place : null;
}

/** Says that what was typed is no position; an empty field is well. */
export function placeForm(value: string): Text | null {
  return value.trim() === '' || readPlace(value) !== null ? null : text.place;
}

/** Says that a short name has a sign it may not have. */
export function unitForm(value: string): Text | null {
  return isShortName(value.trim()) ? null : text.shortName;
}

/** A number of people: one figure, or from-to. */
export function RangeField<Name extends string>(props: FieldProps<Name>) {
  const { t } = useWords();
  return <TextField {...props} figures hint={props.hint ?? t(text.rangeHint)} />;
}

/** A position as typed, with how it was read below. */
export function PlaceField<Name extends string>(props: FieldProps<Name> & { readonly form: Form<Name> }) {
  const { t, language } = useWords();
  const read = readPlace(props.form.values[props.name]);
  return (
    <TextField
      {...props}
      figures
      hint={t(text.placeHint)}
      below={read === null ? '' : t(text.readAs, { position: formatPosition(read, language) })}
    />
  );
}

/** One of a few, all in sight; arrow keys move, Enter sends the form. `row`: short words, side by side. */
export function RadioField<Name extends string>(
  props: FieldProps<Name> & { readonly choices: readonly Choice[]; readonly row?: boolean },
) {
  const { t } = useWords();
  const { form, name } = props;
  const error = form.errors[name];
  return (
    <fieldset className={props.row === true ? 'form-field form-radios is-row' : 'form-field form-radios'}>
      <legend>{props.label}</legend>
      {props.choices.map(({ value, label }) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={form.values[name] === value}
            aria-invalid={error !== undefined}
            onChange={() => form.set(name, value)}
          />{' '}
          <span>{label}</span>
        </label>
      ))}
      {error === undefined ? null : <p className="form-error">{t(error)}</p>}
    </fieldset>
  );
}
