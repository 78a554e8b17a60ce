import { expect, test } from 'vitest';
import { applyAnswer, emptyBoard } from './board.ts';
import { factsOf } from './contact-said.ts';
import { callSaid, newCall } from './call-values.ts';
import { givenAt, givenBoat, givenFacts, givenLink, givenPosition } from './given-board.ts';
import { linkedAs, offeredLink } from './offered-link.ts';

const caller = `s-${'1'.repeat(32)}`;
const other = `s-${'2'.repeat(32)}`;
const people = (count: number) => ({ min: count, max: count, best: null });
const at = (seconds: number, lat: number, lon: number) =>
  givenPosition(lat, lon, { at: givenAt(seconds), accuracyMetres: 100, source: 'gps_share' });
const swamped = givenBoat('b-000001', {
  links: [
    givenLink(
      givenFacts('c-000001', {
        caller,
        claims: { hull: 'swamped', persons: people(33) },
        positions: [at(0, 51.25, 1.6)],
      }),
      { grade: 'confirmed' },
    ),
  ],
});
const board = applyAnswer(emptyBoard, { position: 'p', reset: true, contacts: [], boats: [swamped] });
const sea = { side: 'uk', isOnLand: () => false } as const;

test('a call by the same telephone is offered as such; one that nothing speaks for is possible, and no more', () => {
  const values = { ...newCall({ began: Date.parse(givenAt(600)), call: 'call-1' }), phone: '+0000000017' };
  const of = { typed: null, happenedAt: null };
  const known = factsOf(callSaid(values, { ...of, caller }), sea);
  expect(linkedAs(offeredLink(board, { facts: known }, swamped)).reason).toBe('same_caller');
  const unknown = factsOf(callSaid(values, { ...of, caller: null }), sea);
  expect(linkedAs(offeredLink(board, { facts: unknown }, swamped))).toEqual({
    grade: 'possible',
    reason: 'other',
  });
});

test('people of a dry boat, none of whose phones called from the swamped one, speak against it before they are linked', () => {
  const pickup = givenFacts('c-000002', {
    kind: 'pickup',
    channel: 'unit',
    receivedAt: givenAt(1_800),
    claims: { hull: 'dry' },
    counted: { alive: 41, deceased: 0, childrenWithFamily: 0, childrenAlone: 2, injured: 0, fromWater: 0 },
    callersAboard: [other],
    positions: [at(1_800, 51.28, 1.635)],
  });
  const offered = offeredLink(board, { facts: pickup }, swamped);
  expect(offered.findings.map(({ obstacle }) => obstacle)).toEqual(
    expect.arrayContaining(['phone_not_among_them', 'words_contradict', 'count_contradicted']),
  );
  expect(offered.grade).toBe('possible');
});

test('what the words say is read as the node reads it, before it is sent', () => {
  const values = {
    ...newCall({ began: Date.parse(givenAt(600)), call: 'call-1' }),
    words: '40 people, water coming in',
  };
  const facts = factsOf(callSaid(values, { caller: null, typed: null, happenedAt: null }), sea);
  expect(facts.claims).toMatchObject({ persons: { min: 40, max: 40 }, hull: 'taking_water' });
  expect(facts.words).toBe(values.wordsSubject);
});
