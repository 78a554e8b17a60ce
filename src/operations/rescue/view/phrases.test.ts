import { expect, test } from 'vitest';
import { wordsOf } from '../../../kit/i18n/language.tsx';
import { positionWords } from './phrases.ts';

const words = wordsOf('en');
const mast = { lat: 51.1, lon: 1.3 };

test('a fix is a place; what a station only heard is none, and is told as the reach of that station', () => {
  expect(positionWords({ ...mast, accuracyMetres: 50 }, words)).toMatch(/^51/);
  expect(positionWords({ ...mast, accuracyMetres: 74_080 }, words)).toMatch(
    /^no position: within 74 km of 51/,
  );
});
