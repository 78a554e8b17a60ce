import { describe, expect, test } from 'vitest';
import { given } from '../../../kernel/given.ts';
import { dutyDecider } from './decide-duty.ts';
import { type DutyCommand, type DutyCommandOf, dutyEventSchemas } from './events-duty.ts';
import { after, ann, at, by, dutyAt, edge, put, seen, team, wall } from './sample-roster.ts';
import { frenchRules } from './sample-rules.ts';
import { dutiesMax } from './shapes.ts';

const beside = seen({ teams: [team] });
const order: DutyCommandOf<'PutDuty'> = {
  ...edge,
  ...wall,
  type: 'PutDuty',
  staff: ann,
  duty: 'd-1',
  team: 'calais-a',
  place: 'calais',
  lane: 'lane-1',
  date: '2026-06-02',
  starts: '08:00',
  ends: '16:00',
  seen: beside,
};

describe('a duty', () => {
  test('is put at the moments that the wall clock of its place shows', () => {
    const expected = put(ann, dutyAt(24, 8, { duty: 'd-1' }));
    given(dutyDecider, []).when(order).then([expected]);
  });

  test('ends on the next day where the wall shows an earlier hour', () => {
    given(dutyDecider, [])
      .when({ ...order, starts: '22:00', ends: '06:00' })
      .then([put(ann, dutyAt(38, 8, { duty: 'd-1' }))]);
  });

  test.for([
    ['2026-03-29', '02:30', '10:30', 'time_skipped'],
    ['2026-10-25', '02:30', '10:30', 'time_repeated'],
    ['2026-10-24', '19:00', '02:30', 'time_repeated'],
  ] as const)('%s %s to %s on the clock of Calais: %s', ([date, starts, ends, code]) => {
    const early = { ...order, at: '2026-01-05T00:00:00.000Z' as typeof at };
    given(dutyDecider, [])
      .when({ ...early, date, starts, ends })
      .refuses(code);
  });

  test('says which of two equal times it means, and the night then has its real length', () => {
    const night = { ...order, date: '2026-10-24', starts: '19:00', ends: '02:30' } as const;
    const hours = (endsRepeat: 'first' | 'second'): number => {
      const decided = dutyDecider.decide(dutyDecider.initial, { ...night, endsRepeat });
      const event = decided.ok ? decided.value[0] : undefined;
      return event?.type === 'DutyPut' ? (Date.parse(event.until) - Date.parse(event.from)) / 3_600_000 : 0;
    };
    expect(hours('first')).toBe(7.5);
    expect(hours('second')).toBe(8.5);
    // With a shorter break that is more than eight hours of work at night: refused by Art. 8(b).
    given(dutyDecider, [])
      .when({ ...night, endsRepeat: 'second', breakMinutes: 20 })
      .refuses('night_hours_over');
    given(dutyDecider, [])
      .when({ ...order, endsRepeat: 'first' })
      .refuses('repeat_not_there');
  });

  test('ends after it begins, also within the hour that the wall shows twice', () => {
    const early = {
      ...order,
      at: '2026-10-20T00:00:00.000Z' as typeof at,
      date: '2026-10-25',
      breakMinutes: 0,
    };
    const within = { ...early, starts: '02:15', ends: '02:45' };
    given(dutyDecider, [])
      .when({ ...within, startsRepeat: 'second', endsRepeat: 'first' })
      .refuses('ends_before_it_begins');
    const decided = dutyDecider.decide(dutyDecider.initial, {
      ...within,
      startsRepeat: 'first',
      endsRepeat: 'second',
    });
    expect(decided.ok && decided.value).toMatchObject([
      { from: '2026-10-25T00:15:00.000Z', until: '2026-10-25T01:45:00.000Z' },
    ]);
  });

  test('has work in it: a break as long as itself would be less than nothing in every sum', () => {
    const short = { ...order, starts: '08:00', ends: '08:30' };
    given(dutyDecider, [])
      .when({ ...short, breakMinutes: 240 })
      .refuses('break_too_long');
    given(dutyDecider, [])
      .when({ ...short, breakMinutes: 30 })
      .refuses('break_too_long');
    expect(dutyDecider.decide(dutyDecider.initial, { ...short, breakMinutes: 29 }).ok).toBe(true);
  });

  test('the same duty moved to the clock of Kent is an hour later', () => {
    const kent = { ...team, zone: 'Europe/London' as const };
    given(dutyDecider, [])
      .when({ ...order, seen: seen({ teams: [kent] }) })
      .then([put(ann, dutyAt(25, 8, { duty: 'd-1', zone: 'Europe/London' }))]);
  });

  test.for([
    ['no author', { by: undefined }, 'actor_missing'],
    ['an unknown team', { seen: {} }, 'team_unknown'],
    ['a disbanded team', { seen: seen({ teams: [{ ...team, phase: 'disbanded' }] }) }, 'team_disbanded'],
    ['a stranger', { seen: seen({ teams: [{ ...team, members: [] }] }) }, 'not_a_member'],
    ['the wrong year', { date: '2028-06-02' }, 'duty_too_far'],
    ['no break', { breakMinutes: 0 }, 'break_missing'],
    ['fourteen hours', { ends: '22:00' }, 'daily_rest_short'],
    [
      'ten hours in France by day',
      { ends: '19:00', seen: seen({ teams: [team], french: frenchRules }) },
      'daily_hours_over',
    ],
  ] as const)('%s is refused', ([, change, code]) => {
    given(dutyDecider, [])
      .when({ ...order, ...change } as DutyCommand)
      .refuses(code); // `by` is left out on purpose
  });

  test('the refusal names the article, of the state’s own law where that is the stricter', () => {
    const long = { ...order, ends: '19:00', seen: seen({ teams: [team], french: frenchRules }) };
    const decided = dutyDecider.decide(dutyDecider.initial, long);
    expect(decided.ok ? null : decided.refusal.detail).toMatchObject({
      article: 'Decree 2000-815 of 25 August 2000, Art. 3',
      articleFr: 'décret 2000-815 du 25 août 2000, art. 3',
      limit: 10,
      found: 10.5,
    });
  });

  test('stands with no other at the same time, and is not put twice', () => {
    const history = [put(ann, dutyAt(24, 8, { duty: 'd-1' }))];
    given(dutyDecider, history).when(order).refuses('unchanged');
    given(dutyDecider, history)
      .when({ ...order, duty: 'd-2' })
      .refuses('duty_overlaps');
    given(dutyDecider, history)
      .when({ ...order, starts: '09:00', ends: '17:00' })
      .then([put(ann, dutyAt(25, 8, { duty: 'd-1' }))]);
    given(dutyDecider, history)
      .when({ ...edge, type: 'RetireDuty', staff: ann, duty: 'd-1' })
      .then([{ type: 'DutyRetired', at, staff: ann, duty: 'd-1', swap: null, by }]);
    given(dutyDecider, [])
      .when({ ...edge, type: 'RetireDuty', staff: ann, duty: 'd-1' })
      .refuses('duty_unknown');
  });
});

describe('availability and absence', () => {
  const unable = {
    ...edge,
    type: 'SetAvailability',
    staff: ann,
    span: 's-1',
    is: 'unable',
    from: after(20),
    until: after(40),
  } as const;
  const away = {
    ...edge,
    type: 'ReportAbsence',
    staff: ann,
    absence: 'a-1',
    from: after(20),
    until: null,
  } as const;

  test('nobody is rostered when they cannot', () => {
    const set = {
      type: 'AvailabilitySet',
      at,
      staff: ann,
      span: 's-1',
      is: 'unable',
      from: after(20),
      until: after(40),
      by,
    } as const;
    given(dutyDecider, []).when(unable).then([set]);
    given(dutyDecider, [set]).when(order).refuses('person_unable');
    given(dutyDecider, [set]).when(unable).refuses('unchanged');
    const cleared = { type: 'AvailabilityCleared', at, staff: ann, span: 's-1', by } as const;
    given(dutyDecider, [set])
      .when({ ...edge, type: 'ClearAvailability', staff: ann, span: 's-1' })
      .then([cleared]);
    given(dutyDecider, [set, cleared])
      .when({ ...edge, type: 'ClearAvailability', staff: ann, span: 's-1' })
      .refuses('span_unknown');
    given(dutyDecider, [])
      .when({ ...unable, until: after(20) })
      .refuses('ends_before_it_begins');
  });

  test('a sick call names at once the duties that nobody stands, and nothing of why', () => {
    const history = [put(ann, dutyAt(24, 8, { duty: 'd-1' })), put(ann, dutyAt(0, 8, { duty: 'd-0' }))];
    const reported = {
      type: 'AbsenceReported',
      at,
      staff: ann,
      absence: 'a-1',
      from: after(20),
      until: null,
      uncovered: ['d-1'],
      by,
    } as const;
    given(dutyDecider, history).when(away).then([reported]);
    expect(Object.keys(reported).toSorted()).toEqual([
      'absence',
      'at',
      'by',
      'from',
      'staff',
      'type',
      'uncovered',
      'until',
    ]);
    given(dutyDecider, [reported]).when(order).refuses('person_away');
    // As many as one person may hold fit the record: nobody's sick call is refused for what stands on the roster.
    const all = Array.from({ length: dutiesMax }, (_, number) => `d-${number}`);
    const { type: _type, at: _at, ...fields } = { ...reported, uncovered: all };
    expect(dutyEventSchemas.AbsenceReported.safeParse(fields).success).toBe(true);
    given(dutyDecider, [reported]).when(away).refuses('absence_exists');
    const back = { ...edge, type: 'ReportReturn', staff: ann, absence: 'a-1', returnsAt: after(23) } as const;
    const returned = {
      type: 'ReturnReported',
      at,
      staff: ann,
      absence: 'a-1',
      returnsAt: after(23),
      by,
    } as const;
    given(dutyDecider, [reported]).when(back).then([returned]);
    given(dutyDecider, [reported, returned])
      .when(order)
      .then([put(ann, dutyAt(24, 8, { duty: 'd-1' }))]);
    given(dutyDecider, []).when(back).refuses('absence_unknown');
    given(dutyDecider, [reported])
      .when({ ...back, returnsAt: after(20) })
      .refuses('ends_before_it_begins');
    given(dutyDecider, [reported, returned])
      .when({ ...back, at: after(30) })
      .refuses('unchanged');
    given(dutyDecider, [reported, returned])
      .when({ ...back, at: after(30), returnsAt: after(40) })
      .refuses('absence_over');
  });
});
