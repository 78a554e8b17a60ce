import { describe, expect, test } from 'vitest';
import {
  deafSince,
  freshSecondsMax,
  isFresh,
  stoppedSecondsMax,
  theirAgeSeconds,
  unheardSince,
} from './link-standing.ts';

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

describe('a direction that fails', () => {
  const long = now - stoppedSecondsMax * 1_000 - 1;
  test.each([
    ['down', { state: 'down', since: 7, currentTo: now }, 7],
    ['standing, and current', { state: 'up', since: 7, currentTo: now }, null],
    ['standing, and long not whole', { state: 'up', since: 7, currentTo: long }, long],
    ['just come back', { state: 'up', since: long + 1, currentTo: 7 }, null],
    ['never whole since it came', { state: 'up', since: long, currentTo: null }, long],
    ['not there', { state: 'not_configured', since: null, currentTo: null }, null],
  ] as const)('theirs to us: %s', (_, link, since) => {
    expect(deafSince(link, now)).toBe(since);
  });

  test.each([
    ['they do not hear us', { heard: 'down', heardSince: 7, toldTo: now }, 7],
    ['they hear us', { heard: 'up', heardSince: 7, toldTo: now }, null],
    ['they hear us, and nothing is made ready for them', { heard: 'up', heardSince: 7, toldTo: long }, long],
    ['nothing is known of either', { heard: 'unknown', heardSince: 7, toldTo: null }, null],
    ['a node of a version that does not say', { heard: 'up', heardSince: 7 }, null],
  ] as const)('ours to them: %s', (_, link, since) => {
    expect(unheardSince({ state: 'up', ...link }, now)).toBe(since);
  });
});
