import { expect, test } from 'vitest';
import { correctContactSchema } from '../events-contact.ts';
import { correctable, correctChecks, correctedBy, isUnchanged, newCorrection } from './correct-values.ts';
import { givenFacts } from './given-board.ts';

const counted = {
  alive: 41,
  deceased: 0,
  childrenWithFamily: 6,
  childrenAlone: 2,
  injured: 1,
  fromWater: 0,
};
const facts = givenFacts('c-000001', {
  kind: 'pickup',
  unit: 'LB-1',
  counted,
  claims: {
    persons: { min: 30, max: 40, best: 33 },
    hull: 'dry',
    underWay: false,
    courseDegrees: 0,
    boats: 2,
    refusesHelp: true,
    cues: ['ferry_near'],
  },
});

test('a form that nobody touched changes nothing, not even what it has no field for', () => {
  const values = newCorrection(facts);
  expect(correctedBy(values, facts)).toEqual(correctable(facts));
  expect(isUnchanged(values, facts)).toBe(true);
});

test('one figure put right leaves every other as it stood', () => {
  const values = { ...newCorrection(facts), handAlive: '40', handDeceased: '1' };
  const corrected = correctedBy(values, facts);
  expect(corrected).toEqual({ ...correctable(facts), counted: { ...counted, alive: 40, deceased: 1 } });
  expect(isUnchanged(values, facts)).toBe(false);
  const { claims } = corrected;
  const order = { contact: 'c-000001', ...corrected, claims, reason: 'counted_again' };
  expect(correctContactSchema.parse(order)).toMatchObject({ reason: 'counted_again' });
});

test('a count that is emptied is none: not counted is not zero', () => {
  const empty = Object.fromEntries(
    Object.keys(newCorrection(facts)).map((name) => [name, name.startsWith('hand') ? '' : 'x']),
  );
  const values = { ...newCorrection(facts), ...empty };
  expect(correctedBy(values, facts).counted).toBeNull();
});

test('a figure that was open stays so until it is said, and one that was passed over is no zero', () => {
  const open = { ...facts, counted: { ...counted, alive: null, childrenWithFamily: null } };
  const values = newCorrection(open);
  expect([values.handAlive, values.handChildrenWithFamily]).toEqual(['?', '?']);
  expect(isUnchanged(values, open)).toBe(true);
  expect(correctChecks.handAlive?.('?', values)).toBeNull();
  const said = { ...values, handAlive: '41', handChildrenWithFamily: '6' };
  expect(correctedBy(said, open).counted).toEqual(counted);
  const first = { ...newCorrection({ ...facts, counted: null }), handAlive: '41' };
  expect(correctedBy(first, facts).counted).toMatchObject({ childrenAlone: null, childrenWithFamily: null });
});

test('a reason is always asked, and no part is more than the whole', () => {
  const values = { ...newCorrection(facts), handInjured: '42', handChildrenAlone: '60' };
  const faults = (['reason', 'handInjured', 'handChildrenAlone'] as const).map((name) =>
    correctChecks[name]?.(values[name], values),
  );
  expect(faults.every((fault) => fault != null)).toBe(true);
});
