import { describe, expect, test } from 'vitest';
import { freshSecondsMax, isFresh, theirAgeSeconds } from './link-standing.ts';

const now = 1_000_000;

describe('what is known of the other side', () => {
  test('is as old as the moment up to which all of it has come', () => {
    expect(theirAgeSeconds({ currentTo: now - 4_000 }, now)).toBe(4);
    expect(theirAgeSeconds({ currentTo: null }, now)).toBeNull();
    expect(theirAgeSeconds({ currentTo: now + 500 }, now)).toBe(0);
  });

  test.each([
    ['heard just now', 'up', now - 2_000, true],
    ['at the limit', 'up', now - freshSecondsMax * 1_000, true],
    ['heard, but behind', 'up', now - freshSecondsMax * 1_000 - 1, false],
    ['not heard', 'down', now - 2_000, false],
    ['never complete', 'up', null, false],
  ] as const)('%s', (_name, state, currentTo, fresh) => {
    expect(isFresh({ state, currentTo }, now)).toBe(fresh);
  });
});
