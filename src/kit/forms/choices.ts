import type { Text } from '../../kernel/text.ts';
import type { Words } from '../i18n/language.tsx';
import type { Choice } from './fields.tsx';

/** The choices of a closed list with its words. */
export function choicesOf<Value extends string>(
  terms: Readonly<Record<Value, Text>>,
  { t }: Words,
): readonly (Choice & { readonly value: Value })[] {
  // The keys of a closed list's own table.
  return (Object.keys(terms) as Value[]).map((value) => ({ value, label: t(terms[value]) }));
}

/** A field's text as a member of a closed list; `otherwise` where it is none: a form is checked before it is sent. */
export function memberOf<Value extends string>(
  list: readonly Value[],
  typed: string,
  otherwise: Value,
): Value {
  return list.find((one) => one === typed) ?? otherwise;
}
