import { expect, test } from 'vitest';
import { longestSeconds, waitSeconds } from './back-off.ts';
import { outcomeOf } from './outcome.ts';

const answer = { status: 200, code: '', message: null, repeated: false, afterSeconds: null };

test.for([
  [
    { ...answer, repeated: true },
    { kind: 'kept', repeated: true },
  ],
  [null, { kind: 'later', trouble: 'unreachable' }],
  [{ ...answer, status: 401, code: 'not_signed_in' }, { kind: 'shut_out' }],
  [
    { ...answer, status: 429, afterSeconds: 7 },
    { kind: 'later', trouble: 'busy', afterSeconds: 7 },
  ],
  [
    { ...answer, status: 409, code: 'contended' },
    { kind: 'later', trouble: 'busy' },
  ],
  [
    { ...answer, status: 503, code: 'store_unavailable' },
    { kind: 'later', trouble: 'busy' },
  ],
  [
    { ...answer, status: 502 },
    { kind: 'later', trouble: 'fault' },
  ],
  [
    { ...answer, status: 302 },
    { kind: 'later', trouble: 'fault' },
  ],
  [
    { ...answer, status: 0 },
    { kind: 'later', trouble: 'fault' },
  ],
  [
    { ...answer, status: 409, code: 'passage_left' },
    { kind: 'conflict', code: 'passage_left' },
  ],
  [
    { ...answer, status: 409, code: 'key_reused' },
    { kind: 'conflict', code: 'key_reused' },
  ],
  [
    { ...answer, status: 422, code: 'invalid' },
    { kind: 'refused', code: 'invalid' },
  ],
  [
    { ...answer, status: 403, code: 'not_permitted' },
    { kind: 'refused', code: 'not_permitted' },
  ],
] as const)('%o means %o', ([given, expected]) => {
  expect(outcomeOf(given)).toMatchObject(expected);
});

test('waits double up to a minute, half of each by chance, and never less than the node asks', () => {
  expect([1, 2, 3].map((attempts) => waitSeconds(attempts, 1))).toEqual([2, 4, 8]);
  expect(waitSeconds(3, 0)).toBe(4);
  expect(waitSeconds(1000, 1)).toBe(longestSeconds);
  expect(waitSeconds(1, 0, 30)).toBe(30);
  expect(waitSeconds(1, 0, 1e9)).toBe(longestSeconds * 10);
});
