import { type Instant, instant } from '../src/kernel/time.ts';
import { isOfPerson } from '../src/operations/site/rationalise/incidents.ts';
import type { Rationaliser } from '../src/operations/site/rationalise/rationaliser.ts';
import { alarmStatistics, type AlarmStatistics } from '../src/operations/site/rationalise/statistics.ts';
import type { Outcome, PresentedAlarm } from '../src/operations/site/rationalise/shapes.ts';
import type { DrillDay } from './site-alarms-day.ts';
import type { PersonTruth } from './site-alarms-people.ts';
import { dayStart } from './site-alarms-site.ts';

/** What became of a day. */
export interface DayJudged {
  readonly events: number;
  readonly presented: number;
  readonly interrupting: number;
  /** Alarms in which no device of any person stands. */
  readonly ofNobody: number;
  readonly groups: number;
  readonly grouped: number;
  readonly shown: number;
  readonly found: number;
  readonly late: number;
  readonly withoutCamera: number;
  readonly madeQuiet: number;
  /** People whom only one ordinary sensor noticed: nobody can promise them; how many were presented all the same. */
  readonly oneTrace: number;
  readonly oneTraceFound: number;
  readonly latestSeconds: number;
  readonly chatterersNamed: number;
  readonly statistics: AlarmStatistics;
  readonly signatures: Readonly<Record<string, number>>;
}

/** Operators at the site: PROBLEM F27. */
export const operators = 4;

interface Told {
  readonly at: Instant;
  readonly outcome: Outcome;
}

/** Runs a day through a rationaliser, as its events are received, with a look each second of quiet. */
export function runDay(day: DrillDay, rationaliser: Rationaliser): readonly Told[] {
  const told: Told[] = [];
  const note = (at: Instant, outcomes: readonly Outcome[]): void => {
    for (const outcome of outcomes) told.push({ at, outcome });
  };
  let now: Instant = dayStart;
  const shelves = day.shelved.toSorted((one, other) => one.from - other.from);
  let shelf = 0;
  for (const event of day.events) {
    for (; now + 1_000 < event.receivedAt; now = instant(now + 1_000)) note(now, rationaliser.advance(now));
    for (
      let next = shelves[shelf];
      next !== undefined && next.from <= event.receivedAt;
      next = shelves[shelf]
    ) {
      rationaliser.setShelf(next.device, next.until);
      shelf += 1;
    }
    note(event.receivedAt, rationaliser.take(event));
  }
  const last = instant(Math.max(now, day.events.at(-1)?.receivedAt ?? dayStart) + 10_000);
  note(last, rationaliser.advance(last));
  return told;
}

/** Judges what was told of a day against its truth. */
export function judgeDay(day: DrillDay, told: readonly Told[]): DayJudged {
  const alarms = told.flatMap(({ at, outcome }) =>
    outcome.kind === 'presented' || outcome.kind === 'raised' || outcome.kind === 'joined'
      ? [{ at, alarm: outcome.alarm, kind: outcome.kind }]
      : [],
  );
  const asked = alarms.filter(({ kind }) => kind !== 'joined');
  const groups = told.filter(({ outcome }) => outcome.kind === 'grouped');
  const people = day.people.map((person) => ({ person, ...foundOf(person, alarms) }));
  const shown = people.filter(({ person }) => person.shownAtMs !== null);
  const oneTrace = people.filter(({ person }) => person.shownAtMs === null && person.traces.length > 0);
  const signatures: Record<string, number> = {};
  for (const { alarm } of asked) signatures[alarm.signature] = (signatures[alarm.signature] ?? 0) + 1;
  const chatterers = new Set(
    asked.filter(({ alarm }) => alarm.signature === 'chattering').flatMap(({ alarm }) => alarm.devices),
  );
  const delays = shown.flatMap(({ delaySeconds }) => (delaySeconds === null ? [] : [delaySeconds]));
  return {
    events: day.events.length,
    presented: asked.length,
    interrupting: asked.filter(({ alarm }) => alarm.interrupts).length,
    ofNobody: ofNobody(
      day,
      asked.map(({ alarm }) => alarm),
    ),
    groups: groups.filter(({ outcome }) => outcome.kind === 'grouped' && outcome.isNew).length,
    grouped: groups.length,
    shown: shown.length,
    found: delays.length,
    late: delays.filter((seconds) => seconds > 5).length,
    withoutCamera: shown.filter(({ delaySeconds, hasCamera }) => delaySeconds !== null && !hasCamera).length,
    madeQuiet: asked.filter(({ alarm }) => isOfPerson(alarm.signature) && !alarm.interrupts).length,
    oneTrace: oneTrace.length,
    oneTraceFound: oneTrace.filter(({ delaySeconds }) => delaySeconds !== null).length,
    latestSeconds: Math.max(0, ...delays),
    chatterersNamed: new Set(day.chatterers.filter((one) => chatterers.has(one))).size,
    statistics: alarmStatistics(
      asked.map(({ at, alarm }) => ({
        at,
        device: alarm.devices[0] ?? '',
        priority: alarm.priority,
        signature: alarm.signature,
        interrupts: alarm.interrupts,
      })),
      { operators, from: dayStart, to: instant(dayStart + day.lengthMs) },
    ),
    signatures,
  };
}

function ofNobody(day: DrillDay, alarms: readonly PresentedAlarm[]): number {
  const traced = new Set(day.people.flatMap(({ traces }) => traces.map(({ device }) => device)));
  const others = alarms.filter(({ devices }) => !devices.some((device) => traced.has(device)));
  return new Set(others.map(({ alarm }) => alarm)).size;
}

/** When a person was presented, from when the sensors had shown them; null: never. Before that moment counts as at once. */
function foundOf(
  { traces, shownAtMs }: PersonTruth,
  alarms: readonly { readonly at: Instant; readonly alarm: PresentedAlarm }[],
): { readonly delaySeconds: number | null; readonly hasCamera: boolean } {
  const devices = new Set(traces.map(({ device }) => device));
  const from = dayStart + Math.min(...traces.map(({ atMs }) => atMs));
  const until = dayStart + Math.max(...traces.map(({ atMs }) => atMs)) + 60_000;
  const isAnyAlarmEnough = shownAtMs === null;
  const first = alarms.find(
    ({ at, alarm }) =>
      at >= from &&
      at <= until &&
      (isAnyAlarmEnough || isOfPerson(alarm.signature)) &&
      alarm.evidence.some(
        (one) =>
          (one.kind === 'alert' && one.at >= from && devices.has(one.device)) ||
          (one.kind === 'seen' && devices.has(one.camera)),
      ),
  );
  if (first === undefined) return { delaySeconds: null, hasCamera: false };
  const shown = shownAtMs === null ? from : dayStart + shownAtMs;
  return {
    delaySeconds: Math.max(0, (first.at - shown) / 1000),
    hasCamera: first.alarm.cameras.some(({ unfit }) => unfit === null),
  };
}
