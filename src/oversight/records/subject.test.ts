import { describe, expect, test } from 'vitest';
import { given } from '../../kernel/given.ts';
import type { UtcText } from '../../kernel/time.ts';
import type { OpenSubject, SealDetails } from '../../kernel/vault-orders.ts';
import { consequencesOf } from './consequences.ts';
import { searchDecider, subjectDecider } from './decide.ts';
import { eraseSubjectSchema, placeHoldSchema, type SubjectCommand, type SubjectEvent } from './events.ts';
import { handlingOfSubject } from './policy.ts';

const at = '2026-01-10T02:14:10.000Z' as UtcText;
const until = '2036-01-08T02:14:10.000Z' as UtcText;
const after = '2036-01-09T00:00:00.000Z' as UtcText;
const subject = `s-${'0a'.repeat(16)}`;
const own = { subject, purpose: 'save_life', marking: 'official' } as const;
const hash = 'ab'.repeat(32);

const sealing: SealDetails = {
  type: 'SealDetails',
  at,
  ...own,
  kind: 'caller',
  keepUntil: until,
  put: [{ detail: 'd-1', kind: 'name', sealedHash: hash }],
  removed: [],
};
const registered: SubjectEvent = { type: 'SubjectRegistered', at, ...own, kind: 'caller', keepUntil: until };
const put: SubjectEvent = {
  type: 'SubjectDetailPut',
  at,
  ...own,
  detail: 'd-1',
  kind: 'name',
  sealedHash: hash,
};
const kept = [registered, put];
const held: SubjectEvent = { type: 'HoldPlaced', at, ...own, hold: 'case-1', reason: 'litigation' };
const lifted: SubjectEvent = { type: 'HoldLifted', at, ...own, hold: 'case-1' };
const asked: SubjectEvent = {
  type: 'HoldPlaced',
  at,
  ...own,
  hold: 'request:R-1',
  reason: 'subject_request',
};
const released: SubjectEvent = { type: 'HoldLifted', at, ...own, hold: 'request:R-1' };
const ordered: SubjectEvent = { type: 'ErasureOrdered', at, ...own, ground: 'unlawful' };
const erased: SubjectEvent = { type: 'SubjectErased', at, ...own, ground: 'unlawful' };
const opening: OpenSubject = {
  type: 'OpenSubject',
  at,
  subject,
  kinds: ['name'],
  reason: 'rescue',
  reference: 'FR-007',
  note: null,
  recipient: null,
  under: 'duty',
  act: 'opened',
};
const opened: SubjectEvent = { ...opening, type: 'SubjectOpened', ...own };
const place: SubjectCommand = { type: 'PlaceHold', at, subject, hold: 'case-1', reason: 'litigation' };
const lift: SubjectCommand = { type: 'LiftHold', at, subject, hold: 'case-1' };
const hold: SubjectCommand = { type: 'HoldForRequest', at, subject, request: 'R-1' };
const release: SubjectCommand = { type: 'ReleaseForRequest', at, subject, request: 'R-1' };
const erase = (ground: 'retention' | 'request' | 'unlawful', when = at): SubjectCommand => ({
  type: 'EraseSubject',
  at: when,
  subject,
  ground,
});
const complete: SubjectCommand = { type: 'CompleteErasure', at, subject };
const again: SubjectCommand = { type: 'EraseAgain', at, subject };
const story = (history: readonly SubjectEvent[]) => given(subjectDecider, history);

describe('sealing', () => {
  test('registers the subject at its first detail', () => story([]).when(sealing).then(kept));
  test('adds to a subject that is kept', () =>
    story(kept)
      .when({ ...sealing, put: [{ detail: 'd-2', kind: 'phone', sealedHash: hash }] })
      .then([{ ...put, detail: 'd-2', kind: 'phone' }]));
  test('keeps it longer where the new detail is kept longer, never shorter', () => {
    story(kept)
      .when({ ...sealing, keepUntil: after, put: [] })
      .then([{ type: 'KeepUntilChanged', at, ...own, keepUntil: after }]);
    story(kept)
      .when({ ...sealing, keepUntil: at, put: [] })
      .then([]);
  });
  test('replaces what it says it replaces, unless a hold stands', () => {
    const replacing = { ...sealing, put: [], removed: ['d-1', 'd-unknown'] };
    story(kept)
      .when(replacing)
      .then([{ type: 'SubjectDetailRemoved', at, ...own, detail: 'd-1' }]);
    story([...kept, held])
      .when(replacing)
      .refuses('hold_stands');
    story([...kept, asked])
      .when(replacing)
      .refuses('hold_stands');
  });
  test('of another kind, purpose or marking is refused', () => {
    story(kept)
      .when({ ...sealing, kind: 'child' })
      .refuses('subject_differs');
    story(kept)
      .when({ ...sealing, purpose: 'law_enforcement' })
      .refuses('subject_differs');
    story(kept)
      .when({ ...sealing, marking: 'open' })
      .refuses('subject_differs');
  });
  test('under a subject that is erased, or is to be, finds nothing', () => {
    for (const gone of [[ordered], [ordered, erased]])
      story([...kept, ...gone])
        .when(sealing)
        .refuses('not_found');
  });
});

describe('opening', () => {
  test('is written as it was asked for', () => story(kept).when(opening).then([opened]));
  test('a held subject may be opened', () =>
    story([...kept, held, opened])
      .when(opening)
      .then([opened]));
  test('what never was, what is to be erased and what is erased are refused alike', () => {
    story([]).when(opening).refuses('not_found');
    for (const gone of [[ordered], [ordered, erased]])
      story([...kept, ...gone])
        .when(opening)
        .refuses('not_found');
  });
});

describe('holds', () => {
  test('are placed and lifted by name', () => {
    story(kept).when(place).then([held]);
    story([...kept, held])
      .when(lift)
      .then([lifted]);
  });
  test('of one name stand once', () => {
    story([...kept, held])
      .when(place)
      .refuses('hold_exists');
    story([...kept, held, lifted])
      .when(place)
      .then([held]);
  });
  test('that do not stand are not lifted', () => {
    story(kept).when(lift).refuses('hold_unknown');
    story([...kept, held, lifted])
      .when(lift)
      .refuses('hold_unknown');
  });
  test('on nothing are refused like any other', () => {
    for (const command of [place, lift, hold, release]) {
      story([]).when(command).refuses('not_found');
      story([...kept, erased])
        .when(command)
        .refuses('not_found');
    }
  });
  test('come too late once an erasure is ordered, and say so; those of a request find nothing', () => {
    for (const command of [place, lift])
      story([...kept, ordered])
        .when(command)
        .refuses('erasure_ordered');
    for (const command of [hold, release])
      story([...kept, ordered])
        .when(command)
        .refuses('not_found');
  });
  test('of a request come and go with it, and no second time', () => {
    story(kept).when(hold).then([asked]);
    story([...kept, asked])
      .when(hold)
      .then([]);
    story([...kept, asked])
      .when(release)
      .then([released]);
    story(kept).when(release).then([]);
  });
  test('of a request are not lifted by hand, nor placed by hand under its name', () => {
    story([...kept, asked])
      .when({ type: 'LiftHold', at, subject, hold: 'request:R-1' })
      .refuses('hold_of_request');
    expect(placeHoldSchema.safeParse({ subject, hold: 'request:R-1', reason: 'litigation' }).success).toBe(
      false,
    );
    expect(placeHoldSchema.safeParse({ subject, hold: 'case-1', reason: 'subject_request' }).success).toBe(
      false,
    );
  });
});

describe('erasure', () => {
  test('is ordered once', () => {
    story(kept).when(erase('unlawful')).then([ordered]);
    story([...kept, ordered])
      .when(erase('request'))
      .refuses('erasure_ordered');
    story([...kept, ordered, erased])
      .when(erase('unlawful'))
      .refuses('not_found');
    story([]).when(erase('unlawful')).refuses('not_found');
  });
  test('waits while a hold stands', () => {
    story([...kept, held])
      .when(erase('request'))
      .refuses('hold_stands');
    story([...kept, held, lifted])
      .when(erase('request'))
      .then([{ ...ordered, ground: 'request' }]);
  });
  test('is completed once, on the ground of its order, and never without one', () => {
    story([...kept, ordered])
      .when(complete)
      .then([erased]);
    story([...kept, { ...ordered, ground: 'request' }])
      .when(complete)
      .then([{ ...erased, ground: 'request' }]);
    for (const history of [[], kept, [...kept, held], [...kept, ordered, erased]])
      story(history).when(complete).then([]);
  });
  test('waits while the person’s own request of access is open', () => {
    story([...kept, asked])
      .when(erase('unlawful'))
      .refuses('request_open');
    story([...kept, held, asked])
      .when(erase('unlawful'))
      .refuses('hold_stands');
    story([...kept, asked, released])
      .when(erase('unlawful'))
      .then([ordered]);
  });
  test('on the ground of retention waits for its time', () => {
    story(kept).when(erase('retention')).refuses('not_due');
    story(kept)
      .when(erase('retention', until))
      .then([{ ...ordered, at: until, ground: 'retention' }]);
    story([...kept, { type: 'KeepUntilChanged', at, ...own, keepUntil: after }])
      .when(erase('retention', until))
      .refuses('not_due');
  });
  test('after a restore goes through whatever holds the backup brought, and only once', () => {
    const anew: SubjectEvent = { ...erased, ground: 'restored_again' };
    story([...kept, held, asked])
      .when(again)
      .then([anew]);
    story([...kept, erased])
      .when(again)
      .then([]);
    story([]).when(again).then([]);
  });
  test('after a restore ends an order that stands, on its own ground', () => {
    story([...kept, ordered])
      .when(again)
      .then([erased]);
  });
  test('is final: a later registration of the same id cannot come', () =>
    story([...kept, ordered, erased])
      .when({ ...sealing, kind: 'staff' })
      .refuses('not_found'));
  test('knows no other ground', () =>
    expect(eraseSubjectSchema.safeParse({ subject, ground: 'restored_again' }).success).toBe(false));
});

test('details are known by id: what was replaced is not replaced again', () => {
  const removed: SubjectEvent = { type: 'SubjectDetailRemoved', at, ...own, detail: 'd-1' };
  story([...kept, removed])
    .when({ ...sealing, put: [], removed: ['d-1'] })
    .then([]);
});

test('what comes before a registration changes nothing', () =>
  expect(given(subjectDecider, [put, held, opened, ordered, erased]).state).toEqual({ phase: 'none' }));

test('what was written before there were orders is read as it was', () =>
  expect(given(subjectDecider, [...kept, erased]).state).toEqual({ phase: 'erased' }));

test('nothing that comes after an order changes it', () =>
  expect(given(subjectDecider, [...kept, ordered, put, held, lifted, opened]).state).toEqual({
    phase: 'erasing',
    purpose: 'save_life',
    marking: 'official',
    ground: 'unlawful',
  }));

test('what tells of the subject bears its own purpose; what tells of those who looked is the oversight’s', () => {
  expect(handlingOfSubject(registered)).toMatchObject({
    purpose: 'save_life',
    marking: 'official',
    release: 'never',
  });
  expect(handlingOfSubject(ordered)).toEqual(handlingOfSubject(erased));
  for (const event of [opened, held, lifted])
    expect(handlingOfSubject(event)).toMatchObject({
      purpose: 'oversight',
      marking: 'official',
      jurisdiction: ['oversight'],
    });
});

test('a search is written with its count and without its words', () =>
  given(searchDecider, [])
    .when({
      type: 'RecordSearch',
      at,
      kind: 'phone',
      purpose: 'save_life',
      reason: 'rescue',
      reference: null,
      note: null,
      found: 2,
    })
    .then([
      {
        type: 'SubjectSearched',
        at,
        kind: 'phone',
        purpose: 'save_life',
        reason: 'rescue',
        reference: null,
        note: null,
        found: 2,
      },
    ]));

test('other events order nothing of a subject', () => {
  expect(consequencesOf(registered)).toEqual([]);
  expect(consequencesOf({ type: 'DetectionRecorded', at })).toEqual([]);
});
