import { expect, test } from 'vitest';
import { after, moment } from '../sample-watch.ts';
import type { HandoverView } from '../wire.ts';
import { handoverStanding, isTooOld } from './handover-standing.ts';
import { keepSheet, type KeptSheet, keptSheet, saysTheSame } from './prepared-sheets.ts';

const prepared: HandoverView = {
  handover: 'h-example1',
  desk: 'desk-1',
  side: 'uk',
  kind: 'shift',
  phase: 'prepared',
  preparedAt: after(0),
  validUntil: after(900),
  sheetHash: 'f'.repeat(64),
  outgoing: null,
  incoming: null,
};
const signed: HandoverView = {
  ...prepared,
  phase: 'signed_by_one',
  outgoing: { at: after(60), by: 'example-1', desk: 'desk-1' },
};
const reader = (staff: string, desk: string, seconds = 120) => ({ staff, desk, now: moment(seconds) });

test('nothing is signed before the sheet is prepared, at the desk that is handed over', () => {
  expect(handoverStanding([], 'desk-1', reader('example-1', 'desk-1'))).toMatchObject({
    next: 'prepare',
    lacks: { prepare: null, outgoing: 'prepare_first', incoming: 'prepare_first' },
  });
  expect(handoverStanding([], 'desk-1', reader('example-1', 'desk-2')).lacks.prepare).toBe('other_desk');
});

test('whoever leaves signs first, at the desk; a second sheet waits until this one is over', () => {
  expect(handoverStanding([prepared], 'desk-1', reader('example-1', 'desk-1'))).toMatchObject({
    next: 'outgoing',
    lacks: { prepare: 'running', outgoing: null, incoming: 'outgoing_first' },
  });
  expect(handoverStanding([prepared], 'desk-1', reader('example-2', 'desk-2')).lacks.outgoing).toBe(
    'other_desk',
  );
});

test('the second signature is another person’s', () => {
  const lacks = (staff: string) => handoverStanding([signed], 'desk-1', reader(staff, 'desk-1')).lacks;
  expect(lacks('example-1')).toMatchObject({ outgoing: 'done', incoming: 'other_person' });
  expect(lacks('example-2').incoming).toBeNull();
});

test('a sheet that was not signed in time is over: it is prepared anew', () => {
  expect(handoverStanding([signed], 'desk-1', reader('example-2', 'desk-1', 901))).toMatchObject({
    running: null,
    next: 'prepare',
    lacks: { prepare: null, incoming: 'expired' },
  });
  expect([isTooOld(after(0), moment(900), 15), isTooOld(after(0), moment(901), 15)]).toEqual([false, true]);
});

test('a prepared sheet is found by its fingerprint at the console where it was prepared, the last few only', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const sheet = (hash: string): KeptSheet =>
    ({ sheet: { at: hash }, sheetHash: hash, text: { en: hash, fr: hash } }) as unknown as KeptSheet; // as kept
  for (const hash of ['a', 'b', 'c', 'd', 'e']) keepSheet(sheet(hash), storage);
  expect(keptSheet('a', storage)).toBeNull();
  expect(keptSheet('e', storage)?.text.en).toBe('e');
  kept.clear();
  kept.set('strait.prepared-sheets', 'not JSON');
  expect(keptSheet('e', storage)).toBeNull();
});

test('two sheets say the same whatever the moment at which they were written', () => {
  const one = { at: after(0), boats: [] } as unknown as KeptSheet['sheet']; // what is compared
  expect(saysTheSame(one, { ...one, at: after(60) })).toBe(true);
  expect(saysTheSame(one, { ...one, desk: 'desk-2' })).toBe(false);
});
