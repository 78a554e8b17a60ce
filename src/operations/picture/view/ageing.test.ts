import { expect, test } from 'vitest';
import { detectionRadiusMetres, freshnessOf, isUnderWay, possibleRadiusMetres } from './ageing.ts';
import { now } from './given-picture.ts';

const track = { kind: 'vessel_class_a', status: 0, speed: 5, accuracyMetres: 10 } as const;
const aged = (seconds: number) => ({ ...track, happenedAt: now - seconds * 1000 });

test('a report grows from fresh to ageing to stale', () => {
  expect([10, 89, 90, 179, 180, 9999].map((seconds) => freshnessOf(aged(seconds), now))).toEqual([
    'fresh',
    'fresh',
    'ageing',
    'ageing',
    'stale',
    'stale',
  ]);
});

test('a vessel at anchor owes fewer reports', () => {
  expect(freshnessOf({ ...aged(300), status: 1 }, now)).toBe('ageing');
  expect(freshnessOf({ ...aged(300), speed: 0.1 }, now)).toBe('ageing');
});

test('under way is by status first, then by speed; unknown speed is under way', () => {
  expect(isUnderWay({ status: 5, speed: 3 })).toBe(false);
  expect(isUnderWay({ status: 0, speed: 0.2 })).toBe(false);
  expect(isUnderWay({ status: null, speed: null })).toBe(true);
});

test('who gives no speed is not taken to stand still', () => {
  const silent = { accuracyMetres: null, speed: null, happenedAt: now - 600_000 };
  const fourKnots = (4 * 1852) / 3600;
  expect(possibleRadiusMetres({ ...silent, kind: 'distress_beacon' }, now)).toBeCloseTo(30 + fourKnots * 600);
  expect(possibleRadiusMetres({ ...silent, kind: 'vessel_class_b' }, now)).toBeGreaterThan(6_000);
  expect(possibleRadiusMetres({ ...silent, kind: 'aid_to_navigation' }, now)).toBe(30);
});

test('circles grow with age, and stop growing at ten miles', () => {
  expect(possibleRadiusMetres(aged(60), now)).toBe(310);
  expect(possibleRadiusMetres(aged(100_000), now)).toBe(18_520);
  expect(detectionRadiusMetres(200, now - 600_000, now)).toBeCloseTo(200 + 1852, 6);
  // A device whose clock is ahead of ours must not shrink the circle.
  expect(detectionRadiusMetres(200, now + 60_000, now)).toBe(200);
});
