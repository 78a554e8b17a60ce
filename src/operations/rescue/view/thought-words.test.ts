import { expect, test } from 'vitest';
import { givenNight } from './given-board.ts';
import { readWords, underReading } from './thought-words.ts';

const around = { at: givenNight, land: null, last: null, source: 'verbal' } as const;

test('a position, a count and the state of the boat are read out of one sentence', () => {
  const read = readWords('51 03.4 N 001 27.9 E, forty people, water coming in, engine stopped', around);
  expect(read.positions).toHaveLength(1);
  expect(read.positions[0]?.lat).toBeCloseTo(51.0567, 3);
  expect(read.claims.persons?.best ?? read.claims.persons?.max).toBe(40);
  expect(read.claims.engine).toBe('stopped');
});

test('French is read as well', () => {
  const { claims } = readWords(
    'Nous sommes une trentaine, deux sont tombés à l’eau, le moteur est en panne',
    around,
  );
  expect(claims.persons?.min).toBeGreaterThanOrEqual(20);
  expect(claims.engine).toBe('stopped');
});

test('a spoken position is never said to be better known than a voice can say it', () => {
  const [position] = readWords('51.05670 N 1.46500 E', around).positions;
  expect(position?.accuracyMetres).toBeGreaterThanOrEqual(300);
});

test('another reading is chosen by a person, and the first stays among the readings', () => {
  const [position] = readWords('50.53 1.30', around).positions;
  const other = position?.candidates[0];
  if (position === undefined || other === undefined) throw new Error('no doubt was read');
  const chosen = underReading(position, other.reading);
  expect([chosen.lat, chosen.lon]).toEqual([other.lat, other.lon]);
  expect(chosen.candidates.some(({ lat, lon }) => lat === position.lat && lon === position.lon)).toBe(true);
});

test('words without figures offer nothing', () => {
  const read = readWords('please help us', around);
  expect([read.positions, read.claims.persons]).toEqual([[], null]);
});

test('readings of one kind have names of their own, since a person chooses by the name', () => {
  const read = readWords('41.05 N 1.45 E', around);
  const names = read.positions[0]?.candidates.map(({ reading }) => reading) ?? [];
  expect(names.length).toBeGreaterThan(1);
  expect(new Set(names).size).toBe(names.length);
  expect(names.every((name) => /^[a-z_]{1,40}$/.test(name))).toBe(true);
});
