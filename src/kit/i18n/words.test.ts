import { describe, expect, test } from 'vitest';
import { formatAge } from './age.ts';
import { formatLocalMinute, formatNumber, formatUtcStamp, zoneOf } from './format.ts';
import { say } from './message.ts';

describe('messages', () => {
  const text = {
    en: '{count, plural, one {# item} other {# items}} of {name}',
    fr: '{count, plural, one {# élément} other {# éléments}} de {name}',
  };
  test('plurals follow each language: zero is plural in English, singular in French', () => {
    expect(say(text, 'en', { count: 0, name: 'A' })).toBe('0 items of A');
    expect(say(text, 'fr', { count: 0, name: 'A' })).toBe('0 élément de A');
    expect(say(text, 'en', { count: 1, name: 'A' })).toBe('1 item of A');
    expect(say(text, 'fr', { count: 2, name: 'A' })).toBe('2 éléments de A');
  });
  test('a plain text is given as it stands', () => {
    expect(say({ en: 'Seen', fr: 'Vue' }, 'fr', { unused: 1 })).toBe('Vue');
  });
});

test('ages take the fewest words, step by two seconds, and are never negative', () => {
  expect([-5, 0, 7, 59, 60, 3599, 3900, 90_000, 200_000].map((age) => formatAge(age, 'en'))).toEqual([
    '0 s',
    '0 s',
    '6 s',
    '58 s',
    '1 min',
    '59 min',
    '1 h 05',
    '1 day',
    '2 days',
  ]);
  expect(formatAge(200_000, 'fr')).toBe('2 jours');
});

test('numbers and times are in the form of each language and each shore', () => {
  expect(formatNumber(12_345.6, 'en', 1)).toBe('12,345.6');
  expect(formatNumber(12_345.6, 'fr', 1).replaceAll(/\s/g, ' ')).toBe('12 345,6');
  const at = Date.UTC(2027, 6, 8, 2, 14, 8);
  expect(formatUtcStamp(at)).toBe('2027-07-08 02:14:08');
  expect([formatLocalMinute(at, zoneOf.fr, 'fr'), formatLocalMinute(at, zoneOf.uk, 'en')]).toEqual([
    '04:14',
    '03:14',
  ]);
});
