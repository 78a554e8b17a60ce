import { couldFindAPerson, plainWords } from '../../kernel/plain-words.ts';
import type { Text } from '../../kernel/text.ts';
import { readMoment } from './moment-text.ts';
import { formText } from './text.ts';

/** Says that a field must be filled in. */
export function needed(value: string): Text | null {
  return value.trim() === '' ? formText.needed : null;
}

/** Says that one of a list must be chosen. */
export function chosen(value: string): Text | null {
  return value.trim() === '' ? formText.chooseOne : null;
}

/** Says that an id of a register has another form: small letters, digits, hyphens. */
export function shortName(value: string): Text | null {
  return /^[a-z][a-z0-9-]{1,62}$/.test(value.trim()) ? null : formText.shortName;
}

/** Says that a reference is none; an empty one is well. */
export function referenceForm(value: string): Text | null {
  return value.trim() === '' || /^[A-Za-z0-9][A-Za-z0-9/-]{0,38}$/.test(value.trim())
    ? null
    : formText.reference;
}

/** Says that what was typed is no moment; an empty one is well. */
export function momentForm(value: string): Text | null {
  return value.trim() === '' || readMoment(value, Date.now()) !== null ? null : formText.moment;
}

/** Says that lines could find a person, or are too many: before they are sent, as the node would. Empty ones are well. */
export function plainForm(value: string): Text | null {
  if (value.trim() === '') return null;
  if (couldFindAPerson(value)) return formText.couldFind;
  return plainWords.safeParse(value.trim()).success ? null : formText.tooLong;
}

/** Says that such lines are missing, or what is wrong with them. */
export function neededPlain(value: string): Text | null {
  return needed(value) ?? plainForm(value);
}

/** Says that a moment is missing or none. */
export function neededMoment(value: string): Text | null {
  return needed(value) ?? momentForm(value);
}

/** The words of a list field. */
export function listed(value: string): readonly string[] {
  return value.split(/\s+/).filter(Boolean);
}

/** The field's text, or null where it is empty: orders never hold empty text. */
export function orNull(value: string): string | null {
  return value.trim() === '' ? null : value.trim();
}
