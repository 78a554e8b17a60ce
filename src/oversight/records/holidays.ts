import type { State } from '../../kernel/label.ts';
import { addDays, type IsHoliday } from './clock.ts';
import type { DateText } from './wire.ts';

// France outside Alsace-Moselle: Code du travail L3133-1 [M]. England and Wales: Banking and Financial Dealings Act
// 1971, schedule 1, with substitute days by proclamation [M]. A day given once (a coronation, a funeral) is no rule:
// it stands in `once`, or comes by configuration.
const fixed: Readonly<Record<State, readonly string[]>> = {
  fr: ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'],
  uk: [],
};
/** Days from Easter Sunday. France: Easter Monday, Ascension, Whit Monday. England: Good Friday, Easter Monday. */
const fromEaster: Readonly<Record<State, readonly number[]>> = { fr: [1, 39, 50], uk: [-2, 1] };
const once: Readonly<Record<State, readonly DateText[]>> = { fr: [], uk: [] };

/** The public holidays of a state as a question; `extra` holds further dates that its authorities gave. */
export function holidaysOf(state: State, extra: readonly DateText[] = []): IsHoliday {
  const given = new Set([...once[state], ...extra]);
  const years = new Map<number, ReadonlySet<DateText>>();
  return (date) => {
    const year = Number(date.slice(0, 4));
    const known = years.get(year) ?? new Set(holidaysIn(state, year));
    years.set(year, known);
    return known.has(date) || given.has(date);
  };
}

/** The rule-bound public holidays of one year, in no order. */
export function holidaysIn(state: State, year: number): readonly DateText[] {
  const easter = easterSunday(year);
  return [
    ...fixed[state].map((day) => `${year}-${day}`),
    ...fromEaster[state].map((days) => addDays(easter, days)),
    ...(state === 'uk' ? bankHolidays(year) : []),
  ];
}

function bankHolidays(year: number): readonly DateText[] {
  const christmas = `${year}-12-25`;
  const boxing = `${year}-12-26`;
  // Both days on a week-end move on: the second to the Tuesday.
  const moved = [christmas, boxing].map((date) => (isWeekend(date) ? addDays(date, 2) : date));
  return [
    nextWeekday(`${year}-01-01`),
    firstMonday(year, '05'),
    lastMonday(year, '05'),
    lastMonday(year, '08'),
    ...moved,
  ];
}

function isWeekend(date: DateText): boolean {
  return weekdayOf(date) === 0 || weekdayOf(date) === 6;
}

function nextWeekday(date: DateText): DateText {
  return isWeekend(date) ? nextWeekday(addDays(date, 1)) : date;
}

function firstMonday(year: number, month: string): DateText {
  const first = `${year}-${month}-01`;
  return addDays(first, (8 - weekdayOf(first)) % 7);
}

function lastMonday(year: number, month: string): DateText {
  const last = `${year}-${month}-31`; // May and August have 31 days
  return addDays(last, -((weekdayOf(last) + 6) % 7));
}

function weekdayOf(date: DateText): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** Easter Sunday of the Gregorian calendar. Source: the anonymous algorithm (J. Meeus, Astronomical Algorithms, ch. 8). */
function easterSunday(year: number): DateText {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const m = Math.floor((a + 11 * h) / 319);
  const r = (2 * (b % 4) + 2 * Math.floor(c / 4) - (c % 4) - h + m + 32) % 7;
  const month = Math.floor((h - m + r + 90) / 25);
  const day = (h - m + r + month + 19) % 32;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
