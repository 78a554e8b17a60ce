import type { Language } from '../../kernel/text.ts';
import { localeOf } from './message.ts';

/** The clock on the wall beside UTC: both control rooms keep their own state's time. */
export const zoneOf: Readonly<Record<'fr' | 'uk', string>> = { fr: 'Europe/Paris', uk: 'Europe/London' };

const numberFormats = new Map<string, Intl.NumberFormat>();
const timeFormats = new Map<string, Intl.DateTimeFormat>();

/** A number in the language's own form with a fixed count of decimals. */
export function formatNumber(value: number, language: Language, decimals = 0): string {
  const key = `${language}${decimals}`;
  let format = numberFormats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(localeOf[language], {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    numberFormats.set(key, format);
  }
  return format.format(value);
}

/** `02:14:08`, UTC: the same in both languages, because it is read aloud over the radio. */
export function formatUtcClock(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(11, 19);
}

/** `02:14`, UTC. */
export function formatUtcMinute(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(11, 16);
}

/** `2027-09-08 02:14:08`, UTC, sortable and unambiguous between the two states. */
export function formatUtcStamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ');
}

/** `04:14` in a named zone. */
export function formatLocalMinute(milliseconds: number, zone: string, language: Language): string {
  const key = `${language}${zone}`;
  let format = timeFormats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(localeOf[language], {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: zone,
    });
    timeFormats.set(key, format);
  }
  return format.format(milliseconds);
}

/** `Mon 8 Sep` / `lun. 8 sept.`, the UTC day. */
export function formatUtcDay(milliseconds: number, language: Language): string {
  const key = `day${language}`;
  let format = timeFormats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(localeOf[language], {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      timeZone: 'UTC',
    });
    timeFormats.set(key, format);
  }
  return format.format(milliseconds);
}
