import { describe, expect, test } from 'vitest';
import { at, contactIn, done, emptySea, give, type Sea } from './given-rescue.ts';
import { contactFields, just, place, type Sample, subject } from './sample-contacts.ts';

const first = 'c-000001';
const own = 'c-000002';
const claims = (persons: number) => contactFields(first, { claims: { persons: just(persons) } })['claims'];

function begun(): Sea {
  const said = {
    channel: 'sms',
    wordsSubject: subject(7),
    caller: subject(1),
    claims: { persons: just(3) },
  } as const;
  return done(emptySea, 'RecordContact', contactFields(first, said));
}

function joining(into: string, said: object = {}) {
  const times = { receivedAt: at('02:01'), happenedAt: at('02:00') };
  const words = { wordsSubject: subject(7), words: 'invented' };
  return { contact: first, into, ...times, ...words, claims: claims(30), positions: [], ...said };
}

describe('a further part of a message', () => {
  test('unread, it is read with what came before as one', () => {
    const positions = [place(51, 1.5, '02:00')];
    const notes = [{ note: 'parts_missing', count: 1 }];
    const sea = done(begun(), 'JoinWords', joining(own, { positions, notes }));
    const { facts, recorded, opened } = contactIn(sea, first);
    expect(facts).toMatchObject({ claims: { persons: just(30) }, positions, notes, caller: subject(1) });
    expect([recorded, opened]).toEqual([facts, null]);
    expect(sea.has(`contact/${own}`)).toBe(false);
    const { facts: whole } = contactIn(done(sea, 'JoinWords', joining('c-000003')), first);
    expect(whole).not.toHaveProperty('notes');
  });

  test('is told though it says nothing more, for its words stand with it; and once', () => {
    const told = give(begun(), 'JoinWords', joining(own, { claims: claims(3) }));
    expect(told.written.map(([, { type }]) => type)).toEqual(['WordsJoined']);
    expect(give(told.sea, 'JoinWords', joining(own, { claims: claims(3) })).written).toEqual([]);
  });

  test.each([
    ['opened', 'OpenContact', { contact: first }],
    [
      'corrected',
      'CorrectContact',
      { contact: first, claims: claims(4), counted: null, place: null, unit: null },
    ],
    ['made a boat of', 'OpenBoat', { boat: 'b-000001', contact: first }],
  ])(
    'is a contact of its own, unread and of the same caller, where somebody has %s the first',
    (_what, order, fields) => {
      const touched = done(begun(), order, fields);
      const before = contactIn(touched, first);
      const sea = done(touched, 'JoinWords', joining(own));
      expect(contactIn(sea, first)).toEqual(before);
      expect(contactIn(sea, own)).toMatchObject({
        opened: null,
        links: [],
        facts: {
          contact: own,
          channel: 'sms',
          caller: subject(1),
          words: subject(7),
          receivedAt: at('02:01'),
        },
      });
      expect(contactIn(sea, own).facts.claims.persons).toEqual(just(30));
      expect(give(sea, 'JoinWords', joining(own)).refusal).toBe('contact_known');
    },
  );

  test('is refused under other words as without a first part: nobody learns by it what stands', () => {
    const others = joining(own, { wordsSubject: subject(8) });
    expect(give(begun(), 'JoinWords', others).refusal).toBe('contact_unknown');
    expect(give(emptySea, 'JoinWords', others).refusal).toBe('contact_unknown');
  });
});

describe('what a machine wrote', () => {
  const automatic: Sample = { channel: 'email', notes: [{ note: 'automatic', count: 1 }] };

  test('is kept apart as it comes, and waits for nobody', () => {
    const { answer, opened } = contactIn(
      done(emptySea, 'RecordContact', contactFields(first, automatic)),
      first,
    );
    expect([answer?.answer, opened]).toEqual(['for_information', null]);
  });

  const telling: readonly (readonly [string, Sample])[] = [
    ['people', { claims: { persons: just(3) } }],
    ['a word that was heard', { claims: { cues: ['sinking'] } }],
    ['a position', { positions: [place(51, 1.5, '02:00')] }],
  ];
  test.each(telling)('stays in the inbox where it tells of %s', (_what, said) => {
    const sea = done(emptySea, 'RecordContact', contactFields(first, { ...automatic, ...said }));
    expect(contactIn(sea, first).answer).toBeNull();
  });
});
