import { describe, expect, test } from 'vitest';
import { fold } from '../../kernel/decider.ts';
import type { Text } from '../../kernel/text.ts';
import { passageDecider } from './decide-passage.ts';
import { type PassageCommand, type PassageCommandOf, passageEventSchemas } from './events-passage.ts';
import {
  after,
  at,
  beside,
  body,
  by,
  edge,
  found,
  from,
  givenPassage,
  opened,
  other,
  passage,
  positive,
  record,
  registers,
  seen,
  tokenOf,
  tractor,
  written,
} from './given-freight.ts';
import { lifeRiskIn } from './life-risk.ts';
import { passageStreamOver } from './passage-door.ts';
import type { Passage } from './passage-state.ts';
import { passageRefusals } from './refusals.ts';

const open: PassageCommandOf<'OpenPassage'> = {
  type: 'OpenPassage',
  ...edge,
  place: 'example-port',
  lane: 'L1',
  direction: 'to_uk',
  arrivedAt: after(0),
  form: 'curtain_sider',
  sides: 'soft',
  plates: [seen('HGV-3X77')],
  seen: registers(),
};
const leave: PassageCommandOf<'LeavePassage'> = { type: 'LeavePassage', ...edge, leftAt: at };
const next = (step: PassageCommandOf<'SetNextStep'>['next']): PassageCommand => ({
  type: 'SetNextStep',
  ...edge,
  next: step,
});
const hurt = written([opened()], record(positive('k-000001', { found: found(3, { injured: 1 }) })));

function stateOf(history: Parameters<typeof givenPassage>[0]): Passage {
  const state = fold(passageDecider, history);
  if (state.phase === 'none') throw new Error('no passage');
  return state;
}

describe('a passage is opened', () => {
  test('given a lane of the register, with the tokens of its plates and never a plate', () => {
    givenPassage([])
      .when(open)
      .then([{ ...opened(), at }]);
    expect(JSON.stringify(opened())).not.toContain('HGV');
  });
  test.each([
    ['passage_exists', [opened()], open],
    ['actor_missing', [], { ...open, by: undefined }],
    ['place_unknown', [], { ...open, seen: {} }],
    ['lane_unknown', [], { ...open, lane: 'L9' }],
    ['lane_other_way', [], { ...open, lane: 'L2' }],
    ['time_ahead', [], { ...open, arrivedAt: after(9_000) }],
    ['time_old', [], { ...open, arrivedAt: after(-8 * 86_400) }],
    ['plate_unreadable', [], { ...open, plates: [null] }],
    ['plate_unreadable', [], { ...open, plates: [tractor] }],
    ['plate_twice', [], { ...open, plates: [seen('AA-1'), seen('AA-2')] }],
  ] as const)('else it is refused: %s', (code, history, command) => {
    givenPassage(history)
      .when(command as unknown as PassageCommand)
      .refuses(code);
  });
});

test('given nothing, every other command is refused: there is no such passage', () => {
  givenPassage([])
    .when(record(body('k-000001')))
    .refuses('passage_unknown');
  givenPassage([]).when(leave).refuses('passage_unknown');
});

describe('what was entered of a vehicle is put right', () => {
  const correct: PassageCommandOf<'CorrectVehicle'> = {
    type: 'CorrectVehicle',
    ...edge,
    form: 'box',
    sides: 'hard',
  };
  test('and both stay', () => {
    const history = [opened(), ...written([opened()], correct)];
    expect(stateOf(history)).toMatchObject({
      form: 'box',
      sides: 'hard',
      vehicleBefore: [{ form: 'curtain_sider', sides: 'soft', by }],
    });
    givenPassage(history).when(correct).refuses('unchanged');
  });
  test('a second reading of a plate stands beside the first', () => {
    const second = { ...seen('HGV 3X-7T'), subject: `s-${'1'.repeat(32)}` };
    const note = {
      type: 'NotePlate',
      ...edge,
      on: 'tractor',
      subject: second.subject,
      country: 'FR',
      seenAs: second,
    } as const;
    const history = [opened(), ...written([opened()], note)];
    expect(stateOf(history).plates.map(({ hint }) => hint)).toEqual(['77', '7T']);
    givenPassage([opened()])
      .when({ ...note, seenAs: { ...second, subject: seen('HGV-3X77').subject } } as PassageCommand)
      .refuses('subject_used');
    givenPassage([opened()])
      .when({ ...note, seenAs: null } as PassageCommand)
      .refuses('plate_unreadable');
    const same = { ...seen('hgv 3x77'), subject: second.subject };
    givenPassage([opened()])
      .when({ ...note, seenAs: same } as PassageCommand)
      .refuses('unchanged');
  });
});

describe('life comes first', () => {
  test('given somebody injured, neither police nor release before medical help has come', () => {
    const history = [opened(), ...hurt];
    expect(lifeRiskIn(stateOf(history))).toEqual({ medical: true, children: false });
    givenPassage(history).when(next('hand_to_police')).refuses('medical_first');
    givenPassage(history).when(next('release')).refuses('medical_first');
    givenPassage(history).when(leave).refuses('medical_first');
    const helped = [...history, ...written(history, { type: 'NoteHelp', ...edge, help: 'medical' })];
    givenPassage(helped)
      .when(next('hand_to_police'))
      .then([{ type: 'NextStepSet', at, passage, next: 'hand_to_police', by }]);
    givenPassage(helped)
      .when({ type: 'NoteHelp', ...edge, help: 'medical' })
      .refuses('unchanged');
  });
  test('the control that counts them is recorded, and what its team wants next is what is refused', () => {
    const pregnant = positive('k-000001', { found: found(6, { pregnant: 1 }), next: 'hand_to_police' });
    const events = written([opened()], record(pregnant));
    expect(events[0]).toMatchObject({
      type: 'ControlRecorded',
      result: 'people_found',
      next: 'medical',
      nextRefused: 'hand_to_police',
    });
    expect(stateOf([opened(), ...events])).toMatchObject({ next: 'medical' });
  });
  test('a later control that wants release is recorded while somebody waits for help', () => {
    const late = record(body('k-000002', { next: 'release' }));
    const [recorded] = written([opened(), ...hurt], late);
    expect(recorded).toMatchObject({ control: 'k-000002', next: 'medical', nextRefused: 'release' });
    const helped = [
      opened(),
      ...hurt,
      ...written([opened(), ...hurt], { type: 'NoteHelp', ...edge, help: 'medical' }),
    ];
    const [free] = written(helped, late);
    expect(free).toMatchObject({ control: 'k-000002', next: 'release' });
    expect(free).not.toHaveProperty('nextRefused');
  });
  test('more in need than were known of when help came wait for help again', () => {
    const come = written([opened(), ...hurt], { type: 'NoteHelp', ...edge, help: 'medical' });
    const helped = [opened(), ...hurt, ...come];
    const meet = (injured: number) =>
      ({
        type: 'NotePeopleMet',
        ...edge,
        at: after(3_900),
        metAt: after(3_800),
        source: 'team',
        found: found(4, { injured }),
      }) as const;
    // The same one, written down once more by the team that called for help.
    expect(lifeRiskIn(stateOf([...helped, ...written(helped, meet(1))])).medical).toBe(false);
    const more = [...helped, ...written(helped, meet(2))];
    expect(lifeRiskIn(stateOf(more)).medical).toBe(true);
    givenPassage(more).when(next('release')).refuses('medical_first');
    const again = { type: 'NoteHelp', ...edge, at: after(4_000), help: 'medical' } as const;
    expect(lifeRiskIn(stateOf([...more, ...written(more, again)])).medical).toBe(false);
  });
  test('children and injured are asked for at once, by count and token, each with its time', () => {
    const control = positive('k-000001', { found: found(6, { children: 1, pregnant: 1, unconscious: 2 }) });
    const asked = written([opened()], record(control)).filter(({ type }) => type === 'CareAsked');
    expect(asked).toMatchObject([
      { kind: 'medical_check', count: 2, side: 'fr', dueAt: after(3_600 + 900) },
      { kind: 'unaccompanied_child_referral', count: 1, dueAt: after(7_200) },
      { kind: 'pregnancy_medical_check', count: 1, dueAt: after(7_200) },
    ]);
  });
  test('children of whom an adult is known to be with them are not taken to be alone', () => {
    const control = positive('k-000001', { found: found(6, { children: 2, childrenAlone: 0 }) });
    expect(written([opened()], record(control)).some(({ type }) => type === 'CareAsked')).toBe(false);
  });
  test('people met without a control are asked for as well', () => {
    const met = { type: 'NotePeopleMet', ...edge, metAt: at, source: 'driver' } as const;
    const events = written([opened()], { ...met, found: found(2, { injured: 1 }) });
    expect(events.map(({ type }) => type)).toEqual(['PeopleMet', 'CareAsked']);
    givenPassage([opened()])
      .when({ ...met, found: found(2, { injured: 3 }) })
      .refuses('found_contradicts');
  });
});

describe('people met in a vehicle that was let go', () => {
  const free = written([opened()], record(body('k-000001', { next: 'release' })));
  const released = [opened(), ...free];
  const meet = (metAt: typeof at, injured = 0) =>
    written(released, {
      type: 'NotePeopleMet',
      ...edge,
      metAt,
      source: 'driver',
      found: found(2, { injured }),
    });
  const steps = (events: ReturnType<typeof meet>) =>
    events.flatMap((event) => (event.type === 'NextStepSet' ? [event.next] : []));
  test('hold it: whoever let it go did not know of them', () => {
    expect(steps(meet(after(3_000)))).toEqual(['hold']);
    expect(steps(meet(after(3_000), 1))).toEqual(['medical']);
  });
  test('do not where they were met before the control that let it go, unless somebody is hurt', () => {
    expect(steps(meet(after(300)))).toEqual([]);
    expect(steps(meet(after(300), 1))).toEqual(['medical']);
  });
  test('hold nothing that has left', () => {
    const left = [...released, ...written(released, leave)];
    const met = { type: 'NotePeopleMet', ...edge, metAt: at, source: 'driver', found: found(2) } as const;
    expect(written(left, met).map(({ type }) => type)).toEqual(['PeopleMet', 'MethodMissed']);
  });
});

describe('joined entries are one vehicle', () => {
  const join = {
    type: 'JoinPassages',
    ...edge,
    other,
    grade: 'confirmed',
    reason: 'same_plate',
  } as const;
  const untouched = opened(other);
  const joined = written([opened(), ...hurt], { ...join, seen: beside([untouched]) });
  const one = [opened(), ...hurt, ...joined.filter((event) => event.passage === passage)];
  const second = [untouched, ...joined.filter((event) => event.passage === other)];
  const around = beside(one);
  test('given somebody hurt in one entry, the other neither releases nor leaves', () => {
    givenPassage(second)
      .when({ ...next('release'), passage: other, seen: around })
      .refuses('medical_first');
    givenPassage(second)
      .when({ ...next('hand_to_police'), passage: other, seen: around })
      .refuses('medical_first');
    givenPassage(second)
      .when({ ...leave, passage: other, seen: around })
      .refuses('medical_first');
  });
  test('a control of the other is recorded, and its release refused', () => {
    const free = record(body('k-000009', { next: 'release' }), { ...registers(), ...around });
    const [recorded] = written(second, { ...free, passage: other });
    expect(recorded).toMatchObject({ passage: other, next: 'medical', nextRefused: 'release' });
  });
  test('help noted on either is help for both', () => {
    const help = { type: 'NoteHelp', ...edge, passage: other, help: 'medical', seen: around } as const;
    const events = written(second, help);
    expect(events).toMatchObject([
      { type: 'HelpNoted', passage: other },
      { type: 'HelpNoted', passage, on: `passage/${passage}` },
    ]);
    const now = beside([...one, ...events.filter((event) => event.passage === passage)]);
    const own = [...second, ...events.filter((event) => event.passage === other)];
    givenPassage(own)
      .when({ ...next('release'), passage: other, seen: now })
      .then([{ type: 'NextStepSet', at, passage: other, next: 'release', by }]);
    givenPassage(own)
      .when({ ...help, seen: now })
      .refuses('unchanged');
  });
  test('every order that may let it go is decided on all of them', () => {
    const { commands } = passageStreamOver({ tokenOf });
    const state = fold(passageDecider, second);
    for (const type of ['NoteHelp', 'SetNextStep', 'LeavePassage', 'RecordControl', 'NotePeopleMet'])
      expect(commands[type]?.beside?.({ passage: other }, state, from)).toContain(`passage/${passage}`);
  });
});

describe('a vehicle leaves', () => {
  test('unsearched, or released', () => {
    givenPassage([opened()])
      .when(leave)
      .then([{ type: 'PassageLeft', at, passage, leftAt: at, by }]);
    const searched = [opened(), ...written([opened()], record(body('k-000001')))];
    givenPassage(searched).when(leave).refuses('step_open');
    const released = [...searched, ...written(searched, next('release'))];
    givenPassage(released).when(next('release')).refuses('unchanged');
    const left = [...released, ...written(released, leave)];
    givenPassage(left).when(leave).refuses('passage_left');
  });
  test('a control that came in late is recorded all the same', () => {
    const left = [opened(), ...written([opened()], leave)];
    expect(written(left, record(body('k-000001')))).toHaveLength(1);
  });
});

test('every event is as its schema says', () => {
  const history = [opened(), ...hurt, ...written([opened()], leave)];
  for (const { type, at: _at, on: _on, ...fields } of history)
    expect(passageEventSchemas[type].parse(fields)).toEqual(fields);
});

test('every refusal says something else in either language', () => {
  const said: readonly Text[] = Object.values(passageRefusals);
  expect(new Set(said.map(({ en }) => en)).size).toBe(said.length);
  expect(said.filter(({ en, fr }) => en === fr)).toEqual([]);
});
