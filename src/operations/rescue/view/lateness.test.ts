import { describe, expect, test } from 'vitest';
import type { UtcText } from '../../../kernel/time.ts';
import { latenessOf } from './lateness.ts';

const at = (minutes: number): UtcText => new Date(Date.UTC(2026, 0, 10, 2, minutes)).toISOString() as UtcText;
/** A record of the French, by their clock and by ours, in minutes. */
const theirs = (told: number, here: number) =>
  ({ happenedAt: at(told), toldAt: at(told), recordedAt: at(here), returnedBy: null, origin: 'fr' }) as const;
const clock = (clockSeconds: number | null) => [
  { peer: 'be', clockSeconds: 7_000 },
  { peer: 'fr', clockSeconds },
];

describe('late at this node', () => {
  test.each([0, 2, -2, null])('by clocks that agree, or of which nothing is known: %s s', (seconds) => {
    expect(latenessOf(theirs(0, 9), clock(seconds))).toEqual({ is: 'late' });
    expect(latenessOf(theirs(0, 1), clock(seconds))).toEqual({ is: 'in_time' });
  });

  test('what came nine minutes late is not in time because their clock is ten minutes ahead', () => {
    expect(latenessOf(theirs(10, 9), clock(600))).toEqual({ is: 'unsure', clockSeconds: 600 });
  });

  test('nor is everything late because it is two minutes behind', () => {
    expect(latenessOf(theirs(-2, 0), clock(-120))).toEqual({ is: 'unsure', clockSeconds: -120 });
    expect(latenessOf(theirs(-2, 60), clock(-120))).toEqual({ is: 'late' });
  });

  test('our own records know one clock, also those that were given back', () => {
    const own = { ...theirs(0, 9), origin: 'uk', toldAt: null } as const;
    expect(latenessOf(own, [{ peer: 'uk', clockSeconds: -3_600 }])).toEqual({ is: 'late' });
    const back = { ...theirs(0, 9), origin: 'uk', returnedBy: 'fr' } as const;
    expect(latenessOf(back, clock(-3_600))).toEqual({ is: 'late' });
    expect(latenessOf(theirs(0, 9), [])).toEqual({ is: 'late' });
  });
});
