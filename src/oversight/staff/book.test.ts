import { describe, expect, test } from 'vitest';
import { holdingAt } from './book.ts';
import type { PostAppointed, StaffEvent } from './events.ts';
import { ending } from './local-day.ts';
import { apart, roles, wingOf } from './roles.ts';
import { justBefore, sampleBook } from './sample-book.ts';
import { assigned, joined, left, moved, now, person, utc } from './sample-staff.ts';

const later = utc('2026-02-01T00:00:00.000Z');
const muchLater = utc('2026-06-01T00:00:00.000Z');
const absent = 'uk-staff-0008';
const rolesAt = (book: ReturnType<typeof sampleBook>, at = now, id = person) =>
  holdingAt(book, id, at)?.roles ?? null;
const withPerson = (...history: readonly StaffEvent[]) => sampleBook({ people: { [person]: history } });

describe('access ends the moment what gives it ends', () => {
  test('an assignment', () => {
    const book = withPerson(joined({ until: later }));
    expect([rolesAt(book), rolesAt(book, justBefore(later)), rolesAt(book, later)]).toEqual([
      ['watch_officer'],
      ['watch_officer'],
      null,
    ]);
  });
  test('an assignment that is exchanged for another: never both, never neither', () => {
    const book = withPerson(
      joined({ role: 'investigator' }),
      moved('a1', { role: 'case_worker', from: later }),
    );
    expect(rolesAt(book, justBefore(later))).toEqual(['investigator']);
    expect(rolesAt(book, later)).toEqual(['case_worker']);
    expect(holdingAt(book, person, later)).toMatchObject({
      purposes: ['protection'],
      remits: ['channel', 'protection'],
    });
  });
  test('service: whoever leaves loses everything, stand-ins and clearances included', () => {
    const standing: StaffEvent = {
      type: 'StandInBegun',
      at: now,
      staff: person,
      assignment: assigned({
        id: 'a2',
        desk: 'uk-desk-2',
        role: 'duty_officer',
        until: muchLater,
        standsInFor: absent,
      }),
    };
    const other: StaffEvent = { ...joined({ desk: 'uk-desk-2', role: 'duty_officer' }), staff: absent };
    const book = sampleBook({ people: { [person]: [joined(), standing, left(later)], [absent]: [other] } });
    expect(rolesAt(book, justBefore(later))).toEqual(['watch_officer', 'duty_officer']);
    expect(holdingAt(book, person, later)).toBeNull();
  });
  test('a desk, an agency, or the role’s place at the desk', () => {
    const people = { [person]: [joined()] };
    expect(rolesAt(sampleBook({ people, deskUntil: later }), justBefore(later))).toEqual(['watch_officer']);
    expect(rolesAt(sampleBook({ people, deskUntil: later }), later)).toBeNull();
    expect(rolesAt(sampleBook({ people, agencyUntil: later }), later)).toBeNull();
    expect(rolesAt(sampleBook({ people, deskRoles: ['observer'] }))).toBeNull();
  });
  test('the first end is told', () => {
    const people = { [person]: [joined({ until: muchLater }), left(later)] };
    expect(holdingAt(sampleBook({ people }), person, now)?.endsAt).toBe(later);
    expect(holdingAt(sampleBook({ people, deskUntil: '2026-01-15' }), person, now)?.endsAt).toBe(
      '2026-01-16T00:00:00.000Z',
    );
    expect(holdingAt(withPerson(joined()), person, now)?.endsAt).toBeNull();
  });
  test('a clearance, and nothing else with it', () => {
    const book = withPerson(joined(), {
      type: 'ClearanceGranted',
      at: now,
      staff: person,
      marking: 'official_sensitive',
      caveats: ['uk_only'],
      from: now,
      until: later,
    });
    expect(holdingAt(book, person, justBefore(later))).toMatchObject({
      markings: ['open', 'official', 'official_sensitive'],
      caveats: ['uk_only'],
    });
    expect(holdingAt(book, person, later)).toMatchObject({
      markings: ['open', 'official'],
      caveats: [],
      roles: ['watch_officer'],
    });
  });
});

describe('nothing before it begins', () => {
  test('a future joiner holds nothing until the moment', () => {
    const book = withPerson(joined({ from: later }));
    expect([rolesAt(book), rolesAt(book, justBefore(later)), rolesAt(book, later)]).toEqual([
      null,
      null,
      ['watch_officer'],
    ]);
  });
  test('nobody unknown holds anything', () => expect(rolesAt(sampleBook())).toBeNull());
});

describe('an appointed role needs the assignment and the appointment', () => {
  const appointed: PostAppointed = {
    type: 'PostAppointed',
    at: now,
    post: 'uk-gold_commander',
    holder: person,
    from: now,
    until: later,
  };
  const gold = [joined({ role: 'gold_commander', until: muchLater })];
  test('neither alone gives it', () => {
    expect(rolesAt(withPerson(...gold))).toBeNull();
    const posts = { 'uk-gold_commander': [appointed] };
    expect(rolesAt(sampleBook({ people: { [person]: [joined()] }, posts }))).toEqual(['watch_officer']);
    expect(rolesAt(sampleBook({ people: { [absent]: gold }, posts }), now, absent)).toBeNull();
    const other = { 'fr-gold_commander': [{ ...appointed, post: 'fr-gold_commander' }] };
    expect(rolesAt(sampleBook({ people: { [person]: gold }, posts: other }))).toBeNull();
  });
  test('it ends the moment the post ends', () => {
    const book = sampleBook({ people: { [person]: gold }, posts: { 'uk-gold_commander': [appointed] } });
    expect(rolesAt(book, justBefore(later))).toEqual(['gold_commander']);
    expect(holdingAt(book, person, now)).toMatchObject({
      endsAt: later,
      posts: [{ id: 'uk-gold_commander' }],
    });
    expect(rolesAt(book, later)).toBeNull();
  });
  test('whoever keeps desks and agencies cannot lock the monitor out', () => {
    const people = { [person]: [joined({ role: 'independent_monitor', until: muchLater })] };
    const posts = {
      'uk-independent_monitor': [{ ...appointed, post: 'uk-independent_monitor', until: muchLater }],
    };
    const book = sampleBook({
      people,
      posts,
      deskRoles: ['observer'],
      deskUntil: '2026-01-01',
      agencyUntil: '2026-01-01',
    });
    expect(holdingAt({ ...book, desks: new Map(), agencies: new Map() }, person, now)).toMatchObject({
      roles: ['independent_monitor'],
      purposes: ['oversight'],
      remits: ['oversight'],
      state: 'uk',
    });
    expect(rolesAt(book, now)).toEqual(['independent_monitor']);
    expect(rolesAt(book, muchLater)).toBeNull();
  });
});

describe('a stand-in', () => {
  const standing: StaffEvent = {
    type: 'StandInBegun',
    at: now,
    staff: person,
    assignment: assigned({
      id: 'a2',
      desk: 'uk-desk-2',
      role: 'duty_officer',
      until: later,
      standsInFor: absent,
    }),
  };
  const bookWith = (own: Parameters<typeof joined>[0], ...more: readonly StaffEvent[]) =>
    sampleBook({
      people: { [person]: [joined(), standing], [absent]: [{ ...joined(own), staff: absent }, ...more] },
    });
  test('holds between its dates', () => {
    const book = bookWith({ desk: 'uk-desk-2', role: 'duty_officer' });
    expect(rolesAt(book, justBefore(later))).toEqual(['watch_officer', 'duty_officer']);
    expect(rolesAt(book, later)).toEqual(['watch_officer']);
  });
  test('never gives more than the absent person holds', () => {
    expect(rolesAt(bookWith({ desk: 'uk-desk-2', role: 'watch_officer' }))).toEqual(['watch_officer']);
    expect(rolesAt(bookWith({ desk: 'uk-desk-1', role: 'duty_officer' }))).toEqual(['watch_officer']);
  });
  test('ends with the absent person’s own', () => {
    const at = utc('2026-01-15T00:00:00.000Z');
    const own = { desk: 'uk-desk-2', role: 'duty_officer' } as const;
    expect(rolesAt(bookWith({ ...own, until: at }), at)).toEqual(['watch_officer']);
    expect(rolesAt(bookWith(own, { ...left(at), staff: absent } as StaffEvent), at)).toEqual([
      'watch_officer',
    ]);
  });
});

describe('a day as an end is whole on the state’s own clock', () => {
  test.each([
    ['Europe/London', '2026-03-29', '2026-03-29T22:59:59.999Z'],
    ['Europe/Paris', '2026-03-29', '2026-03-29T21:59:59.999Z'],
    ['Europe/London', '2026-10-25', '2026-10-25T23:59:59.999Z'],
    ['Europe/Paris', '2026-10-25', '2026-10-25T22:59:59.999Z'],
    ['Europe/Paris', '2028-02-29', '2028-02-29T22:59:59.999Z'],
  ] as const)('%s %s', (zone, day, last) => {
    const book = withPerson(joined({ until: ending(day, zone) }));
    const next = utc(new Date(Date.parse(last) + 1).toISOString());
    expect(rolesAt(book, utc(last))).toEqual(['watch_officer']);
    expect(rolesAt(book, next)).toBeNull();
  });
});

test('no two roles that are kept apart share a purpose of both sides', () => {
  for (const one of roles)
    for (const other of roles) {
      expect(apart(one, other)).toBe(apart(other, one));
      const wings = [wingOf(one), wingOf(other)];
      if (wings.includes('inquiry') && wings.includes('cases')) expect(apart(one, other)).not.toBeNull();
    }
});
