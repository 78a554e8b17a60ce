import { describe, expect, test } from 'vitest';
import { addSeconds } from '../../../kernel/time.ts';
import type { Duty } from './duty-state.ts';
import { restBreaks } from './rest-check.ts';
import type { NationalRules } from './rest-rules.ts';
import { ann, begin, ben, dutyAt, holding } from './sample-roster.ts';
import { frenchRules } from './sample-rules.ts';
import type { Askable } from './who-could.ts';

const now = addSeconds(begin, -7_200);
const who = (staff: string, ...duties: readonly Duty[]): Askable => ({
  staff,
  team: 'calais-a',
  state: 'fr',
  zone: 'Europe/Paris',
  ...holding(...duties),
});
// Eight hours on, twelve off: within the directive, and not within thirteen hours of rest.
const people = [who(ben, dutyAt(20), dutyAt(40)), who(ann, dutyAt(0), dutyAt(20))];
const article = { en: 'Example decree, Art. 1', fr: 'décret d’exemple, art. 1' };
const held: NationalRules = { ...frenchRules, spanHours: null, dailyWorkHours: null };
const stricter: NationalRules = { ...held, dailyRestHours: { value: 13, article } };

describe('what rest rules would break', () => {
  test('is named with whose it is, by what article, soonest first', () => {
    const { breaks, standing } = restBreaks(people, { now, held, wanted: stricter });
    expect(breaks.map(({ staff, rule, limit, found }) => [staff, rule, limit, found])).toEqual([
      [ann, 'daily_rest', 13, 12],
      [ben, 'daily_rest', 13, 12],
    ]);
    expect(breaks[0]?.article).toEqual(article);
    expect(standing).toBe(0);
  });

  test('is nothing where the rules are as they were, and what is broken already is counted apart', () => {
    expect(restBreaks(people, { now, held: stricter, wanted: stricter })).toEqual({
      breaks: [],
      standing: 2,
    });
    expect(restBreaks(people, { now, held: null, wanted: held }).breaks).toEqual([]);
  });

  test('begins on the day from which the rules hold, and ends on their last', () => {
    const later: NationalRules = { ...stricter, from: '2026-06-02' };
    const names = (wanted: NationalRules) =>
      restBreaks(people, { now, held, wanted }).breaks.map(({ staff }) => staff);
    expect(names(later)).toEqual([ben]);
    expect(names({ ...stricter, until: '2026-06-01' })).toEqual([ann]);
    expect(names({ ...stricter, from: '2026-07-01' })).toEqual([]);
  });
});
