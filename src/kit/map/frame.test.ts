import { expect, test } from 'vitest';
import { fromMercator, mercatorX, mercatorY } from './frame.ts';
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
