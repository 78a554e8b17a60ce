import type { AlarmCondition } from '../../kernel/alarm.ts';
import type { JournalPosition } from '../../kernel/event.ts';
import { states } from '../../kernel/label.ts';
import { fromUtc, type Instant, toUtc, type UtcText } from '../../kernel/time.ts';
import { isMoreUrgent, urgencyRank } from './alarm-limits.ts';
import { alarmIdOf, alarmKeeper, type AlarmState, isActive, isStanding, nextRise } from './alarm-state.ts';
import { alarmDecider, differs } from './decide-alarm.ts';
import type { WatchCommand } from './events-alarm.ts';
import type { StandingCondition } from './forms.ts';

/**
 * What the keeper must do at a moment so that the alarms say what the conditions say: raise, change, let rise, bring
 * back from the shelf, clear. In the order of their moments, each at the exact moment at which it fell due and not when
 * somebody looked, so that a night replayed at another speed gives the same book. A condition of both sides makes one
 * alarm for each. Done and asked again at the same moment, there is nothing left to do.
 * `alarms`: at least those that stand; each command belongs to the stream `alarm/<its alarm>`.
 */
export function stepsFor(
  conditions: readonly AlarmCondition[],
  alarms: readonly AlarmState[],
  now: Instant,
): readonly WatchCommand[] {
  const at = toUtc(now);
  const holding = conditionsBySide(conditions, at);
  const known = new Map(
    alarms.flatMap((state) => (state.phase === 'none' ? [] : [[nameOf(state.condition), state] as const])),
  );
  const steps = [...holding].flatMap(([name, condition]) => {
    const state = known.get(name);
    if (state !== undefined) return stepsOf({ alarm: state.alarm, condition, state }, at);
    const alarm = alarmIdOf(condition.key, condition.side);
    return stepsOf({ alarm, condition, state: { phase: 'none' } }, at);
  });
  for (const [name, state] of known)
    if (isStanding(state) && !holding.has(name))
      steps.push(...stepsOf({ alarm: state.alarm, condition: null, state }, at));
  // Stable: the steps of one alarm stay in their own order, which is that of their moments.
  return steps.toSorted((one, other) => compare(one.at, other.at) || compare(one.alarm, other.alarm));
}

/**
 * Those of the steps due that are taken first, of at most `alarmsMax` alarms: while any concerns danger to life, only
 * those that do; of the rest, what is more urgent first. The steps of one alarm stay together and in their order.
 * `alarms`: those that stand.
 */
export function firstOf(
  steps: readonly WatchCommand[],
  alarms: readonly AlarmState[],
  alarmsMax: number,
): readonly WatchCommand[] {
  const byAlarm = new Map<string, WatchCommand[]>();
  for (const step of steps) byAlarm.set(step.alarm, [...(byAlarm.get(step.alarm) ?? []), step]);
  const standing = new Map(
    alarms.flatMap((state) => (state.phase === 'none' ? [] : [[state.alarm, state.condition] as const])),
  );
  const ranked = [...byAlarm].map(([alarm, own]) => {
    const before = standing.get(alarm);
    const conditions = own.flatMap((step) => ('condition' in step ? [step.condition] : []));
    const ranks = [...conditions, ...(before === undefined ? [] : [before])].map((one) =>
      urgencyRank(one.priority),
    );
    return { own, rank: Math.min(...ranks) };
  });
  const isForLife = ranked.some(({ rank }) => rank === urgencyRank('life'));
  return ranked
    .filter(({ rank }) => !isForLife || rank === urgencyRank('life'))
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, alarmsMax)
    .flatMap(({ own }) => own);
}

/** The first moment after `now` at which an alarm rises or leaves the shelf by itself; null: none does. */
export function nextMomentOf(alarms: readonly AlarmState[], now: Instant): Instant | null {
  const after = toUtc(now);
  const moments = alarms.flatMap((state) => {
    const due = state.phase === 'shelved' ? state.shelf.until : (nextRise(state)?.at ?? null);
    return due !== null && due > after ? [due] : [];
  });
  const first = moments.toSorted(compare).at(0);
  return first === undefined ? null : fromUtc(first);
}

/** What an alarm is derived from: a hash for each condition at each look would cost more than the look. */
function nameOf({ key, side }: StandingCondition): string {
  return `${side} ${key}`;
}

/**
 * The idempotency key of a step, from the place in the book up to which the keeper had looked: two processes that look
 * at the same write once, and a condition that comes back with an old `since` is raised all the same.
 */
export function keyOfStep({ type, at, alarm }: WatchCommand, lookedUpTo: JournalPosition): string {
  return `alarms/${alarm}/${type}/${at}/${lookedUpTo}`;
}

/** Conditions of each side that they concern; of two of one key the more urgent, then the older, holds. */
function conditionsBySide(
  conditions: readonly AlarmCondition[],
  now: UtcText,
): ReadonlyMap<string, StandingCondition> {
  const byName = new Map<string, StandingCondition>();
  for (const condition of conditions) {
    if (condition.since > now) continue; // not yet: whoever lists it looked ahead
    for (const side of condition.side === 'both' ? states : [condition.side]) {
      const own = { ...condition, side };
      const other = byName.get(nameOf(own));
      if (other === undefined || outweighs(own, other)) byName.set(nameOf(own), own);
    }
  }
  return byName;
}

function outweighs(one: StandingCondition, other: StandingCondition): boolean {
  if (one.priority !== other.priority) return isMoreUrgent(one.priority, other.priority);
  return one.since < other.since;
}

interface Seen {
  readonly alarm: string;
  /** Null: it has gone. */
  readonly condition: StandingCondition | null;
  readonly state: AlarmState;
}

function stepsOf(seen: Seen, now: UtcText): readonly WatchCommand[] {
  const steps: WatchCommand[] = [];
  let state = seen.state;
  for (let step = nextStep(seen, state, now); step !== null; step = nextStep(seen, state, now)) {
    const decided = alarmDecider.decide(state, step);
    if (!decided.ok) throw new Error(`the keeper's own step was refused: ${step.type}`); // a bug, and it would loop
    steps.push(step);
    state = decided.value.reduce<AlarmState>((before, event) => alarmDecider.evolve(before, event), state);
  }
  return steps;
}

/** The earliest step that is due for one alarm. */
function nextStep({ alarm, condition }: Seen, state: AlarmState, now: UtcText): WatchCommand | null {
  const own = dueByItself(state, now);
  const asked = askedBy({ alarm, condition, state }, now);
  if (own === null || (asked !== null && asked.at < own.at)) return asked;
  return own;
}

function dueByItself(state: AlarmState, now: UtcText): WatchCommand | null {
  if (state.phase === 'none') return null;
  const { alarm } = state;
  if (state.phase === 'shelved' && state.shelf.until <= now)
    return { type: 'UnshelveAlarm', at: state.shelf.until, by: alarmKeeper, alarm };
  const rise = nextRise(state);
  return rise !== null && rise.at <= now
    ? { type: 'EscalateAlarm', at: rise.at, by: alarmKeeper, alarm }
    : null;
}

function askedBy({ alarm, condition, state }: Seen, now: UtcText): WatchCommand | null {
  if (condition === null)
    return isActive(state) ? { type: 'ClearAlarm', at: now, by: alarmKeeper, alarm } : null;
  if (state.phase === 'none' || !isActive(state))
    return { type: 'RaiseAlarm', at: sinceIn(condition, state), by: alarmKeeper, alarm, condition };
  if (!differs(state.condition, condition)) return null;
  // Begun anew: from that moment. Otherwise nobody has said since when it is so, and it is so now.
  const at = condition.since > state.condition.since ? sinceIn(condition, state) : now;
  return { type: 'ChangeAlarm', at, by: alarmKeeper, alarm, condition };
}

/** Since when it holds; after what is on record already, since it did not hold then. */
function sinceIn({ since }: StandingCondition, state: AlarmState): UtcText {
  return state.phase !== 'none' && state.movedAt > since ? state.movedAt : since;
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
