import { expect, test } from 'vitest';
import { fold } from '../../kernel/decider.ts';
import type { Text } from '../../kernel/text.ts';
import { addSeconds, fromUtc, type Instant } from '../../kernel/time.ts';
import { conditionText } from './condition-text.ts';
import { dispatchConditions, type DispatchRecord } from './conditions.ts';
import { relayDecider } from './decide-relay.ts';
import { gapDecider } from './decide-gap.ts';
import { unitDecider } from './decide-unit.ts';
import type { GapEvent } from './events-gap.ts';
import type { RelayEvent } from './events-relay.ts';
import type { UnitEvent, UnitEventOf } from './events-unit.ts';
import {
  accepted,
  after,
  at,
  begin,
  boat,
  by,
  cancelAsked,
  delivered,
  finished,
  onScene,
  otherBoat,
  proposed,
  sampleUnit,
  seen,
  started,
  unit,
} from './given-dispatch.ts';
import { taskView } from './task.ts';
import type { TaskView } from './wire.ts';

const nothing: Omit<DispatchRecord, 'now'> = { units: [], tasks: [], relays: [], gaps: [], requests: [] };
const listed = (record: Partial<DispatchRecord>, seconds: number) =>
  dispatchConditions({ ...nothing, ...record, now: addSeconds(begin, seconds) });

function taskOf(...history: readonly UnitEvent[]): TaskView {
  const state = fold(unitDecider, history);
  const task = state.task ?? state.ended.at(-1);
  if (task === undefined) throw new Error('no task');
  return taskView(task);
}

/** Not a moment before, at the moment, and with that moment however late somebody looks. */
function expectSince(record: Partial<DispatchRecord>, kind: string, seconds: number): void {
  const kindsAt = (offset: number) => listed(record, offset).map((one) => one.kind);
  expect(kindsAt(seconds - 0.001)).not.toContain(kind);
  expect(kindsAt(seconds)).toContain(kind);
  const late = listed(record, seconds + 37).find((one) => one.kind === kind);
  expect(late?.since).toBe(after(seconds));
}

const distress: UnitEventOf<'TaskProposed'> = {
  ...proposed,
  urgency: 'distress',
  side: 'fr',
};

test.each<[string, readonly UnitEvent[], number]>([
  ['a proposal that does not arrive', [proposed], 60],
  ['one that arrives and is not answered', [proposed, { ...delivered, at: after(20) }], 200],
  ['being seen is no answer', [proposed, { ...delivered, at: after(20) }, { ...seen, at: after(100) }], 200],
  ['seen without having been told of its arrival', [proposed, { ...seen, at: after(50) }], 230],
  [
    'accepted, but it does not leave: ten minutes of a lifeboat',
    [proposed, { ...accepted, at: after(30) }],
    630,
  ],
  ['it left, and is not there', [proposed, accepted, { ...started, at: after(100) }], 5_500],
])('a step is late from the moment its clock ran out: %s', (_name, history, seconds) => {
  expectSince({ tasks: [taskOf(...history)] }, 'task_step_late', seconds);
});

test('the launch clock goes by the kind of unit, the arrival by the time asked for', () => {
  const ofKind = (unitKind: UnitEventOf<'TaskProposed'>['unitKind']) =>
    taskOf({ ...distress, unitKind }, accepted);
  expectSince({ tasks: [ofKind('aircraft')] }, 'task_step_late', 1_800);
  expectSince({ tasks: [ofKind('drone')] }, 'task_step_late', 600);
  const asked = { ...distress, onSceneBy: after(1_200) };
  expectSince({ tasks: [taskOf(asked, accepted, started)] }, 'task_step_late', 1_200);
});

test('a late step for a boat in distress is a matter of life, of both states where a unit goes for the other', () => {
  expect(listed({ tasks: [taskOf(distress)] }, 60)).toEqual([
    {
      ...conditionText.task_step_late,
      key: `task/${unit}/t-1/proposed`,
      kind: 'task_step_late',
      priority: 'life',
      side: 'both',
      role: 'watch_officer',
      since: after(60),
      actBefore: null,
      about: `boat/${boat}`,
      reference: null,
      cause: `boat/${boat}`,
    },
  ]);
  expect(listed({ tasks: [taskOf(proposed)] }, 60)[0]).toMatchObject({ priority: 'high', side: 'uk' });
});

test('an explained delay puts the clock off until then, at that step only', () => {
  const explained: UnitEvent = {
    type: 'DelayExplained',
    at: after(700),
    unit,
    task: 't-1',
    boat,
    step: 'accepted',
    reason: 'engine',
    expectedAt: after(1_500),
    by,
  };
  expectSince({ tasks: [taskOf(proposed, accepted, explained)] }, 'task_step_late', 1_500);
  expectSince(
    { tasks: [taskOf(proposed, accepted, explained, { ...started, at: after(1_400) })] },
    'task_step_late',
    6_800,
  );
});

test('a unit on scene, one that is done and one that was asked to stop are not late', () => {
  const quiet = [
    taskOf(proposed, accepted, started, onScene),
    taskOf(proposed, accepted, started, onScene, finished),
  ];
  expect(listed({ tasks: quiet }, 90_000)).toEqual([]);
  const asked = taskOf(proposed, delivered, { ...cancelAsked, at: after(100) });
  expect(listed({ tasks: [asked] }, 279)).toEqual([]);
  expectSince({ tasks: [asked] }, 'cancel_unacknowledged', 280);
  const stopped: UnitEvent = { type: 'CancelAcknowledged', at: after(200), unit, task: 't-1', boat, by };
  const answered = taskOf(proposed, delivered, cancelAsked, stopped);
  expect(listed({ tasks: [answered] }, 5_000)).toEqual([]);
});

const lost = { at: after(300), unit, task: 't-1', boat, by };
test.each<[string, UnitEvent]>([
  ['refused', { ...lost, type: 'TaskRefused', reason: 'fuel' }],
  ['failed', { ...lost, type: 'TaskFailed', reason: 'breakdown' }],
  ['diverted', { ...lost, type: 'TaskDiverted', to: 't-2', toBoat: otherBoat, reason: 'nearer' }],
  ['turned back', { ...lost, type: 'TaskFinished', result: 'turned_back' }],
])('a boat whose unit %s has none, until another goes or somebody says why not', (_name, event) => {
  const gone = taskOf(proposed, started, event);
  expectSince({ tasks: [gone] }, 'boat_without_unit', 300);
  const next = taskOf({ ...distress, task: 't-3', unit: 'U-OTHER', at: after(400) });
  expect(listed({ tasks: [gone, next] }, 401)).toEqual([]);
  // Another that was on its way all the time is enough; one for another boat is not.
  const second = taskOf({ ...distress, task: 't-3', unit: 'U-OTHER' }, { ...onScene, task: 't-3' });
  expect(listed({ tasks: [gone, second] }, 401)).toEqual([]);
  expect(listed({ tasks: [gone, { ...second, boat: otherBoat }] }, 401)).toHaveLength(1);
  const stopping = taskOf({ ...distress, task: 't-3', unit: 'U-OTHER' }, delivered, {
    ...cancelAsked,
    task: 't-3',
  });
  expect(listed({ tasks: [gone, stopping] }, 301).map(({ kind }) => kind)).toContain('boat_without_unit');
  const said = { by, at: after(500), step: gone.step, reason: 'other_unit_goes', expectedAt: null } as const;
  expect(listed({ tasks: [{ ...gone, delays: [said] }] }, 501)).toEqual([]);
  expect(listed({ tasks: [gone] }, 300 + 7_201)).toEqual([]);
});

test('a unit that gave up before another was done leaves the boat to that one', () => {
  const gone = taskOf(proposed, { ...lost, type: 'TaskRefused', reason: 'fuel' });
  const done = (seconds: number) =>
    taskOf(
      { ...distress, task: 't-3', unit: 'U-OTHER' },
      { ...onScene, task: 't-3' },
      { ...finished, task: 't-3', at: after(seconds) },
    );
  expect(listed({ tasks: [gone, done(900)] }, 1_000)).toEqual([]);
  expect(listed({ tasks: [gone, done(200)] }, 1_000)).toHaveLength(1);
});

const sent: RelayEvent = {
  type: 'RelaySent',
  at,
  by,
  relay: 'r-1',
  boat: null,
  nature: 'sinking',
  position: { lat: 51, lon: 1.5, accuracyMetres: 500 },
  persons: null,
  stations: ['CG-EXAMPLE'],
  side: 'uk',
};
const answered = (intention: 'proceeding' | 'standing_by' | 'cannot', seconds: number): RelayEvent => ({
  type: 'RelayAcknowledged',
  at: after(seconds),
  by,
  relay: 'r-1',
  unit: 'U-A',
  intention,
  reason: intention === 'cannot' ? 'fuel' : null,
  arrivesAt: null,
});
const relayOf = (...history: readonly RelayEvent[]) => {
  const state = fold(relayDecider, history);
  return state.phase === 'none' ? [] : [state.relay];
};

test('a mayday relay that nobody acknowledges in five minutes is a matter of life for both states', () => {
  const relays = relayOf(sent);
  expectSince({ relays }, 'mayday_relay_no_acknowledgement', 300);
  expect(listed({ relays }, 300)[0]).toMatchObject({ priority: 'life', side: 'both', about: 'relay/r-1' });
});

test('answers that are no help do not silence it; a unit on its way does, and so does its end', () => {
  expectSince({ relays: relayOf(sent, answered('cannot', 100)) }, 'mayday_relay_nobody_proceeds', 300);
  expectSince({ relays: relayOf(sent, answered('standing_by', 400)) }, 'mayday_relay_nobody_proceeds', 400);
  expect(listed({ relays: relayOf(sent, answered('proceeding', 290)) }, 5_000)).toEqual([]);
  const ended: RelayEvent = { type: 'RelayEnded', at: after(200), by, relay: 'r-1', reason: 'resolved' };
  expect(listed({ relays: relayOf(sent, ended) }, 5_000)).toEqual([]);
});

test('a silent crew is the watch’s first, then the role’s above, each from its own moment', () => {
  const units = [sampleUnit('U', {}, { checkIn: { everyMinutes: 30, heardAt: at } })];
  expectSince({ units }, 'check_in_overdue', 1_800);
  const [first] = listed({ units }, 2_099);
  expect(first).toMatchObject({ priority: 'high', role: 'watch_officer', actBefore: after(2_100) });
  const [second] = listed({ units }, 2_200);
  expect(second).toMatchObject({
    priority: 'life',
    role: 'duty_officer',
    since: after(2_100),
    actBefore: null,
  });
  expect(second?.key).toBe(first?.key);
});

test('half an hour before its endurance ends a unit’s relief must be thought of', () => {
  const units = [sampleUnit('U', { enduranceHours: 2 }, { sortieFrom: at })];
  expectSince({ units }, 'endurance_ends', 5_400);
  expect(listed({ units }, 5_400)[0]?.actBefore).toBe(after(7_200));
});

const opened: GapEvent = {
  type: 'GapOpened',
  at,
  by,
  gap: 'g-1',
  asset: 'U-PLANE',
  loses: ['aerial_picture'],
  area: [],
  from: after(7_200),
  to: after(14_400),
  cause: 'weather',
  side: 'uk',
};
const gapOf = (...history: readonly GapEvent[]) => {
  const state = fold(gapDecider, history);
  return state.phase === 'none' ? [] : [state.gap];
};
const offered: GapEvent = {
  type: 'GapCompensated',
  at,
  by,
  gap: 'g-1',
  compensation: 'k-1',
  kind: 'drone',
  unit: null,
  cost: { hours: 2, euros: 1, pounds: null },
  side: 'fr',
};
const decided: GapEvent = { type: 'GapAccepted', at, by, gap: 'g-1', taken: ['k-1'], reason: 'compensated' };

test('a gap that nobody has decided on is due an hour before it begins, and presses once it has begun', () => {
  const gaps = gapOf(opened);
  expectSince({ gaps }, 'gap_undecided', 3_600);
  expect(listed({ gaps }, 3_700)[0]).toMatchObject({
    priority: 'low',
    role: 'duty_officer',
    actBefore: after(7_200),
  });
  expect(listed({ gaps }, 8_000)[0]).toMatchObject({ priority: 'high', since: after(7_200) });
  expect(listed({ gaps }, 14_400)).toEqual([]);
  expectSince({ gaps: gapOf({ ...opened, from: after(600) }) }, 'gap_undecided', 0);
});

test('a decision ends it; what it relied on being withdrawn opens it again from then', () => {
  expect(listed({ gaps: gapOf(opened, offered, decided) }, 8_000)).toEqual([]);
  const withdrawn: GapEvent = {
    type: 'CompensationWithdrawn',
    at: after(4_000),
    by,
    gap: 'g-1',
    compensation: 'k-1',
  };
  expectSince({ gaps: gapOf(opened, offered, decided, withdrawn) }, 'gap_undecided', 4_000);
  const closed: GapEvent = { type: 'GapClosed', at, by, gap: 'g-1', reason: 'asset_back' };
  expect(listed({ gaps: gapOf(opened, closed) }, 8_000)).toEqual([]);
});

test('life first, then the longest waiting; each key once; nothing lies ahead', () => {
  const record = {
    tasks: [taskOf(proposed), taskOf({ ...distress, task: 't-5', at: after(100) })],
    relays: relayOf(sent),
    units: [
      sampleUnit('U', { enduranceHours: 1 }, { checkIn: { everyMinutes: 5, heardAt: at }, sortieFrom: at }),
    ],
    gaps: gapOf(opened),
  };
  const found = listed(record, 4_000);
  expect(found.map(({ kind }) => kind)).toEqual([
    'task_step_late',
    'mayday_relay_no_acknowledgement',
    'check_in_overdue',
    'task_step_late',
    'endurance_ends',
    'gap_undecided',
  ]);
  expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
  const now: Instant = addSeconds(begin, 4_000);
  expect(found.every(({ since }) => fromUtc(since) <= now)).toBe(true);
});

test('every condition says in both languages what follows and what to do', () => {
  const texts: readonly { consequence: Text; act: Text }[] = Object.values(conditionText);
  for (const { consequence, act } of texts)
    for (const { en, fr } of [consequence, act])
      expect(en.length > 0 && fr.length > 0 && en !== fr).toBe(true);
});
