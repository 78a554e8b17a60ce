import { dayAfter, localTime, momentsOf, type Zone } from '../../../kernel/local-clock.ts';
import { fromUtc, type Instant } from '../../../kernel/time.ts';
import { type RestFault, restFaults } from './rest.ts';
import { rulesOn } from './rest-limits.ts';
import type { NationalRules } from './rest-rules.ts';
import type { Askable } from './who-could.ts';

/** One rule that somebody's roster would break: whose, in what team. */
export interface RestBreak extends RestFault {
  readonly staff: string;
  readonly team: string;
}

/** What is asked of a change: the rules that hold, those that would, and from when on the roster is looked at. */
export interface RestChange {
  readonly now: Instant;
  readonly held: NationalRules | null;
  readonly wanted: NationalRules;
}

/** Shown at once; the rest is counted. */
export const restBreaksMax = 200;

/**
 * What rest rules would break of the rosters of these people, from the day on which they would hold: only what the
 * rules in force do not break already (`standing` counts that). Nobody's roster is changed by it: a duty that stands
 * stays until somebody moves it. Pure; soonest first.
 */
export function restBreaks(
  people: readonly Askable[],
  { now, held, wanted }: RestChange,
): { readonly breaks: readonly RestBreak[]; readonly standing: number } {
  const each = people.map(({ staff, team, zone, duties }) => {
    const today = localTime(now, zone).day;
    const first = wanted.from > today ? wanted.from : today;
    const isAsked = ({ from, rule }: RestFault): boolean => {
      const { day } = localTime(fromUtc(from), zone);
      // A week that has begun counts whole: its rest may still lie ahead.
      const earliest = weekRules.has(rule) ? mondayBefore(first, zone) : first;
      return day >= earliest && (wanted.until === null || day <= wanted.until);
    };
    const before = restFaults(duties, { rules: rulesOn(first, held), zone }).filter(isAsked);
    const known = new Set(before.map(keyOf));
    const after = restFaults(duties, { rules: rulesOn(first, wanted), zone }).filter(isAsked);
    const breaks = after.filter((fault) => !known.has(keyOf(fault)));
    return { breaks: breaks.map((fault): RestBreak => ({ ...fault, staff, team })), standing: before.length };
  });
  return {
    breaks: each
      .flatMap(({ breaks }) => breaks)
      .toSorted(
        (one, other) => fromUtc(one.from) - fromUtc(other.from) || (one.staff < other.staff ? -1 : 1),
      ),
    standing: each.reduce((sum, { standing }) => sum + standing, 0),
  };
}

const weekRules: ReadonlySet<string> = new Set(['weekly_rest', 'weekly_work', 'average_work']);

function mondayBefore(day: string, zone: Zone): string {
  const [noon] = momentsOf(day, '12:00', zone);
  return noon === undefined ? day : dayAfter(day, -localTime(noon, zone).weekday);
}

function keyOf({ rule, from }: RestFault): string {
  return `${rule} ${from}`;
}
