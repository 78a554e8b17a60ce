import { expect, test } from 'vitest';
import { formatDate, formatLocalBeside, formatMoment } from '../i18n/moment.ts';
import { momentOrNull, readMoment, writeMoment } from './moment-text.ts';

const now = Date.UTC(2027, 8, 8, 2, 14, 8);

test.each([
  ['now', '2027-09-08T02:14:08.000Z'],
  ['maintenant', '2027-09-08T02:14:08.000Z'],
  ['14:30', '2027-09-08T14:30:00.000Z'],
  ['6:05', '2027-09-08T06:05:00.000Z'],
  ['2028-02-29', '2028-02-29T00:00:00.000Z'],
  ['2027-09-09 14:30', '2027-09-09T14:30:00.000Z'],
  ['2027-09-09 14:30:15 UTC', '2027-09-09T14:30:15.000Z'],
  ['2027-09-09T14:30:15.123Z', '2027-09-09T14:30:15.000Z'],
])('the typed moment %s is read', (typed, read) => {
  expect(momentOrNull(typed, now)).toBe(read);
});

test.each(['', 'tomorrow', '25:00', '2027-02-30', '2027-13-01 10:00', '12:60', '08/09/2027'])(
  'what is no moment is refused: %o',
  (typed) => {
    expect(readMoment(typed, now)).toBeNull();
    expect(momentOrNull(typed, now)).toBeNull();
  },
);

const pastMidnight = Date.UTC(2027, 8, 8, 0, 5);
const beforeMidnight = Date.UTC(2027, 8, 7, 23, 50);

test.each([
  // What happened lies behind: at 00:05, 23:50 was last night.
  ['23:50', 'last', pastMidnight, '2027-09-07T23:50:00.000Z'],
  ['00:02', 'last', pastMidnight, '2027-09-08T00:02:00.000Z'],
  // A clock that goes a little ahead, or a minute rounded up, is of this day.
  ['00:09', 'last', pastMidnight, '2027-09-08T00:09:00.000Z'],
  ['00:11', 'last', pastMidnight, '2027-09-07T00:11:00.000Z'],
  // What is due lies ahead: at 23:50, 00:10 is in twenty minutes.
  ['00:10', 'next', beforeMidnight, '2027-09-08T00:10:00.000Z'],
  ['23:55', 'next', beforeMidnight, '2027-09-07T23:55:00.000Z'],
  ['23:46', 'next', beforeMidnight, '2027-09-07T23:46:00.000Z'],
  ['23:44', 'next', beforeMidnight, '2027-09-08T23:44:00.000Z'],
  ['23:50', 'today', pastMidnight, '2027-09-08T23:50:00.000Z'],
  // A date that is typed stands, whichever way it lies.
  ['2027-09-09 14:30', 'last', pastMidnight, '2027-09-09T14:30:00.000Z'],
  ['2027-09-01', 'next', pastMidnight, '2027-09-01T00:00:00.000Z'],
] as const)('%s, the %s one, is read across midnight', (typed, toward, at, read) => {
  expect(momentOrNull(typed, at, toward)).toBe(read);
});

test('a field writes a moment as it reads it', () => {
  expect(writeMoment('2027-09-08T02:14:08.000Z')).toBe('2027-09-08 02:14');
  expect([writeMoment(null), writeMoment('?')]).toEqual(['', '']);
});

test('beside UTC stands the wall clock, and the day where it is another', () => {
  expect(formatMoment(now, 'Europe/Paris', 'en')).toBe('2027-09-08 02:14 · 04:14 local');
  const late = Date.UTC(2027, 8, 8, 22, 30);
  expect(formatLocalBeside(late, 'Europe/Paris', 'en')).toBe('00:30 next day');
  expect(formatLocalBeside(late, 'Europe/London', 'fr')).toBe('23:30 locale');
});

test('a plain date is written out in the language', () => {
  expect([formatDate('2027-09-08', 'en'), formatDate('2027-09-08', 'fr'), formatDate('?', 'fr')]).toEqual([
    '8 September 2027',
    '8 septembre 2027',
    '?',
  ]);
});
