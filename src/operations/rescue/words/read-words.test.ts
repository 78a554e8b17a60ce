import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { growthOf, linearMax } from '../../../../drills/test-growth.ts';
import { instant, toUtc } from '../../../kernel/time.ts';
import { claimsIn } from './claims-in-words.ts';
import { looksLike } from './looks-like.ts';
import { positionsIn } from './positions-in-words.ts';
import { readWords } from './read-words.ts';

const at = toUtc(instant(Date.UTC(2027, 8, 9, 3)));
const around = {
  isOnLand: () => false,
  last: null,
  speedMetresPerSecondMax: 5,
  area: { south: 50, west: 0, north: 52, east: 3 },
};

test('words are read once: language, claims, positions with both kinds of flags', () => {
  const read = readWords('help we are 40 people in the sea, 1.5127 50.8876', { at, around });
  expect(read.language).toBe('en');
  expect(read.claims.persons).toEqual({ min: 40, max: 40, best: 40 });
  expect(read.positions).toHaveLength(1);
  expect(read.positions[0]).toMatchObject({
    lat: 1.5127,
    lon: 50.8876,
    flags: ['format_ambiguous', 'text_position_parsed', 'swapped', 'out_of_area'],
    candidates: [{ lat: 50.8876, lon: 1.5127, reading: 'swapped' }],
  });
});

test('without surroundings a position bears its own flags only', () => {
  expect(readWords('50.8876 1.5127', { at, around: null }).positions[0]?.flags).toEqual([
    'text_position_parsed',
  ]);
});

test.for([
  ['we are in the water please help', 'en'],
  ['nous sommes dans le bateau, venez', 'fr'],
  ['64', null],
  ['', null],
  ['50.8876 1.5127', null],
] as const)('%s looks like %s', ([text, language]) => {
  expect(looksLike(text)).toBe(language);
});

const quarterMegabyte = 262_144;
const seeds = [
  '1 ',
  '1',
  '1.1 ',
  '50.8876 1.5127 ',
  '50.53 1.30 ',
  '50,53,',
  'N50 E1 ',
  `50°53'15"`,
  '5 53.25 N ',
  '5 5 5 E ',
  'lat 50 ',
  '!3d1',
  '%2C',
  'n1e1',
  "1'",
  '50-1-',
  ' ',
  '°',
  'a',
  'é',
  '64 people ',
  'about ',
  'not ',
  'quatre vingt ',
  'un homme est tombe ',
  'persosnes moteeur ',
  'from wissant ',
  '~50 ',
  'engine a stop ',
];

describe('no text holds a desk up', () => {
  test.for(seeds.map((seed) => ({ seed })))('"$seed" over and over takes linear time', ({ seed }) => {
    expect(growthOf(positionsIn, seed, quarterMegabyte)).toBeLessThanOrEqual(linearMax);
    expect(growthOf((text) => claimsIn(text, []), seed, quarterMegabyte)).toBeLessThanOrEqual(linearMax);
  });

  test('four times the text costs about four times as much', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...seeds, 'x', ', ', '. '), { minLength: 3, maxLength: 12 }),
        (parts) => {
          const read = (text: string) => readWords(text, { at, around: null });
          expect(growthOf(read, `${parts.join('')} `, 24_000)).toBeLessThanOrEqual(linearMax);
        },
      ),
      { numRuns: 15 },
    );
  });
});
