import { expect, test } from 'vitest';
import { wordsOf } from '../../../kit/i18n/language.tsx';
import { motion, picture, vessel, now } from './given-picture.ts';
import { findAll } from './search.ts';
import { listVessels } from './vessel-list.ts';

const held = {
  picture: picture({
    motions: [
      motion('ais:999010001'),
      motion('ais:999010002', { speed: 0 }),
      motion('ais:999010003', { ageSeconds: 4000 }),
    ],
    vessels: [vessel('ais:999010001', 'EXAMPLE STAR'), vessel('ais:999010002', 'CAPE EXAMPLE')],
  }),
  places: [
    {
      id: 'p:1',
      name: { en: 'Dunkirk', fr: 'Dunkerque' },
      kind: 'port',
      lat: 51.05,
      lon: 2.36,
      x: 0,
      y: 0,
    } as const,
    {
      id: 'p:2',
      name: { en: 'Portal', fr: 'Tête de tunnel' },
      kind: 'site',
      lat: 50.92,
      lon: 1.8,
      x: 0,
      y: 0,
    } as const,
  ],
  vessels: [vessel('ais:999010099', 'EXAMPLE FAR')],
};
const en = wordsOf('en');
const titles = (typed: string, words = en) => findAll(typed, held, words).found.map((one) => one.title);

test('names, numbers and call signs are found, here and at the node', () => {
  expect(titles('example star')).toEqual(['EXAMPLE STAR', 'EXAMPLE FAR']);
  expect(titles('999010002')).toContain('CAPE EXAMPLE');
});

test('places are found by either name, with or without accents, and shown in the reader’s language', () => {
  expect(titles('dunkerque')[0]).toBe('Dunkirk');
  expect(titles('Dunkirk', wordsOf('fr'))[0]).toBe('Dunkerque');
  expect(titles('tete')[0]).toBe('Portal');
});

test('a typed position comes first; an absurd one is refused with its reason', () => {
  expect(findAll('51 03.42 N 1 27.9 E', held, en).found[0]?.item).toMatchObject({
    kind: 'place',
    lat: 51.057,
  });
  expect(findAll('95 N 1 E', held, en).refusal).toBe('Latitude beyond 90°.');
});

test('the list of vessels filters by state and sorts the unnamed last', () => {
  const list = (state: 'all' | 'moving' | 'rest' | 'stale') =>
    listVessels(held.picture, { text: '', kind: 'all', state, sort: 'name' }, now).map((item) =>
      item.key.slice(-1),
    );
  expect(list('all')).toEqual(['2', '1', '3']);
  expect(list('moving')).toEqual(['1']);
  expect(list('rest')).toEqual(['2']);
  expect(list('stale')).toEqual(['3']);
});
