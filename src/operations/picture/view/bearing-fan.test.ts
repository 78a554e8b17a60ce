import { expect, test } from 'vitest';
import { bearingDegrees, destination, distanceMetres } from '../../../kernel/geo.ts';
import { fanMetres, fanOutline } from './bearing-fan.ts';

const camera = { from: { lat: 51, lon: 1.5 }, degrees: 350, accuracyDegrees: 2, rangeMetresMax: 6_000 };

test('a bearing of now is a fan from where it was seen', () => {
  const [tip, ...front] = fanOutline(camera, 0);
  expect(tip).toEqual(camera.from);
  expect(front.map((corner) => Math.round(distanceMetres(camera.from, corner)))).toEqual(
    front.map(() => 6_000),
  );
  const [first] = front;
  expect(first && bearingDegrees(camera.from, first)).toBeCloseTo(348, 3);
  const unranged = fanOutline({ ...camera, rangeMetresMax: null }, 0).at(-1);
  expect(unranged && distanceMetres(camera.from, unranged)).toBeCloseTo(fanMetres, 0);
});

test('whoever stood anywhere on it has gone no farther than the outline of later, on every side', () => {
  for (const accuracyDegrees of [0.5, 2, 30, 80]) {
    const seen = { ...camera, accuracyDegrees };
    const later = fanOutline(seen, 4_000);
    const then = [0, 2_000, 4_000, 6_000].flatMap((metres) =>
      [-1, 0, 1].map((side) => destination(camera.from, 350 + side * accuracyDegrees, metres)),
    );
    for (const place of then)
      for (const corner of later) expect(distanceMetres(place, corner)).toBeGreaterThan(3_990);
    const ahead = destination(camera.from, 350, 10_000);
    const behind = destination(camera.from, 170, 4_000);
    for (const edge of [ahead, behind])
      expect(Math.min(...later.map((corner) => distanceMetres(edge, corner)))).toBeLessThan(1_500);
  }
});
