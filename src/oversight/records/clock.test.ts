import { describe, expect, test } from 'vitest';
import { fromUtc, type UtcText } from '../../kernel/time.ts';
import {
  addMonths,
  afterWorkingDays,
  dateIn,
  daysBetween,
  endOf,
  isDate,
  type Period,
  periodEnds,
} from './clock.ts';
import { holidaysIn, holidaysOf } from './holidays.ts';

const fr = holidaysOf('fr');
const uk = holidaysOf('uk');
const p = (amount: number, unit: Period['unit']): Period => ({ amount, unit });
const at = (text: string) => fromUtc(text as UtcText);

describe('the worked examples of FACTS section 5', () => {
  test.each([
    ['2025-11-30', p(3, 'months'), '2026-02-28', '2026-03-02'],
    ['2026-01-08', p(6, 'months'), '2026-07-08', '2026-07-08'],
    ['2026-07-31', p(2, 'months'), '2026-09-30', '2026-09-30'],
    ['2027-01-31', p(1, 'months'), '2027-02-28', '2027-03-01'],
    ['2026-10-11', p(1, 'months'), '2026-11-11', '2026-11-12'],
    ['2026-10-28', p(2, 'weeks'), '2026-11-11', '2026-11-12'],
    ['2026-12-18', p(1, 'weeks'), '2026-12-25', '2026-12-28'],
    ['2026-08-31', p(6, 'months'), '2027-02-28', '2027-03-01'],
    ['2028-02-29', p(3, 'years'), '2031-02-28', '2031-02-28'],
    ['2020-11-28', p(6, 'months'), '2021-05-28', '2021-05-28'],
  ])('%s and %o end on %s, rolled %s', (trigger, period, plain, rolled) =>
    expect(periodEnds(trigger, period, fr)).toEqual({ plain, rolled }),
  );

  test('working days skip week-ends and the holidays of the state that acts', () => {
    expect(afterWorkingDays('2026-04-30', 3, fr)).toBe('2026-05-06');
    expect(afterWorkingDays('2026-04-01', 5, uk)).toBe('2026-04-10');
  });
});

describe('other dates', () => {
  test.each([
    ['2024-01-29', '2024-02-29', '2024-02-29'],
    ['2024-01-30', '2024-02-29', '2024-02-29'],
    ['2023-01-29', '2023-02-28', '2023-02-28'],
    ['2027-03-31', '2027-04-30', '2027-04-30'],
    ['2026-12-31', '2027-01-31', '2027-02-01'],
    ['2026-03-25', '2026-04-25', '2026-04-27'],
  ])('a month after %s is %s, rolled %s', (trigger, plain, rolled) =>
    expect(periodEnds(trigger, p(1, 'months'), fr)).toEqual({ plain, rolled }),
  );

  test('the holidays are those of the state that must act', () => {
    expect(periodEnds('2026-06-14', p(1, 'months'), fr).rolled).toBe('2026-07-15');
    expect(periodEnds('2026-06-14', p(1, 'months'), uk).rolled).toBe('2026-07-14');
    expect(periodEnds('2026-07-31', p(1, 'months'), uk).rolled).toBe('2026-09-01');
    expect(periodEnds('2026-07-31', p(1, 'months'), fr).rolled).toBe('2026-08-31');
  });

  test('a period of two days holds two working days, one of a day need not', () => {
    expect(periodEnds('2026-07-03', p(2, 'days'), fr)).toEqual({ plain: '2026-07-05', rolled: '2026-07-07' });
    expect(periodEnds('2026-07-03', p(1, 'days'), fr)).toEqual({ plain: '2026-07-04', rolled: '2026-07-06' });
  });

  test('the rolled end is never earlier than the plain one, and always a working day', () => {
    for (let day = 0; day < 1_500; day += 1) {
      const trigger = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
      const { plain, rolled } = periodEnds(trigger, p(1, 'months'), fr);
      expect(plain <= rolled).toBe(true);
      expect(daysBetween(plain, rolled)).toBeLessThan(6);
      expect([0, 6]).not.toContain(new Date(`${rolled}T00:00:00Z`).getUTCDay());
      expect(fr(rolled)).toBe(false);
      expect(isDate(plain)).toBe(true);
    }
  });

  test('months go over the turn of the year, and back', () => {
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
  });

  test('a date that does not exist is none', () => {
    expect(isDate('2026-02-29')).toBe(false);
    expect(isDate('2028-02-29')).toBe(true);
    expect(isDate('2026-2-1')).toBe(false);
  });
});

describe('local time', () => {
  test('a moment falls on the date where the clocks run', () => {
    expect(dateIn(at('2026-07-31T22:30:00.000Z'), 'Europe/Paris')).toBe('2026-08-01');
    expect(dateIn(at('2026-07-31T22:30:00.000Z'), 'Europe/London')).toBe('2026-07-31');
    expect(dateIn(at('2026-01-31T23:30:00.000Z'), 'Europe/London')).toBe('2026-01-31');
  });

  test.each([
    ['2026-01-31', 'Europe/Paris', '2026-01-31T23:00:00.000Z'],
    ['2026-07-31', 'Europe/Paris', '2026-07-31T22:00:00.000Z'],
    ['2026-07-31', 'Europe/London', '2026-07-31T23:00:00.000Z'],
    ['2026-01-31', 'Europe/London', '2026-02-01T00:00:00.000Z'],
    ['2026-03-28', 'Europe/Paris', '2026-03-28T23:00:00.000Z'],
    ['2026-03-29', 'Europe/Paris', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', 'Europe/Paris', '2026-10-25T23:00:00.000Z'],
    ['2026-10-24', 'Europe/London', '2026-10-24T23:00:00.000Z'],
    ['2026-10-25', 'Europe/London', '2026-10-26T00:00:00.000Z'],
  ])('%s in %s ends at %s', (date, zone, end) => expect(endOf(date, zone)).toBe(at(end)));
});

test('holidays of 2026 and 2027 as the two states publish them', () => {
  expect(holidaysIn('fr', 2026).toSorted()).toEqual([
    '2026-01-01',
    '2026-04-06',
    '2026-05-01',
    '2026-05-08',
    '2026-05-14',
    '2026-05-25',
    '2026-07-14',
    '2026-08-15',
    '2026-11-01',
    '2026-11-11',
    '2026-12-25',
  ]);
  expect(holidaysIn('uk', 2026).toSorted()).toEqual([
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-04',
    '2026-05-25',
    '2026-08-31',
    '2026-12-25',
    '2026-12-28',
  ]);
  expect(
    holidaysIn('uk', 2027)
      .filter((date) => date.includes('-12-'))
      .toSorted(),
  ).toEqual(['2027-12-27', '2027-12-28']);
  expect(holidaysOf('uk', ['2026-06-15'])('2026-06-15')).toBe(true);
});
