import { expect, test } from 'vitest';
import { instant } from '../../../kernel/time.ts';
import { applyAnswer, contactsOfCallers, emptyBoard } from './board.ts';
import { givenAt, givenBoat, givenContact, givenFacts, givenLink, givenPosition } from './given-board.ts';
import { linkReasonOf, suggestionFor, suggestionsOf } from './thought-match.ts';

const now = instant(Date.parse(givenAt(3_600)));
const caller = `s-${'1'.repeat(32)}`;
const at = (seconds: number, lat: number, lon: number) =>
  givenPosition(lat, lon, { at: givenAt(seconds), accuracyMetres: 100, source: 'gps_share' });
const people = (count: number) => ({ min: count, max: count, best: null });

const swamped = givenBoat('b-000001', {
  links: [
    givenLink(
      givenFacts('c-000001', {
        caller,
        claims: { hull: 'swamped', engine: 'stopped', persons: people(33) },
        positions: [at(0, 51.05, 1.43)],
      }),
      { grade: 'confirmed' },
    ),
  ],
});
const board = (contact: ReturnType<typeof givenContact>) =>
  applyAnswer(emptyBoard, { position: 'p', reset: true, contacts: [contact], boats: [swamped] });

test('the same phone a little later is the first suggestion, and says why', () => {
  const contact = givenContact('c-000002', {
    caller,
    receivedAt: givenAt(600),
    claims: { persons: people(35) },
    positions: [at(600, 51.052, 1.432)],
  });
  const [first] = suggestionsOf(board(contact), contact, now);
  expect(first).toMatchObject({ boat: 'b-000001', first: true, strength: 'strong', against: [] });
  expect(first?.for.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['same_caller', 'same_place', 'count_agrees']),
  );
  expect(first && linkReasonOf(first)).toBe('same_caller');
});

test('F2 across the sides: a telephone that called the other side is suggested with the mark that says so, and is linked by nobody', () => {
  const subject = `s-${'2'.repeat(32)}`;
  const contact = givenContact('c-000002', { caller: subject, receivedAt: givenAt(600) });
  const held = board(contact);
  const unknown = suggestionsOf(held, contact, now).find((one) => one.boat === 'b-000001');
  expect(unknown?.for.map(({ kind }) => kind) ?? []).not.toContain('same_telephone');
  const marked = applyAnswer(held, {
    position: 'p.2',
    reset: false,
    contacts: [],
    boats: [],
    sameCallers: [{ subject: caller, twin: subject, epoch: 3 }],
  });
  const [first] = suggestionsOf(marked, contact, now);
  expect(first).toMatchObject({ boat: 'b-000001', strength: 'strong' });
  expect(first?.for[0]).toMatchObject({
    kind: 'same_telephone',
    contacts: ['c-000001', 'c-000002'],
    figures: { calls: 1, epoch: 3 },
  });
  expect(first && linkReasonOf(first)).toBe('same_caller');
  expect(marked.contacts.get('c-000002')?.links).toEqual([]);
  expect(contactsOfCallers(marked, [caller]).map(({ facts }) => facts.contact)).toEqual(['c-000002']);
  // Erased on either side: the next answer says so, and the two are strangers again.
  const apart = applyAnswer(marked, {
    position: 'p.3',
    reset: false,
    contacts: [],
    boats: [],
    sameCallers: [],
  });
  expect(suggestionsOf(apart, contact, now)).toEqual(suggestionsOf(held, contact, now));
  expect(contactsOfCallers(apart, [caller])).toEqual([]);
});

test('a dry boat’s pickup of 41 is not the swamped boat of 33: what contradicts comes first', () => {
  const contact = givenContact('c-000003', {
    kind: 'pickup',
    receivedAt: givenAt(1_200),
    claims: { hull: 'dry' },
    positions: [at(1_200, 51.052, 1.432)],
    counted: { alive: 41, deceased: 0, childrenWithFamily: 0, childrenAlone: 0, injured: 0, fromWater: 0 },
  });
  const pair = suggestionFor(board(contact), contact, { boat: 'b-000001' });
  expect(pair.against.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['hull_contradicts', 'counted_more_than_aboard']),
  );
  expect(suggestionsOf(board(contact), contact, now).filter(({ first }) => first)).toEqual([]);
});

test('where no boat can have come so far, the distance is said', () => {
  const contact = givenContact('c-000004', {
    receivedAt: givenAt(300),
    positions: [at(300, 50.7, 1.2)],
  });
  const pair = suggestionFor(board(contact), contact, { boat: 'b-000001' });
  expect(pair.against).toMatchObject([{ kind: 'unreachable', figures: { minutes: 5 } }]);
});

test('a contact is never held against itself', () => {
  const contact = givenContact('c-000001', { caller, positions: [at(0, 51.05, 1.43)] });
  const pair = suggestionFor(board(contact), contact, { boat: 'b-000001' });
  expect([pair.for, pair.against]).toEqual([[], []]);
});

test('a contact that is linked is held against what else the boat stands on, as before it was linked', () => {
  const contact = givenContact('c-000005', {
    caller,
    receivedAt: givenAt(600),
    positions: [at(600, 51.052, 1.432)],
  });
  const before = suggestionFor(board(contact), contact, { boat: 'b-000001' });
  const linked = { ...swamped, links: [...swamped.links, givenLink(contact.facts, { grade: 'possible' })] };
  const after = applyAnswer(emptyBoard, { position: 'p', reset: true, contacts: [contact], boats: [linked] });
  expect(before.for.map(({ kind }) => kind)).toContain('same_caller');
  expect(suggestionFor(after, contact, { boat: 'b-000001' })).toEqual(before);
});
