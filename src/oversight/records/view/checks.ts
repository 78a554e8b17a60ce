import type { Text } from '../../../kernel/text.ts';
import { requestText as text } from './text.ts';

/** A day of the calendar, where the act is to be done. */
export function dayForm(value: string): Text | null {
  return /^\d{4}-\d{2}-\d{2}$/.test(value.trim()) && !Number.isNaN(Date.parse(value)) ? null : text.dateFault;
}

/** A subject id of the vault, or nothing. */
export function subjectForm(value: string): Text | null {
  return value.trim() === '' || /^s-[0-9a-f]{32}$/.test(value.trim()) ? null : text.subjectFault;
}
