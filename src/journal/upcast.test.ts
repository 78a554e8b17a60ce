import { expect, test } from 'vitest';
import type { Upcaster } from '../kernel/door.ts';
import { upcast } from './upcast.ts';

const lifts: readonly Upcaster[] = [
  (body) => ({ ...body, accuracyMetres: null }),
  ({ lat, lon, ...rest }) => ({ ...rest, position: { lat, lon } }),
];

test('an event of the first shape is read in the newest', () =>
  expect(upcast({ type: 'Seen', shape: 1, body: { lat: 51, lon: 1 } }, lifts)).toEqual({
    accuracyMetres: null,
    position: { lat: 51, lon: 1 },
  }));

test('one of the middle shape is lifted the rest of the way', () =>
  expect(upcast({ type: 'Seen', shape: 2, body: { lat: 51, lon: 1, accuracyMetres: 5 } }, lifts)).toEqual({
    accuracyMetres: 5,
    position: { lat: 51, lon: 1 },
  }));

test('one of the newest shape is read as it stands', () => {
  const body = { position: { lat: 51, lon: 1 } };
  expect(upcast({ type: 'Seen', shape: 3, body }, lifts)).toBe(body);
});

test('one of a shape this program does not know is not guessed at', () =>
  expect(() => upcast({ type: 'Seen', shape: 4, body: {} }, lifts)).toThrow('Seen has shape 4'));
