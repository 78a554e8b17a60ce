import { expect, test } from 'vitest';
import { boatIn, done, emptySea, type Sea } from './given-rescue.ts';
import { ledgerOf, type Ledger } from './ledger.ts';
import { just, linked, range, received, type Sample } from './sample-contacts.ts';
import { nightUntil, nightWithTransfer } from './sample-night.ts';

const exactly = (count: number) => ({ min: count, max: count });

function ledgerIn(sea: Sea, boat: string): Ledger {
  return ledgerOf(boatIn(sea, boat));
}

const one = 'b-000001';
type Told = Readonly<Record<string, Sample & { readonly side?: 'fr' | 'uk'; readonly grade?: string }>>;

/** A boat with these contacts, the first of which it was opened on. */
function boatWith(told: Told): Sea {
  return Object.entries(told).reduce<Sea>(
    (sea, [contact, sample]) =>
      sea.size === 0
        ? done(received(sea, contact, sample), 'OpenBoat', { boat: one, contact })
        : linked(sea, contact, { boat: one, ...sample }),
    emptySea,
  );
}

test('X07: at 05:20 one of the 55 of the boat that lost a man is unaccounted for', () => {
  const ledger = ledgerIn(nightUntil('05:20'), 'b-night5');
  expect(ledger.unaccounted).toEqual(exactly(1));
  expect(ledger.inWater).toEqual(exactly(1));
});

test('X09: with the man found, 55 are accounted for, on two shores', () => {
  const ledger = ledgerIn(nightUntil('08:00'), 'b-night5');
  expect(ledger.onBoard?.best).toBe(55);
  expect(ledger.recoveredAlive).toEqual({ uk: 54, fr: 1, all: 55 });
  expect(ledger.unaccounted).toEqual(exactly(0));
});

test('X10: 43 recovered and 15 gone over to another boat are the 58 who called', () => {
  const ledger = ledgerIn(nightWithTransfer('05:00'), 'b-night2');
  expect(ledger.onBoard?.best).toBe(58);
  expect(ledger.recoveredAlive.all).toBe(43);
  expect(ledger.transferredOut).toEqual(exactly(15));
  expect(ledger.unaccounted).toEqual(exactly(0));
});

test('X10: before the transfer is on record, those fifteen are missing', () => {
  expect(ledgerIn(nightUntil('05:00'), 'b-night2').unaccounted).toEqual(exactly(15));
});

test('X11: the boat that took them in has 64 aboard, and 64 are recovered', () => {
  const ledger = ledgerIn(nightWithTransfer('06:00'), 'b-night4');
  expect(ledger.onBoard?.best).toBe(64);
  expect(ledger.recoveredAlive.all).toBe(64);
  expect(ledger.transferredIn).toEqual(exactly(15));
  expect(ledger.unaccounted).toEqual(exactly(0));
});

test('X12: nine taken from the surf and 63 at sea make 72, one of them dead', () => {
  const ledger = ledgerIn(nightUntil('08:45'), 'b-night3');
  expect(ledger.onBoard?.best).toBe(72);
  expect(ledger.recoveredAlive).toEqual({ fr: 8, uk: 63, all: 71 });
  expect(ledger.deceased).toBe(1);
  expect(ledger.unaccounted).toEqual(exactly(0));
});

test('X13: two units and two ports, one boat of 68', () => {
  const ledger = ledgerIn(nightUntil('09:40'), 'b-night7');
  expect(ledger.onBoard?.best).toBe(68);
  expect(ledger.recoveredAlive.all).toBe(68);
  expect(ledger.landed).toEqual({ fr: 0, uk: 68, all: 68 });
  expect(ledger.discrepancies).toEqual([]);
});

test('at the end of the night every boat is accounted for, 313 landed in the UK and 83 in France or from the surf', () => {
  const sea = nightWithTransfer('09:40');
  const ledgers = ['1', '2', '3', '4', '5', '7', '8'].map((name) => ledgerIn(sea, `b-night${name}`));
  expect(ledgers.map(({ unaccounted }) => unaccounted)).toEqual(ledgers.map(() => exactly(0)));
  const all = (side: 'fr' | 'uk') =>
    ledgers.reduce((sum, { recoveredAlive }) => sum + recoveredAlive[side], 0);
  expect([all('uk'), all('fr')]).toEqual([313, 83]);
});

const ashore = { kind: 'landing', channel: 'port' } as const;

test('F13: callers say 30, 33 and 40; survivors on both shores say 33: six are unaccounted for', () => {
  const before: Told = {
    'c-call30': { at: '02:00', claims: { persons: just(30) } },
    'c-call33': { at: '02:10', claims: { persons: just(33) } },
    'c-call40': { at: '02:20', side: 'uk', claims: { persons: just(40) } },
    'c-dover1': { at: '06:00', side: 'uk', ...ashore, place: 'Dover', counted: { alive: 20 } },
    'c-calais': { at: '06:10', ...ashore, place: 'Calais', counted: { alive: 4, deceased: 3 } },
  };
  expect(ledgerIn(boatWith(before), one)).toMatchObject({
    claimed: { min: 30, max: 40 },
    unaccounted: { min: 3, max: 13 },
  });
  const statement = { kind: 'statement', channel: 'port', claims: { persons: just(33) } } as const;
  const said = boatWith({
    ...before,
    'c-saying1': { at: '07:00', ...statement, place: 'Calais' },
    'c-saying2': { at: '07:10', side: 'uk', ...statement, place: 'Dover' },
  });
  expect(ledgerIn(said, one).unaccounted).toEqual(exactly(6));
  expect(ledgerIn(said, one).onBoard?.best).toBe(33);
});

test('F13: the word of survivors in one place only does not do away with what callers said', () => {
  const sea = boatWith({
    'c-call40': { at: '02:20', claims: { persons: just(40) } },
    'c-dover1': { at: '06:00', ...ashore, place: 'Dover', counted: { alive: 33 } },
    'c-saying1': { at: '07:00', kind: 'statement', place: 'Dover', claims: { persons: just(33) } },
    'c-saying2': { at: '07:05', kind: 'statement', place: 'Dover', claims: { persons: just(33) } },
  });
  expect(ledgerIn(sea, one).unaccounted).toEqual({ min: 0, max: 7 });
});

const pairOfCounts: Told = {
  'c-call41': { at: '02:20', claims: { persons: just(41) } },
  'c-afloat': { at: '05:00', kind: 'pickup', unit: 'U-1', counted: { alive: 40 } },
  'c-ashore': { at: '06:00', ...ashore, place: 'Calais', counted: { alive: 41 } },
};

test('F13: 40 counted afloat and 41 ashore stand beside one another until somebody explains it', () => {
  const sea = boatWith(pairOfCounts);
  expect(ledgerIn(sea, one).unaccounted).toEqual({ min: 0, max: 1 });
  expect(ledgerIn(sea, one).discrepancies).toEqual([
    {
      kind: 'afloat_ashore',
      contacts: ['c-afloat', 'c-ashore'],
      figures: { afloat: 40, ashore: 41 },
      explanation: null,
    },
  ]);
  const said = { contacts: ['c-afloat', 'c-ashore'], explanation: 'baby_not_counted', uses: 'c-ashore' };
  const explained = done(sea, 'ExplainCounts', { boat: one, ...said });
  expect(ledgerIn(explained, one)).toMatchObject({ unaccounted: exactly(0), recoveredAlive: { all: 41 } });
  expect(ledgerIn(explained, one).discrepancies).toMatchObject([{ explanation: said }]);
});

test('F19: 52 recorded by one side of which it took 4 and the other 48 are 52 people, shown as conflicting', () => {
  const took = { kind: 'pickup', channel: 'unit' } as const;
  const claim: Told = { 'c-call52': { at: '02:20', claims: { persons: just(52) } } };
  const both: Told = {
    'c-uktook': { at: '05:00', side: 'uk', ...took, unit: 'LB-1', counted: { alive: 48 } },
    'c-frtook': { at: '05:05', ...took, unit: 'PAT-1', counted: { alive: 4 } },
  };
  const record: Told = {
    'c-record': { at: '06:00', ...took, channel: 'other_centre', counted: { alive: 52 } },
  };
  for (const told of [
    { ...claim, ...both, ...record },
    { ...claim, 'c-uktook': both['c-uktook'] ?? {}, ...record },
  ]) {
    const ledger = ledgerIn(boatWith(told), one);
    expect(ledger.recoveredAlive).toEqual({ fr: 4, uk: 48, all: 52 });
    expect(ledger.discrepancies).toMatchObject([{ kind: 'total_of_others', explanation: null }]);
    expect(ledger.discrepancies[0]?.contacts).toContain('c-record');
  }
});

test('the same pickup told twice counts once and is shown; two pickups that somebody says are two count twice', () => {
  const told = { kind: 'pickup', unit: 'U-1', counted: { alive: 20 } } as const;
  const sea = boatWith({
    'c-call40': { at: '02:20', claims: { persons: just(40) } },
    'c-pickup1': { at: '05:00', ...told },
    'c-pickup2': { at: '05:20', ...told },
  });
  expect(ledgerIn(sea, one)).toMatchObject({
    recoveredAlive: { all: 20 },
    unaccounted: exactly(20),
    discrepancies: [{ kind: 'told_twice', explanation: null }],
  });
  const twice = { contacts: ['c-pickup1', 'c-pickup2'], explanation: 'two_units_one_boat', uses: null };
  const explained = done(sea, 'ExplainCounts', { boat: one, ...twice });
  expect(ledgerIn(explained, one)).toMatchObject({ recoveredAlive: { all: 40 }, unaccounted: exactly(0) });
});

test('the same unit half an hour and a minute later took other people', () => {
  const told = { kind: 'pickup', unit: 'U-1', counted: { alive: 20 } } as const;
  const sea = boatWith({
    'c-call40': { at: '02:20', claims: { persons: just(40) } },
    'c-pickup1': { at: '05:00', ...told },
    'c-pickup2': { at: '05:31', ...told },
  });
  expect(ledgerIn(sea, one).recoveredAlive.all).toBe(40);
});

test('of a figure seen at a launch fewer may be missing, or nobody; of one said aboard all are', () => {
  const taken: Sample = { at: '05:00', kind: 'pickup', unit: 'U-1', counted: { alive: 48 } };
  const seen = boatWith({
    'c-launch': { channel: 'patrol', claims: { persons: just(50) } },
    'c-pickup1': taken,
  });
  expect(ledgerIn(seen, one).unaccounted).toEqual({ min: 0, max: 2 });
  const said = boatWith({ 'c-caller': { claims: { persons: just(50) } }, 'c-pickup1': taken });
  expect(ledgerIn(said, one).unaccounted).toEqual(exactly(2));
});

test('nobody is accounted for by a link that is merely possible', () => {
  const sea = boatWith({
    'c-call40': { at: '02:20', claims: { persons: just(40) } },
    'c-pickup1': { at: '05:00', kind: 'pickup', grade: 'possible', counted: { alive: 40 } },
  });
  expect(ledgerIn(sea, one).unaccounted).toEqual(exactly(40));
});

test('people of another boat brought to the same port are not subtracted from this one', () => {
  // Landed elsewhere than picked up, in one side's port by the other's unit: still the same people.
  const sea = boatWith({
    'c-call58': { at: '02:20', claims: { persons: just(58) } },
    'c-pickup1': { at: '05:00', kind: 'pickup', unit: 'PAT-1', counted: { alive: 43 } },
    'c-dover1': { at: '06:00', side: 'uk', ...ashore, place: 'Dover', counted: { alive: 43 } },
  });
  expect(ledgerIn(sea, one)).toMatchObject({
    recoveredAlive: { fr: 43, uk: 0, all: 43 },
    landed: { fr: 0, uk: 43 },
    unaccounted: exactly(15),
  });
});

test('people who dispersed ashore are accounted for as far as somebody says', () => {
  const sea = boatWith({
    'c-call20': { at: '02:20', claims: { persons: just(20) } },
    'c-beach1': { at: '06:00', ...ashore, place: 'Dungeness', counted: { alive: 12 } },
  });
  const said = { boat: one, count: range(5, 8), side: 'uk', contact: 'c-beach1', met: false };
  expect(ledgerIn(done(sea, 'RecordDispersed', said), one)).toMatchObject({
    dispersed: { notMet: { min: 5, max: 8 } },
    unaccounted: { min: 0, max: 3 },
  });
});

test('a count far above what was claimed is shown, and so is a sighting of far more than were counted', () => {
  const more = boatWith({
    'c-call33': { at: '02:20', claims: { persons: just(33) } },
    'c-pickup1': { at: '05:00', kind: 'pickup', counted: { alive: 41 } },
  });
  expect(ledgerIn(more, one).discrepancies).toMatchObject([
    { kind: 'counted_more', figures: { claimed: 33, counted: 41 } },
  ]);
  const fewer = boatWith({
    'c-call20': { at: '02:20', claims: { persons: just(20) } },
    'c-plane1': { at: '03:20', channel: 'aircraft', claims: { persons: just(50) } },
    'c-pickup1': { at: '05:00', kind: 'pickup', counted: { alive: 20 } },
  });
  expect(ledgerIn(fewer, one).discrepancies).toMatchObject([{ kind: 'seen_more', contacts: ['c-plane1'] }]);
});

test('a figure said after some were taken off is of those who were left', () => {
  const sea = boatWith({
    'c-launch': { at: '02:05', channel: 'patrol', claims: { persons: just(63), inWater: just(9) } },
    'c-beach1': { at: '02:20', kind: 'pickup', counted: { alive: 8, deceased: 1, fromWater: 8 } },
    'c-centre': { at: '05:50', channel: 'other_centre', claims: { persons: just(63) } },
    'c-pickup1': { at: '07:20', side: 'uk', kind: 'pickup', counted: { alive: 63 } },
  });
  expect(ledgerIn(sea, one)).toMatchObject({
    onBoard: { best: 72 },
    unaccounted: exactly(0),
    discrepancies: [],
  });
});

test('F14: whoever is said to have fallen in stays missing, even if everybody aboard was counted', () => {
  const sea = boatWith({
    'c-call54': { at: '02:20', claims: { persons: just(54) } },
    'c-pickup1': { at: '05:00', kind: 'pickup', counted: { alive: 54 } },
    'c-saying1': { at: '03:40', kind: 'statement', claims: { overboard: just(1) } },
  });
  expect(ledgerIn(sea, one)).toMatchObject({ inWater: exactly(1), unaccounted: exactly(1) });
});

test('two accounts of one fall are one person; a fall two hours later is another', () => {
  const sea = boatWith({
    'c-call55': { at: '03:40', claims: { persons: just(55), overboard: just(1) } },
    'c-saying1': { at: '03:30', kind: 'statement', claims: { overboard: just(1) } },
  });
  expect(ledgerIn(sea, one).inWater).toEqual(exactly(1));
  const later = linked(sea, 'c-later1', { boat: one, at: '05:40', claims: { overboard: just(1) } });
  expect(ledgerIn(later, one).inWater).toEqual(exactly(2));
});

/** 41 said to be aboard, one of them fallen in; 40 taken aboard alive. */
const oneFell: Told = {
  'c-call41': { at: '02:20', claims: { persons: just(41), overboard: just(1) } },
  'c-pickup1': { at: '05:00', kind: 'pickup', unit: 'LB-1', counted: { alive: 40 } },
};
const hospital: Sample = { at: '08:00', ...ashore, place: 'Boulogne', counted: { deceased: 1 } };

test('F14: one of those taken aboard dies ashore: no further person, and whoever fell in is missing still', () => {
  const died = ledgerIn(boatWith({ ...oneFell, 'c-hospital': hospital }), one);
  expect(died).toMatchObject({ deceased: 1, inWater: exactly(1), unaccounted: exactly(1) });
  const landed = ledgerIn(
    boatWith({
      ...oneFell,
      'c-dover1': { at: '06:30', ...ashore, place: 'Dover', unit: 'LB-1', counted: { alive: 40 } },
      'c-hospital': hospital,
    }),
    one,
  );
  expect(landed).toMatchObject({ inWater: exactly(1), unaccounted: exactly(1) });
});

test('F13: dead on the way in, somebody is counted once, and the two counts do not contradict one another', () => {
  const ledger = ledgerIn(
    boatWith({
      'c-call41': { at: '02:20', claims: { persons: just(41) } },
      'c-pickup1': { at: '05:00', kind: 'pickup', unit: 'LB-1', counted: { alive: 40 } },
      'c-dover1': {
        at: '06:30',
        ...ashore,
        place: 'Dover',
        unit: 'LB-1',
        counted: { alive: 39, deceased: 1 },
      },
    }),
    one,
  );
  expect(ledger).toMatchObject({ unaccounted: exactly(1), accounted: exactly(40), discrepancies: [] });
});

test('a body that was taken aboard and landed apart from the living, or not at all, is accounted for', () => {
  const found: Told = {
    'c-call40': { at: '02:20', claims: { persons: just(40) } },
    'c-pickup1': { at: '05:00', kind: 'pickup', unit: 'LB-1', counted: { alive: 39, deceased: 1 } },
    'c-dover1': { at: '06:30', ...ashore, place: 'Dover', unit: 'LB-1', counted: { alive: 39 } },
  };
  expect(ledgerIn(boatWith(found), one).unaccounted).toEqual(exactly(0));
  expect(ledgerIn(boatWith({ ...found, 'c-body001': hospital }), one).accounted).toEqual(exactly(40));
});

test('a body found in the sea is the one that fell in; one found aboard is not', () => {
  const body: Sample = { at: '07:00', kind: 'pickup', unit: 'FV-1', counted: { deceased: 1 } };
  expect(ledgerIn(boatWith({ ...oneFell, 'c-body001': body }), one)).toMatchObject({
    inWater: exactly(0),
    unaccounted: exactly(0),
  });
  const aboard: Sample = { at: '05:00', kind: 'pickup', unit: 'LB-1', counted: { alive: 39, deceased: 1 } };
  expect(ledgerIn(boatWith({ ...oneFell, 'c-pickup1': aboard }), one)).toMatchObject({
    inWater: exactly(1),
    unaccounted: exactly(1),
  });
});

test('of the total of both sides the dead and the drowned are taken out as the living are', () => {
  const took = { kind: 'pickup', channel: 'unit' } as const;
  const ledger = ledgerIn(
    boatWith({
      'c-call53': { at: '02:20', claims: { persons: just(53), inWater: just(2) } },
      'c-uktook': {
        at: '05:00',
        side: 'uk',
        ...took,
        unit: 'LB-1',
        counted: { alive: 48, deceased: 1, fromWater: 1 },
      },
      'c-record': {
        at: '06:00',
        ...took,
        channel: 'other_centre',
        counted: { alive: 52, deceased: 1, fromWater: 1 },
      },
    }),
    one,
  );
  expect(ledger).toMatchObject({ deceased: 1, accounted: exactly(53), inWater: exactly(1) });
});
