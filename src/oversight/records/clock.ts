import type { State } from '../../kernel/label.ts';
import { type Instant, instant } from '../../kernel/time.ts';
import type { DateText } from './wire.ts';

// Counting of periods: Regulation (EEC, Euratom) 1182/71 Art. 3, as FACTS section 5 has it ([V*] excerpts of 3(1) and
// 3(4); 3(5) from memory [M]). The United Kingdom's time limits for answering a person are counted alike [M].

/** A length of time as law states it. */
export interface Period {
  readonly amount: number;
  readonly unit: 'days' | 'weeks' | 'months' | 'years';
}

/** Both ends of a period: own acts use `plain`, which is never later; silence of others is asserted after `rolled`. */
export interface Ends {
  readonly plain: DateText;
  readonly rolled: DateText;
}

/** Dates on which the state that must act does not work, beside Saturdays and Sundays. */
export type IsHoliday = (date: DateText) => boolean;

/** Where a state's clocks run. */
export const zoneOf = { fr: 'Europe/Paris', uk: 'Europe/London' } as const satisfies Record<State, string>;

const dayMilliseconds = 86_400_000;
const dateForm = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a date that exists: `2026-02-30` is none. */
export function isDate(text: string): boolean {
  return dateForm.test(text) && textOf(dayOf(text)) === text;
}

/**
 * When a period that begins with an event of `trigger` ends. The day of the event is not counted; months and years end
 * on the same date, and where that date does not exist on the last day of its month; holidays, Saturdays and Sundays
 * are counted. `rolled`: where the last day is one of them it ends with the next working day, and a period of two days
 * or more holds at least two working days.
 */
export function periodEnds(trigger: DateText, period: Period, isHoliday: IsHoliday): Ends {
  const plain = plainEnd(trigger, period);
  return { plain, rolled: rolledEnd(trigger, plain, isHoliday) };
}

/** The date after so many working days; the day of the event is not counted. */
export function afterWorkingDays(trigger: DateText, count: number, isHoliday: IsHoliday): DateText {
  let date = trigger;
  for (let left = count; left > 0; ) {
    date = addDays(date, 1);
    if (isWorkingDay(date, isHoliday)) left -= 1;
  }
  return date;
}

function plainEnd(trigger: DateText, { amount, unit }: Period): DateText {
  switch (unit) {
    case 'days':
      return addDays(trigger, amount);
    case 'weeks':
      return addDays(trigger, amount * 7);
    case 'months':
      return addMonths(trigger, amount);
    case 'years':
      return addMonths(trigger, amount * 12);
  }
}

function rolledEnd(trigger: DateText, plain: DateText, isHoliday: IsHoliday): DateText {
  let date = plain;
  while (!isWorkingDay(date, isHoliday)) date = addDays(date, 1);
  if (daysBetween(trigger, plain) < 2) return date;
  const second = afterWorkingDays(trigger, 2, isHoliday);
  return date < second ? second : date;
}

function isWorkingDay(date: DateText, isHoliday: IsHoliday): boolean {
  const weekday = new Date(dayOf(date)).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isHoliday(date);
}

/** The same date some months on, or the last day of that month where it has none. */
export function addMonths(date: DateText, months: number): DateText {
  const from = new Date(dayOf(date));
  const first = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1);
  const next = new Date(first);
  const last = new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 0)).getUTCDate();
  return textOf(first + (Math.min(from.getUTCDate(), last) - 1) * dayMilliseconds);
}

export function addDays(date: DateText, days: number): DateText {
  return textOf(dayOf(date) + days * dayMilliseconds);
}

/** Calendar days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: DateText, to: DateText): number {
  return Math.round((dayOf(to) - dayOf(from)) / dayMilliseconds);
}

/** The calendar date on which a moment falls where the state's clocks run. */
export function dateIn(at: Instant, zone: string): DateText {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(at);
}

/**
 * The moment at which a date ends: 24:00 local time, which is 22:00 or 23:00 UTC in Paris. The clocks change at 01:00
 * UTC on a Sunday in March and October, so a day has 23, 24 or 25 hours.
 */
export function endOf(date: DateText, zone: string): Instant {
  const midnight = dayOf(date) + dayMilliseconds;
  const offsets = [-2, -1, 0].map((hours) => hours * 3_600_000);
  const end = offsets.map((offset) => instant(midnight + offset)).find((at) => isMidnight(at, zone));
  if (end === undefined) throw new RangeError(`no midnight ends ${date} in ${zone}`);
  return end;
}

function isMidnight(at: Instant, zone: string): boolean {
  const hour = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, timeStyle: 'medium' }).format(at);
  return hour === '00:00:00';
}

function dayOf(date: DateText): number {
  const [, year, month, day] = dateForm.exec(date) ?? [];
  if (year === undefined) throw new RangeError('not a date');
  return Date.UTC(Number(year), Number(month) - 1, Number(day));
}

function textOf(milliseconds: number): DateText {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
