import { expect, test } from 'vitest';
import { recordContactSchema } from '../events-contact.ts';
import { callSaid, claimsOf, newCall, personalFields, takenPositions, typedSince } from './call-values.ts';
import { recordOf } from './contact-said.ts';
import { givenNight, givenPosition } from './given-board.ts';

const began = Date.parse(givenNight);
const nothing = { caller: null, typed: null, happenedAt: null };
const callRecord = (...of: Parameters<typeof callSaid>) => recordOf(callSaid(...of));

test('what was not filled in was not said: nothing is zero', () => {
  const claims = claimsOf(newCall({ began, call: 'call-1' }));
  expect(Object.values(claims).filter((claim) => claim !== null)).toEqual([[]]);
});

test('a call with words, phone and a position is taken by the node’s own schema', () => {
  const values = {
    ...newCall({ began, call: 'call-1' }),
    words: '40 people, water coming in',
    phone: '+0000000017',
    persons: '30-40',
    hull: 'taking_water',
    language: 'ku',
  };
  const record = callRecord(values, { ...nothing, typed: givenPosition(51.05, 1.46) });
  const parsed = recordContactSchema.parse(record);
  expect(parsed.claims.persons).toEqual({ min: 30, max: 40, best: null });
  expect(parsed.positions).toHaveLength(1);
  expect(parsed.receivedAt).toBe(givenNight);
  expect(parsed.caller).toBe(values.callerSubject);
});

test('a caller that the vault knows keeps the subject under which the vault knows them', () => {
  const caller = `s-${'2'.repeat(32)}`;
  const values = { ...newCall({ began, call: 'call-1' }), phone: '+0000000017' };
  expect(callRecord(values, { ...nothing, caller }).caller).toBe(caller);
});

test('without words there is no subject for words, without a phone none for a caller', () => {
  const record = callRecord(newCall({ began, call: 'call-1' }), nothing);
  expect([record.wordsSubject, record.caller, 'words' in record, 'phone' in record]).toEqual([
    null,
    null,
    false,
    false,
  ]);
});

test('a call sent twice is one contact', () => {
  const values = newCall({ began, call: 'call-1' });
  expect(callRecord(values, nothing)).toEqual(callRecord(values, nothing));
  expect(newCall({ began, call: 'call-1' }).contact).not.toBe(values.contact);
});

test('whatever could hold a person is named personal', () => {
  expect(personalFields).toEqual(['phone', 'words', 'translation']);
});

test('a damaged list of positions is an empty one', () => {
  expect(takenPositions({ ...newCall({ began, call: 'call-1' }), positions: '{' })).toEqual([]);
});

test('what was typed while the call was on its way is a further contact, and says nothing twice', () => {
  const sent = {
    ...newCall({ began, call: 'call-1' }),
    phone: '+0000000017',
    words: '33 people',
    persons: '33',
    boat: 'b-000001',
    promise: 'call_back',
    positions: JSON.stringify([givenPosition(51.05, 1.46)]),
  };
  const now = {
    ...sent,
    words: '33 people, one fell in',
    inWater: '1',
    positions: JSON.stringify([givenPosition(51.05, 1.46), givenPosition(51.06, 1.47, { id: 'p2' })]),
  };
  const rest = typedSince(sent, now, began + 60_000);
  expect(rest).toMatchObject({
    call: 'call-1',
    phone: '+0000000017',
    callerSubject: sent.callerSubject,
    boat: 'b-000001',
    words: '33 people, one fell in',
    inWater: '1',
    persons: '',
    promise: '',
  });
  expect(rest?.contact).not.toBe(sent.contact);
  expect(rest?.wordsSubject).not.toBe(sent.wordsSubject);
  expect(takenPositions(rest ?? sent).map(({ id }) => id)).toEqual(['p2']);
});

test('nothing typed since leaves nothing', () => {
  const sent = newCall({ began, call: 'call-1' });
  expect(typedSince(sent, { ...sent }, began + 1)).toBeNull();
});
