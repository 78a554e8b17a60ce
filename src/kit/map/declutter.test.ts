import { expect, test } from 'vitest';
import { type LabelRequest, placeLabels } from './declutter.ts';

const bounds = { width: 800, height: 600, limit: 300 };
const at = (id: string, x: number, y: number, priority = 1): LabelRequest => ({
  id,
  x,
  y,
  width: 80,
  height: 14,
  gap: 8,
  priority,
});

test('labels never overlap, and the most important is placed first', () => {
  const requests = Array.from({ length: 400 }, (_, n) =>
    at(`t${n}`, 100 + (n % 20) * 20, 100 + n, n === 399 ? 9 : 1),
  );
  const places = placeLabels(requests, new Set(), bounds);
  expect(places[0]?.id).toBe('t399');
  for (const a of places)
    for (const b of places)
      if (a !== b)
        expect(a.left < b.left + 80 && b.left < a.left + 80 && a.top < b.top + 14 && b.top < a.top + 14).toBe(
          false,
        );
});

test('a label shown before stays when an equal one comes beside it', () => {
  const requests = [at('new', 400, 300), at('old', 401, 300)];
  const crowded = { ...bounds, limit: 1 };
  expect(placeLabels(requests, new Set(['old']), crowded).map((one) => one.id)).toEqual(['old']);
  expect(placeLabels(requests, new Set(['new']), crowded).map((one) => one.id)).toEqual(['new']);
});

test('labels stay on the sheet and within the limit', () => {
  const places = placeLabels(
    [at('edge', 798, 300), at('corner', 2, 2), at('c', 400, 300)],
    new Set(),
    bounds,
  );
  expect(places.every((one) => one.left >= 0 && one.top >= 0 && one.left + 80 <= 800)).toBe(true);
  expect(
    placeLabels([at('a', 100, 100), at('b', 400, 400)], new Set(), { ...bounds, limit: 1 }),
  ).toHaveLength(1);
});
