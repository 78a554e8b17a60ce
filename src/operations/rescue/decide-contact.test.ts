import { describe, expect, test } from 'vitest';
import { boatStream, numberingStream } from './boat-door.ts';
import { contactDoor } from './contact-door.ts';
import { callerStream } from './decide-caller.ts';
import { seaStream } from './decide-sea.ts';
import { at, boatIn, contactIn, done, emptySea, give } from './given-rescue.ts';
import { handling } from './policy.ts';
import { contactFields, just, linked, place, received, subject } from './sample-contacts.ts';
import { calledSea, openSea, recoveredSea } from './sample-states.ts';

const call = 'c-000001';

describe('the inbox', () => {
  test('an item is its side’s and its recording desk’s until somebody takes it', () => {
    const order = { order: 'RecordContact', side: 'uk', desk: 'UK-CALLS', at: at('02:00') } as const;
    const sea = done(emptySea, order, contactFields(call));
    expect(contactIn(sea, call).owner).toEqual({ side: 'uk', desk: 'UK-CALLS', by: null });
    const taken = done(
      sea,
      { order: 'TakeContact', side: 'uk', desk: 'UK-BOATS', by: 'uk-2' },
      { contact: call },
    );
    expect(contactIn(taken, call).owner).toEqual({ side: 'uk', desk: 'UK-BOATS', by: 'uk-2' });
  });

  test('F8: who opened it first, and when, is told once', () => {
    const opened = done(
      calledSea(),
      { order: 'OpenContact', by: 'fr-2', at: at('02:03') },
      { contact: call },
    );
    const again = give(opened, { order: 'OpenContact', by: 'fr-3', at: at('02:09') }, { contact: call });
    expect(again.written).toEqual([]);
    expect(contactIn(again.sea, call).opened).toEqual({ by: 'fr-2', at: at('02:03'), desk: null });
  });

  test('what is linked was looked at, and is no longer set aside', () => {
    const answer = { contact: 'c-000009', answer: 'for_information', explainedBy: null, reason: 'other' };
    const sea = done(received(openSea(), 'c-000009'), 'AnswerContact', answer);
    const link = { boat: 'b-000001', contact: 'c-000009', grade: 'probable', reason: 'words_agree' };
    expect(contactIn(done(sea, 'LinkContact', link), 'c-000009')).toMatchObject({
      answer: null,
      opened: { by: 'fr-1' },
    });
  });

  test('F7, F15: whoever says that people are at sea is not set aside without saying what it was', () => {
    const answer = { contact: call, answer: 'not_a_boat', explainedBy: null, reason: 'mistaken' };
    expect(give(calledSea(), 'AnswerContact', answer).refusal).toBe('people_said_afloat');
    expect(give(calledSea(), 'AnswerContact', { ...answer, explainedBy: 'c-000002' }).refusal).toBeNull();
    expect(give(openSea(), 'AnswerContact', { ...answer, explainedBy: 'c-000002' }).refusal).toBe(
      'linked_to_boat',
    );
  });
});

describe('recording', () => {
  test('the same item again is no second one; other content under its name is refused', () => {
    const same = contactFields(call, { claims: { persons: just(33) } });
    const sea = done(emptySea, 'RecordContact', same);
    expect(give(sea, { order: 'RecordContact', by: 'fr-9' }, same)).toMatchObject({
      refusal: null,
      written: [],
    });
    expect(give(sea, 'RecordContact', { ...same, channel: 'sms' }).refusal).toBe('contact_known');
  });

  test('a device of neither side records nothing', () => {
    expect(give(emptySea, { order: 'RecordContact', side: null }, contactFields(call)).refusal).toBe(
      'side_unknown',
    );
  });

  test('typed after midnight, an hour that reads as of the coming night is refused; a wrong clock is not', () => {
    const typed = { order: 'RecordContact', desk: 'FR-CALLS', at: at('00:05') } as const;
    const said = (happened: string) => ({ ...contactFields(call), happenedAt: at(happened) });
    expect(give(emptySea, typed, said('23:55')).refusal).toBe('time_ahead');
    expect(give(emptySea, typed, said('01:05')).refusal).toBe('time_ahead');
    expect(give(emptySea, typed, said('00:30')).refusal).toBeNull();
  });

  test('what a gateway brings is never lost to the clock of a telephone', () => {
    const brought = { order: 'RecordContact', by: 'fr-gateway-1', at: at('00:05') } as const;
    const sea = done(emptySea, brought, { ...contactFields(call), channel: 'sms', happenedAt: at('23:55') });
    expect(contactIn(sea, call).facts.happenedAt).toBe(at('23:55'));
  });

  test('neither words nor telephone number reach what is written', () => {
    const said = { phone: '+000000001', words: 'invented words', translation: 'mots inventés' };
    const fields = { ...contactFields(call), caller: subject(1), wordsSubject: subject(2), ...said };
    const { written } = give(emptySea, 'RecordContact', fields);
    expect(written).toMatchObject([[`contact/${call}`, { caller: subject(1), words: subject(2) }]]);
    for (const secret of Object.values(said)) expect(JSON.stringify(written)).not.toContain(secret);
  });
});

describe('putting right', () => {
  test('X20: the stamp stays, the corrected time stands beside it, and the boats hear of it', () => {
    const sea = done(openSea(), 'CorrectTime', { contact: call, offsetSeconds: -90 });
    const { facts, recorded } = contactIn(sea, call);
    expect(facts).toEqual({ ...recorded, clockOffsetSeconds: -90 });
    expect(boatIn(sea, 'b-000001').links[0]?.facts).toEqual(facts);
  });

  test('a reading is chosen; the one it had stays among the readings', () => {
    const sea = done(openSea(), 'ChooseReading', {
      contact: call,
      position: 'p1',
      reading: 'degrees_minutes',
    });
    const [position] = contactIn(sea, call).facts.positions;
    expect(position).toMatchObject({ lat: 51.2, lon: 1.7, flags: [] });
    expect(position?.candidates).toContainEqual({ lat: 51.1, lon: 1.6, reading: 'decimal_degrees' });
  });

  test('a correction that speaks of somebody in the water raises the boat to distress at once', () => {
    const claims = { inWater: just(2) };
    const said = { contact: call, claims, counted: null, place: null, unit: null };
    expect(boatIn(done(openSea(), 'CorrectContact', said), 'b-000001').phase).toBe('distress');
  });

  test('more children alone than first counted are asked for, by the difference', () => {
    const sea = recoveredSea();
    expect(boatIn(sea, 'b-000001').safeguarding).toMatchObject([
      { kind: 'unaccompanied_child_referral', count: 2, side: 'fr', contact: 'c-000002' },
      { kind: 'medical_check', count: 1 },
    ]);
    const { claims, counted } = contactIn(sea, 'c-000002').facts;
    const said = {
      contact: 'c-000002',
      claims,
      counted: { ...counted, childrenAlone: 3 },
      place: null,
      unit: 'LB-1',
    };
    const [, , more] = boatIn(done(sea, 'CorrectContact', said), 'b-000001').safeguarding;
    expect(more).toMatchObject({ kind: 'unaccompanied_child_referral', count: 1 });
  });
});

test('X28, F20: children alone among those landed are asked for within the hour, by count and token', () => {
  const sea = done(calledSea(), 'OpenBoat', { boat: 'b-000001', contact: call });
  const landed = linked(sea, 'c-000075', {
    boat: 'b-000001',
    at: '09:20',
    side: 'uk',
    kind: 'landing',
    channel: 'port',
    counted: { alive: 33, childrenAlone: 2 },
  });
  expect(boatIn(landed, 'b-000001').safeguarding).toEqual([
    {
      task: 'uc-c-000075-1',
      contact: 'c-000075',
      kind: 'unaccompanied_child_referral',
      count: 2,
      side: 'uk',
      dueAt: at('10:20'),
      again: [],
    },
  ]);
});

describe('phases', () => {
  test('F15: a boat of which people are said to be aboard never begins calm', () => {
    const opening = { boat: 'b-000009', contact: call, phase: 'uncertainty' };
    const calm = give(calledSea(), 'OpenBoat', opening);
    expect(calm).toMatchObject({ refusal: 'alert_at_least', detail: { least: 'alert' } });
    const echo = received(emptySea, call, { channel: 'radar', positions: [place(51, 1.5, '02:00')] });
    expect(boatIn(done(echo, 'OpenBoat', opening), 'b-000009').phase).toBe('uncertainty');
  });

  test('F15: down only with a reason and evidence that is linked, and the lowering stays on view', () => {
    const down = { boat: 'b-000001', phase: 'uncertainty', reason: 'seen_safe', evidence: [call] };
    expect(give(openSea(), 'SetPhase', { ...down, reason: null }).refusal).toBe('reason_needed');
    expect(give(openSea(), 'SetPhase', { ...down, evidence: [] }).refusal).toBe('evidence_needed');
    expect(give(openSea(), 'SetPhase', { ...down, evidence: ['c-unknown'] }).refusal).toBe('not_linked');
    expect(boatIn(done(openSea(), 'SetPhase', down), 'b-000001').lowerings).toHaveLength(1);
  });

  test('overboard, in the water, swamped or capsized is distress as soon as it is linked', () => {
    const grave = [
      { overboard: just(1) },
      { inWater: just(1) },
      { hull: 'swamped' },
      { hull: 'capsized' },
    ] as const;
    for (const claims of grave) {
      const sea = linked(openSea(), 'c-grave1', { boat: 'b-000001', claims });
      expect(boatIn(sea, 'b-000001').phase).toBe('distress');
    }
  });
});

test('F14: a statement ashore opens the search on a boat that is still open, and once only', () => {
  const said = {
    boat: 'b-000001',
    at: '03:00',
    kind: 'statement',
    channel: 'port',
    claims: { overboard: just(1) },
  } as const;
  const once = linked(recoveredSea(), 'c-saying1', said);
  const twice = linked(once, 'c-saying2', said);
  expect(boatIn(twice, 'b-000001').searches).toMatchObject([
    { search: 'pw-c-saying1', datumAt: at('03:00') },
  ]);
});

test('numbers of one side and year go on without a gap or a repeat, each side its own', () => {
  const sides = ['fr', 'uk', 'fr', 'uk', 'fr'] as const;
  const sea = sides.reduce(
    (all, side, index) => done(all, { order: 'OpenBoat', side }, { boat: `b-00001${index}`, contact: call }),
    calledSea(),
  );
  const references = sides.map((_, index) => boatIn(sea, `b-00001${index}`).reference);
  expect(references).toEqual(['FR-27-001', 'UK-27-001', 'FR-27-002', 'UK-27-002', 'FR-27-003']);
});

test('every event that may name a subject of the vault is handled as personal', () => {
  const events = {
    ...contactDoor.events,
    ...boatStream.events,
    ...numberingStream.events,
    ...seaStream.events,
    ...callerStream.events,
  };
  expect(Object.keys(handling).toSorted()).toEqual(Object.keys(events).toSorted());
  const subjects = [contactDoor, boatStream, callerStream].flatMap(({ events: schemas }) =>
    Object.entries(schemas).flatMap(([type, schema]) =>
      JSON.stringify(schema.toJSONSchema({ unrepresentable: 'any', io: 'input' })).includes('^s-[0-9a-f]')
        ? [type]
        : [],
    ),
  );
  const personal = Object.entries(handling).flatMap(([type, { personal: is }]) => (is ? [type] : []));
  expect(personal.toSorted()).toEqual(subjects.toSorted());
});
