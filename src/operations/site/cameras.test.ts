import { expect, test } from 'vitest';
import { instant } from '../../kernel/time.ts';
import { camerasMax, nearestCameras } from './cameras.ts';
import { isInView, isInZone, planBearing, type PlanDevice, toPosition } from './plan.ts';

const at = instant(Date.UTC(2026, 2, 3));
const bare = { zone: 'z', cabinet: null, presets: [], track: null, kind: 'camera' } as const;
const north = { bearingDegrees: 0, widthDegrees: 60, rangeMetres: 100 };
const fixed: PlanDevice = { ...bare, device: 'fixed', at: { east: 0, north: 0 }, view: north };
const turning: PlanDevice = {
  ...bare,
  device: 'turning',
  at: { east: 10, north: 40 },
  view: null,
  presets: [
    { preset: 'away', view: { ...north, bearingDegrees: 90 } },
    { preset: 'gate', view: { ...north, bearingDegrees: 330 } },
  ],
};
const place = { east: 0, north: 60 };
const serves = () => null;

test('a camera that looks there comes before a nearer one that must turn, which is given its pre-set position', () => {
  expect(nearestCameras([turning, fixed], { place, at }, serves)).toMatchObject([
    { camera: 'fixed', metres: 60, preset: null, unfit: null, before: at - 15_000 },
    { camera: 'turning', preset: 'gate' },
  ]);
});

test('one under repair is named last with its reason, and one that sees nothing of it not at all', () => {
  const behind: PlanDevice = { ...fixed, device: 'behind', at: { east: 0, north: 70 } };
  const chosen = nearestCameras([fixed, turning, behind], { place, at }, (one) =>
    one === 'fixed' ? 'maintenance' : null,
  );
  expect(chosen.map(({ camera, unfit }) => [camera, unfit])).toEqual([
    ['turning', null],
    ['fixed', 'maintenance'],
  ]);
});

test('never more than a person can look at', () => {
  const many = Array.from({ length: 12 }, (_, each): PlanDevice => ({ ...fixed, device: `c-${each}` }));
  expect(nearestCameras(many, { place, at }, serves)).toHaveLength(camerasMax);
});

test('a view holds its edges across north and its own foot, and ends at its range', () => {
  expect(isInView(fixed.at, north, { east: -20, north: 60 })).toBe(true);
  expect(isInView(fixed.at, north, { east: 60, north: 60 })).toBe(false);
  expect(isInView(fixed.at, north, { east: 0, north: 101 })).toBe(false);
  expect(isInView(fixed.at, north, fixed.at)).toBe(true);
});

test('the plan and the globe agree on where a place is', () => {
  const { lat, lon } = toPosition({ lat: 50.9, lon: 1.8 }, { east: 1_000, north: 1_000 });
  expect(lat).toBeCloseTo(50.908993, 5);
  expect(lon).toBeCloseTo(1.814259, 5);
  expect(planBearing({ east: 0, north: 0 }, { east: -1, north: 0 })).toBe(270);
  const square = [
    { east: 0, north: 0 },
    { east: 10, north: 0 },
    { east: 10, north: 10 },
    { east: 0, north: 10 },
  ];
  expect([isInZone({ east: 5, north: 5 }, square), isInZone({ east: 15, north: 5 }, square)]).toEqual([
    true,
    false,
  ]);
});
