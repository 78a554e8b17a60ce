import type { AlarmPriority } from '../../kernel/alarm.ts';
import type { State } from '../../kernel/label.ts';
import { fromUtc, type Instant, instant, secondsBetween, toUtc } from '../../kernel/time.ts';
import type { Demand } from './alarm-demands.ts';
import { atWorkSeconds, interruptionLimits, urgencyRank } from './alarm-limits.ts';
import type { BudgetView } from './wire.ts';

/** A place of work as alarms know it: whose (null: of neither state, no alarm calls it), and for which roles. */
export interface AlarmDesk {
  readonly side: State | null;
  readonly roles: readonly string[];
}

/** One sounding at one desk, with the red line: for all alarms of its cause that join it while it stands. */
export interface Interruption {
  readonly at: Instant;
  readonly cause: string;
  readonly priority: AlarmPriority;
  readonly alarms: readonly string[];
  /** When the last of them was acknowledged, shelved or gone; infinity: it still sounds. */
  readonly until: number;
}

/** How a desk was alarmed up to a moment. */
export interface DeskCourse {
  readonly interruptions: readonly Interruption[];
  /** Alarms that wait for room in the budget, at that moment. Each is on the list. */
  readonly held: readonly string[];
}

/** One demand of a desk, in milliseconds; `until` infinity: it still asks. */
interface Asked {
  readonly alarm: string;
  readonly cause: string;
  readonly priority: AlarmPriority;
  readonly from: number;
  readonly until: number;
}
interface Waiting {
  readonly asked: Asked;
  /** Not before: the desk is at work on its cause. */
  readonly from: number;
}
interface Sounding {
  readonly at: number;
  readonly cause: string;
  readonly priority: AlarmPriority;
  readonly alarms: string[];
  until: number;
}
/** What is put together while the moments are gone through in their order. */
interface Drawn {
  readonly soundings: Sounding[];
  readonly byCause: Map<string, Sounding[]>;
  waiting: Waiting[];
}

const tenMinutes = 600_000;
const hour = 3_600_000;

/**
 * Which alarms interrupted a desk, by what was known at each moment; all others stand on its list without a sound.
 * Danger to life always interrupts: it asks no budget, and is only not sounded twice for one cause at once. Of the
 * rest: `low` never; `high` once for each cause while it stands, not while the desk is at work on that cause, and only
 * within the budget; what finds no room waits, and interrupts when there is some, unless somebody was quicker.
 * Pure and by the book alone, so that a screen and a replay agree.
 */
export function courseOf(demands: readonly Demand[], desk: AlarmDesk, until: Instant): DeskCourse {
  const drawn: Drawn = { soundings: [], byCause: new Map(), waiting: [] };
  for (const asked of askedOf(demands, desk, until)) {
    release(drawn, asked.from);
    take(drawn, asked);
  }
  release(drawn, until);
  const held = drawn.waiting.filter(
    ({ asked }) => asked.until > until && standingFor(drawn, asked, until) === undefined,
  );
  return {
    interruptions: drawn.soundings.map((sounding) => ({ ...sounding, at: instant(sounding.at) })),
    held: held.map(({ asked }) => asked.alarm),
  };
}

function take(drawn: Drawn, asked: Asked): void {
  if (asked.priority === 'low' || joins(drawn, asked, asked.from)) return;
  if (asked.priority === 'life') sound(drawn, asked, asked.from);
  else {
    const from = atWorkUntil(drawn, asked, asked.from);
    if (from <= asked.from && roomFrom(drawn, asked.from) <= asked.from) sound(drawn, asked, asked.from);
    else drawn.waiting.push({ asked, from });
  }
}

/** Lets those that wait interrupt, each at the first moment at which there was room for it. */
function release(drawn: Drawn, upTo: number): void {
  while (drawn.waiting.length > 0 && roomFrom(drawn, -Infinity) <= upTo) {
    const next = nextOf(drawn);
    if (next === undefined || next.at > upTo) return;
    const { asked } = next.waiting;
    drawn.waiting = drawn.waiting.filter((one) => one !== next.waiting);
    if (joins(drawn, asked, next.at)) continue;
    const from = atWorkUntil(drawn, asked, next.at);
    if (from > next.at) drawn.waiting.push({ asked, from });
    else sound(drawn, asked, next.at);
  }
}

/** The first of those that wait for which there is room before somebody answered it; who was answered first, waits no more. */
function nextOf(drawn: Drawn): { readonly waiting: Waiting; readonly at: number } | undefined {
  const moments = drawn.waiting.map((waiting) => ({ waiting, at: roomFrom(drawn, waiting.from) }));
  const asking = moments.filter(({ waiting, at }) => waiting.asked.until > at);
  drawn.waiting = asking.map(({ waiting }) => waiting);
  return asking.reduce<(typeof asking)[number] | undefined>(
    (first, one) => (first === undefined || one.at < first.at ? one : first),
    undefined,
  );
}

function sound(drawn: Drawn, { alarm, cause, priority, until }: Asked, at: number): void {
  const sounding: Sounding = { at, cause, priority, alarms: [alarm], until };
  drawn.soundings.push(sounding);
  drawn.byCause.set(cause, [...(drawn.byCause.get(cause) ?? []), sounding]);
}

/** The sounding of the same cause, no less urgent, that nobody has answered by then. */
function standingFor({ byCause }: Drawn, { cause, priority }: Asked, at: number): Sounding | undefined {
  return byCause
    .get(cause)
    ?.find((one) => one.until > at && urgencyRank(one.priority) <= urgencyRank(priority));
}

function joins(drawn: Drawn, asked: Asked, at: number): boolean {
  const standing = standingFor(drawn, asked, at);
  if (standing === undefined) return false;
  standing.alarms.push(asked.alarm);
  standing.until = Math.max(standing.until, asked.until);
  return true;
}

/** Until when the desk is left to its work on a cause that it has answered; the moment itself where it is not. */
function atWorkUntil({ byCause }: Drawn, { cause }: Asked, at: number): number {
  const answered = (byCause.get(cause) ?? []).filter(({ until }) => until <= at);
  return Math.max(at, ...answered.map(({ until }) => until + atWorkSeconds * 1_000));
}

/** The first moment, not before `from`, at which one more sounding keeps within both limits. */
function roomFrom({ soundings }: Drawn, from: number): number {
  const { perTenMinutes, perHour } = interruptionLimits;
  const tenth = soundings.at(-perTenMinutes)?.at ?? -Infinity;
  const sixth = soundings.at(-perHour)?.at ?? -Infinity;
  return Math.max(from, tenth + tenMinutes, sixth + hour);
}

/**
 * The budget of a desk over a span: how often it was interrupted, the worst 10 minutes, the mean per 10 minutes. It is
 * not made to look better: interruptions for danger to life count as all others, and what is exceeded says so. A mean
 * over less than an hour is given but not judged. The span's end is excluded.
 */
export function measureBudget(
  demands: readonly Demand[],
  span: { readonly from: Instant; readonly to: Instant },
  desk: AlarmDesk,
): BudgetView {
  const { from, to } = span;
  const { interruptions, held } = courseOf(demands, desk, to);
  const within = interruptions.filter(({ at }) => at >= from && at < to);
  const worst10Minutes = worstOf(within.map(({ at }) => at));
  const seconds = secondsBetween(from, to);
  const meanPer10Minutes = seconds <= 0 ? 0 : (within.length * 600) / seconds;
  const isMeanJudged = seconds >= 3_600;
  const limits = {
    worst10Minutes: interruptionLimits.perTenMinutes,
    meanPer10Minutes: interruptionLimits.perHour / 6,
  };
  return {
    from: toUtc(from),
    to: toUtc(to),
    interruptions: within.length,
    forLife: within.filter(({ priority }) => priority === 'life').length,
    worst10Minutes,
    meanPer10Minutes,
    held: held.length,
    limits,
    exceeded: {
      worst: worst10Minutes > limits.worst10Minutes,
      mean: isMeanJudged && meanPer10Minutes > limits.meanPer10Minutes,
    },
    alarmsByPriority: countByPriority(
      askedOf(demands, desk, to).filter((one) => one.from >= from && one.from < to),
    ),
  };
}

function worstOf(moments: readonly number[]): number {
  let worst = 0;
  let first = 0;
  for (const [index, at] of moments.entries()) {
    while ((moments[first] ?? at) <= at - tenMinutes) first += 1;
    worst = Math.max(worst, index - first + 1);
  }
  return worst;
}

/** Alarms, each once however often it asked. */
function countByPriority(asked: readonly Asked[]): BudgetView['alarmsByPriority'] {
  const count = (priority: AlarmPriority): number =>
    new Set(asked.flatMap((one) => (one.priority === priority ? [one.alarm] : []))).size;
  return { life: count('life'), high: count('high'), low: count('low') };
}

function askedOf(demands: readonly Demand[], desk: AlarmDesk, until: Instant): readonly Asked[] {
  const roles = new Set(desk.roles);
  return demands
    .filter(({ side, role }) => side === desk.side && roles.has(role))
    .map(({ alarm, cause, priority, from, until: end }) => ({
      alarm,
      cause,
      priority,
      from: fromUtc(from),
      until: end === null ? Infinity : fromUtc(end),
    }))
    .filter(({ from }) => from <= until)
    .toSorted(
      (one, other) =>
        one.from - other.from ||
        urgencyRank(one.priority) - urgencyRank(other.priority) ||
        (one.alarm < other.alarm ? -1 : 1),
    );
}
