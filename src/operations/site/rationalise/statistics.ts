import type { Instant } from '../../../kernel/time.ts';
import { type Consequence, consequences, type Signature } from '../words.ts';
import { standardFigures } from './figures.ts';

/** One alarm as the statistics count it. */
export interface CountedAlarm {
  readonly at: Instant;
  /** The point that set it off. */
  readonly device: string;
  readonly consequence: Consequence;
  readonly signature: Signature;
  readonly interrupts: boolean;
}

/** One figure beside what the standard says of it. */
export interface JudgedFigure {
  readonly figure:
    | 'mean_per_ten_minutes'
    | 'most_in_ten_minutes'
    | 'flood_share'
    | 'per_day'
    | 'top_ten_share'
    | 'stale'
    | 'chattering'
    | 'share_high'
    | 'share_medium'
    | 'share_low';
  readonly value: number;
  readonly limit: number;
  readonly isMet: boolean;
}

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
  readonly byConsequence: Readonly<Record<Consequence, number>>;
}

export interface StatisticsPeriod {
  readonly operators: number;
  readonly from: Instant;
  readonly to: Instant;
}

const tenMinutes = 600_000;
const dayMilliseconds = 86_400_000;

/**
 * Reckons the figures by which EEMUA 191 and ISA-18.2 judge an alarm system, over the alarms presented from `from` to
 * before `to`, whatever their order. What interrupts is counted per operator; the points behind it over all.
 */
export function alarmStatistics(
  all: readonly CountedAlarm[],
  { operators, from, to }: StatisticsPeriod,
): AlarmStatistics {
  const alarms = all.filter(({ at }) => at >= from && at < to).toSorted((one, other) => one.at - other.at);
  const interrupting = alarms.filter(({ interrupts }) => interrupts);
  const times = interrupting.map(({ at }) => at);
  const days = Math.max(1, (to - from) / dayMilliseconds);
  const slots = Math.max(1, (to - from) / tenMinutes);
  const topTen = badActors(alarms);
  const byConsequence = countBy(alarms);
  const { priorityShares } = standardFigures;
  const share = (...which: readonly Consequence[]): number =>
    alarms.length === 0 ? 0 : which.reduce((sum, one) => sum + byConsequence[one], 0) / alarms.length;
  const ofSignature = (signature: Signature): number =>
    alarms.filter((one) => one.signature === signature).length / days;
  const figures = [
    atMost('mean_per_ten_minutes', times.length / slots / operators, standardFigures.meanPerTenMinutesMax),
    atMost('most_in_ten_minutes', mostWithin(times) / operators, standardFigures.floodAbove),
    atMost('flood_share', floodShare(times, { operators, from, to }), standardFigures.floodShareMax),
    atMost('per_day', times.length / days / operators, standardFigures.perDayAcceptable),
    atMost(
      'top_ten_share',
      topTen.reduce((sum, one) => sum + one.share, 0),
      standardFigures.topTenShareMax,
    ),
    atMost('stale', ofSignature('stale'), standardFigures.stalePerDayMax),
    atMost('chattering', ofSignature('chattering'), 0),
    atMost('share_high', share('life_on_track'), priorityShares.high),
    atMost('share_medium', share('person_between_fences'), priorityShares.medium),
    atLeast('share_low', share('barrier_breached', 'device_blind'), priorityShares.low),
  ];
  return {
    operators,
    alarms: alarms.length,
    interrupting: interrupting.length,
    figures,
    topTen,
    byConsequence,
  };
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

function countBy(alarms: readonly CountedAlarm[]): Readonly<Record<Consequence, number>> {
  const of = (wanted: Consequence): number =>
    alarms.filter(({ consequence }) => consequence === wanted).length;
  const [life, person, barrier, device] = consequences;
  return { [life]: of(life), [person]: of(person), [barrier]: of(barrier), [device]: of(device) };
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
