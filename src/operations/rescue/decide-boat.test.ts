import { expect, test } from 'vitest';
import { at, boatIn, contactIn, done, emptySea, give } from './given-rescue.ts';
import { just, place, received } from './sample-contacts.ts';

const one = 'b-000001';
const call = 'c-000001';

test('a boat is opened on a contact under the next number of the opener’s side', () => {
  const sea = received(emptySea, call, { claims: { persons: just(33) } });
  const opened = give(sea, 'OpenBoat', { boat: one, contact: call });
  expect(opened.refusal).toBeNull();
  expect(boatIn(opened.sea, one)).toMatchObject({
    reference: 'FR-27-001',
    coordinator: 'fr',
    phase: 'alert',
    status: 'open',
  });
  expect(contactIn(opened.sea, call)).toMatchObject({ links: [{ boat: one, grade: 'confirmed' }] });
});

test('F14: a statement ashore reopens a closed boat and searches from where it was then', () => {
  let sea = received(emptySea, call, {
    at: '03:00',
    claims: { persons: just(54) },
    positions: [place(51.2, 2.0, '03:00')],
  });
  sea = done(sea, 'OpenBoat', { boat: one, contact: call });
  sea = received(sea, 'c-pickup', {
    at: '05:10',
    kind: 'pickup',
    channel: 'unit',
    unit: 'LB-44',
    counted: { alive: 54 },
    positions: [place(51.26, 1.8, '05:10')],
  });
  sea = done(sea, 'LinkContact', {
    boat: one,
    contact: 'c-pickup',
    grade: 'confirmed',
    reason: 'seen_by_unit',
  });
  sea = done(sea, 'CloseBoat', {
    boat: one,
    outcome: 'rescued',
    identification: [{ kind: 'seen_by_unit', contact: 'c-pickup' }],
  });
  expect(boatIn(sea, one).status).toBe('closed');
  sea = received(sea, 'c-ashore', {
    at: '03:40',
    told: '06:40',
    kind: 'statement',
    channel: 'port',
    claims: { overboard: just(1) },
  });
  const link = { boat: one, contact: 'c-ashore', grade: 'probable', reason: 'said_by_those_aboard' };
  const linked = give(sea, { order: 'LinkContact', at: at('06:40') }, link);
  expect(linked.written.map(([, { type }]) => type)).toEqual([
    'ContactLinked',
    'ContactOpened',
    'LinkedToBoat',
    'BoatReopened',
    'PhaseRaised',
    'SearchOpened',
  ]);
  expect(boatIn(linked.sea, one)).toMatchObject({ status: 'open', phase: 'distress' });
  const [search] = boatIn(linked.sea, one).searches;
  expect(search).toMatchObject({ kind: 'person_in_water', datumAt: at('03:40'), persons: just(1) });
  expect(search?.datum?.lat).toBeCloseTo(51.2185, 2);
});
