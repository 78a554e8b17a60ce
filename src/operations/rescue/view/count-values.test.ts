import { expect, test } from 'vitest';
import { recordContactSchema } from '../events-contact.ts';
import { recordOf } from './contact-said.ts';
import {
  countChecks,
  type CountField,
  countPersonal,
  countSaid,
  type CountValues,
  newCount,
} from './count-values.ts';
import { givenNight, givenPosition } from './given-board.ts';

const began = Date.parse(givenNight);
const nothing = { aboard: [], typed: null, happenedAt: null };
const filled = (change: Partial<Record<CountField, string>>): CountValues => ({
  ...newCount(began, 'b-000001'),
  ...change,
});
const faultOf = (name: CountField, values: CountValues) => countChecks[name]?.(values[name], values) ?? null;

test('a pickup told by a unit is taken by the node’s own schema, every figure at its place', () => {
  const values = filled({
    unit: 'U-PETREL',
    alive: '41',
    childrenAlone: '2',
    childrenWithFamily: '6',
    deceased: '1',
    injured: '3',
    fromWater: '4',
    hull: 'dry',
    toOtherBoat: '15',
  });
  const caller = `s-${'2'.repeat(32)}`;
  const typed = givenPosition(51.28, 1.635);
  const record = recordContactSchema.parse(
    recordOf(countSaid(values, { ...nothing, aboard: [caller], typed })),
  );
  expect(record).toMatchObject({
    kind: 'pickup',
    channel: 'unit',
    unit: 'U-PETREL',
    place: null,
    receivedAt: givenNight,
    happenedAt: givenNight,
    callersAboard: [caller],
  });
  expect(record.counted).toEqual({
    alive: 41,
    childrenAlone: 2,
    childrenWithFamily: 6,
    deceased: 1,
    injured: 3,
    fromWater: 4,
  });
  expect(record.claims).toMatchObject({ hull: 'dry', toOtherBoat: { min: 15, max: 15 }, persons: null });
  expect(record.positions).toHaveLength(1);
});

test('a landing has a port, and nobody who comes out of the water there', () => {
  const values = filled({ kind: 'landing', place: 'Ramsgate', alive: '20', fromWater: '2', hull: 'dry' });
  const said = countSaid(values, nothing);
  expect([said.channel, said.place, said.counted?.fromWater, said.claims.hull]).toEqual([
    'port',
    'Ramsgate',
    0,
    null,
  ]);
});

test('a statement ashore is said, not counted: what was typed for a count stays out of it', () => {
  const values = filled({ kind: 'statement', alive: '41', persons: '30-40', overboard: '1' });
  const said = countSaid(values, { ...nothing, aboard: [`s-${'2'.repeat(32)}`] });
  expect(said.counted).toBeNull();
  expect(said.callersAboard).toEqual([]);
  expect(said.claims).toMatchObject({
    persons: { min: 30, max: 40, best: null },
    overboard: { min: 1, max: 1 },
    inWater: null,
  });
});

test('sent twice it is one contact', () => {
  const values = filled({ alive: '4' });
  expect(recordOf(countSaid(values, nothing))).toEqual(recordOf(countSaid(values, nothing)));
  expect(newCount(began, null).contact).not.toBe(values.contact);
});

test('how many are alive, and how many children, is always asked: an empty field is no zero', () => {
  for (const name of ['alive', 'childrenAlone', 'childrenWithFamily'] as const) {
    expect(faultOf(name, filled({}))).not.toBeNull();
    expect(faultOf(name, filled({ [name]: '0' }))).toBeNull();
  }
  expect(faultOf('injured', filled({ alive: '4' }))).toBeNull();
});

test('what nobody has counted yet is said so, and is on record as that: the children alone may be all that is known', () => {
  const open = filled({ alive: '?', childrenAlone: '2', childrenWithFamily: ' ? ' });
  for (const name of ['alive', 'childrenAlone', 'childrenWithFamily', 'injured'] as const)
    expect([name, faultOf(name, open)]).toEqual([name, null]);
  expect(countSaid(open, nothing).counted).toMatchObject({
    alive: null,
    childrenAlone: 2,
    childrenWithFamily: null,
  });
  expect(recordContactSchema.safeParse(recordOf(countSaid(open, nothing))).success).toBe(true);
  expect(faultOf('alive', filled({ kind: 'prevention', alive: '?' }))).not.toBeNull();
});

test.each([
  ['injured', { alive: '4', injured: '5' }],
  ['fromWater', { alive: '4', fromWater: '5' }],
  ['childrenAlone', { alive: '4', childrenAlone: '3', childrenWithFamily: '2' }],
  ['alive', { alive: '4.5' }],
  ['alive', { alive: '1001' }],
  ['unit', { unit: 'a person’s name' }],
] as const)('no part is more than the whole, and no word stands for a figure: %s %o', (name, change) => {
  expect(faultOf(name, filled(change))).not.toBeNull();
});

test('what is out of sight holds nothing up', () => {
  const values = filled({ kind: 'statement', alive: 'x', persons: '33', injured: '2-3', unit: 'a b' });
  for (const name of Object.keys(countChecks) as CountField[])
    expect([name, faultOf(name, values)]).toEqual([name, null]);
});

test('a statement that says nothing is asked for a figure; words are enough', () => {
  expect(faultOf('persons', filled({ kind: 'statement' }))).not.toBeNull();
  expect(faultOf('persons', filled({ kind: 'statement', words: 'All of us are here.' }))).toBeNull();
});

test('of a fall told ashore it is asked when it was: an empty field is not now, and not known is an answer', () => {
  for (const name of ['overboard', 'inWater'] as const) {
    const values = filled({ kind: 'statement', [name]: '1' });
    expect(faultOf('happenedAt', values)).not.toBeNull();
    expect(faultOf('happenedAt', { ...values, happenedAt: '03:40' })).toBeNull();
    expect(faultOf('happenedAt', { ...values, happenedAt: ' ? ' })).toBeNull();
    expect(faultOf('happenedAt', { ...values, happenedAt: 'long ago' })).not.toBeNull();
  }
  expect(faultOf('happenedAt', filled({ kind: 'statement', persons: '33' }))).toBeNull();
  expect(faultOf('happenedAt', filled({ kind: 'statement', persons: '33', overboard: '0' }))).toBeNull();
  expect(faultOf('happenedAt', filled({ alive: '4' }))).toBeNull();
  expect(faultOf('happenedAt', filled({ alive: '4', happenedAt: '?' }))).not.toBeNull();
});

test('a fall of which nobody knows when it was bears the moment at which it was told, and is read as that', () => {
  const values = filled({ kind: 'statement', overboard: '1', happenedAt: '?' });
  const unknown = recordContactSchema.parse(recordOf(countSaid(values, nothing)));
  expect([unknown.happenedAt, unknown.receivedAt]).toEqual([givenNight, givenNight]);
});

test('whatever could find a person is named personal', () => {
  expect(countPersonal).toEqual(['phone', 'words']);
});
