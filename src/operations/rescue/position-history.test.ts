import { expect, test } from 'vitest';
import { distanceMetres } from '../../kernel/geo.ts';
import { at, boatIn, done } from './given-rescue.ts';
import { newestPoint, placeAt, positionHistory } from './position-history.ts';
import { linked, place } from './sample-contacts.ts';
import { openSea } from './sample-states.ts';

const boat = { boat: 'b-000001' };

function history() {
  let sea = linked(openSea(), 'c-later1', { ...boat, at: '04:00', positions: [place(51.3, 1.8, '04:00')] });
  sea = linked(sea, 'c-other1', { ...boat, at: '04:00', side: 'uk', positions: [place(51.5, 1.2, '04:00')] });
  return sea;
}

test('F6: points that disagree all stay, each with its contact, oldest first', () => {
  const points = positionHistory(boatIn(history(), 'b-000001'));
  expect(points.map(({ contact }) => contact)).toEqual(['c-000001', 'c-later1', 'c-other1']);
});

test('a clock put right moves its points among the others', () => {
  const sea = done(history(), 'CorrectTime', { contact: 'c-later1', offsetSeconds: -3 * 3_600 });
  const points = positionHistory(boatIn(sea, 'b-000001'));
  expect(points.map(({ contact }) => contact)).toEqual(['c-later1', 'c-000001', 'c-other1']);
});

test('people ashore are no position of the boat', () => {
  const sea = linked(openSea(), 'c-landed', {
    ...boat,
    kind: 'landing',
    counted: { alive: 33 },
    positions: [place(51.12, 1.32, '05:00')],
  });
  expect(positionHistory(boatIn(sea, 'b-000001'))).toHaveLength(1);
});

test('between two points the place lies between them, in a circle wider than either', () => {
  const sea = linked(openSea(), 'c-later1', { ...boat, at: '04:00', positions: [place(51.3, 1.8, '04:00')] });
  const points = positionHistory(boatIn(sea, 'b-000001')).map((point) => ({ ...point, flags: [] }));
  const [first, last] = points;
  const found = placeAt(points, at('03:00'));
  if (!found || !first || !last) throw new Error('no place');
  const half = distanceMetres(first, last) / 2;
  expect(distanceMetres(first, found)).toBeCloseTo(half, 0);
  expect(found.accuracyMetres).toBeGreaterThan(100);
  expect(found.contacts).toEqual(['c-000001', 'c-later1']);
});

test('beyond the last point the circle grows with age; without any point there is no place', () => {
  const points = positionHistory(boatIn(openSea(), 'b-000001'));
  const soon = placeAt(points, at('02:10'));
  const late = placeAt(points, at('05:00'));
  expect(soon?.accuracyMetres).toBe(100 + 600 * 5.2);
  expect(late?.accuracyMetres).toBeGreaterThan(soon?.accuracyMetres ?? 0);
  expect(placeAt([], at('02:10'))).toBeNull();
});

test('the newest place is of a firm link and sure where there is one, and bears its own time', () => {
  const later = { ...boat, at: '05:00', grade: 'possible' };
  const doubtful = linked(history(), 'c-maybe01', { ...later, positions: [place(51.6, 1.9, '05:00')] });
  const rough = { ...place(51.4, 1.7, '04:30'), accuracyMetres: 20_000, source: 'cell' } as const;
  const sea = linked(doubtful, 'c-cell001', { ...boat, at: '04:30', positions: [rough] });
  const points = positionHistory(boatIn(sea, 'b-000001'));
  expect(newestPoint(points)).toMatchObject({ contact: 'c-other1', at: at('04:00') });
  expect(newestPoint(points.filter(({ contact }) => contact === 'c-cell001'))).toMatchObject({ lat: 51.4 });
  expect(newestPoint([])).toBeNull();
});
