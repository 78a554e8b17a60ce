import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boatIn, contactIn, done, give, type Sea } from './given-rescue.ts';
import { ledgerOf } from './ledger.ts';
import { positionHistory } from './position-history.ts';
import { sampleOrders } from './sample-orders.ts';
import { linked } from './sample-contacts.ts';
import { recoveredSea, twoBoats } from './sample-states.ts';

const one = 'b-000001';
const two = 'b-000002';
const merging = { boat: one, from: two, grade: 'probable', reason: 'same_caller' } as const;
const splitting = { boat: one, from: two, reason: 'mistaken' } as const;

/** Orders that may fall on a boat before it is merged; on either of the two. */
const before = Object.entries(sampleOrders)
  .filter(([order]) => !['MergeBoats', 'SplitBoat', 'OpenBoat', 'RecordContact'].includes(order))
  .flatMap(([order, all]) => all.map((fields) => [order, fields] as const));

/** Two boats after some orders, whichever of them were accepted. */
const seas = fc
  .array(fc.tuple(fc.nat(before.length - 1), fc.boolean(), fc.boolean()), { maxLength: 8 })
  .map((draws) =>
    draws.reduce<Sea>((sea, [index, onSecond, isBritish]) => {
      const [order = '', fields = {}] = before[index] ?? [];
      const turned = onSecond && 'boat' in fields ? { ...fields, boat: two } : fields;
      return give(sea, { order, side: isBritish ? 'uk' : 'fr' }, turned).sea;
    }, twoBoats()),
  );

/** Everything of a boat that somebody can see, but when it was last written of. */
function seen(sea: Sea, boat: string) {
  const {
    lastEntryAt: _entry,
    phaseSince: _phase,
    coordinatorSince: _coordinator,
    ...shown
  } = boatIn(sea, boat);
  return { shown, ledger: ledgerOf(boatIn(sea, boat)), history: positionHistory(boatIn(sea, boat)) };
}

test('merged and split again, both boats are as they were, and so are their contacts', () => {
  fc.assert(
    fc.property(seas, (sea) => {
      const merged = give(sea, 'MergeBoats', merging);
      fc.pre(merged.refusal === null);
      const split = done(merged.sea, 'SplitBoat', splitting);
      // A closed boat is opened by the merge and not closed by the split: closing takes two persons.
      fc.pre(boatIn(sea, one).status === boatIn(split, one).status);
      for (const boat of [one, two]) expect(seen(split, boat)).toEqual(seen(sea, boat));
      const linksOf = (all: Sea, contact: string) =>
        contactIn(all, contact)
          .links.map(({ boat }) => boat)
          .toSorted();
      for (const contact of ['c-000001', 'c-000003'])
        expect(linksOf(split, contact)).toEqual(linksOf(sea, contact));
    }),
    { numRuns: 300, seed: 40 },
  );
});

test('merged, a boat has what both had: contacts, searches, promises, and the graver phase', () => {
  fc.assert(
    fc.property(seas, (sea) => {
      const merged = give(sea, 'MergeBoats', merging);
      fc.pre(merged.refusal === null);
      const [a, b, both] = [boatIn(sea, one), boatIn(sea, two), boatIn(merged.sea, one)];
      const names = (of: typeof a) => new Set(of.links.map(({ contact }) => contact));
      expect(names(both)).toEqual(new Set([...names(a), ...names(b)]));
      expect(both.searches.length).toBe(
        new Set([...a.searches, ...b.searches].map(({ search }) => search)).size,
      );
      expect(both.phase === a.phase || both.phase === b.phase).toBe(true);
      expect(boatIn(merged.sea, two).status).toBe('merged');
    }),
    { numRuns: 200, seed: 41 },
  );
});

test('what is corrected on a contact of a merged boat reaches the record it goes on under, and stays after the split', () => {
  const merged = done(twoBoats(), 'MergeBoats', merging);
  const corrected = done(merged, 'CorrectTime', { contact: 'c-000003', offsetSeconds: -90 });
  const offset = (sea: Sea, boat: string) =>
    boatIn(sea, boat).links.find(({ contact }) => contact === 'c-000003')?.facts.clockOffsetSeconds;
  expect([offset(corrected, one), offset(corrected, two)]).toEqual([-90, -90]);
  expect(offset(done(corrected, 'SplitBoat', splitting), two)).toBe(-90);
});

test('a boat merged elsewhere takes no orders, and says where it goes on', () => {
  const merged = done(twoBoats(), 'MergeBoats', merging);
  const order = give(merged, 'SetPhase', { boat: two, phase: 'distress', reason: null, evidence: [] });
  expect(order).toMatchObject({ refusal: 'merged_elsewhere', detail: { into: one } });
});

test('two that were told apart are not merged until that is taken back', () => {
  const relation = {
    boat: one,
    other: two,
    relation: 'distinct',
    count: null,
    contacts: [],
    grade: 'confirmed',
  };
  const apart = done(twoBoats(), 'RelateBoats', relation);
  expect(give(apart, 'MergeBoats', merging).refusal).toBe('held_as_two');
  const again = done(apart, 'UnrelateBoats', { boat: one, other: two, reason: 'mistaken' });
  expect(give(again, 'MergeBoats', merging).refusal).toBeNull();
});

test('a link and its undoing leave ledger, positions and searches as they were; the phase only goes up', () => {
  const sea = recoveredSea();
  const fell = linked(sea, 'c-ashore', {
    boat: one,
    at: '03:00',
    kind: 'statement',
    channel: 'port',
    claims: { overboard: { min: 1, max: 1, best: 1 } },
  });
  expect(boatIn(fell, one)).toMatchObject({ phase: 'distress', searches: [{ status: 'open' }] });
  const undone = done(fell, 'UnlinkContact', { boat: one, contact: 'c-ashore', reason: 'mistaken' });
  expect(ledgerOf(boatIn(undone, one))).toEqual(ledgerOf(boatIn(sea, one)));
  expect(positionHistory(boatIn(undone, one))).toEqual(positionHistory(boatIn(sea, one)));
  expect(boatIn(undone, one)).toMatchObject({ phase: 'distress', searches: [{ status: 'withdrawn' }] });
  expect(contactIn(undone, 'c-ashore').links).toEqual([]);
});
