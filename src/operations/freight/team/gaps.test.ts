import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../../kernel/time.ts';
import { coverSchema, minimumIn } from './cover.ts';
import type { Duty } from './duty-state.ts';
import { type Gap, gapsAhead, inTheirTeams, type Rostered } from './gaps.ts';
import { after, begin, cover, dutyAt, holding } from './sample-roster.ts';
import { frenchRules } from './sample-rules.ts';
import { type Askable, proposalsMax, whoCould } from './who-could.ts';

const covers = [{ place: 'calais', cover }];
const person = (staff: string, ...duties: readonly Duty[]): Rostered => ({ staff, ...holding(...duties) });
const asked = (people: readonly Rostered[], hours = 24) => gapsAhead({ now: begin, hours, covers, people });
const short = (gaps: readonly Gap[]) =>
  gaps.map(({ from, until, planned, minimum }) => [from, until, planned, minimum]);

describe('gaps ahead', () => {
  test('say which hours fall under the minimum, and by how many', () => {
    const people = [person('searcher-1', dutyAt(0, 24)), person('searcher-2', dutyAt(0, 8))];
    expect(asked(people)).toEqual([
      { place: 'calais', lane: 'lane-1', from: after(8), until: after(24), minimum: 2, planned: 1, short: 1 },
    ]);
  });

  test('an hour is as strong as its weakest minute: a late relief is a gap', () => {
    const people = [
      person('searcher-1', dutyAt(0, 24)),
      person('searcher-2', dutyAt(0, 8)),
      person('searcher-3', dutyAt(8.25, 15.75)),
    ];
    expect(short(asked(people))).toEqual([[after(8), after(9), 1, 2]]);
  });

  test('people on another lane cover nothing here', () => {
    const people = [
      person('searcher-1', dutyAt(0, 24)),
      person('searcher-2', dutyAt(0, 24, { lane: 'lane-2' })),
    ];
    expect(short(asked(people))).toEqual([[after(0), after(24), 1, 2]]);
  });

  test('whoever left the team, or whose team is no more, covers nothing', () => {
    const people = [person('searcher-1', dutyAt(0, 24)), person('searcher-2', dutyAt(0, 24))];
    const team = (members: readonly string[]) => [{ team: 'calais-a', members }];
    const both = team(['searcher-1', 'searcher-2']);
    expect(asked(inTheirTeams(people, both))).toEqual([]);
    expect(short(asked(inTheirTeams(people, team(['searcher-1']))))).toEqual([[after(0), after(24), 1, 2]]);
    expect(short(asked(inTheirTeams(people, [])))).toEqual([[after(0), after(24), 0, 2]]);
  });

  test('a sick call opens the gap at once, and a return closes it', () => {
    const [one, two] = [person('searcher-1', dutyAt(0, 24)), person('searcher-2', dutyAt(0, 24))];
    expect(asked([one, two])).toEqual([]);
    const away = (until: UtcText | null): Rostered => ({
      ...two,
      absences: [{ absence: 'a-1', from: after(4), until }],
    });
    expect(short(asked([one, away(null)]))).toEqual([[after(4), after(24), 1, 2]]);
    expect(short(asked([one, away(after(10))]))).toEqual([[after(4), after(10), 1, 2]]);
  });

  test('the week’s own hours ask for more', () => {
    // Friday 18:00 in Calais is 16:00 UTC: 106 hours after Monday 06:00 UTC.
    const people = ['1', '2'].map((name) => person(`searcher-${name}`, dutyAt(0, 336)));
    expect(short(asked(people, 168))).toEqual([[after(106), after(136), 2, 3]]);
  });

  test('in October the double hour is asked for twice, in March the missing one not at all', () => {
    const night = (day: string) => {
      const hours = coverSchema.parse({
        zone: 'Europe/Paris',
        periods: [
          {
            from: '2026-01-01',
            until: null,
            hours: [{ lane: 'lane-1', weekdays: [6], fromHour: 2, untilHour: 3, people: 1 }],
          },
        ],
      });
      const now = fromUtc(`${day}T20:00:00.000Z` as UtcText);
      return short(gapsAhead({ now, hours: 12, covers: [{ place: 'calais', cover: hours }], people: [] }));
    };
    expect(night('2026-10-24')).toEqual([['2026-10-25T00:00:00.000Z', '2026-10-25T02:00:00.000Z', 0, 1]]);
    expect(night('2026-03-28')).toEqual([]);
    expect(night('2026-06-06')).toEqual([['2026-06-07T00:00:00.000Z', '2026-06-07T01:00:00.000Z', 0, 1]]);
  });

  test('a minimum holds on the days of its period only, and two may not meet', () => {
    const [period] = cover.periods;
    const wall = { weekday: 0, hour: 9 };
    const winter = coverSchema.parse({
      ...cover,
      periods: [{ ...period, from: '2026-11-01', until: '2026-11-30' }],
    });
    expect(minimumIn(winter, { ...wall, day: '2026-11-30' }).get('lane-1')).toBe(2);
    expect(minimumIn(winter, { ...wall, day: '2026-12-01' }).size).toBe(0);
    const meet = {
      ...cover,
      periods: [
        { ...period, until: '2026-06-30' },
        { ...period, from: '2026-06-30' },
      ],
    };
    expect(coverSchema.safeParse(meet).success).toBe(false);
  });

  test('equal, hour by hour, what a count of every minute gives', () => {
    const duties = fc.array(
      fc.record({ from: fc.integer({ min: -600, max: 1_400 }), minutes: fc.integer({ min: 1, max: 700 }) }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(duties, (spans) => {
        const people = spans.map(({ from, minutes }, index) =>
          person(`searcher-${index}`, dutyAt(from / 60, minutes / 60)),
        );
        const gaps = asked(people);
        for (let hour = 0; hour < 24; hour += 1) {
          const counts = Array.from({ length: 60 }, (_, minute) => {
            const at = hour * 60 + minute;
            return spans.filter(({ from, minutes }) => from <= at && at < from + minutes).length;
          });
          const at = addSeconds(begin, hour * 3_600);
          const gap = gaps.find(({ from, until }) => fromUtc(from) <= at && at < fromUtc(until));
          expect(gap?.short ?? 0).toBe(Math.max(0, 2 - Math.min(...counts)));
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('who could', () => {
  const gap = { place: 'calais', lane: 'lane-1', from: after(24), until: after(48) };
  const askable = (staff: string, more: Partial<Askable> = {}): Askable => ({
    staff,
    team: 'calais-a',
    state: 'fr',
    zone: 'Europe/Paris',
    ...holding(),
    ...more,
  });

  test('proposes those within the rules, the willing first, then who worked least', () => {
    const willing = askable('searcher-4', {
      ...holding(dutyAt(0)),
      spans: [{ span: 's', is: 'willing', from: after(20), until: after(40) }],
    });
    const people = [
      askable('searcher-1', holding(dutyAt(0))),
      askable('searcher-2'),
      askable('searcher-3', holding(dutyAt(16))),
      willing,
    ];
    const { proposals, kept, until } = whoCould(gap, people, () => null);
    expect(
      proposals.map(({ staff, isWilling, hoursBefore, hoursRested }) => [
        staff,
        isWilling,
        hoursBefore,
        hoursRested,
      ]),
    ).toEqual([
      ['searcher-4', true, 8, 16],
      ['searcher-2', false, 0, null],
      ['searcher-1', false, 8, 16],
    ]);
    expect(kept).toEqual({ daily_rest_short: 1 });
    // Longer than anybody may stand: its first eight hours.
    expect(until).toBe(after(32));
  });

  test('with the break that the law of those asked wants: a longer one keeps nobody out', () => {
    const article = { en: 'Example rule, Art. 2', fr: 'règle d’exemple, art. 2' };
    const rules = { ...frenchRules, breakMinutes: { value: 45, article } };
    const long = whoCould(gap, [askable('searcher-1')], () => rules);
    expect([long.breakMinutes, long.proposals.length, long.kept]).toEqual([45, 1, {}]);
    expect(whoCould({ ...gap, until: after(28) }, [askable('searcher-1')], () => rules).breakMinutes).toBe(
      20,
    );
  });

  test('never more than a screen can hold, and says how many there are', () => {
    const people = Array.from({ length: 20 }, (_, index) => askable(`searcher-${index}`));
    const { proposals, more } = whoCould(gap, people, () => null);
    expect([proposals.length, more]).toEqual([proposalsMax, 20 - proposalsMax]);
  });

  test('nobody is proposed whom the roster would refuse', () => {
    const away = askable('searcher-1', { absences: [{ absence: 'a', from: after(30), until: null }] });
    const unable = askable('searcher-2', {
      spans: [{ span: 's', is: 'unable', from: after(31), until: toUtc(addSeconds(begin, 400_000)) }],
    });
    expect(whoCould(gap, [away, unable], () => null)).toMatchObject({
      proposals: [],
      kept: { person_away: 1, person_unable: 1 },
    });
  });
});
