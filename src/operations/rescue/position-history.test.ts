import { expect, test } from 'vitest';
import { distanceMetres } from '../../kernel/geo.ts';
import { at, boatIn, done, type Sea } from './given-rescue.ts';
import { newestPlace } from './newest-place.ts';
import { placeAt, positionHistory } from './position-history.ts';
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
  const points = positionHistory(boatIn(openSea(), 'b-000001')).map((point) => ({ ...point, flags: [] }));
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
  const { links } = boatIn(sea, 'b-000001');
  const only = links.filter(({ contact }) => contact === 'c-cell001');
  expect(newestPlace({ links })).toMatchObject({ contact: 'c-other1', at: at('04:00') });
  expect(newestPlace({ links: only })).toMatchObject({ lat: 51.4 });
  expect(newestPlace({ links: [] })).toBeNull();
});

test('the only position can be read in two ways: the circle holds both, until somebody says which', () => {
  const read = (sea: Sea) => placeAt(positionHistory(boatIn(sea, 'b-000001')), at('02:00'));
  const open = read(openSea());
  if (open === null) throw new Error('no place');
  expect(open.accuracyMetres).toBeGreaterThan(distanceMetres(open, { lat: 51.2, lon: 1.7 }));
  const choice = { contact: 'c-000001', position: 'p1' };
  const other = done(openSea(), 'ChooseReading', { ...choice, reading: 'degrees_minutes' });
  expect(read(other)?.accuracyMetres).toBe(100);
  expect(distanceMetres({ lat: 51.2, lon: 1.7 }, read(other) ?? open)).toBeLessThan(1);
  const first = done(openSea(), 'ChooseReading', { ...choice, reading: 'decimal_degrees' });
  expect(read(first)?.accuracyMetres).toBe(100);
  expect(distanceMetres({ lat: 51.1, lon: 1.6 }, read(first) ?? open)).toBeLessThan(1);
});

/** Where a boat was at a moment that two positions, each to 100 m, lie about. */
function placeBetween(
  [first, second]: readonly [ReturnType<typeof place>, ReturnType<typeof place>],
  clock: string,
  grade = 'confirmed',
) {
  const call = { channel: 'charity', at: '06:30' } as const;
  const opened = linked(openSea(), 'c-first01', { ...boat, ...call, positions: [first] });
  const sea = linked(opened, 'c-second1', { ...boat, ...call, grade, positions: [second] });
  const points = positionHistory(boatIn(sea, 'b-000001')).filter(({ contact }) => contact !== 'c-000001');
  const found = placeAt(points, at(clock));
  if (found === null) throw new Error('no place');
  return { found, first, second };
}

test('found again after six hours where it was, a boat has not lain there all the while', () => {
  const { found } = placeBetween([place(51.1, 1.6, '00:00'), place(51.1, 1.61, '06:00')], '03:00');
  expect(found.accuracyMetres).toBeGreaterThan(12 * 1_852);
  expect(found.accuracyMetres).toBeLessThan(30_000);
});

test('the circle between two points grows from each of them, and half an hour is no whole night', () => {
  const way = [place(51.1, 1.6, '03:00'), place(51.1, 1.64, '03:30')] as const;
  const widths = ['03:00', '03:05', '03:10', '03:15', '03:20', '03:25', '03:30'].map(
    (clock) => placeBetween(way, clock).found.accuracyMetres,
  );
  expect([widths[0], widths[6]]).toEqual([100, 100]);
  expect(widths.toSorted((a, b) => a - b).at(-1)).toBe(widths[3]);
  expect(widths[3]).toBeGreaterThan(800);
  expect(widths[3]).toBeLessThan(2_500);
});

test('a boat that went at the greatest speed had no time to leave its way: the circle round it is small', () => {
  // 9.3 km in half an hour, at 5.2 metres a second.
  const { found } = placeBetween([place(51.1, 1.6, '03:00'), place(51.1, 1.7327, '03:30')], '03:15');
  expect(found.accuracyMetres).toBeLessThan(2_500);
});

test('of two points that no boat can reconcile it lies at one, in a circle that holds the other: never midway', () => {
  const far = [place(51.1, 1.5, '03:00'), place(51.1, 1.8, '03:04')] as const;
  const early = placeBetween(far, '03:01');
  const late = placeBetween(far, '03:03');
  expect([early.found.lon, late.found.lon]).toEqual([1.5, 1.8]);
  for (const { found, first, second } of [early, late])
    for (const one of [first, second])
      expect(distanceMetres(found, one)).toBeLessThanOrEqual(found.accuracyMetres);
  expect(early.found.contacts).toEqual(['c-first01', 'c-second1']);
});

test('a point that is only possibly of this boat moves it nowhere', () => {
  const far = [place(51.1, 1.5, '03:00'), place(51.1, 1.8, '03:04')] as const;
  expect(placeBetween(far, '03:03', 'possible').found.lon).toBe(1.5);
});
