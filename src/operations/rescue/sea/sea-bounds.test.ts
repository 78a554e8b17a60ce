import { expect, test } from 'vitest';
import {
  personAdriftMetresPerSecondMax,
  smallBoatMetresPerSecondMax,
  streamMetresPerSecondMax,
} from '../../../kernel/sea-bounds.ts';
import { instant } from '../../../kernel/time.ts';
import { nothingClaimed } from '../nothing-claimed.ts';
import { boatMotion, type MotionBounds, personInWater } from './motion.ts';
import { reachOf } from './reach.ts';
import { currentMaxMetresPerSecond, unknownSea } from './sea-state.ts';

/** As far as something can go in an hour of a sea of which nothing is known, metres a second. */
function farthest(motion: MotionBounds): number {
  const hour = { from: instant(0), to: instant(3_600_000) };
  return Math.max(...reachOf({ ...hour, motion, sea: unknownSea })) / 3_600;
}

test('what other rooms reckon with is no less than what rescue does, nor much more', () => {
  expect(streamMetresPerSecondMax).toBe(currentMaxMetresPerSecond);
  expect(farthest(personInWater)).toBeLessThanOrEqual(personAdriftMetresPerSecondMax);
  expect(farthest(personInWater)).toBeGreaterThan(0.95 * personAdriftMetresPerSecondMax);
  expect(farthest(boatMotion(nothingClaimed))).toBeCloseTo(smallBoatMetresPerSecondMax, 6);
});
