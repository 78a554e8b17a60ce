import { parseUtc } from '../../kernel/time.ts';

/**
 * Reads a typed moment, UTC: `now`, `14:30` (that time of the day of `now`), `2027-09-08` (its midnight),
 * `2027-09-08 14:30[:15]`, or UTC text. Out: milliseconds, or null for what is no moment.
 */
export function readMoment(typed: string, now: number): number | null {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/(?<=\d)t(?=\d)/, ' ')
    .replace(/ ?(?:z|utc)$/, '');
  if (text === 'now' || text === 'maintenant') return now;
  const [, day, hours, minutes = '00', seconds = '00'] =
    /^(?:(\d{4}-\d{2}-\d{2})(?: |$))?(?:(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/.exec(text) ?? [];
  if (day === undefined && hours === undefined) return null;
  const date = day ?? new Date(now).toISOString().slice(0, 10);
  return parseUtc(`${date}T${(hours ?? '00').padStart(2, '0')}:${minutes}:${seconds}.000Z`);
}

/** `2027-09-08 14:30`: how a field shows a moment (UTC text or milliseconds); empty for none. */
export function writeMoment(at: string | number | null): string {
  if (at === null || at === '') return '';
  const milliseconds = typeof at === 'number' ? at : Date.parse(at);
  if (Number.isNaN(milliseconds)) return '';
  return new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ');
}

/** The moment of a field as UTC text for an order; null where the field is empty or no moment. */
export function momentOrNull(typed: string, now: number): string | null {
  const at = typed.trim() === '' ? null : readMoment(typed, now);
  return at === null ? null : new Date(at).toISOString();
}
