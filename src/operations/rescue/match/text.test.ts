import { expect, test } from 'vitest';
import { reasonsAgainst, reasonsFor, strengths } from './suggestion.ts';
import { reasonText, strengthText } from './text.ts';

const figures = [
  'boats',
  'calls',
  'epoch',
  'knots',
  'known',
  'metres',
  'minutes',
  'people',
  'phones',
  'said',
  'words',
];

test.for([...reasonsFor, ...reasonsAgainst])(
  '%s is told in both languages, with figures that exist',
  (kind) => {
    const { en, fr } = reasonText[kind];
    expect(en).not.toBe('');
    expect(fr).not.toBe(en);
    for (const text of [en, fr])
      for (const [, hole] of text.matchAll(/\{(\w+)[,}]/g)) expect(figures).toContain(hole);
  },
);

test('every strength is told in both languages', () => {
  for (const strength of strengths) expect(strengthText[strength].fr).not.toBe('');
});
