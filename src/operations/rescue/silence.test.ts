import { describe, expect, test } from 'vitest';
import { dangerOf, nextAct, rankBoats } from './boat-rank.ts';
import { rescueConditions } from './conditions.ts';
import { at, boatIn, done, type Sea } from './given-rescue.ts';
import { ledgerOf } from './ledger.ts';
import { just, linked, type Linking, type Sample } from './sample-contacts.ts';
import { openSea, recoveredSea } from './sample-states.ts';
import { afloatAgainSince, atRiskOf, isSafe } from './silence.ts';

const one = 'b-000001';

/** 33 aboard and their boat swamped at 02:10; nobody is going there. */
const swamped = linked(openSea(), 'c-swamped', {
  boat: one,
  at: '02:10',
  claims: { hull: 'swamped', persons: just(33) },
});

/** A unit has taken 35 people from a dry boat, and somebody takes them for this boat's. */
function takenFromDry(sea: Sea, more: Partial<Sample & Linking> = {}): Sea {
  return linked(sea, 'c-other01', {
    boat: one,
    at: '02:30',
    kind: 'pickup',
    channel: 'unit',
    unit: 'U-1',
    grade: 'probable',
    claims: { hull: 'dry' },
    counted: { alive: 35 },
    ...more,
  });
}

function kinds(sea: Sea, clock: string): readonly string[] {
  const boats = [boatIn(sea, one)];
  return rescueConditions({ contacts: [], boats, now: at(clock), region: null })
    .filter(({ kind }) => kind !== 'safeguarding_due')
    .map(({ kind }) => kind);
}

describe('F3: given a swamped boat, when people of a dry one are taken for its own', () => {
  const wrong = takenFromDry(swamped);

  test('by number nobody is missing, and still it is not safe', () => {
    const ledger = ledgerOf(boatIn(wrong, one));
    expect(ledger.unaccounted).toEqual({ min: 0, max: 0 });
    expect(isSafe(boatIn(wrong, one), ledger)).toBe(false);
    expect(dangerOf(boatIn(wrong, one), ledger)).toBe('sinking');
  });

  test('no alarm of it is silenced, and no clock begins anew', () => {
    expect(kinds(swamped, '02:29')).toEqual(['silence', 'no_unit']);
    expect(kinds(wrong, '02:30')).toEqual(['no_unit']);
    expect(kinds(wrong, '02:45')).toEqual(['silence', 'no_unit']);
  });

  test('whoever is searching for its people is still asked what was searched', () => {
    const search = { search: 's-1', kind: 'boat', datum: null, datumAt: at('02:10'), contact: null };
    const opened = done(
      swamped,
      { order: 'OpenSearch', at: at('02:20') },
      { boat: one, ...search, persons: just(33) },
    );
    expect(kinds(takenFromDry(opened), '03:20')).toContain('people_unaccounted');
  });

  test('all who were aboard may still be at risk, and what comes next is never to close', () => {
    const boat = boatIn(wrong, one);
    expect(atRiskOf(boat, ledgerOf(boat))).toEqual({ min: 0, max: 35 });
    expect(rankBoats([boat], at('02:31'))).toMatchObject([{ atRiskMax: 35, isAlone: true }]);
    expect(nextAct(boat, at('02:31'), null).code).toBe('send_unit');
    const helped = done(
      wrong,
      { order: 'NoteTask', at: at('02:31') },
      { boat: one, task: 'K-1', unit: 'LB-1', step: 'under_way' },
    );
    expect(nextAct(boatIn(helped, one), at('02:32'), null).code).toBe('confirm_recovery');
  });

  test('taken back, nothing of it is left; the true pickup clears everything', () => {
    const back = done(wrong, 'UnlinkContact', { boat: one, contact: 'c-other01', reason: 'mistaken' });
    const right = linked(back, 'c-right01', {
      boat: one,
      at: '03:00',
      kind: 'pickup',
      channel: 'unit',
      unit: 'LB-1',
      counted: { alive: 33 },
    });
    expect(kinds(right, '05:00')).toEqual([]);
  });
});

describe('given everybody recovered', () => {
  test('a recovery that is only possibly its own, and cannot be, casts no doubt on the sure one', () => {
    const doubtful = takenFromDry(
      linked(recoveredSea(), 'c-awash01', { boat: one, at: '03:00', claims: { hull: 'low_in_water' } }),
      { at: '04:30', grade: 'possible' },
    );
    expect(isSafe(boatIn(doubtful, one), ledgerOf(boatIn(doubtful, one)))).toBe(true);
    expect(nextAct(boatIn(doubtful, one), at('04:31'), null).code).toBe('confirm_recovery');
  });

  test('when somebody says after it that they sink, it is in distress again, from then on and not from before', () => {
    const again = linked(recoveredSea(), 'c-sinks01', {
      boat: one,
      at: '04:20',
      claims: { hull: 'swamped' },
    });
    const boat = boatIn(again, one);
    expect(boat.phase).toBe('distress');
    expect(afloatAgainSince(boat, ledgerOf(boat))).toBe(at('04:20'));
    expect(rankBoats([boat], at('04:21'))).toMatchObject([{ danger: 'sinking', atRiskMax: 33 }]);
    expect(kinds(again, '04:24')).toEqual([]);
    expect(kinds(again, '04:25')).toEqual(['no_unit']);
    expect(nextAct(boat, at('04:21'), null).code).toBe('send_unit');
  });

  test('a second such report does not put the clock back', () => {
    const twice = ['04:20', '04:23'].reduce(
      (sea, clock, index) =>
        linked(sea, `c-sinks0${index}`, { boat: one, at: clock, claims: { hull: 'swamped' } }),
      done(recoveredSea(), 'SetPhase', { boat: one, phase: 'distress', reason: null, evidence: [] }),
    );
    expect(kinds(twice, '04:25')).toEqual(['no_unit']);
  });
});
