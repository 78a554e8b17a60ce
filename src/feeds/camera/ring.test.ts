import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addSeconds, instant } from '../../kernel/time.ts';
import { createImageMemory } from './ring.ts';

const start = instant(Date.UTC(2026, 2, 3, 12));
const image = (number: number, seconds: number, bytes = 10) => ({
  image: number,
  at: addSeconds(start, seconds),
  jpeg: new Uint8Array(bytes),
});

test('what is older than its seconds is gone, also where nothing new came', () => {
  const ring = createImageMemory(1_000).ring({ seconds: 30, bytesMax: 1_000 });
  for (const second of [0, 10, 20, 31]) ring.add(image(second, second));
  expect(ring.images(addSeconds(start, 31)).map((one) => one.image)).toEqual([10, 20, 31]);
  expect(ring.images(addSeconds(start, 55))).toHaveLength(1);
  expect(ring.images(addSeconds(start, 62))).toEqual([]);
});

test('however many images of whatever size come, neither a camera nor the node holds more than its bytes', () => {
  const step = fc.record({
    camera: fc.integer({ min: 0, max: 2 }),
    bytes: fc.integer({ min: 1, max: 400 }),
    later: fc.integer({ min: 0, max: 4 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const memory = createImageMemory(900);
      const rings = [0, 1, 2].map(() => memory.ring({ seconds: 30, bytesMax: 500 }));
      let seconds = 0;
      for (const [number, { camera, bytes, later }] of steps.entries()) {
        seconds += later;
        rings[camera]?.add(image(number, seconds, bytes));
        const now = addSeconds(start, seconds);
        const held = rings.map((ring) => ring.images(now).reduce((sum, one) => sum + one.jpeg.length, 0));
        expect(Math.max(...held)).toBeLessThanOrEqual(500);
        expect(held.reduce((sum, one) => sum + one, 0)).toBe(memory.bytes());
        expect(memory.bytes()).toBeLessThanOrEqual(900);
      }
      for (const ring of rings) ring.clear();
      expect(memory.bytes()).toBe(0);
    }),
    { numRuns: 100 },
  );
});
