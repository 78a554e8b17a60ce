import type { Language, Text } from '../../kernel/text.ts';
import { formatLocalMinute, formatUtcStamp } from './format.ts';
import { localeOf, say } from './message.ts';

const dayShift = {
  next: { en: '{at} next day', fr: '{at} le lendemain' },
  same: { en: '{at} local', fr: '{at} locale' },
} as const satisfies Record<string, Text>;

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** `03:14 local`, or `00:14 next day` where the wall clock already shows another day than UTC. */
export function formatLocalBeside(milliseconds: number, zone: string, language: Language): string {
  const at = formatLocalMinute(milliseconds, zone, language);
  const isNext = localDay(milliseconds, zone) !== formatUtcStamp(milliseconds).slice(0, 10);
  return say(isNext ? dayShift.next : dayShift.same, language, { at });
}

/** `2027-09-08 02:14 · 03:14 local`: a moment in one cell of a table, UTC first. */
export function formatMoment(milliseconds: number, zone: string, language: Language): string {
  return `${formatUtcStamp(milliseconds).slice(0, 16)} · ${formatLocalBeside(milliseconds, zone, language)}`;
}

// The Swedish form of a date is ISO 8601.
function localDay(milliseconds: number, zone: string): string {
  let format = dayFormats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: zone });
    dayFormats.set(zone, format);
  }
  return format.format(milliseconds);
}

/** `8 September 2027` / `8 septembre 2027`: a plain date of the calendar, no clock. */
export function formatDate(date: string, language: Language): string {
  const at = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(at)) return date;
  const format = new Intl.DateTimeFormat(localeOf[language], { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(at);
}
