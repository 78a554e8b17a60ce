import { nothingClaimed } from '../nothing-claimed.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimsIn } from './claims-in-words.ts';
import { plainCues } from './cues-in-words.ts';
import { namedPlaces } from './places-named.ts';
import { boatSentences, waySentences } from './sample-claims.ts';
import { peopleSentences } from './sample-people.ts';

describe('what a sentence claims, and nothing else', () => {
  test.for(peopleSentences)('people: $text', ({ text, claims }) => {
    expect(claimsIn(text).claims).toEqual({ ...nothingClaimed, ...claims });
  });
  test.for(boatSentences)('boat: $text', ({ text, claims }) => {
    expect(claimsIn(text).claims).toEqual({ ...nothingClaimed, ...claims });
  });
  test.for(waySentences)('way: $text', ({ text, claims }) => {
    expect(claimsIn(text).claims).toEqual({ ...nothingClaimed, ...claims });
  });
  test('there are at least 120 sentences', () => {
    expect(peopleSentences.length + boatSentences.length + waySentences.length).toBeGreaterThanOrEqual(120);
  });
});

test('a call with everything in it', () => {
  const text =
    'Hello England, we are about 60 people, 4 children, one man fall from the boat, water coming in, engine stop, ' +
    'black boat, 50.8876 1.5127, no life jackets, help us';
  expect(claimsIn(text).claims).toEqual({
    ...nothingClaimed,
    persons: { min: 48, max: 72, best: 60 },
    children: { min: 4, max: 4, best: 4 },
    overboard: { min: 1, max: 1, best: 1 },
    hull: 'taking_water',
    engine: 'stopped',
    colour: 'black',
    lifeJackets: 'none',
    refusesHelp: false,
  });
});

test('figures of a position are no count of people', () => {
  expect(claimsIn('we are 51 07 N 001 20 E').claims.persons).toBeNull();
  expect(claimsIn('nous sommes 50.8876 1.5127').claims.persons).toBeNull();
});

test('each thing said is found where it stands, with its doubt', () => {
  const text = 'environ 50 personnes, moteur coupé, deux fois 34';
  const said = claimsIn(text).said.map(({ claim, start, end, doubt }) => [
    claim,
    text.slice(start, end),
    doubt,
  ]);
  expect(said).toEqual([
    ['persons', 'environ 50 personnes', 'widened'],
    ['engine', 'moteur coupé', null],
    ['persons', 'deux fois 34', 'not_multiplied'],
  ]);
});

const sentences = [...peopleSentences, ...boatSentences, ...waySentences].map(({ text }) => text);

test('capitals and missing accents change nothing but place names that are words', () => {
  for (const text of sentences) {
    const bare = text.normalize('NFD').replaceAll(/[\u0300-\u036f]/g, '');
    expect(claimsIn(bare).claims, bare).toEqual(claimsIn(text).claims);
    if (!/\b(?:est|NO|deal)\b/i.test(text))
      expect(claimsIn(text.toUpperCase()).claims, text).toEqual(claimsIn(text).claims);
  }
});

const fragments = fc.constantFrom(
  ...sentences.flatMap((text) => text.split(' ')),
  '50.88 1.51',
  ',',
  '.',
  '\n',
  '64',
  "l'eau",
);

test('no text makes it throw; ranges are in order and cues from the closed list', () => {
  const known = new Set<string>([
    ...plainCues,
    ...namedPlaces.flatMap(({ id }) => [`place:${id}`, `launch:${id}`]),
  ]);
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.array(fragments, { maxLength: 40 })), (given) => {
      const text = typeof given === 'string' ? given : given.join(' ');
      const { claims, said } = claimsIn(text);
      for (const value of Object.values(claims))
        if (value !== null && typeof value === 'object' && 'min' in value) {
          expect(value.min).toBeLessThanOrEqual(value.max);
          expect(value.min).toBeGreaterThanOrEqual(0);
          if (value.best !== null) expect(value.best).toBeGreaterThanOrEqual(value.min);
          if (value.best !== null) expect(value.best).toBeLessThanOrEqual(value.max);
        }
      for (const cue of claims.cues) expect(known.has(cue)).toBe(true);
      for (const { start, end } of said) expect(0 <= start && start < end && end <= text.length).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
