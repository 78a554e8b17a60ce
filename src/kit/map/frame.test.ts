import { expect, test } from 'vitest';
import { boxOfMercator, fromMercator, mercatorX, mercatorY, nearestDrawn } from './frame.ts';
import { graticuleStep } from './graticule.ts';
import { scaleLength } from './scale-bar.ts';

test('Mercator there and back is the same place', () => {
  for (const at of [
    { lat: 51.05, lon: 1.46 },
    { lat: -33, lon: -70 },
    { lat: 0, lon: 0 },
  ]) {
    const back = fromMercator(mercatorX(at.lon), mercatorY(at.lat));
    expect(back.lat).toBeCloseTo(at.lat, 9);
    expect(back.lon).toBeCloseTo(at.lon, 9);
  }
  // EPSG:3857 of the equator's end, from the definition: half the circumference.
  expect(mercatorX(180)).toBeCloseTo(20_037_508.342789244, 6);
});

test('graticule lines stand at least as far apart as asked, on round minutes', () => {
  for (const pixelsPerMinute of [0.05, 0.9, 5, 40, 3000]) {
    const step = graticuleStep(pixelsPerMinute, 100);
    expect(step * pixelsPerMinute).toBeGreaterThanOrEqual(Math.min(100, 600 * pixelsPerMinute));
  }
  expect(graticuleStep(5, 100)).toBe(20);
});

test('the scale bar is the longest round length that fits', () => {
  expect(scaleLength(12, 150)).toBe(10);
  expect(scaleLength(400, 150)).toBe(0.2);
});

test('what is in sight is a box in degrees, also over the 180th meridian and over the whole round', () => {
  const box = (west: number, south: number, east: number, north: number) =>
    boxOfMercator([mercatorX(west), mercatorY(south), mercatorX(east), mercatorY(north)]);
  expect(box(1, 50, 2, 51).west).toBeCloseTo(1, 9);
  expect(box(1, 50, 2, 51).north).toBeCloseTo(51, 9);
  expect(box(179, 0, 182, 1).east).toBeCloseTo(-178, 9);
  expect(box(-190, 0, -170, 1).west).toBeCloseTo(170, 9);
  expect(box(-200, -85, 200, 85)).toMatchObject({ west: -180, east: 180 });
});

test('of what was drawn the nearest answers, and nothing that lies too far', () => {
  const drawn = [
    { x: 10, y: 0, name: 'far' },
    { x: 0, y: 4, name: 'near' },
    { x: 0, y: -5, name: 'nearly' },
  ];
  expect(nearestDrawn(drawn, { x: 0, y: 0 }, 14)?.name).toBe('near');
  expect(nearestDrawn(drawn, { x: 10, y: 1 }, 14)?.name).toBe('far');
  expect(nearestDrawn(drawn, { x: 0, y: 0 }, 3)).toBeNull();
});
