import { expect, test } from 'vitest';
import type { BoardAnswer } from '../board-wire.ts';
import { applyAnswer, boatsOf, contactsOfCallers, emptyBoard, isWaiting, standingBoat } from './board.ts';
import { givenBoat, givenContact, givenNight } from './given-board.ts';

const answer = (change: Partial<BoardAnswer>): BoardAnswer => ({
  position: 'p.1',
  reset: false,
  contacts: [],
  boats: [],
  ...change,
});

test('a delta replaces what it names and leaves the rest as it was', () => {
  const first = applyAnswer(
    emptyBoard,
    answer({ reset: true, contacts: [givenContact('c-000001'), givenContact('c-000002')] }),
  );
  const opened = givenContact(
    'c-000002',
    {},
    {
      opened: { by: 'uk-staff-0002', at: givenNight, desk: 'uk-mrcc-1' },
    },
  );
  const next = applyAnswer(first, answer({ position: 'p.2', contacts: [opened] }));
  expect(next.contacts.get('c-000001')).toBe(first.contacts.get('c-000001'));
  expect(next.contacts.get('c-000002')?.opened?.desk).toBe('uk-mrcc-1');
  expect(next.position).toBe('p.2');
});

test('an answer without news leaves the maps as they were, so that nothing is drawn again', () => {
  const first = applyAnswer(emptyBoard, answer({ reset: true, boats: [givenBoat('b-000001')] }));
  expect(applyAnswer(first, answer({}))).toBe(first);
  expect(applyAnswer(first, answer({ position: 'p.9' })).boats).toBe(first.boats);
});

test('what its origin recalled leaves the board at once, and nothing else does', () => {
  const boats = [givenBoat('b-000001'), givenBoat('b-000002')];
  const first = applyAnswer(emptyBoard, answer({ reset: true, boats, contacts: [givenContact('c-000001')] }));
  const next = applyAnswer(first, answer({ position: 'p.2', gone: ['boat/b-000001', 'contact/c-000001'] }));
  expect([...next.boats.keys()]).toEqual(['b-000002']);
  expect(next.contacts.size).toBe(0);
  expect(applyAnswer(first, answer({ gone: ['boat/b-000002'] })).contacts).toBe(first.contacts);
});

test('a reset forgets what the reader may no longer see', () => {
  const first = applyAnswer(emptyBoard, answer({ reset: true, boats: [givenBoat('b-000001')] }));
  expect(applyAnswer(first, answer({ reset: true })).boats.size).toBe(0);
});

test('a contact of a merged boat stands on the boat that goes on', () => {
  const board = applyAnswer(
    emptyBoard,
    answer({
      reset: true,
      boats: [givenBoat('b-000001'), givenBoat('b-000002', { mergedInto: 'b-000001' })],
    }),
  );
  const contact = givenContact('c-000001', {}, { links: [{ boat: 'b-000002', grade: 'probable' }] });
  expect(boatsOf(board, contact).map(({ boat }) => boat)).toEqual(['b-000001']);
  expect(standingBoat(board, 'b-000009')).toBeUndefined();
});

test('a ring of merges ends', () => {
  const boats = [
    givenBoat('b-000001', { mergedInto: 'b-000002' }),
    givenBoat('b-000002', { mergedInto: 'b-000001' }),
  ];
  expect(standingBoat(applyAnswer(emptyBoard, answer({ reset: true, boats })), 'b-000001')).toBeDefined();
});

test('what is neither linked nor answered waits', () => {
  expect(isWaiting(givenContact('c-000001'))).toBe(true);
  expect(isWaiting(givenContact('c-000001', {}, { links: [{ boat: 'b-000001', grade: 'possible' }] }))).toBe(
    false,
  );
});

test('the newest contact of a caller comes first, others never', () => {
  const caller = `s-${'1'.repeat(32)}`;
  const contacts = [
    givenContact('c-000001', { caller, receivedAt: '2027-09-09T02:00:00.000Z' }),
    givenContact('c-000002', { caller, receivedAt: '2027-09-09T02:30:00.000Z' }),
    givenContact('c-000003'),
  ];
  const board = applyAnswer(emptyBoard, answer({ reset: true, contacts }));
  expect(contactsOfCallers(board, [caller]).map(({ facts }) => facts.contact)).toEqual([
    'c-000002',
    'c-000001',
  ]);
});
