import { describe, expect, test } from 'vitest';
import { fold } from '../../kernel/decider.ts';
import { given } from '../../kernel/given.ts';
import { unitDecider } from './decide-unit.ts';
import { type UnitCommand, type UnitEvent, unitEventSchemas } from './events-unit.ts';
import {
  accepted,
  after,
  at,
  available,
  boat,
  by,
  checkInSet,
  commands,
  delivered,
  divertUnit,
  finished,
  histories,
  onScene,
  otherBoat,
  type Place,
  proposed,
  proposeTask,
  registered,
  sampleFields,
  seen,
  shiftStarted,
  started,
  takenOut,
  unit,
} from './given-dispatch.ts';
import { unitRefusals, type UnitRefusal } from './refusals.ts';
import { evolveUnit, initialUnit } from './unit-state.ts';

const places = Object.keys(histories) as Place[]; // the keys are the places

/** What each command comes to in each place, in the order of the places: events, or the refusal. `..`: as before it. */
const outcomes: Readonly<Record<UnitCommand['type'], string>> = {
  // off | on_shift | available | proposed | delivered | seen | accepted | under_way | on_scene | cancel_asked | done | out_of_service | checked
  ReportUnitStatus:
    'UnitStatusReported | .. | .. | .. | .. | .. | status_from_task | .. | .. | .. | unchanged | out_of_service | UnitStatusReported',
  ReportUnitPosition: 'UnitPositionReported | .. | .. | .. | .. | .. | .. | .. | .. | .. | .. | .. | ..',
  StartShift: 'ShiftStarted | shift_runs | .. | .. | .. | .. | .. | .. | .. | .. | .. | .. | ..',
  EndShift:
    'no_shift | ShiftEnded | .. | already_committed | .. | .. | .. | .. | .. | .. | ShiftEnded | .. | ..',
  TakeOutOfService:
    'UnitTakenOut | .. | .. | TaskFailed+UnitTakenOut | .. | .. | .. | .. | .. | .. | UnitTakenOut | out_of_service | UnitTakenOut',
  ReturnToService: 'in_service | .. | .. | .. | .. | .. | .. | .. | .. | .. | .. | UnitReturned | in_service',
  ProposeTask:
    'off_shift | TaskProposed | .. | already_committed | .. | .. | .. | .. | .. | .. | TaskProposed | out_of_service | TaskProposed',
  DivertUnit:
    'task_unknown | .. | .. | TaskDiverted+TaskProposed | .. | .. | .. | .. | .. | .. | task_unknown | out_of_service | task_unknown',
  NoteReached:
    'task_unknown | .. | .. | TaskReached | .. | .. | .. | .. | .. | .. | task_over | task_unknown | ..',
  NoteDelivered:
    'task_unknown | .. | .. | TaskDelivered | step_passed | .. | .. | .. | .. | .. | task_over | task_unknown | ..',
  NoteSeen:
    'task_unknown | .. | .. | TaskSeen | .. | step_passed | .. | .. | .. | .. | task_over | task_unknown | ..',
  AcceptTask:
    'task_unknown | .. | .. | TaskAccepted | .. | .. | step_passed | .. | .. | .. | task_over | task_unknown | ..',
  RefuseTask:
    'task_unknown | .. | .. | TaskRefused | .. | .. | .. | step_passed | .. | .. | task_over | task_unknown | ..',
  StartTask:
    'task_unknown | .. | .. | TaskStarted | .. | .. | .. | step_passed | .. | .. | task_over | task_unknown | ..',
  ReportOnScene:
    'task_unknown | .. | .. | TaskOnScene | .. | .. | .. | .. | step_passed | TaskOnScene | task_over | task_unknown | ..',
  FinishTask:
    'task_unknown | .. | .. | not_under_way | .. | .. | .. | TaskFinished | .. | .. | task_over | task_unknown | ..',
  AskCancel:
    'task_unknown | .. | .. | TaskWithdrawn | CancelAsked | .. | .. | .. | .. | cancel_asked_already | task_over | task_unknown | ..',
  AcknowledgeCancel:
    'task_unknown | .. | .. | cancel_not_asked | .. | .. | .. | .. | .. | CancelAcknowledged | task_over | task_unknown | ..',
  ExplainDelay:
    'task_unknown | .. | .. | DelayExplained | .. | .. | .. | .. | .. | .. | .. | task_unknown | ..',
  SetCheckIn: 'CheckInSet | .. | .. | .. | .. | .. | .. | .. | .. | .. | .. | .. | ..',
  CheckIn: 'no_check_in | .. | .. | .. | .. | .. | .. | .. | .. | .. | .. | .. | CheckedIn',
};

function expanded(row: string): readonly string[] {
  const cells = row.split('|').map((cell) => cell.trim());
  return cells.map((_, index) => cells.slice(0, index + 1).findLast((cell) => cell !== '..') ?? '');
}

describe.each(Object.values(commands))('$type', (command) => {
  const row = expanded(outcomes[command.type]);
  test('has an outcome for every place', () => expect(row).toHaveLength(places.length));

  test.each(places.map((place, index) => [place, row[index]]))('in %s: %s', (place, expected) => {
    const state = fold(unitDecider, histories[place as Place]); // from the list of places
    const decided = unitDecider.decide(state, command);
    const told = decided.ok ? decided.value.map(({ type }) => type).join('+') : decided.refusal.code;
    expect(told).toBe(expected);
    if (!decided.ok) expect(unitRefusals).toHaveProperty(decided.refusal.code);
    // Whatever is written can be written: each event has the body that its schema asks for.
    for (const { type, at: _at, ...body } of decided.ok ? decided.value : [])
      expect(unitEventSchemas[type].parse(body)).toEqual(body);
  });

  test('an order of nobody is refused', () => {
    const { by: _by, ...nobody } = command;
    given(unitDecider, histories.available)
      .when(nobody as UnitCommand) // without its author
      .refuses('actor_missing');
  });
});

const when = (history: readonly UnitEvent[], command: UnitCommand) =>
  given(unitDecider, history).when(command);
const refusalOf = (history: readonly UnitEvent[], command: UnitCommand) => {
  const decided = unitDecider.decide(fold(unitDecider, history), command);
  return decided.ok ? null : decided.refusal;
};

test('a proposed task carries what its clocks and both boats need', () => {
  const { seen: _seen, givenFrom: _from, ...order } = proposeTask;
  when(histories.available, proposeTask).then([
    {
      ...order,
      type: 'TaskProposed',
      unitKind: 'lifeboat',
      unitSide: 'uk',
      side: 'uk',
      calledOut: false,
      divertedFrom: null,
    },
  ]);
});

test('committing twice is refused with the task and the boat, and says whether an order could divert', () => {
  const second = { ...proposeTask, task: 't-2', boat: otherBoat };
  expect(refusalOf(histories.accepted, second)).toEqual({
    code: 'already_committed',
    detail: { task: 't-1', boat, step: 'accepted', divertible: false },
  });
  expect(refusalOf(histories.accepted, { ...second, urgency: 'distress' })?.detail).toMatchObject({
    divertible: true,
  });
});

test('a diversion tells both boats in one order', () => {
  const { seen: _seen, givenFrom: _from, from: _old, diversion: _why, ...order } = divertUnit;
  when(histories.under_way, divertUnit).then([
    {
      type: 'TaskDiverted',
      at,
      unit,
      task: 't-1',
      boat,
      to: 't-2',
      toBoat: otherBoat,
      reason: 'life_at_greater_risk',
      by,
    },
    {
      ...order,
      type: 'TaskProposed',
      unitKind: 'lifeboat',
      unitSide: 'uk',
      side: 'uk',
      calledOut: false,
      divertedFrom: 't-1',
    },
  ]);
});

test('what comes first or is as urgent is never left for another', () => {
  when(histories.under_way, { ...divertUnit, kind: 'search', urgency: 'urgent' }).refuses('does_not_outrank');
  when(histories.under_way, { ...divertUnit, kind: 'tow', urgency: 'urgent' }).refuses('does_not_outrank');
  when(histories.under_way, { ...divertUnit, kind: 'rescue', urgency: 'routine' }).refuses(
    'does_not_outrank',
  );
  // Another desk has given it another task meanwhile.
  when(histories.under_way, { ...divertUnit, from: 't-0' }).refuses('task_unknown');
});

test('only a unit on the register is committed or put on shift', () => {
  const nowhere: readonly (Readonly<Record<string, unknown>> | undefined)[] = [
    undefined,
    {},
    { [`fleet/${unit}`]: { phase: 'none' } },
    { [`fleet/${unit}`]: { phase: 'retired', version: 2, fields: JSON.stringify(sampleFields) } },
    { [`fleet/${unit}`]: { phase: 'held', version: 2, fields: '{}' } },
    registered('U-OTHER'),
  ];
  for (const found of nowhere) {
    const beside = found === undefined ? {} : { seen: found };
    for (const { seen: _seen, ...command } of [proposeTask, divertUnit, commands.StartShift])
      when(histories.under_way, { ...command, ...beside }).refuses('unit_unknown');
  }
});

test('no report begins the record of a unit that the register does not hold, or does not show', () => {
  const { ReportUnitStatus, ReportUnitPosition, TakeOutOfService, SetCheckIn } = commands;
  for (const { seen: _seen, ...command } of [
    ReportUnitStatus,
    ReportUnitPosition,
    TakeOutOfService,
    SetCheckIn,
  ])
    when([], command).refuses('unit_unknown');
  // What is under way goes on, though the register has let go of the unit meanwhile.
  const { seen: _seen, ...retired } = TakeOutOfService;
  expect(unitDecider.decide(fold(unitDecider, histories.under_way), retired)).toMatchObject({ ok: true });
});

test('in distress a crew off shift may be called out, and the record says so', () => {
  const called = { ...proposeTask, urgency: 'distress' } as const;
  const decided = unitDecider.decide(initialUnit, called);
  expect(decided.ok && decided.value).toMatchObject([{ type: 'TaskProposed', calledOut: true }]);
});

test('a task’s name is used once', () => {
  when(histories.done, proposeTask).refuses('task_exists');
  when(histories.proposed, proposeTask).refuses('task_exists');
  when(histories.proposed, { ...divertUnit, task: 't-1' }).refuses('task_exists');
});

test('times behind the present are refused', () => {
  when(histories.available, { ...proposeTask, onSceneBy: at }).refuses('end_not_after_start');
  when([], { ...commands.StartShift, until: at }).refuses('end_not_after_start');
  when([], { ...commands.ReportUnitPosition, heldAt: after(6) }).refuses('time_absurd');
  when([], { ...commands.ReportUnitPosition, heldAt: after(-86_401) }).refuses('time_absurd');
});

test('the same position again writes nothing, and a late one does not move the unit back', () => {
  const report = commands.ReportUnitPosition;
  const { type: _type, seen: _seen, ...said } = report;
  const told: UnitEvent = { ...said, type: 'UnitPositionReported' };
  when([told], report).then([]);
  const late: UnitEvent = { ...told, heldAt: after(-600), position: { ...told.position, lat: 50 } };
  expect(fold(unitDecider, [told, late]).position).toEqual(fold(unitDecider, [told]).position);
});

test('an explained delay of an open task says until when; of one that is over only why', () => {
  const late = commands.ExplainDelay;
  when(histories.accepted, { ...late, expectedAt: null }).refuses('expected_missing');
  when(histories.accepted, { ...late, expectedAt: at }).refuses('expected_absurd');
  when(histories.accepted, { ...late, expectedAt: after(4 * 3_600 + 1) }).refuses('expected_absurd');
  const decided = unitDecider.decide(fold(unitDecider, histories.done), late);
  expect(decided.ok && decided.value).toMatchObject([{ step: 'done', expectedAt: null }]);
});

test('statuses follow the shift, the task and the service, and are kept in order', () => {
  const history: readonly UnitEvent[] = [
    shiftStarted,
    available,
    proposed,
    delivered,
    seen,
    accepted,
    started,
    onScene,
    finished,
    takenOut,
    { type: 'UnitReturned', at, unit, by },
    { type: 'ShiftEnded', at, unit, shift: 'n1', by },
  ];
  expect(fold(unitDecider, history).statuses.map(({ status }) => status)).toEqual([
    'on_shift',
    'available',
    'tasked',
    'under_way',
    'on_scene',
    'returning',
    'out_of_service',
    'on_shift',
    'off',
  ]);
});

test.each<[string, readonly UnitEvent[], string]>([
  ['a proposal that is withdrawn changes nothing', withCancel([available, proposed]), 'available'],
  ['accepted and stopped at its base: ready there', withCancel([available, proposed, accepted]), 'available'],
  ['stopped at sea: on its way back', withCancel([available, proposed, accepted, started]), 'returning'],
  ['diverted at sea: ready where it is', [available, proposed, accepted, started, diverted()], 'available'],
])('%s', (_name, history, status) => {
  expect(fold(unitDecider, history).status).toBe(status);
});

function withCancel(history: readonly UnitEvent[]): readonly UnitEvent[] {
  return [...history, { type: 'CancelAcknowledged', at, unit, task: 't-1', boat, by }];
}

function diverted(): UnitEvent {
  return {
    type: 'TaskDiverted',
    at,
    unit,
    task: 't-1',
    boat,
    to: 't-2',
    toBoat: otherBoat,
    reason: 'nearer',
    by,
  };
}

test('a step of the crew counts as heard of; a position or a word of the desk does not', () => {
  const heardAt = (event: UnitEvent) =>
    fold(unitDecider, [checkInSet, available, proposed, accepted, event]).checkIn?.heardAt;
  const later = { at: after(900) };
  expect(heardAt({ ...started, ...later })).toBe(after(900));
  expect(heardAt({ type: 'CheckedIn', unit, by, ...later })).toBe(after(900));
  const { type: _type, ...report } = commands.ReportUnitPosition;
  expect(heardAt({ ...report, ...later, type: 'UnitPositionReported' })).toBe(at);
  expect(heardAt({ type: 'CancelAsked', unit, task: 't-1', boat, reason: 'other', by, ...later })).toBe(at);
});

test('at its base nobody has to be heard of; at sea the clock runs on, also of a unit that fell out', () => {
  const clock = (...history: readonly UnitEvent[]) => fold(unitDecider, [checkInSet, ...history]).checkIn;
  const patrol: UnitEvent = { type: 'UnitStatusReported', at, unit, status: 'under_way', by };
  expect(clock(patrol)).not.toBeNull();
  expect(clock(patrol, { ...patrol, status: 'on_shift' })).toBeNull();
  expect(clock(patrol, takenOut)).not.toBeNull();
  expect(clock(takenOut)).toBeNull();
});

test('away from leaving until it makes ready at its base', () => {
  const sortie = (...history: readonly UnitEvent[]) => fold(unitDecider, history).sortieFrom;
  expect(sortie(available, proposed, accepted)).toBeNull();
  expect(sortie(available, proposed, accepted, { ...started, at: after(60) }, onScene, finished)).toBe(
    after(60),
  );
  const patrol: UnitEvent = { type: 'UnitStatusReported', at, unit, status: 'under_way', by };
  expect(sortie(patrol, available)).toBe(at);
  expect(sortie(patrol, { ...patrol, status: 'on_shift' })).toBeNull();
});

test('an event of a task that is not known changes nothing, and every refusal has words', () => {
  expect(evolveUnit(initialUnit, started)).toEqual(initialUnit);
  for (const [code, text] of Object.entries(unitRefusals) as [UnitRefusal, { en: string; fr: string }][])
    expect([code, text.en, text.fr].every((said) => said.length > 0)).toBe(true);
});
