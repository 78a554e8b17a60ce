import { z } from 'zod';
import { offsetSeconds, type Zone } from '../../kernel/local-clock.ts';
import {
  addSeconds,
  fromUtc,
  type Instant,
  instant,
  parseUtc,
  toUtc,
  type UtcText,
} from '../../kernel/time.ts';

/**
 * The clock of an agency, told by the first part of its id: London for `uk-`, Paris for every other. Bodies of both
 * states and of the Union count by Paris: their centres stand at Calais and Coquelles, the Union's bodies an hour
 * east of London. Source: FACTS section 5 (24:00 local time of the State that must act).
 */
export function zoneOf(agency: string): Zone {
  return agency.startsWith('uk-') ? 'Europe/London' : 'Europe/Paris';
}

const dayForm = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * A moment in UTC, or a day (`2026-03-29`) on the agency's clock: as a beginning its 00:00, as an end its 24:00, so
 * that both days named are whole.
 */
export const momentText = z
  .string()
  .max(32)
  .transform((text, context): string => {
    if (isDay(text)) return text;
    const at = parseUtc(text);
    if (at !== null) return toUtc(at);
    context.issues.push({ code: 'custom', input: text, message: 'utc_or_day_expected' });
    return z.NEVER;
  });

/** The first moment that belongs: a day begins at 00:00 of the zone. Takes what `momentText` has checked. */
export function beginning(text: string, zone: Zone): UtcText {
  return toUtc(isDay(text) ? startOfDay(text, 0, zone) : fromUtc(text as UtcText)); // checked by momentText
}

/** The first moment that no longer belongs: a day ends at its 24:00. Takes what `momentText` has checked. */
export function ending(text: string, zone: Zone): UtcText {
  return toUtc(isDay(text) ? startOfDay(text, 1, zone) : fromUtc(text as UtcText)); // checked by momentText
}

/** The same time of day, `days` later on the zone's clock, whatever its clock did between. */
export function daysLater(at: UtcText, days: number, zone: Zone): UtcText {
  const before = fromUtc(at);
  const later = addSeconds(before, days * 86_400);
  return toUtc(addSeconds(later, offsetSeconds(before, zone) - offsetSeconds(later, zone)));
}

function isDay(text: string): boolean {
  return dayForm.test(text) && parseUtc(`${text}T00:00:00Z`) !== null;
}

// Both zones change their clocks at 01:00 UTC, never at a local midnight: 00:00 exists once on every day.
function startOfDay(day: string, plusDays: number, zone: Zone): Instant {
  const asUtc = instant(Date.parse(`${day}T00:00:00Z`) + plusDays * 86_400_000);
  const guess = addSeconds(asUtc, -offsetSeconds(asUtc, zone));
  return addSeconds(asUtc, -offsetSeconds(guess, zone));
}
