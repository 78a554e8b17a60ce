import type { Text } from '../../../kernel/text.ts';
import { isShortName } from '../../../kernel/short-name.ts';
import { controlText } from './text.ts';

/** Says that a short name has another form: letters and figures without spaces. */
export function rowForm(value: string): Text | null {
  return isShortName(value.trim()) ? null : controlText.referenceForm;
}
