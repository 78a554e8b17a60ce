import { expect, test } from 'vitest';
import { contactIn, done, give } from './given-rescue.ts';
import { just, place } from './sample-contacts.ts';
import { calledSea } from './sample-states.ts';

const call = 'c-000001';
const claims = { persons: just(40) };
const said = { contact: call, claims, counted: null, place: null, unit: null };

test('why a contact is put right stands in the book, and what was first recorded stays beside it', () => {
  const before = contactIn(calledSea(), call).recorded;
  const { sea, written } = give(calledSea(), 'CorrectContact', { ...said, reason: 'misheard' });
  expect(written[0]?.[1]).toMatchObject({ type: 'ContactCorrected', reason: 'misheard' });
  expect(contactIn(sea, call)).toMatchObject({ recorded: before, facts: { claims } });
});

test('a clock and a position bear the reason too; without one an order is taken as before', () => {
  const clock = { contact: call, offsetSeconds: 90, reason: 'clock_wrong' };
  expect(give(calledSea(), 'CorrectTime', clock).written[0]?.[1]).toMatchObject({ reason: 'clock_wrong' });
  const added = { contact: call, position: { ...place(51.1, 1.5, '02:05'), id: 'p9' }, reason: 'said_since' };
  expect(give(calledSea(), 'AddPosition', added).written[0]?.[1]).toMatchObject({ reason: 'said_since' });
  const [[, event] = []] = give(calledSea(), 'CorrectContact', said).written;
  expect(event).toMatchObject({ type: 'ContactCorrected' });
  expect(event).not.toHaveProperty('reason');
});

test('the same facts with another reason correct nothing', () => {
  const sea = done(calledSea(), 'CorrectContact', { ...said, reason: 'misheard' });
  expect(give(sea, 'CorrectContact', { ...said, reason: 'mistyped' }).written).toEqual([]);
});
