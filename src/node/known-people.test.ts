import { expect, test } from 'vitest';
import { addSeconds, instant, toUtc } from '../kernel/time.ts';
import { emptyBook } from '../oversight/staff/book.ts';
import type { Assignment } from '../oversight/staff/forms.ts';
import type { Role } from '../oversight/staff/roles.ts';
import type { Person } from '../oversight/staff/state.ts';
import { sampleWho } from '../app/sample-who.ts';
import { lateKnownPeople } from './known-people.ts';

const now = instant(Date.UTC(2026, 0, 10, 8));
const days = (n: number) => toUtc(addSeconds(now, n * 86_400));
const assigned = (id: string, role: Role, [from, until]: readonly [number, number | null]): Assignment => ({
  id,
  agency: id === 'a1' ? 'uk-old' : 'uk-new',
  desk: 'uk-desk-1',
  role,
  from: days(from),
  until: until === null ? null : days(until),
  standsInFor: null,
});
const person: Person = {
  phase: 'joined',
  nameSubject: `s-${'0'.repeat(32)}`,
  joinedAt: days(-20),
  leavesAt: days(30),
  assignments: [
    assigned('a1', 'observer', [-20, 0]),
    assigned('a2', 'watch_officer', [-10, null]),
    assigned('a3', 'security_officer', [5, null]),
    assigned('a4', 'independent_monitor', [40, 50]),
  ],
  clearances: [],
  languages: [],
};
const book = { ...emptyBook, people: new Map([['uk-staff-0007', { version: 1, value: person }]]) };

test('a role entered for later counts from its entering; one that is over, or begins after the leaving, does not', () => {
  const known = lateKnownPeople();
  known.open({ book: () => book, staff: () => sampleWho({ roles: ['watch_officer'] }) });
  expect(known.ahead('uk-staff-0007', now)).toEqual(['watch_officer', 'security_officer']);
  expect(known.holds('uk-staff-0007', now)).toEqual(['watch_officer']);
  expect(known.agencyOf('uk-staff-0007', now)).toBe('uk-new');
  expect(known.ahead('uk-staff-0008', now)).toEqual([]);
  expect(known.agencyOf('uk-staff-0008', now)).toBeNull();
});

test('before the register is open nobody is known, so that nothing is done about anybody', () => {
  const known = lateKnownPeople();
  expect([known.agencyOf('uk-staff-0007', now), known.holds('uk-staff-0007', now)]).toEqual([null, []]);
  expect(known.ahead('uk-staff-0007', now)).toEqual([]);
});
