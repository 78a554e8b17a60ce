import { expect, test } from 'vitest';
import { addSeconds, instant, toUtc } from '../../../kernel/time.ts';
import { type ListedReport, reportGroups } from './report-groups.ts';

const start = instant(Date.UTC(2026, 10, 20, 2));
const one = (number: number, seconds: number, said: Partial<ListedReport> = {}): ListedReport => ({
  report: `r-${String(number).padStart(22, '0')}`,
  what: 'noise',
  place: 'calais',
  direction: 'to_uk',
  seenAt: toUtc(addSeconds(start, seconds)),
  at: toUtc(addSeconds(start, seconds)),
  answer: null,
  reason: null,
  answeredAt: null,
  ...said,
});

test('a flood from one place is said as such, and a single report of life elsewhere stands before it', () => {
  const flood = Array.from({ length: 200 }, (_, number) => one(number, number));
  const life = one(900, 100, { what: 'people_inside', place: 'coquelles' });
  const [first, second] = reportGroups([...flood, life]);
  expect(first).toMatchObject({ place: 'coquelles', life: 1, reports: 1, flood: null });
  expect(second).toMatchObject({
    place: 'calais',
    reports: 200,
    unanswered: 200,
    flood: { reports: 200, minutes: 4 },
  });
  expect(second?.newest).toHaveLength(200);
});

test('what vehicles make in a night is no flood, and what was answered is not counted as open', () => {
  const spread = Array.from({ length: 30 }, (_, number) =>
    one(number, number * 900, { answer: number % 2 === 0 ? 'attended' : null }),
  );
  expect(reportGroups(spread)).toMatchObject([{ reports: 30, unanswered: 15, flood: null }]);
});

test('people said to be inside are read first, however old, and reports from the road are a group of their own', () => {
  const life = one(1, 0, { what: 'people_inside' });
  const groups = reportGroups([life, one(2, 10), one(3, 20, { place: null })]);
  expect(groups.map(({ place }) => place)).toEqual(['calais', null]);
  expect(groups[0]?.newest.map(({ what }) => what)).toEqual(['people_inside', 'noise']);
});
