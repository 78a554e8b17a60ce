import { expect, test } from 'vitest';
import { wordsOf } from '../../../kit/i18n/language.tsx';
import { givenAt, givenBoat, givenFacts, givenLink, givenPosition } from './given-board.ts';
import { newestPosition, positionWords } from './phrases.ts';

const at = (seconds: number, change: Parameters<typeof givenPosition>[2] = {}) =>
  givenPosition(51, 1.4, { at: givenAt(seconds), ...change });
const contactOf = (...links: Parameters<typeof givenLink>[]) =>
  newestPosition(givenBoat('b-000001', { links: links.map((link) => givenLink(...link)) }))?.facts.contact;

const sure = givenFacts('c-000001', { positions: [at(0)] });

test('the last place of a boat is the newest that is firmly its own and sure', () => {
  const newer = givenFacts('c-000002', { positions: [at(600)] });
  expect(contactOf([newer], [sure])).toBe('c-000002');
  expect(contactOf([newer, { grade: 'possible' }], [sure])).toBe('c-000001');
  const doubtful = givenFacts('c-000002', { positions: [at(600, { flags: ['format_ambiguous'] })] });
  expect(contactOf([doubtful], [sure])).toBe('c-000001');
});

test('a port is no place of a boat at sea', () => {
  const landing = givenFacts('c-000002', { kind: 'landing', positions: [at(600)] });
  const statement = givenFacts('c-000003', { kind: 'statement', positions: [at(700)] });
  expect(contactOf([sure], [landing], [statement])).toBe('c-000001');
  expect(contactOf([landing])).toBeUndefined();
});

test('a clock that was put right counts as put right', () => {
  const fast = givenFacts('c-000002', { positions: [at(600)], clockOffsetSeconds: -1_200 });
  expect(contactOf([sure], [fast])).toBe('c-000001');
  const newest = newestPosition(givenBoat('b-000001', { links: [givenLink(fast)] }));
  expect(newest?.position.at).toBe(givenAt(-600));
});

test('where nothing better is known, what is possible is shown rather than nothing', () => {
  const doubtful = givenFacts('c-000002', { positions: [at(600, { flags: ['format_ambiguous'] })] });
  expect(contactOf([doubtful, { grade: 'possible' }])).toBe('c-000002');
});

const words = wordsOf('en');
const mast = { lat: 51.1, lon: 1.3 };

test('a fix is a place; what a station only heard is none, and is told as the reach of that station', () => {
  expect(positionWords({ ...mast, accuracyMetres: 50 }, words)).toMatch(/^51/);
  expect(positionWords({ ...mast, accuracyMetres: 74_080 }, words)).toMatch(
    /^no position: within 74 km of 51/,
  );
});
