import { expect, test } from 'vitest';
import { givenAt, givenBoat, givenFacts, givenLink } from './given-board.ts';
import { peopleRows } from './people-rows.ts';

const range = (min: number, max = min) => ({ min, max, best: null });
const counted = { alive: 40, deceased: 0, childrenWithFamily: 0, childrenAlone: 0, injured: 0, fromWater: 0 };

test('contradictory figures stand side by side in the order of time, each with the contact that says so', () => {
  const boat = givenBoat('b-000001', {
    links: [
      givenLink(
        givenFacts('c-000002', {
          kind: 'pickup',
          unit: 'LB-9',
          counted,
          receivedAt: givenAt(600),
        }),
      ),
      givenLink(givenFacts('c-000001', { claims: { persons: range(30, 33) } })),
      givenLink(
        givenFacts('c-000003', {
          kind: 'landing',
          place: 'Dover',
          counted: { ...counted, alive: 41 },
          receivedAt: givenAt(900),
        }),
      ),
    ],
  });
  expect(
    peopleRows(boat).map(({ kind, count, where, contact }) => [kind, count?.min, where, contact]),
  ).toEqual([
    ['claimed', 30, null, 'c-000001'],
    ['counted', 40, 'LB-9', 'c-000002'],
    ['landed', 41, 'Dover', 'c-000003'],
  ]);
});

test('a figure that was explained away stays in sight, unused', () => {
  const boat = givenBoat('b-000001', {
    links: [
      givenLink(givenFacts('c-000001', { kind: 'pickup', counted })),
      givenLink(givenFacts('c-000002', { kind: 'landing', counted: { ...counted, alive: 41 } })),
    ],
    explanations: [{ contacts: ['c-000001', 'c-000002'], explanation: 'baby_not_counted', uses: 'c-000002' }],
  });
  expect(peopleRows(boat).map(({ contact, used, explanation }) => [contact, used, explanation])).toEqual([
    ['c-000001', false, 'baby_not_counted'],
    ['c-000002', true, 'baby_not_counted'],
  ]);
});

test('the dead are counted with the living, and those who changed boats are named with the boat', () => {
  const boat = givenBoat('b-000001', {
    links: [givenLink(givenFacts('c-000001', { kind: 'pickup', counted: { ...counted, deceased: 2 } }))],
    relations: [
      {
        other: 'b-000002',
        relation: 'persons_transferred',
        way: 'out',
        count: range(15),
        contacts: ['c-000001'],
        grade: 'probable',
      },
      {
        other: 'b-000003',
        relation: 'distinct',
        way: 'out',
        count: null,
        contacts: [],
        grade: 'confirmed',
      },
    ],
  });
  const rows = peopleRows(boat);
  expect(rows.find(({ kind }) => kind === 'counted')?.count?.min).toBe(42);
  expect(rows.filter(({ kind }) => kind === 'went').map(({ other, count }) => [other, count?.min])).toEqual([
    ['b-000002', 15],
  ]);
});
