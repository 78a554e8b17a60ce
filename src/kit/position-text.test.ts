import { describe, expect, test } from 'vitest';
import { formatPosition } from './position-format.ts';
import { readPositionText } from './position-text.ts';

function first(text: string) {
  const read = readPositionText(text);
  if (read.kind !== 'candidates') throw new Error(`${text}: ${JSON.stringify(read)}`);
  const position = read.candidates[0]?.position;
  return [position?.lat.toFixed(5), position?.lon.toFixed(5)];
}

describe('a typed position', () => {
  test.each([
    ['51.0570 1.4650', '51.05700', '1.46500'],
    ['51.0570, 1.4650', '51.05700', '1.46500'],
    ['51.0570,1.4650', '51.05700', '1.46500'],
    ['51.057;-1.465', '51.05700', '-1.46500'],
    ['51,0570 1,4650', '51.05700', '1.46500'],
    ['51,0570, 1,4650', '51.05700', '1.46500'],
    ['51.057N 1.465E', '51.05700', '1.46500'],
    ['N51.057 E1.465', '51.05700', '1.46500'],
    ['1.465E 51.057N', '51.05700', '1.46500'],
    ['50°12.5’N 0°30’O', '50.20833', '-0.50000'],
    ['50 12,5 N 0 30 ouest', '50.20833', '-0.50000'],
    ['50 12.5 N 000 30 W', '50.20833', '-0.50000'],
    ['51°03.42′N 001°27.90′E', '51.05700', '1.46500'],
    ['51 03.42 1 27.90', '51.05700', '1.46500'],
    ['51°03\'25.2"N 1°27\'54"E', '51.05700', '1.46500'],
    ['51 03 25.2 1 27 54', '51.05700', '1.46500'],
    ['5103.42N 00127.90E', '51.05700', '1.46500'],
    ['510325N 0012754E', '51.05694', '1.46500'],
    ['51 N 1 27.9 E', '51.00000', '1.46500'],
  ])('%s', (text, lat, lon) => expect(first(text)).toEqual([lat, lon]));

  test('a comma that may be a decimal sign or a separator gives both readings, decimals first', () => {
    const read = readPositionText('51,05 1,45');
    expect(read.kind === 'candidates' && read.candidates.map((one) => one.reading)).toEqual([
      'decimal_degrees',
      'decimal_degrees',
      'degrees_minutes',
      'degrees_minutes',
    ]);
  });

  test('an order that is not said gives both orders where both are places', () => {
    const read = readPositionText('1.5 51.0');
    expect(read.kind === 'candidates' && read.candidates.map((one) => [one.order, one.position.lat])).toEqual(
      [
        ['latitude_first', 1.5],
        ['longitude_first', 51],
      ],
    );
    expect(readPositionText('51 178')).toMatchObject({ candidates: [{ order: 'latitude_first' }] });
  });

  test.each([
    ['91 N 1 E', 'latitude_out_of_range'],
    ['51 N 181 E', 'longitude_out_of_range'],
    ['51 61 N 1 10 E', 'minutes_out_of_range'],
    ['51 10 75 N 1 10 10 E', 'seconds_out_of_range'],
    ['51.5 30 N 1 10 E', 'fraction_not_last'],
    ['-51 N 1 E', 'sign_and_letter'],
    ['51 N 50 S', 'two_of_one_axis'],
    ['51.05 N', 'one_coordinate'],
    ['51 10 20 30 N 1 E', 'too_many_numbers'],
    ['95 200', 'latitude_out_of_range'],
  ])('%s is refused: %s', (text, reason) =>
    expect(readPositionText(text)).toEqual({ kind: 'refused', reason }),
  );

  test.each(['999010001', 'EXAMPLE STAR', 'Calais', '', 'ONE', '12', 'NSEW'])('%s is no position', (text) =>
    expect(readPositionText(text)).toEqual({ kind: 'none' }),
  );

  test('what is printed is read back, in both languages', () => {
    for (const language of ['en', 'fr'] as const) {
      for (const at of [
        { lat: 51.057, lon: -1.465 },
        { lat: -50.99999, lon: 0.00001 },
        { lat: 0, lon: 179.99999 },
      ]) {
        const [lat, lon] = first(formatPosition(at, language));
        expect(Number(lat)).toBeCloseTo(at.lat, 3);
        expect(Number(lon)).toBeCloseTo(at.lon, 3);
      }
    }
  });
});

test('minutes are never printed as sixty', () => {
  expect(formatPosition({ lat: 50.999999, lon: -0.999999 }, 'en')).toBe('51°00.00′N 001°00.00′W');
  expect(formatPosition({ lat: 51.057, lon: -1.465 }, 'fr')).toBe('51°03,42′N 001°27,90′O');
});
