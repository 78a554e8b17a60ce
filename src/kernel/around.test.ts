import { expect, test } from 'vitest';
import { nearestAround } from './around.ts';
import { distanceMetres } from './geo.ts';

const here = { lat: 51, lon: 1.5 };
const thing = { lat: 51.02, lon: 1.52 };
const away = distanceMetres(here, thing);

test('what holds at the place itself is found there', () => {
  expect(nearestAround(here, 1_000, () => 'sea')).toEqual({ value: 'sea', point: here, metres: 0 });
});

test('a thing is found at its distance, to a sixth, and where the answer says', () => {
  const found = nearestAround(here, 5_000, (at) => (distanceMetres(at, thing) < 400 ? 'found' : null));
  expect(found?.value).toBe('found');
  expect(Math.abs((found?.metres ?? 0) - away)).toBeLessThan(away / 6 + 400);
  expect(distanceMetres(here, found?.point ?? here)).toBeCloseTo(found?.metres ?? -1, 3);
});

test('beyond its range nothing is found', () => {
  expect(nearestAround(here, 1_000, (at) => (distanceMetres(at, thing) < 400 ? 'found' : null))).toBeNull();
});
