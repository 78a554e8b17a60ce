import { expect, test } from 'vitest';
import { fromUtc } from '../../../../kernel/time.ts';
import { coverSchema, type CoverHours, minimumIn } from '../../team/cover.ts';
import { after } from '../../team/sample-roster.ts';
import { coverWith } from './cover-with.ts';

const line: CoverHours = { lane: 'lane-9', weekdays: [0], fromHour: 8, untilHour: 18, people: 2 };
const zone = 'Europe/Paris';
/** Monday 1 June 2026, 08:00 in Calais. */
const now = fromUtc(after(0));
const winter = { from: '2026-01-01', until: '2026-03-31', hours: [{ ...line, lane: 'lane-1' }] };
const needed = (cover: Parameters<typeof minimumIn>[0]) =>
  Object.fromEntries(minimumIn(cover, { day: '2026-06-01', weekday: 0, hour: 9 }));

test('a line that is added holds from today on, also where the last period is over', () => {
  const over = { zone, periods: [winter] } as const;
  const more = coverWith(line, over, { zone, now });
  expect(needed(over)).toEqual({});
  expect(needed(more)).toEqual({ 'lane-9': 2 });
  expect(coverSchema.safeParse(more).success).toBe(true);
});

test('it stands beside the lines of a period that goes on, and begins the first of a place', () => {
  const open = { zone, periods: [{ ...winter, until: null }] } as const;
  expect(needed(coverWith(line, open, { zone, now }))).toEqual({ 'lane-1': 2, 'lane-9': 2 });
  const first = coverWith(line, undefined, { zone: 'Europe/London', now });
  expect(first).toMatchObject({ zone: 'Europe/London', periods: [{ from: '2026-06-01', until: null }] });
});
