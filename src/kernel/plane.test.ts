import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distanceMetres } from './geo.ts';
import { offsetFrom, offsetTowards, positionAt, squareToSegment } from './plane.ts';

const place = fc.record({
  lat: fc.double({ min: 49, max: 52, noNaN: true }),
  lon: fc.double({ min: -1, max: 3, noNaN: true }),
});

test('an offset leads there and back, and is as long as the great circle within half a per cent', () => {
  fc.assert(
    fc.property(
      place,
      fc.integer({ min: 0, max: 359 }),
      fc.integer({ min: 1, max: 50_000 }),
      (from, bearing, metres) => {
        const offset = offsetTowards(bearing, metres);
        const to = positionAt(from, offset);
        const back = offsetFrom(from, to);
        expect(back.east).toBeCloseTo(offset.east, 5);
        expect(back.north).toBeCloseTo(offset.north, 5);
        expect(Math.abs(distanceMetres(from, to) / metres - 1)).toBeLessThan(0.005);
      },
    ),
    { seed: 71 },
  );
});

test('north is north and east is east', () => {
  expect(offsetTowards(0, 10)).toEqual({ east: 0, north: 10 });
  expect(offsetTowards(90, 10).east).toBeCloseTo(10);
});

test('the square to a straight stretch is that to its nearest point', () => {
  expect(squareToSegment(-1, 3, { x: 1, y: 3 })).toBe(9);
  expect(squareToSegment(3, 4, { x: 10, y: 4 })).toBe(25);
  expect(squareToSegment(3, 4, { x: 3, y: 4 })).toBe(25);
});
