import { describe, expect, test } from 'vitest';
import type { PositionSource } from '../wire.ts';
import { clueOf } from './clue.ts';
import { contact } from './given-contact.ts';
import { gainWith, pathGain, pathOf } from './path.ts';

function fixesAt(...given: readonly (readonly [string, number, number, PositionSource?])[]) {
  return given.flatMap(
    ([clock, lat, lon, source], index) =>
      clueOf(
        contact(`fix${index}${clock.replace(':', '')}`, clock, {
          channel: 'radar',
          at: [lat, lon, source ?? 'radar', 150],
        }),
      ).fixes,
  );
}

const passage = fixesAt(
  ['01:00', 51.02, 1.9],
  ['01:20', 51.03, 1.87],
  ['01:40', 51.04, 1.84],
  ['02:00', 51.05, 1.81],
);

describe('a path of fixes', () => {
  test('is likelier than chance where each follows from the one before', () => {
    expect(pathGain(pathOf(passage))).toBeGreaterThan(6);
  });

  test('is the same in whatever order the fixes are given', () => {
    expect(pathGain(pathOf(passage.toReversed()))).toBe(pathGain(pathOf(passage)));
  });

  test('is little hurt by one figure mistyped, at its start or within', () => {
    const [wrong] = fixesAt(['01:30', 51.43, 1.855, 'text']);
    const [first] = fixesAt(['00:50', 51.52, 1.9, 'text']);
    for (const fix of [wrong, first])
      if (fix) {
        const loss = pathGain(pathOf(passage)) - pathGain(pathOf([...passage, fix]));
        expect(loss).toBeGreaterThan(0);
        expect(loss).toBeLessThan(3);
      }
  });

  test('gains as much from one fix put in as when taken anew', () => {
    const path = pathOf(passage);
    for (const fix of fixesAt(['01:50', 51.045, 1.825], ['02:10', 51.2, 1.5], ['00:30', 51.0, 1.94])) {
      const anew = pathGain(pathOf([...passage, fix])) - pathGain(path);
      expect(gainWith(path, [fix], 0)).toBeCloseTo(anew, 1);
    }
  });

  test('says nothing where there is nothing to compare', () => {
    expect(pathGain(pathOf([]))).toBe(0);
    expect(gainWith(pathOf([]), passage.slice(0, 1), 0)).toBe(0);
  });
});
