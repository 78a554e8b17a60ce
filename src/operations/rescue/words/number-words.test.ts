import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rangeOf, spanned, united } from './count-range.ts';
import { numberAt } from './number-words.ts';
import { tokensOf } from './word-tokens.ts';

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const unités =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  );
const dizaines = ['', '', 'vingt', 'trente', 'quarante', 'cinquante', 'soixante'];

function english(count: number): string {
  if (count < 20) return units[count] ?? '';
  if (count < 100) return `${tens[Math.floor(count / 10)]}${count % 10 === 0 ? '' : `-${units[count % 10]}`}`;
  const rest = count % 100;
  return `${units[Math.floor(count / 100)]} hundred${rest === 0 ? '' : ` and ${english(rest)}`}`;
}

function french(count: number): string {
  if (count < 20) return unités[count] ?? '';
  if (count < 70) return withUnit(dizaines[Math.floor(count / 10)] ?? '', count % 10);
  if (count < 80) return withUnit('soixante', count - 60);
  if (count < 100) return count === 80 ? 'quatre-vingts' : `quatre-vingt-${french(count - 80)}`;
  const hundred = count < 200 ? 'cent' : `${french(Math.floor(count / 100))} cent`;
  return count % 100 === 0 ? hundred : `${hundred} ${french(count % 100)}`;
}

function withUnit(ten: string, unit: number): string {
  if (unit === 0) return ten;
  return unit === 1 || unit === 11 ? `${ten} et ${french(unit)}` : `${ten}-${french(unit)}`;
}

test.for([
  ['English', english],
  ['French', french],
] as const)('every number from 2 to 299 is read from its %s words', ([, write]) => {
  for (let count = 2; count < 300; count += 1) {
    const tokens = tokensOf(`${write(count)} x`, []);
    expect(numberAt(tokens, 0), write(count)).toEqual({ value: count, to: tokens.length - 1, rough: false });
  }
});

test('articles and words that only hold a number are none', () => {
  for (const text of ['a boat', 'un bateau', 'une', 'people', '#', 'decent'])
    expect(numberAt(tokensOf(text, []), 0), text).toBeNull();
});

test('a range never loses the number that was said', () => {
  const sayings = ['exact', 'about', 'at_least', 'at_most', 'nearly'] as const;
  fc.assert(
    fc.property(fc.nat({ max: 400 }), fc.constantFrom(...sayings), (count, saying) => {
      const { min, max, best } = rangeOf(count, saying);
      expect(min).toBeLessThanOrEqual(count);
      expect(max).toBeGreaterThanOrEqual(count);
      expect(min).toBeGreaterThanOrEqual(0);
      if (best !== null) expect(best).toBe(count);
    }),
  );
});

test('what is said of bounds excludes the bound itself', () => {
  expect(rangeOf(60, 'more_than')).toEqual({ min: 61, max: 90, best: null });
  expect(rangeOf(60, 'less_than')).toEqual({ min: 30, max: 59, best: null });
  expect(rangeOf(0, 'some')).toEqual({ min: 2, max: 10, best: null });
});

test('two figures for the same people keep both', () => {
  expect(united(rangeOf(30, 'exact'), rangeOf(40, 'exact'))).toEqual({ min: 30, max: 40, best: null });
  expect(united(rangeOf(33, 'exact'), rangeOf(33, 'exact')).best).toBe(33);
  expect(spanned(40, 30)).toEqual({ min: 30, max: 40, best: null });
});
