import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { positionsIn } from './positions-in-words.ts';
import { ambiguousPositions, clearPositions, noPositions } from './sample-positions.ts';

/** The one position of a text. */
function only(text: string) {
  const found = positionsIn(text);
  expect(found, text).toHaveLength(1);
  const [position] = found;
  if (position === undefined) throw new Error('none');
  return position;
}

describe('a position typed in words', () => {
  test.for(clearPositions)('$text', ({ text, lat, lon }) => {
    const position = only(text);
    expect(position.lat).toBeCloseTo(lat, 6);
    expect(position.lon).toBeCloseTo(lon, 6);
    expect(position.flags).toEqual(['text_position_parsed']);
    expect(position.candidates).toEqual([]);
  });

  test.for(ambiguousPositions)('$text is ambiguous', ({ text, lat, lon, reading, others }) => {
    const position = only(text);
    expect([position.lat, position.lon]).toEqual([lat, lon]);
    expect(position.reading).toBe(reading);
    expect(position.flags).toEqual(['text_position_parsed', 'format_ambiguous']);
    const offered = position.candidates.map((one) => [one.lat, one.lon]);
    for (const other of others) expect(offered).toContainEqual(other);
    expect(offered).not.toContainEqual([lat, lon]);
  });

  test.for(noPositions.map((text) => ({ text })))('no position in: $text', ({ text }) => {
    expect(positionsIn(text)).toEqual([]);
  });

  test('there are at least 120 forms', () => {
    expect(clearPositions.length + ambiguousPositions.length).toBeGreaterThanOrEqual(120);
  });
});

test('two positions of one text are both found, each where it stands', () => {
  const text = 'first 50.8876 1.5127 then N50 54.1 E001 30.2 now';
  const found = positionsIn(text);
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([
    '50.8876 1.5127',
    'N50 54.1 E001 30.2',
  ]);
});

test('the raw figures hold digits, signs and compass letters and no word', () => {
  expect(only('lat 50.8876 my phone longitude 1.5127 help').raw).toBe('50.8876 1.5127');
  expect(only('50,8876 degrés nord, 1,5127 degré ouest vite').raw).toBe('50,8876° N, 1,5127° W');
  expect(only('https://maps.google.com/?q=50.8876%2C1.5127&name=x').raw).toBe('50.8876,1.5127');
});

test('accuracy follows the digits given', () => {
  expect(only('51 07 N 001 20 E').accuracyMetres).toBeGreaterThan(900);
  expect(only('51 07 N 001 20 E').accuracyMetres).toBeLessThan(1200);
  expect(only('50.8876 1.5127').accuracyMetres).toBe(10);
  expect(only('51N 1E').accuracyMetres).toBeGreaterThan(60_000);
});

const sea = {
  lat: fc.double({ min: 49.5, max: 52, noNaN: true }),
  lon: fc.double({ min: -2, max: 3, noNaN: true }),
};
const place = fc.record(sea);

interface Written {
  readonly text: string;
  /** Worth of the last digit, degrees. */
  readonly digit: number;
}

function split(value: number, decimals: number): readonly [string, string] {
  const scaled = Math.round(Math.abs(value) * 60 * 10 ** decimals);
  const minutes = scaled / 10 ** decimals;
  const degrees = Math.floor(minutes / 60);
  return [String(degrees), (minutes - degrees * 60).toFixed(decimals)];
}

function inMinutes(at: { lat: number; lon: number }, decimals: number) {
  const [latDegrees, latMinutes] = split(at.lat, decimals);
  const [lonDegrees, lonMinutes] = split(at.lon, decimals);
  return { latDegrees, latMinutes, lonDegrees, lonMinutes };
}

type Form = (at: { lat: number; lon: number }) => Written;

const forms: Readonly<Record<string, Form>> = {
  decimal: ({ lat, lon }) => ({ text: `${lat.toFixed(5)} ${lon.toFixed(5)}`, digit: 1e-5 }),
  comma: ({ lat, lon }) => ({
    text: `${lat.toFixed(4)} / ${lon.toFixed(4)}`.replaceAll('.', ','),
    digit: 1e-4,
  }),
  letters: ({ lat, lon }) => ({
    text: `${lat.toFixed(4)}N ${Math.abs(lon).toFixed(4)}${lon < 0 ? 'W' : 'E'}`,
    digit: 1e-4,
  }),
  french: ({ lat, lon }) => ({
    text: `${Math.abs(lon).toFixed(4)} ${lon < 0 ? 'ouest' : 'est'} et ${lat.toFixed(4)} nord`,
    digit: 1e-4,
  }),
  minutes: (at) => {
    const { latDegrees, latMinutes, lonDegrees, lonMinutes } = inMinutes(at, 3);
    const side = at.lon < 0 ? 'O' : 'E';
    return { text: `N${latDegrees} ${latMinutes} ${side}00${lonDegrees} ${lonMinutes}`, digit: 1e-3 / 60 };
  },
  marks: (at) => {
    const { latDegrees, latMinutes, lonDegrees, lonMinutes } = inMinutes(at, 2);
    const side = at.lon < 0 ? 'W' : 'E';
    return { text: `${latDegrees}°${latMinutes}'N ${lonDegrees}°${lonMinutes}'${side}`, digit: 1e-2 / 60 };
  },
  link: ({ lat, lon }) => ({
    text: `https://maps.google.com/?q=${lat.toFixed(6)},${lon.toFixed(6)}`,
    digit: 1e-6,
  }),
};

describe('any position in any form reads back within its digits', () => {
  test.for(Object.entries(forms))('%s', ([, form]) => {
    fc.assert(
      fc.property(place, (at) => {
        const { text, digit } = form(at);
        const position = only(`nous sommes 40 ${text} svp`);
        expect(Math.abs(position.lat - at.lat)).toBeLessThanOrEqual(digit / 2 + 1e-7);
        expect(Math.abs(position.lon - at.lon)).toBeLessThanOrEqual(digit / 2 + 1e-7);
      }),
      { numRuns: 300 },
    );
  });
});

const fragments = fc.constantFrom(
  ...'0123456789.,;:/-+°\'"NSEWOnsewo %!?&=()'.split(''),
  '50',
  '1',
  '51.',
  ' lat ',
  ' lon ',
  'est ',
  'nord',
  '%2C',
  '!3d',
  '!4d',
  'geo:',
  'https://',
  ' point ',
  '٥',
);

test('no text makes it throw, and every position lies on earth and in the text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.array(fragments, { maxLength: 60 })), (given) => {
      const text = typeof given === 'string' ? given : given.join('');
      let from = 0;
      for (const { lat, lon, start, end, accuracyMetres, candidates } of positionsIn(text)) {
        expect(Math.abs(lat)).toBeLessThanOrEqual(90);
        expect(Math.abs(lon)).toBeLessThanOrEqual(180);
        expect(start).toBeGreaterThanOrEqual(from);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(accuracyMetres).toBeGreaterThanOrEqual(10);
        expect(candidates.length).toBeLessThanOrEqual(6);
        from = start;
      }
    }),
    { numRuns: 3000 },
  );
});
