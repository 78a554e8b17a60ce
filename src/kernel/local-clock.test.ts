import { describe, expect, test } from 'vitest';
import { dayAfter, localTime, momentsOf, zones } from './local-clock.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from './time.ts';

const utc = (text: string) => fromUtc(text as UtcText);

describe('the wall clocks of both states', () => {
  test.for([
    ['2026-03-29', '01:59', 'Europe/Paris', ['2026-03-29T00:59:00.000Z']],
    // Put forward: 02:30 is never shown.
    ['2026-03-29', '02:30', 'Europe/Paris', []],
    ['2026-03-29', '03:00', 'Europe/Paris', ['2026-03-29T01:00:00.000Z']],
    ['2026-03-29', '01:30', 'Europe/London', []],
    ['2026-03-29', '02:00', 'Europe/London', ['2026-03-29T01:00:00.000Z']],
    // Put back: 02:30 is shown twice.
    ['2026-10-25', '02:30', 'Europe/Paris', ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']],
    ['2026-10-25', '01:30', 'Europe/London', ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']],
    ['2026-10-25', '03:00', 'Europe/Paris', ['2026-10-25T02:00:00.000Z']],
    ['2026-07-01', '24:00', 'Europe/London', ['2026-07-01T23:00:00.000Z']],
  ] as const)('%s %s on the clock of %s', ([day, time, zone, expected]) => {
    expect(momentsOf(day, time, zone).map(toUtc)).toEqual(expected);
  });

  test('every hour of a year is read back from what the wall showed', () => {
    for (const zone of zones)
      for (let hour = 0; hour < 365 * 24; hour += 1) {
        const at = addSeconds(utc('2026-01-01T00:00:00.000Z'), hour * 3_600);
        const { day, hour: shown } = localTime(at, zone);
        expect(momentsOf(day, `${String(shown).padStart(2, '0')}:00`, zone)).toContain(at);
      }
  });

  test('weeks begin on Monday, and days follow the calendar', () => {
    expect(localTime(utc('2026-11-23T00:00:00.000Z'), 'Europe/London').weekday).toBe(0);
    expect(localTime(utc('2026-11-22T23:00:00.000Z'), 'Europe/Paris')).toEqual({
      day: '2026-11-23',
      weekday: 0,
      hour: 0,
      minute: 0,
    });
    expect(dayAfter('2026-02-28', 1)).toBe('2026-03-01');
  });
});
