import type { Text } from '../../../kernel/text.ts';
import { controlText } from './text.ts';

/** Says that a short name has another form: letters and figures without spaces. */
export function rowForm(value: string): Text | null {
  return /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/.test(value.trim()) ? null : controlText.referenceForm;
}
