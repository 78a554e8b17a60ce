import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plateCountries, type PlateCountry } from '../../plate/plate-formats.ts';
import { proposedMax, proposedPlates } from './plate-proposals.ts';

const from = (text: string, country: string | null = null): readonly string[] =>
  proposedPlates([{ text, confidence: 90 }], country).map(({ plate }) => plate);

describe('what was read becomes plates that can be', () => {
  test.for([
    ['ZZ12 ABC', 'GB', 'ZZ12ABC'],
    ['ZZ12ABC', 'FR', 'ZZ12ABC'],
    ['ZZ-123-XX', 'FR', 'ZZ123XX'],
    ['zz 12345', 'PL', 'ZZ12345'],
    ['1-ZZZ-123', 'BE', '1ZZZ123'],
  ] as const)('%s, expected from %s', ([text, country, plate]) => {
    expect(from(text, country)[0]).toBe(plate);
  });

  test.for([
    ['ZZI2 A8C', 'GB', 'ZZ12ABC'],
    ['2Z-I23-XX', 'FR', 'ZZ123XX'],
    ['ZZ-1O3-XX', 'FR', 'ZZ103XX'],
    ['ZZ S23 XX', 'FR', 'ZZ523XX'],
    ['ZZ-123-X8', 'FR', 'ZZ123XB'],
  ] as const)(
    'signs taken for each other are as the form wants them: %s from %s',
    ([text, country, plate]) => {
      expect(from(text, country)[0]).toBe(plate);
    },
  );

  test('a nought where a letter stands is offered as O, then as the others it is taken for', () => {
    expect(from('ZZ-123-X0', 'FR').slice(0, 3)).toEqual(['ZZ123XO', 'ZZ123XQ', 'ZZ123XD']);
  });

  test('a figure that may be a letter of the same state’s plates is offered both ways, four choices at most', () => {
    expect(from('ZZ 1234S', 'PL').slice(0, 2)).toEqual(['ZZ1234S', 'ZZ12345']);
    expect(from('ZZ12 ABC', 'FR')).toEqual(['ZZ12ABC']);
  });

  test('the sign of the state in front, stars, bolts and the words beside are left away', () => {
    expect(from('GB ZZ12 ABC', 'GB')[0]).toBe('ZZ12ABC');
    expect(from('F ZZ-123-XX 62', 'FR')[0]).toBe('ZZ123XX');
    expect(from('* ZZ-123-XX |', 'FR')[0]).toBe('ZZ123XX');
    expect(from('IZZ123XX', 'FR')[0]).toBe('ZZ123XX');
  });

  test('a state that is not expected is proposed all the same: the strip may stand on another', () => {
    expect(from('ZZ-123-XX', 'GB')[0]).toBe('ZZ123XX');
  });
});

describe('what was read in several lines', () => {
  test('the line that is a plate stands before the words of the lorry', () => {
    const lines = [
      { text: 'INVENTED HAULAGE', confidence: 95 },
      { text: 'TEL 00 00 00 00', confidence: 90 },
      { text: 'ZZ12 ABC', confidence: 85 },
    ];
    expect(proposedPlates(lines, 'GB')[0]).toMatchObject({ plate: 'ZZ12ABC', line: 2 });
  });

  test('what was read twice comes before what was read once, and names the line that was read better', () => {
    const lines = [
      { text: 'ZZ12 ABE', confidence: 60 },
      { text: 'ZZ12 ABC', confidence: 55 },
      { text: 'ZZ12 ABC', confidence: 58 },
    ];
    expect(proposedPlates(lines, 'GB')[0]).toMatchObject({ plate: 'ZZ12ABC', line: 2 });
  });
});

test('of two readings the one that the reader believes comes first', () => {
  const lines = [
    { text: 'ZZ12 ABE', confidence: 20 },
    { text: 'ZZ12 ABC', confidence: 90 },
  ];
  expect(proposedPlates(lines, 'GB')[0]).toMatchObject({ plate: 'ZZ12ABC', line: 1 });
});

describe('where nothing is a plate', () => {
  test.for(['', '   ', 'HAULAGE', '7', 'O', '0000', 'INVENTED TRANSPORT'])('“%s” proposes none', (text) => {
    expect(from(text, 'GB')).toEqual([]);
  });
});

test('whatever was read: four at most, each once, each of a form that some state has', () => {
  const patterns = Object.values<PlateCountry>(plateCountries).flatMap(({ formats }) =>
    formats.map(({ pattern }) => pattern),
  );
  const fits = (plate: string): boolean =>
    patterns.some(
      (pattern) =>
        pattern.length === plate.length &&
        Array.from(pattern).every((place, at) => {
          const sign = plate[at] ?? '';
          if (place === 'A') return /[A-Z]/.test(sign);
          return place === '9' ? /[0-9]/.test(sign) : sign === place.toUpperCase();
        }),
    );
  const sign = fc.constantFrom(...Array.from('ABCDIOQSZ0125689 -.|'));
  const line = fc.record({
    text: fc.array(sign, { maxLength: 16 }).map((signs) => signs.join('')),
    confidence: fc.integer({ min: -10, max: 120 }),
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 4 }), fc.constantFrom('GB', 'FR', null), (lines, country) => {
      const plates = proposedPlates(lines, country);
      expect(plates.length).toBeLessThanOrEqual(proposedMax);
      expect(new Set(plates.map(({ plate }) => plate)).size).toBe(plates.length);
      expect(plates.filter(({ plate }) => !fits(plate))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
