import { expect, test } from 'vitest';
import { believed } from '../../src/operations/rescue/match/believed.ts';
import { features } from '../../src/operations/rescue/match/weights.ts';
import { fitWeights } from './fit-weights.ts';

test('a fit finds most contacts at their own boat, the same every time, and no weight turned round', () => {
  const fitted = fitWeights(9_000, 2, 25);
  expect(fitted).toEqual(fitWeights(9_000, 2, 25));
  expect(fitted.right).toBeGreaterThan(0.85);
  for (const feature of features) expect(believed[feature]).toBeGreaterThanOrEqual(0);
});
