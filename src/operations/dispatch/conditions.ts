import type { AlarmCondition, AlarmPriority } from '../../kernel/alarm.ts';
import type { State } from '../../kernel/label.ts';
import { alarmPriorities } from '../../kernel/alarm.ts';
import { addSeconds, fromUtc, type Instant, instant, toUtc, type UtcText } from '../../kernel/time.ts';
import { conditionText } from './condition-text.ts';
import { requestConditions } from './conditions-request.ts';
import { decisionOf } from './decide-gap.ts';
import {
  checkInEscalatesSeconds,
  enduranceWarnSeconds,
  gapDecidedBeforeSeconds,
  lostTaskSeconds,
  relayReceivedWithinSeconds,
  relayWithinSeconds,
} from './limits.ts';
import { type LandCall, landCallConditions } from './land-call.ts';
import { patrolConditions } from './patrol/patrol-stream.ts';
import type { PatrolTask } from './patrol/wire-patrol.ts';
import { receiptOfOther } from './receipt.ts';
import type { Request } from './request.ts';
import { cancelDueOf, isOpen, stepAt } from './task.ts';
import type { GapView, RelayView, TaskView, UnitView } from './wire.ts';
import type { Urgency } from './words.ts';

/** Everything that stands on record in dispatch at a moment. */
export interface DispatchRecord {
  readonly units: readonly UnitView[];
  readonly tasks: readonly TaskView[];
  readonly relays: readonly Omit<RelayView, 'nearest'>[];
  readonly gaps: readonly GapView[];
  readonly requests: readonly Request[];
  /** People said to be in vehicles ashore. Absent: none. */
  readonly landCalls?: readonly LandCall[];
  /** Tasks of the fixed sites' patrols, and whose sites those are. Absent: none. */
  readonly patrols?: { readonly side: State; readonly tasks: readonly PatrolTask[] };
  readonly now: Instant;
}

const priorityOf: Readonly<Record<Urgency, AlarmPriority>> = {
  distress: 'life',
  urgent: 'high',
  routine: 'low',
};

/**
 * What in dispatch needs a human act at a moment, most urgent first; `since` is the exact moment at which a clock ran
 * out. Few, each worth an act: a late step (F11), a question to stop that nobody answered, a boat that lost its unit, a
 * relay that nobody takes up (F10), a crew not heard of, endurance, a gap that nobody has decided on (F16).
 */
export function dispatchConditions(record: DispatchRecord): readonly AlarmCondition[] {
  const { units, tasks, relays, gaps, requests, landCalls = [], patrols, now } = record;
  const found = [
    ...tasks.flatMap((task) => [...lateStep(task), ...unansweredCancel(task), ...lostUnit(task, tasks)]),
    ...relays.flatMap((relay) => [...unansweredRelay(relay), ...unreceivedRelay(relay, now)]),
    ...units.flatMap((unit) => [...overdueCheckIn(unit, now), ...endurance(unit), ...committedTwice(unit)]),
    ...gaps.flatMap((gap) => undecidedGap(gap, now)),
    ...requests.flatMap((request) => requestConditions(request, now)),
    ...landCallConditions(landCalls),
    ...(patrols === undefined ? [] : patrolConditions(patrols.tasks, patrols.side, now)),
  ];
  const due = found.filter(({ since, kind }) => fromUtc(since) <= now && !isStale(kind, since, now));
  return due.toSorted(byPriority);
}

function byPriority(a: AlarmCondition, b: AlarmCondition): number {
  const rank = (one: AlarmCondition): number => alarmPriorities.indexOf(one.priority);
  return rank(a) - rank(b) || fromUtc(a.since) - fromUtc(b.since) || (a.key < b.key ? -1 : 1);
}

function isStale(kind: string, since: UtcText, now: Instant): boolean {
  return kind === 'boat_without_unit' && fromUtc(since) < addSeconds(now, -lostTaskSeconds);
}

const after = (at: UtcText, seconds: number): UtcText => toUtc(addSeconds(fromUtc(at), seconds));
const later = (...moments: readonly UtcText[]): UtcText => toUtc(instant(Math.max(...moments.map(fromUtc))));

/** A unit of one state that goes for the other concerns both. */
function sideOf({ side, unitSide }: TaskView): State | 'both' {
  return side === null || side === unitSide ? unitSide : 'both';
}

function ofTask(task: TaskView) {
  const { boat, urgency } = task;
  return {
    priority: priorityOf[urgency],
    side: sideOf(task),
    role: 'watch_officer',
    about: `boat/${boat}`,
    reference: null,
    cause: `boat/${boat}`,
  } as const;
}

function lateStep(task: TaskView): readonly AlarmCondition[] {
  // A unit that was asked to stop is not late: whether it has heard is another question.
  if (task.dueAt === null || task.cancel !== null) return [];
  const key = `task/${task.unit}/${task.task}/${task.step}`;
  const words = conditionText.task_step_late;
  return [
    { ...ofTask(task), ...words, key, kind: 'task_step_late', since: task.dueAt, actBefore: task.onSceneBy },
  ];
}

function unansweredCancel(task: TaskView): readonly AlarmCondition[] {
  const since = cancelDueOf(task);
  if (since === null) return [];
  const words = conditionText.cancel_unacknowledged;
  return [
    {
      ...ofTask(task),
      ...words,
      key: `task/${task.unit}/${task.task}/cancel`,
      kind: 'cancel_unacknowledged',
      priority: 'high',
      since,
      actBefore: null,
    },
  ];
}

/** The unit refused, fell out, turned back or was taken for another boat: who goes now? */
function lostUnit(task: TaskView, tasks: readonly TaskView[]): readonly AlarmCondition[] {
  const isLost =
    task.step === 'refused' ||
    task.step === 'failed' ||
    task.step === 'diverted' ||
    task.result === 'turned_back';
  const since = isLost ? stepAt(task, task.step) : null;
  if (since === null || task.delays.some(({ expectedAt }) => expectedAt === null)) return [];
  const hasOther = tasks.some((other) => other !== task && other.boat === task.boat && goesOn(other, since));
  if (hasOther) return [];
  const words = conditionText.boat_without_unit;
  const key = `task/${task.unit}/${task.task}/lost`;
  return [{ ...ofTask(task), ...words, key, kind: 'boat_without_unit', since, actBefore: task.onSceneBy }];
}

/** Another task for the boat that is open and was not asked to stop, or that was proposed or done after the loss. */
function goesOn(other: TaskView, since: UtcText): boolean {
  if (isOpen(other)) return other.cancel === null;
  const last = other.steps.at(-1)?.at ?? since;
  return fromUtc(last) > fromUtc(since);
}

function unansweredRelay(relay: DispatchRecord['relays'][number]): readonly AlarmCondition[] {
  const answers = relay.units.flatMap(({ answer }) => (answer === null ? [] : [answer]));
  if (relay.ended !== null || answers.some(({ intention }) => intention === 'proceeding')) return [];
  const kind = answers.length === 0 ? 'mayday_relay_no_acknowledgement' : 'mayday_relay_nobody_proceeds';
  const limit = after(relay.sent.at, relayWithinSeconds);
  const newest = answers.map(({ at }) => at);
  return [
    {
      ...conditionText[kind],
      key: `relay/${relay.relay}`,
      kind,
      priority: 'life',
      side: 'both',
      role: 'watch_officer',
      // With each answer that is no help it stands anew.
      since: later(limit, ...newest),
      actBefore: null,
      about: `relay/${relay.relay}`,
      reference: null,
      cause: relay.boat === null ? `relay/${relay.relay}` : `boat/${relay.boat}`,
    },
  ];
}

/**
 * The other side's watch has not said that it has it, and nobody goes yet: its units may be the nearer ones. Once the
 * relay is late it is both sides' alarm, and this one gives way to that.
 */
function unreceivedRelay(relay: DispatchRecord['relays'][number], now: Instant): readonly AlarmCondition[] {
  const { side, ended, units, boat } = relay;
  const goes = units.some(({ answer }) => answer?.intention === 'proceeding');
  const lateAt = after(relay.sent.at, relayWithinSeconds);
  if (side === null || ended !== null || goes || receiptOfOther(relay) !== null) return [];
  if (fromUtc(lateAt) <= now) return [];
  return [
    {
      ...conditionText.relay_not_received,
      key: `relay/${relay.relay}/receipt`,
      kind: 'relay_not_received',
      priority: 'life',
      side: side === 'fr' ? 'uk' : 'fr',
      role: 'watch_officer',
      since: after(relay.sent.at, relayReceivedWithinSeconds),
      actBefore: lateAt,
      about: `relay/${relay.relay}`,
      reference: null,
      cause: boat === null ? `relay/${relay.relay}` : `boat/${boat}`,
    },
  ];
}

function ofUnit({ unit, fields }: UnitView) {
  return { side: fields.side, about: `unit/${unit}`, reference: fields.callName, cause: `unit/${unit}` };
}

/** A crew not heard of: first the watch calls it, then the role above searches for it. */
function overdueCheckIn(unit: UnitView, now: Instant): readonly AlarmCondition[] {
  if (unit.checkIn === null) return [];
  const { dueAt } = unit.checkIn;
  const escalatesAt = after(dueAt, checkInEscalatesSeconds);
  const isEscalated = fromUtc(escalatesAt) <= now;
  return [
    {
      ...ofUnit(unit),
      ...conditionText[isEscalated ? 'check_in_escalated' : 'check_in_overdue'],
      key: `check_in/${unit.unit}`,
      kind: 'check_in_overdue',
      priority: isEscalated ? 'life' : 'high',
      role: isEscalated ? 'duty_officer' : 'watch_officer',
      // The second clock runs out by itself, as the first did.
      since: isEscalated ? escalatesAt : dueAt,
      actBefore: isEscalated ? null : escalatesAt,
    },
  ];
}

function endurance(unit: UnitView): readonly AlarmCondition[] {
  if (unit.enduranceEndsAt === null) return [];
  return [
    {
      ...ofUnit(unit),
      ...conditionText.endurance_ends,
      key: `endurance/${unit.unit}`,
      kind: 'endurance_ends',
      priority: 'high',
      role: 'watch_officer',
      since: after(unit.enduranceEndsAt, -enduranceWarnSeconds),
      actBefore: unit.enduranceEndsAt,
    },
  ];
}

/** Each node gave it a task without sight of the other's: one of the boats waits for a unit that will not come. */
function committedTwice(unit: UnitView): readonly AlarmCondition[] {
  const [first] = unit.also;
  if (first === undefined) return [];
  const urgencies = [...unit.also, ...(unit.commitment === null ? [] : [unit.commitment])];
  const isDistress = urgencies.some(({ urgency }) => urgency === 'distress');
  return [
    {
      ...ofUnit(unit),
      ...conditionText.unit_committed_twice,
      key: `twice/${unit.unit}`,
      kind: 'unit_committed_twice',
      priority: isDistress ? 'life' : 'high',
      side: 'both',
      role: 'watch_officer',
      since: first.proposedAt,
      actBefore: null,
    },
  ];
}

function undecidedGap(gap: GapView, now: Instant): readonly AlarmCondition[] {
  if (gap.closed !== null || decisionOf(gap) !== null || fromUtc(gap.to) <= now) return [];
  const taken = new Set(gap.decisions.at(-1)?.taken ?? []);
  // A decision that relied on what was withdrawn since holds no longer: from then on nobody has decided.
  const undone = gap.compensations.flatMap(({ compensation, withdrawn }) =>
    withdrawn !== null && taken.has(compensation) ? [withdrawn.at] : [],
  );
  const warned = later(gap.opened.at, after(gap.from, -gapDecidedBeforeSeconds), ...undone);
  const hasBegun = fromUtc(gap.from) <= now;
  return [
    {
      ...conditionText.gap_undecided,
      key: `gap/${gap.gap}`,
      kind: 'gap_undecided',
      priority: hasBegun ? 'high' : 'low',
      side: gap.side ?? 'both',
      role: 'duty_officer',
      since: hasBegun ? later(warned, gap.from) : warned,
      actBefore: gap.from,
      about: `gap/${gap.gap}`,
      reference: gap.asset,
      cause: `gap/${gap.gap}`,
    },
  ];
}
