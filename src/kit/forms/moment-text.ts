import { instant, parseUtc, toUtc, type UtcText } from '../../kernel/time.ts';

/**
 * Of which day a time without a date is: `last`, the last such time, of what happened; `next`, the next, of what is due;
 * `today`, that of the day of `now`. At 00:05 somebody who types 23:50 means last night where it happened, and tonight
 * where it is due.
 */
export type Toward = 'last' | 'next' | 'today';

const dayMilliseconds = 86_400_000;
/** Clocks differ and a minute is typed whole: what is this little beyond `now` is of this day all the same. Ours. */
const slackMilliseconds = 5 * 60_000;

/**
 * Reads a typed moment, UTC: `now`, `14:30` (of the day that `toward` says), `2027-09-08` (its midnight),
 * `2027-09-08 14:30[:15]`, or UTC text. Out: milliseconds, or null for what is no moment.
 */
export function readMoment(typed: string, now: number, toward: Toward = 'today'): number | null {
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
  const at = parseUtc(`${date}T${(hours ?? '00').padStart(2, '0')}:${minutes}:${seconds}.000Z`);
  return at === null || day !== undefined ? at : ofDay(at, now, toward);
}

function ofDay(today: number, now: number, toward: Toward): number {
  if (toward === 'last' && today > now + slackMilliseconds) return today - dayMilliseconds;
  if (toward === 'next' && today < now - slackMilliseconds) return today + dayMilliseconds;
  return today;
}

/** `2027-09-08 14:30`: how a field shows a moment (UTC text or milliseconds); empty for none. */
export function writeMoment(at: string | number | null): string {
  if (at === null || at === '') return '';
  const milliseconds = typeof at === 'number' ? at : Date.parse(at);
  if (Number.isNaN(milliseconds)) return '';
  return new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ');
}

/** The moment of a field as UTC text for an order; null where the field is empty or no moment. */
export function momentOrNull(typed: string, now: number, toward: Toward = 'today'): UtcText | null {
  const at = typed.trim() === '' ? null : readMoment(typed, now, toward);
  return at === null ? null : toUtc(instant(at));
}
