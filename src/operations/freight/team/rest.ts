import { dayAfter, localTime, momentsOf, type Zone } from '../../../kernel/local-clock.ts';
import type { Text } from '../../../kernel/text.ts';
import { fromUtc, type Instant, toUtc, type UtcText } from '../../../kernel/time.ts';
import type { Limit, RestRules } from './rest-limits.ts';

/** A stretch of duty of one person; breaks are no work, and the span is what is not rest. */
export interface Worked {
  readonly from: UtcText;
  readonly until: UtcText;
  readonly breakMinutes: number;
}

export const restRuleNames = [
  'daily_rest',
  'weekly_rest',
  'break',
  'span',
  'daily_work',
  'weekly_work',
  'average_work',
  'night_work',
] as const;
export type RestRule = (typeof restRuleNames)[number];

/** One rule that a roster breaks: `found` against `limit`, hours (`break`: minutes), about the moment `from`. */
export interface RestFault {
  readonly rule: RestRule;
  readonly article: Text;
  readonly from: UtcText;
  readonly limit: number;
  readonly found: number;
}

/** By which rules and whose clock a roster is read. */
export interface RestFrame {
  readonly rules: RestRules;
  readonly zone: Zone;
}

interface Span {
  readonly from: Instant;
  readonly until: Instant;
  readonly workHours: number;
  readonly breakMinutes: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Hours: sums of minutes as fractions differ by less than this. */
const rounding = 1e-6;
/** Three hours of a duty at night make it night work. Source: Directive 2003/88/EC Art. 2(4)(a). */
const nightHoursMin = 3;

/**
 * The rules that one more duty would break, of those that held without it: a roster that is at fault already is not
 * refused twice. Order of the duties is of no matter. Rest and hours are real hours, also where the wall clock moves.
 */
export function faultsWith(held: readonly Worked[], added: Worked, frame: RestFrame): readonly RestFault[] {
  const [from, until] = [fromUtc(added.from), fromUtc(added.until)];
  // Nothing but the averages reaches farther than a week to either side.
  const near = held.filter(
    (one) => fromUtc(one.until) > from - 8 * day && fromUtc(one.from) < until + 8 * day,
  );
  const before = new Set([...nearFaults(near, frame), ...averageFaults(held, frame)].map(keyOf));
  const after = [...nearFaults([...near, added], frame), ...averageFaults([...held, added], frame)];
  return after.filter((fault) => !before.has(keyOf(fault)));
}

/** Every rule that a person's duties break, as they stand. */
export function restFaults(duties: readonly Worked[], frame: RestFrame): readonly RestFault[] {
  return [...nearFaults(duties, frame), ...averageFaults(duties, frame)];
}

function keyOf({ rule, from, found }: RestFault): string {
  return `${rule} ${from} ${found}`;
}

function spansOf(duties: readonly Worked[]): readonly Span[] {
  return duties
    .map(({ from, until, breakMinutes }) => {
      const [begins, ends] = [fromUtc(from), fromUtc(until)];
      return {
        from: begins,
        until: ends,
        workHours: (ends - begins) / hour - breakMinutes / 60,
        breakMinutes,
      };
    })
    .toSorted((a, b) => a.from - b.from || a.until - b.until || a.breakMinutes - b.breakMinutes);
}

function nearFaults(duties: readonly Worked[], frame: RestFrame): readonly RestFault[] {
  const spans = spansOf(duties);
  return [
    ...spans.flatMap((span) => dutyFaults(span, spans, frame)),
    ...breakFaults(spans, frame),
    ...chainFaults(spans, frame),
    ...weekFaults(spans, frame),
  ];
}

/** What is asked of the 24 hours that begin with a duty. */
function dutyFaults(span: Span, spans: readonly Span[], { rules, zone }: RestFrame): readonly RestFault[] {
  const end = span.from + day;
  const within = spans.filter(({ from, until }) => until > span.from && from < end);
  const rest = longestFree(within, span.from, end) / hour;
  const work = within.reduce((sum, one) => sum + workWithin(one, span.from, end), 0);
  const isNight = nightHours(span, rules, zone) >= nightHoursMin;
  return [
    ...below('daily_rest', rules.dailyRestHours, { from: span.from, found: rest }),
    ...above('daily_work', rules.dailyWorkHours, { from: span.from, found: work }),
    ...(isNight ? above('night_work', rules.nightWorkHours, { from: span.from, found: work }) : []),
  ];
}

/** The break of each stretch of work: of duties that follow one another with less than a break between them as of one. */
function breakFaults(spans: readonly Span[], { rules }: RestFrame): readonly RestFault[] {
  const { breakMinutes, workWithoutBreakHours } = rules;
  return chainsOf(spans, breakMinutes.value * minute)
    .filter(({ from, until }) => until - from >= workWithoutBreakHours.value * hour)
    .flatMap(({ from, pause }) => below('break', breakMinutes, { from, found: pause / minute }));
}

/** From the first beginning to the last end between two daily rests. */
function chainFaults(spans: readonly Span[], { rules }: RestFrame): readonly RestFault[] {
  if (rules.spanHours === null) return [];
  return chainsOf(spans, rules.dailyRestHours.value * hour).flatMap(({ from, until }) =>
    above('span', rules.spanHours, { from, found: (until - from) / hour }),
  );
}

interface Chain {
  readonly from: Instant;
  readonly until: Instant;
  /** Milliseconds of breaks in its duties and of time between them. */
  readonly pause: number;
}

/** Duties that follow one another with less than so many milliseconds between them; `spans` by their beginnings. */
function chainsOf(spans: readonly Span[], apart: number): readonly Chain[] {
  const chains: Chain[] = [];
  for (const { from, until, breakMinutes } of spans) {
    const last = chains.at(-1);
    const pause = breakMinutes * minute;
    if (last !== undefined && from - last.until < apart)
      chains[chains.length - 1] = {
        from: last.from,
        until: later(last.until, until),
        pause: last.pause + pause + Math.max(0, from - last.until),
      };
    else chains.push({ from, until, pause });
  }
  return chains;
}

/** What is asked of each week from Monday 00:00 in which there is a duty. */
function weekFaults(spans: readonly Span[], { rules, zone }: RestFrame): readonly RestFault[] {
  const weeks = new Set(spans.flatMap(({ from, until }) => [mondayOf(from, zone), mondayOf(until, zone)]));
  return [...weeks].toSorted().flatMap((monday) => {
    const [from, end] = weekOf(monday, zone);
    const within = spans.filter((span) => span.until > from && span.from < end);
    if (within.length === 0) return [];
    const work = within.reduce((sum, one) => sum + workWithin(one, from, end), 0);
    return [
      ...below('weekly_rest', rules.weeklyRestHours, { from, found: longestFree(within, from, end) / hour }),
      ...above('weekly_work', rules.weeklyWorkHours, { from, found: work }),
    ];
  });
}

/** The average over the weeks that end with each week in which there is a duty. */
function averageFaults(duties: readonly Worked[], { rules, zone }: RestFrame): readonly RestFault[] {
  const { weeks, value } = rules.averageWeeklyHours;
  const spans = spansOf(duties);
  // So little work breaks no average, in whatever weeks it stands.
  if (spans.reduce((sum, { workHours }) => sum + workHours, 0) <= value * weeks) return [];
  const mondays = [...new Set(spans.map(({ from }) => mondayOf(from, zone)))].toSorted();
  return mondays.flatMap((monday) => {
    const [from] = weekOf(dayAfter(monday, -7 * (weeks - 1)), zone);
    const [, end] = weekOf(monday, zone);
    const work = spans.reduce((sum, one) => sum + workWithin(one, from, end), 0);
    return above('average_work', rules.averageWeeklyHours, {
      from: weekOf(monday, zone)[0],
      found: work / weeks,
    });
  });
}

interface Found {
  readonly from: Instant;
  readonly found: number;
}

function below(rule: RestRule, { value, article }: Limit, { from, found }: Found): readonly RestFault[] {
  return found < value - rounding
    ? [{ rule, article, from: toUtc(from), limit: value, found: rounded(found) }]
    : [];
}

function above(rule: RestRule, limit: Limit | null, { from, found }: Found): readonly RestFault[] {
  if (limit === null || found <= limit.value + rounding) return [];
  return [{ rule, article: limit.article, from: toUtc(from), limit: limit.value, found: rounded(found) }];
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The longest stretch without duty between two moments, milliseconds; `spans` by their beginnings. */
function longestFree(spans: readonly Span[], from: number, until: number): number {
  let [longest, free] = [0, from];
  for (const span of spans) {
    longest = Math.max(longest, Math.min(span.from, until) - free);
    free = Math.max(free, span.until);
  }
  return Math.max(longest, until - free);
}

/** Hours of work of a span between two moments; its breaks are taken to lie evenly in it. */
function workWithin(span: Span, from: number, until: number): number {
  const shared = Math.min(span.until, until) - Math.max(span.from, from);
  return shared <= 0 ? 0 : (span.workHours * shared) / (span.until - span.from);
}

/** Hours of a span that lie at night on the wall clock. */
function nightHours(span: Span, { night }: RestRules, zone: Zone): number {
  const first = dayAfter(localTime(span.from, zone).day, -1);
  return [0, 1, 2, 3].reduce((sum, days) => {
    const evening = dayAfter(first, days);
    const from = firstOf(evening, night.fromHour, zone);
    const until = firstOf(dayAfter(evening, 1), night.untilHour, zone);
    return sum + Math.max(0, Math.min(span.until, until) - Math.max(span.from, from)) / hour;
  }, 0);
}

function mondayOf(at: Instant, zone: Zone): string {
  const wall = localTime(at, zone);
  return dayAfter(wall.day, -wall.weekday);
}

function weekOf(monday: string, zone: Zone): readonly [from: Instant, until: Instant] {
  return [firstOf(monday, 0, zone), firstOf(dayAfter(monday, 7), 0, zone)];
}

/** The first moment at which the wall clock shows a full hour. Clocks move at neither of those that are asked for. */
function firstOf(on: string, wallHour: number, zone: Zone): Instant {
  const [at] = momentsOf(on, `${String(wallHour).padStart(2, '0')}:00`, zone);
  if (at === undefined) throw new RangeError('this hour is not shown on that day');
  return at;
}

function later(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}
