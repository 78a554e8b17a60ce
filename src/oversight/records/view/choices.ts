import type { Text } from '../../../kernel/text.ts';
import type { Choice } from '../../../kit/forms/fields.tsx';
import type { Words } from '../../../kit/i18n/language.tsx';

/** A closed list as the choices of a field, in the reader's language. */
export function choicesOf(list: Readonly<Record<string, Text>>, { t }: Words): readonly Choice[] {
  return Object.entries(list).map(([value, text]) => ({ value, label: t(text) }));
}
