import { readMoment } from '../../../kit/forms/moment-text.ts';

/** A typed moment as UTC text; null where the field is empty or holds none. `now` in milliseconds. */
export function momentOf(typed: string, now: number): string | null {
  const at = typed.trim() === '' ? null : readMoment(typed, now);
  return at === null ? null : new Date(at).toISOString();
}
