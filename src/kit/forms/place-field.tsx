import type { Position } from '../../kernel/geo.ts';
import type { Text } from '../../kernel/text.ts';
import { useWords } from '../i18n/language.tsx';
import { formatPosition } from '../position-format.ts';
import { readPositionText } from '../position-text.ts';
import { type FieldProps, TextField } from './fields.tsx';
import { formText } from './text.ts';

/** The first reading of a typed position; null where it is none. */
export function readPlace(typed: string): Position | null {
  const read = readPositionText(typed);
  return read.kind === 'candidates' ? (read.candidates[0]?.position ?? null) : null;
}

/** Says that a needed position is missing or none. */
export function neededPlace(value: string): Text | null {
  return readPlace(value) === null ? formText.place : null;
}

/** Says that what was typed is no position; an empty field is well. */
export function placeForm(value: string): Text | null {
  return value.trim() === '' ? null : neededPlace(value);
}

/** A position as typed, with how it was read below. */
export function PlaceField<Name extends string>(props: FieldProps<Name>) {
  const { t, language } = useWords();
  const read = readPlace(props.form.values[props.name]);
  return (
    <TextField
      {...props}
      figures
      hint={t(formText.placeHint)}
      below={read === null ? '' : t(formText.readAs, { position: formatPosition(read, language) })}
    />
  );
}
