import { describe, expect, test } from 'vitest';
import { instant, toUtc } from '../../../kernel/time.ts';
import { type ListedReport, reportGroups } from './report-groups.ts';
import { allReports, hoursOf, isPickable, pickedBetween, shownGroups, takenTogether } from './report-selection.ts';
import { signalLayer } from './signal-layer.ts';

const now = instant(Date.UTC(2026, 10, 20, 4));
const one = (number: number, minutesAgo: number, said: Partial<ListedReport> = {}): ListedReport => {
  const at = toUtc(instant(now - minutesAgo * 60_000));
  return {
    report: `r-${String(number).padStart(22, '0')}`,
    what: 'noise',
    place: 'calais',
    direction: 'to_uk',
    seenAt: at,
    at,
    answer: null,
    reason: null,
    answeredAt: null,
    ...said,
  };
};
const night = [
  one(1, 10),
  one(2, 20, { what: 'threat' }),
  one(3, 30, { what: 'cut_seal' }),
  one(4, 90, { answer: 'unfounded' }),
  one(5, 130, { place: null }),
  one(6, 40, { place: 'dover', what: 'people_near' }),
];
const groups = reportGroups(night);
const ids = (reports: readonly ListedReport[]) => reports.map(({ report }) => Number(report.slice(2)));
const shown = (filter: Partial<typeof allReports>) =>
  ids(shownGroups(groups, { ...allReports, ...filter }).flatMap(({ newest }) => newest)).toSorted((a, b) => a - b);

describe('many reports', () => {
  test('are narrowed by place, kind and hour; answered ones only where they are asked for', () => {
    expect(shown({})).toEqual([1, 2, 3, 5, 6]);
    expect(shown({ answered: true })).toEqual([1, 2, 3, 4, 5, 6]);
    expect(shown({ place: 'road' })).toEqual([5]);
    expect(shown({ what: 'cut_seal' })).toEqual([3]);
    expect(shown({ hour: '01' })).toEqual([5]);
    const kept = shownGroups(groups, allReports, new Set([one(4, 0).report]));
    expect(ids(kept.flatMap(({ newest }) => newest))).toContain(4);
    expect(hoursOf(groups)).toEqual(['01', '02', '03']);
  });

  test('are chosen from one to another, but never one in which a life may be at risk, nor an answered one', () => {
    const list = night.slice(0, 4);
    const picked = pickedBetween(list, list[3]?.report ?? '', list[0]?.report ?? '');
    expect(ids(list.filter(({ report }) => picked.includes(report)))).toEqual([1, 3]);
    expect(pickedBetween(list, 'r-gone', list[0]?.report ?? '')).toEqual([]);
    expect(isPickable(one(7, 0, { what: 'people_inside' }))).toBe(false);
  });

  test('go into one act only as far as they are in sight, and three hundred at the most', () => {
    const flood = Array.from({ length: 400 }, (_, number) => one(number, 1));
    const chosen = new Set([...flood.map(({ report }) => report), 'r-elsewhere']);
    expect(takenTogether(flood, chosen)).toHaveLength(300);
    expect(takenTogether([one(8, 1, { what: 'threat' })], new Set(chosen))).toEqual([]);
  });
});

describe('signals on the map', () => {
  test('count by place and hour, the freshest place first, without what was unfounded or on the road', () => {
    const [calais, dover] = signalLayer(groups, now);
    expect(calais).toMatchObject({
      place: 'calais',
      count: 2,
      byKind: { noise: 1, cut_seal: 1, cut_cover: 0, people_near: 0 },
      hours: [{ from: '2026-11-20T03:00:00.000Z', count: 2 }],
    });
    expect([dover?.place, dover?.count]).toEqual(['dover', 1]);
  });

  test('fade with age: half as strong after two hours, gone after a day, and nothing that lies ahead', () => {
    const layer = (minutesAgo: number) => signalLayer(reportGroups([one(1, minutesAgo)]), now)[0];
    expect(layer(0)?.freshness).toBe(1);
    expect(layer(120)?.freshness).toBeCloseTo(0.5);
    expect(layer(24 * 60 + 1)).toBeUndefined();
    expect(layer(-5)).toBeUndefined();
  });
});
