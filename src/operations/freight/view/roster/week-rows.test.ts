import { describe, expect, test } from 'vitest';
import { fromUtc, type UtcText } from '../../../../kernel/time.ts';
import { gapsAhead } from '../../team/gaps.ts';
import { begin, cover, dutyAt, holding } from '../../team/sample-roster.ts';
import type { RosterAnswer } from '../../team/wire.ts';
import { wallHour, weekRows } from './week-rows.ts';

const people = [
  { staff: 'searcher-1', ...holding(dutyAt(0, 200)) },
  { staff: 'searcher-2', ...holding(dutyAt(0, 30)) },
];
function roster(now = begin, more: Partial<RosterAnswer> = {}): RosterAnswer {
  const covers = [{ place: 'calais', version: 1, cover }];
  return {
    position: 'p.sealed',
    at: new Date(now).toISOString() as UtcText, // an instant, written as the node writes it
    daysAhead: 14,
    gaps: gapsAhead({ now, hours: 336, covers, people }),
    gapsLeftOut: 0,
    teams: [],
    people,
    peopleLeftOut: 0,
    covers,
    searches: [],
    swaps: [],
    rules: { fr: null, uk: null },
    ...more,
  };
}

describe('a week by lane', () => {
  test('shows days with gaps first, soonest first, cut at the place’s own midnight', () => {
    const rows = weekRows(roster(), 0);
    expect(rows.map(({ day, short }) => `${day} ${short}`)).toEqual([
      '2026-06-02 1',
      '2026-06-03 1',
      '2026-06-04 1',
      '2026-06-05 2',
      '2026-06-06 2',
      '2026-06-07 1',
      '2026-06-01 0',
    ]);
    // Off at 12:00 UTC on Tuesday, 14:00 in Calais: ten hours of that day are missing.
    expect(rows[0]).toMatchObject({ gapHours: 10 });
    const [gap] = rows[0]?.gaps ?? [];
    const [row] = rows;
    if (gap === undefined || row === undefined) throw new Error('there is a gap');
    expect([wallHour(gap.from, row), wallHour(gap.until, row)]).toEqual(['14:00', '24:00']);
  });

  test('the days of both weeks are fourteen, each once', () => {
    const days = [...weekRows(roster(), 0), ...weekRows(roster(), 1)].map(({ day }) => day);
    expect(new Set(days).size).toBe(14);
  });

  test('says who stands, and who of them is away', () => {
    const away = people.map((one) =>
      one.staff === 'searcher-2'
        ? { ...one, absences: [{ absence: 'a', from: dutyAt(2).from, until: null }] }
        : one,
    );
    const monday = weekRows(roster(begin, { people: away }), 0).find(({ day }) => day === '2026-06-01');
    expect(monday?.stands.map(({ staff, isAway }) => [staff, isAway])).toEqual([
      ['searcher-1', false],
      ['searcher-2', true],
    ]);
  });

  test('says of a duty that stands without its person in the team that nobody counts on it', () => {
    const team = {
      phase: 'formed',
      team: 'calais-a',
      state: 'fr',
      zone: 'Europe/Paris',
      place: 'calais',
      lane: 'lane-1',
      members: ['searcher-1'],
      upSince: null,
      searches: [],
      shifts: [],
    } as const;
    const monday = weekRows(roster(begin, { teams: [team] }), 0).find(({ day }) => day === '2026-06-01');
    expect(monday?.stands.map(({ staff, isOut }) => [staff, isOut])).toEqual([
      ['searcher-1', false],
      ['searcher-2', true],
    ]);
  });

  test('the day on which clocks go back has 25 hours', () => {
    const now = fromUtc('2026-10-25T00:00:00.000Z' as UtcText);
    const sunday = weekRows(roster(now), 0).find(({ day }) => day === '2026-10-25');
    expect(sunday?.gapHours).toBe(23); // from 02:00 on, as of now: the hour just begun again counts
  });
});
