import type { Instant } from '../../../kernel/time.ts';
import { priorities, type Priority, type Signature } from '../words.ts';
import { standardFigures } from './figures.ts';

/** One alarm as the statistics count it. */
export interface CountedAlarm {
  readonly at: Instant;
  /** The point that set it off. */
  readonly device: string;
  readonly priority: Priority;
  readonly signature: Signature;
  readonly interrupts: boolean;
}

/** One figure beside what the standard says of it. */
export interface JudgedFigure {
  readonly figure:
    | 'mean_per_ten_minutes'
    | 'most_in_ten_minutes'
    | 'share_above_one'
    | 'share_above_ten'
    | 'flood_share'
    | 'per_day'
    | 'top_ten_share'
    | 'chattering'
    | 'stale'
    | 'standing'
    | 'standing_long'
    | 'share_high'
    | 'share_medium'
    | 'share_low';
  readonly value: number;
  readonly limit: number;
  readonly isMet: boolean;
}

/** Whose figure each is compared with; read at second hand (docs/decisions/0029). */
export const figureSources = {
  mean_per_ten_minutes: 'EEMUA 191',
  most_in_ten_minutes: 'ISA-18.2',
  share_above_one: 'EEMUA 191',
  share_above_ten: 'ISA-18.2',
  flood_share: 'ISA-18.2',
  per_day: 'ISA-18.2',
  top_ten_share: 'ISA-18.2',
  chattering: 'ISA-18.2',
  stale: 'ISA-18.2',
  standing: 'EEMUA 191',
  standing_long: 'ISA-18.2',
  share_high: 'ISA-18.2',
  share_medium: 'ISA-18.2',
  share_low: 'ISA-18.2',
} as const satisfies Record<JudgedFigure['figure'], string>;

export interface BadActor {
  readonly device: string;
  readonly count: number;
  readonly share: number;
}

/** Statistics of the alarms of a period; figures are for one operator where the standard's are. */
export interface AlarmStatistics {
  readonly operators: number;
  readonly alarms: number;
  readonly interrupting: number;
  readonly figures: readonly JudgedFigure[];
  /** The ten points that set off most. */
  readonly topTen: readonly BadActor[];
  readonly byPriority: Readonly<Record<Priority, number>>;
}

export interface StatisticsPeriod {
  readonly operators: number;
  readonly from: Instant;
  readonly to: Instant;
  /** When each alarm that is open at the end was presented; absent: nobody closes any, as in a drawn day. */
  readonly standing?: readonly Instant[];
}

const tenMinutes = 600_000;
const dayMilliseconds = 86_400_000;

/**
 * Reckons the figures by which EEMUA 191 and ISA-18.2 judge an alarm system, over the alarms presented from `from` to
 * before `to`, whatever their order. What interrupts is counted per operator; the points behind it over all.
 */
export function alarmStatistics(all: readonly CountedAlarm[], period: StatisticsPeriod): AlarmStatistics {
  const { operators, from, to } = period;
  const alarms = all.filter(({ at }) => at >= from && at < to).toSorted((one, other) => one.at - other.at);
  const interrupting = alarms.filter(({ interrupts }) => interrupts);
  const times = interrupting.map(({ at }) => at);
  const days = Math.max(1, (to - from) / dayMilliseconds);
  const topTen = badActors(alarms);
  const ofSignature = (signature: Signature): number =>
    alarms.filter((one) => one.signature === signature).length / days;
  const byPriority = countBy(alarms);
  return {
    operators,
    alarms: alarms.length,
    interrupting: interrupting.length,
    figures: [
      ...rateFigures(times, period),
      atMost('per_day', times.length / days / operators, standardFigures.perDayAcceptable),
      atMost(
        'top_ten_share',
        topTen.reduce((sum, one) => sum + one.share, 0),
        standardFigures.topTenShareMax,
      ),
      atMost('chattering', ofSignature('chattering'), 0),
      atMost('stale', ofSignature('stale'), standardFigures.stalePerDayMax),
      ...standingFigures(period),
      ...shareFigures(byPriority, alarms.length),
    ],
    topTen,
    byPriority,
  };
}

function rateFigures(times: readonly Instant[], period: StatisticsPeriod): readonly JudgedFigure[] {
  const { operators, from, to } = period;
  const slots = Math.max(1, Math.ceil((to - from) / tenMinutes));
  const inSlot = Array.from({ length: slots }, () => 0);
  for (const at of times) {
    const slot = Math.floor((at - from) / tenMinutes);
    inSlot[slot] = (inSlot[slot] ?? 0) + 1;
  }
  const shareAbove = (most: number): number =>
    inSlot.filter((count) => count / operators > most).length / slots;
  const { meanPerTenMinutesMax, floodAbove } = standardFigures;
  return [
    atMost('mean_per_ten_minutes', times.length / slots / operators, meanPerTenMinutesMax),
    atMost('most_in_ten_minutes', mostWithin(times) / operators, floodAbove),
    atMost('share_above_one', shareAbove(meanPerTenMinutesMax), standardFigures.aboveMeanShareMax),
    atMost('share_above_ten', shareAbove(floodAbove), standardFigures.aboveTenShareMax),
    atMost('flood_share', floodShare(times, period), standardFigures.floodShareMax),
  ];
}

function standingFigures({ standing, operators, to }: StatisticsPeriod): readonly JudgedFigure[] {
  if (standing === undefined) return [];
  const long = standing.filter((since) => to - since > standardFigures.staleAfterHours * 3_600_000);
  return [
    atMost('standing', standing.length / operators, standardFigures.standingMax),
    atMost('standing_long', long.length, standardFigures.stalePerDayMax),
  ];
}

/** Shares of all that was presented, of the three priorities. */
export function shareFigures(
  byPriority: Readonly<Record<Priority, number>>,
  of: number,
): readonly JudgedFigure[] {
  const { priorityShares } = standardFigures;
  const share = (priority: Priority): number => (of === 0 ? 0 : byPriority[priority] / of);
  return [
    atMost('share_high', share('high'), priorityShares.high),
    atMost('share_medium', share('medium'), priorityShares.medium),
    atLeast('share_low', share('low'), priorityShares.low),
  ];
}

/** The points that set off most, at most `most`, with their share of all. */
export function badActors(alarms: readonly Pick<CountedAlarm, 'device'>[], most = 10): readonly BadActor[] {
  const counts = new Map<string, number>();
  for (const { device } of alarms) counts.set(device, (counts.get(device) ?? 0) + 1);
  return [...counts]
    .toSorted(([one, first], [other, second]) => second - first || (one < other ? -1 : 1))
    .slice(0, most)
    .map(([device, count]) => ({ device, count, share: count / alarms.length }));
}

function countBy(alarms: readonly CountedAlarm[]): Readonly<Record<Priority, number>> {
  const of = (wanted: Priority): number => alarms.filter(({ priority }) => priority === wanted).length;
  const [high, medium, low] = priorities;
  return { [high]: of(high), [medium]: of(medium), [low]: of(low) };
}

function atMost(figure: JudgedFigure['figure'], value: number, limit: number): JudgedFigure {
  return { figure, value, limit, isMet: value <= limit };
}

function atLeast(figure: JudgedFigure['figure'], value: number, limit: number): JudgedFigure {
  return { figure, value, limit, isMet: value >= limit };
}

/** The most in any ten minutes, wherever they begin. Times ascending. */
export function mostWithin(times: readonly Instant[], milliseconds = tenMinutes): number {
  let first = 0;
  let most = 0;
  for (const [last, at] of times.entries()) {
    while (at - (times[first] ?? at) >= milliseconds) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

/** Share of the time in flood: from more than ten in ten minutes for each operator until fewer than five. */
function floodShare(times: readonly Instant[], { operators, from, to }: StatisticsPeriod): number {
  const lookEvery = 60_000;
  let looks = 0;
  let flooded = 0;
  let isFlood = false;
  let first = 0;
  let last = 0;
  for (let at = from + lookEvery; at <= to; at += lookEvery) {
    while ((times[last] ?? Infinity) <= at) last += 1;
    while ((times[first] ?? Infinity) <= at - tenMinutes) first += 1;
    const each = (last - first) / operators;
    isFlood = isFlood ? each >= standardFigures.floodEndsBelow : each > standardFigures.floodAbove;
    looks += 1;
    if (isFlood) flooded += 1;
  }
  return looks === 0 ? 0 : flooded / looks;
}
