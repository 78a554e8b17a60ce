import { describe, expect, test } from 'vitest';
import { closingFindings } from './closing.ts';
import { boatIn, contactIn, done, give, type Sea } from './given-rescue.ts';
import { ledgerOf } from './ledger.ts';
import { just, linked } from './sample-contacts.ts';
import { openSea, recoveredSea, rightClosing } from './sample-states.ts';
import { isRecoveryDoubted, isSafe } from './silence.ts';

const one = 'b-000001';
const pickup = 'c-open001';

const taken = (sea: Sea, counted: Readonly<Record<string, number | null>>) =>
  linked(sea, pickup, {
    boat: one,
    at: '03:50',
    kind: 'pickup',
    channel: 'unit',
    unit: 'LB-2',
    counted: { alive: null, ...counted },
  });

const against = (sea: Sea) =>
  closingFindings(boatIn(sea, one), 'rescued', rightClosing.identification).map(({ obstacle }) => obstacle);

describe('given a unit that has people aboard, of whom only the children alone are counted', () => {
  const sea = taken(openSea(), { childrenAlone: 2, childrenWithFamily: null });

  test('those are asked for at once', () => {
    expect(boatIn(sea, one).safeguarding).toMatchObject([{ contact: pickup, count: 2 }]);
  });

  test('nobody is accounted for by it, and nobody is surely missing', () => {
    const told = linked(sea, 'c-call002', { boat: one, at: '02:30', claims: { persons: just(33) } });
    const ledger = ledgerOf(boatIn(told, one));
    expect(ledger.uncounted).toEqual([pickup]);
    expect(ledger.recoveredAlive.all).toBe(0);
    expect(ledger.unaccounted).toEqual({ min: 0, max: 33 });
  });

  test('counted, they are: and what was asked for stands once', () => {
    const { claims, counted, place, unit } = contactIn(sea, pickup).facts;
    const said = { contact: pickup, claims, place, unit, reason: 'counted_again' };
    const now = { ...counted, alive: 33, childrenWithFamily: 0 };
    const after = done(sea, 'CorrectContact', { ...said, counted: now });
    expect(ledgerOf(boatIn(after, one))).toMatchObject({ uncounted: [], recoveredAlive: { all: 33 } });
    expect(boatIn(after, one).safeguarding).toMatchObject([{ count: 2 }]);
    const open = done(after, 'CorrectContact', { ...said, counted: { ...now, childrenAlone: null } });
    expect(boatIn(open, one).safeguarding).toMatchObject([{ count: 2 }]);
    expect(boatIn(open, one).safeguarding[0]).not.toHaveProperty('withdrawn');
  });
});

describe('given a boat whose people are all accounted for', () => {
  test('a further pickup that nobody has counted yet: it is not safe, and cannot be closed', () => {
    const sea = taken(recoveredSea(), {});
    const boat = boatIn(sea, one);
    expect(isRecoveryDoubted(boat)).toBe(false);
    expect([isSafe(boatIn(recoveredSea(), one), ledgerOf(boatIn(recoveredSea(), one)))]).toEqual([true]);
    expect(isSafe(boat, ledgerOf(boat))).toBe(false);
    expect(against(sea)).toContain('not_yet_counted');
    expect(give(sea, 'CloseBoat', rightClosing).refusal).toBe('cannot_close');
  });

  test.for(['childrenAlone', 'childrenWithFamily'] as const)('nor while %s are not counted', (name) => {
    const { claims, counted, place, unit } = contactIn(recoveredSea(), 'c-000002').facts;
    const said = { contact: 'c-000002', claims, place, unit, counted: { ...counted, [name]: null } };
    expect(against(recoveredSea())).toEqual([]);
    expect(against(done(recoveredSea(), 'CorrectContact', said))).toEqual(['not_yet_counted']);
  });

  test('closed, it is opened again by such a pickup', () => {
    const sea = taken(done(recoveredSea(), 'CloseBoat', rightClosing), {});
    expect(boatIn(sea, one).status).toBe('open');
  });
});

test('somebody is in the water until those taken out are counted, but for whom the unit tells of', () => {
  const fall = linked(openSea(), 'c-fall001', { boat: one, at: '03:00', claims: { overboard: just(3) } });
  expect(ledgerOf(boatIn(taken(fall, {}), one)).inWater).toEqual({ min: 3, max: 3 });
});
