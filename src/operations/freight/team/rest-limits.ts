import type { Text } from '../../../kernel/text.ts';
import type { NationalRules } from './rest-rules.ts';

/** A limit and the article that sets it, as it is named to whoever is refused. */
export interface Limit {
  readonly value: number;
  readonly article: Text;
}

/** An average over a number of weeks, the running one included. */
export interface Average extends Limit {
  readonly weeks: number;
}

/** What holds for a person's duties. Null: no such rule. Hours, minutes. */
export interface RestRules {
  /** Night time on the wall clock: hours of the day, from (evening) until (morning). */
  readonly night: { readonly fromHour: number; readonly untilHour: number };
  /** Uninterrupted, in the 24 hours that begin with a duty. */
  readonly dailyRestHours: Limit;
  /** Uninterrupted, in each week from Monday 00:00. */
  readonly weeklyRestHours: Limit;
  /** Work without a break; reached, at least `breakMinutes` of break belong to the duty. */
  readonly workWithoutBreakHours: Limit;
  readonly breakMinutes: Limit;
  /** From the first beginning to the last end between two daily rests. */
  readonly spanHours: Limit | null;
  /** Work in the 24 hours that begin with a duty. */
  readonly dailyWorkHours: Limit | null;
  /** Work in one week from Monday 00:00. */
  readonly weeklyWorkHours: Limit | null;
  readonly averageWeeklyHours: Average;
  /** Work in the 24 hours that begin with a duty at night, where the work strains body or mind. */
  readonly nightWorkHours: Limit | null;
}

/** Articles as each language cites them. */
function directive(article: string, articleFr = article): Text {
  return { en: `Directive 2003/88/EC, Art. ${article}`, fr: `directive 2003/88/CE, art. ${articleFr}` };
}

/**
 * What the Union's law asks of any roster. Night time is its least: seven hours about midnight to 05:00. Searching
 * lorries at night is taken for work with heavy physical strain, so that Art. 8(b) binds; a state whose assessment says
 * otherwise enters it (`isStrainful`). Averages run over four months, taken as 17 weeks.
 * Source: Directive 2003/88/EC of 4 November 2003, Arts 2(3), 3, 4, 5, 6(b), 8(b), 16(b).
 */
export const directiveRules: RestRules = {
  night: { fromHour: 22, untilHour: 5 },
  dailyRestHours: { value: 11, article: directive('3') },
  weeklyRestHours: { value: 35, article: directive('5') },
  workWithoutBreakHours: { value: 6, article: directive('4') },
  // The directive asks for a break and leaves its length to each state: one minute is the least that is one.
  breakMinutes: { value: 1, article: directive('4') },
  spanHours: null,
  dailyWorkHours: null,
  weeklyWorkHours: null,
  averageWeeklyHours: {
    value: 48,
    weeks: 17,
    article: directive('6(b), 16(b)', '6, point b), et 16, point b)'),
  },
  nightWorkHours: { value: 8, article: directive('8(b)', '8, point b)') },
};

/** What holds on a day (`2026-03-29`): the directive, and of a state's own law whatever is stricter. */
export function rulesOn(day: string, national: NationalRules | null): RestRules {
  if (national === null || day < national.from || (national.until !== null && day > national.until))
    return directiveRules;
  const base = directiveRules;
  return {
    night: wider(base.night, national.night),
    dailyRestHours: least(base.dailyRestHours, national.dailyRestHours),
    weeklyRestHours: least(base.weeklyRestHours, national.weeklyRestHours),
    workWithoutBreakHours: most(base.workWithoutBreakHours, national.workWithoutBreakHours),
    breakMinutes: least(base.breakMinutes, national.breakMinutes),
    spanHours: national.spanHours,
    dailyWorkHours: national.dailyWorkHours,
    weeklyWorkHours: national.weeklyWorkHours,
    averageWeeklyHours: stricterAverage(base.averageWeeklyHours, national.averageWeeklyHours),
    nightWorkHours: nightLimit(national),
  };
}

function nightLimit({ isStrainful, nightWorkHours }: NationalRules): Limit | null {
  const ofDirective = isStrainful ? directiveRules.nightWorkHours : null;
  return ofDirective === null ? nightWorkHours : most(ofDirective, nightWorkHours);
}

/** The higher of two minima; of equals the state's own article, which its people know. */
function least(base: Limit, own: Limit | null): Limit {
  return own !== null && own.value >= base.value ? own : base;
}

/** The lower of two maxima, likewise. */
function most(base: Limit, own: Limit | null): Limit {
  return own !== null && own.value <= base.value ? own : base;
}

// Two averages over different weeks cannot be compared: the lower figure, and of equals the shorter time, is stricter.
function stricterAverage(base: Average, own: Average | null): Average {
  if (own === null) return base;
  const isStricter = own.value < base.value || (own.value === base.value && own.weeks <= base.weeks);
  return isStricter ? own : base;
}

function wider(base: RestRules['night'], own: NationalRules['night']): RestRules['night'] {
  if (own === null) return base;
  return {
    fromHour: Math.min(base.fromHour, own.fromHour),
    untilHour: Math.max(base.untilHour, own.untilHour),
  };
}
