import { describe, expect, test } from 'vitest';
import { utc } from './sample-staff.ts';
import { beginning, daysLater, ending, momentText, zoneOf } from './local-day.ts';

describe('a day on a state’s clock', () => {
  test.each([
    // The clocks go forward on 29 March 2026 and back on 25 October 2026, at 01:00 UTC in both zones.
    ['Europe/Paris', '2026-03-28', '2026-03-27T23:00:00.000Z', '2026-03-28T23:00:00.000Z'],
    ['Europe/Paris', '2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['Europe/London', '2026-03-29', '2026-03-29T00:00:00.000Z', '2026-03-29T23:00:00.000Z'],
    ['Europe/Paris', '2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    ['Europe/London', '2026-10-25', '2026-10-24T23:00:00.000Z', '2026-10-26T00:00:00.000Z'],
    // Leap day, and the last of February without one.
    ['Europe/Paris', '2028-02-29', '2028-02-28T23:00:00.000Z', '2028-02-29T23:00:00.000Z'],
    ['Europe/London', '2027-02-28', '2027-02-28T00:00:00.000Z', '2027-03-01T00:00:00.000Z'],
    ['Europe/London', '2026-12-31', '2026-12-31T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
    // The reform of the French border police: one body ends as the other begins.
    ['Europe/Paris', '2023-06-30', '2023-06-29T22:00:00.000Z', '2023-06-30T22:00:00.000Z'],
  ] as const)('%s %s', (zone, day, from, until) => {
    expect(beginning(day, zone)).toBe(from);
    expect(ending(day, zone)).toBe(until);
  });
  test('one day ends as the next begins, every day of four years in both zones', () => {
    for (const zone of ['Europe/Paris', 'Europe/London'] as const)
      for (let n = 0; n < 1_461; n += 1) {
        const day = (plus: number) => new Date(Date.UTC(2026, 0, 1 + n + plus)).toISOString().slice(0, 10);
        expect(ending(day(0), zone)).toBe(beginning(day(1), zone));
      }
  });
});

test('a moment stays what it is; a day that does not exist is none', () => {
  expect(beginning('2026-03-29T01:30:00.000Z', 'Europe/Paris')).toBe('2026-03-29T01:30:00.000Z');
  expect(momentText.parse('2026-03-29T01:30:00Z')).toBe('2026-03-29T01:30:00.000Z');
  for (const wrong of ['2027-02-29', '2026-13-01', '2026-3-1', 'today', '2026-01-01T00:00:00+01:00'])
    expect(momentText.safeParse(wrong).success).toBe(false);
});

test('days later is the same time of day, also over a change of the clocks', () => {
  expect(daysLater(utc('2026-03-28T12:00:00.000Z'), 1, 'Europe/Paris')).toBe('2026-03-29T11:00:00.000Z');
  expect(daysLater(utc('2026-10-20T12:00:00.000Z'), 14, 'Europe/London')).toBe('2026-11-03T13:00:00.000Z');
});

test('an agency’s id says whose clock it keeps', () => {
  expect(['uk-example', 'fr-example', 'joint-example', 'eu-example'].map(zoneOf)).toEqual([
    'Europe/London',
    'Europe/Paris',
    'Europe/Paris',
    'Europe/Paris',
  ]);
});
