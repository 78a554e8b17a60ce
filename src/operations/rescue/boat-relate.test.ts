import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Boat, namesOf } from './boat-state.ts';
import { boatIn, done, give, type Sea } from './given-rescue.ts';
import { movementsOf } from './ledger-movements.ts';
import { refusals } from './refusals.ts';
import { just } from './sample-contacts.ts';
import { countedUnderPart, sampleStates, threeBoats, twoBoats } from './sample-states.ts';

const [one, two, three] = ['b-000001', 'b-000002', 'b-000003'] as const;
const went = { relation: 'persons_transferred', count: just(5), contacts: [], grade: 'confirmed' } as const;
const merging = { grade: 'probable', reason: 'same_caller' } as const;
const related = (boat: string, other: string) => ({ boat, other, ...went });

function relate(sea: Sea, boat: string, other: string) {
  return give(sea, 'RelateBoats', related(boat, other));
}

describe('given boats that were merged, when people are said to have gone between two', () => {
  const merged = () => done(threeBoats(), 'MergeBoats', { ...merging, boat: two, from: three });

  test('a record that goes on under another takes nothing, and the one that stands is named', () => {
    const answer = { refusal: 'merged_elsewhere', detail: { into: two } };
    expect(relate(merged(), one, three)).toMatchObject(answer);
    expect(relate(merged(), three, one)).toMatchObject(answer);
    expect(relate(merged(), one, two).refusal).toBeNull();
  });

  test('a record and a part of it are one boat', () => {
    expect(relate(merged(), two, three)).toMatchObject({ refusal: 'same_boat', detail: { into: two } });
    const chained = done(merged(), 'MergeBoats', { ...merging, boat: one, from: two });
    expect(relate(chained, one, three)).toMatchObject({ refusal: 'same_boat', detail: { into: one } });
  });

  test('those counted under a part of the other are not counted again', () => {
    const before = done(threeBoats(), 'RelateBoats', related(one, three));
    const sea = done(before, 'MergeBoats', { ...merging, boat: two, from: three });
    expect(relate(sea, one, two)).toMatchObject({
      refusal: 'counted_under_part',
      detail: { part: three, into: two },
    });
    expect(movementsOf(boatIn(sea, one)).out).toEqual({ min: 5, max: 5 });
    expect(movementsOf(boatIn(sea, two)).in).toEqual({ min: 5, max: 5 });
  });

  test('nor those counted under a part of the first; once split, they may be counted by either', () => {
    const sea = countedUnderPart();
    expect(relate(sea, one, two)).toMatchObject({
      refusal: 'counted_under_part',
      detail: { part: three, into: two },
    });
    const split = done(sea, 'SplitBoat', { boat: one, from: three, reason: 'mistaken' });
    expect(relate(split, one, two).refusal).toBeNull();
  });

  test('people who went the other way, and what counts nobody, may be said', () => {
    const sea = countedUnderPart();
    expect(relate(sea, two, one).refusal).toBeNull();
    const seen = { ...related(one, two), relation: 'seen_together', count: null };
    expect(give(sea, 'RelateBoats', seen).refusal).toBeNull();
  });

  test('a new figure takes the place of the old one between the same two', () => {
    const sea = done(twoBoats(), 'RelateBoats', related(one, two));
    const again = done(sea, 'RelateBoats', { ...related(one, two), count: just(7) });
    expect(movementsOf(boatIn(again, one)).out).toEqual({ min: 7, max: 7 });
  });

  test('each refusal is said in both languages', () => {
    for (const code of ['counted_under_part', 'merged_elsewhere', 'same_boat'] as const)
      expect(refusals[code].en).not.toBe(refusals[code].fr);
  });
});

/** On how many relations it stands that people went from the one boat to the other, by any of their names. */
function countings(from: Boat, to: Boat): number {
  const names = namesOf(to);
  const held = [from.own, ...from.merged.map((part) => part.held)];
  return held
    .flatMap(({ relations }) => relations)
    .filter((one) => one.relation === 'persons_transferred' && one.way === 'out' && names.includes(one.other))
    .length;
}

test('in every state, whoever is related counts once', () => {
  for (const [name, state] of Object.entries(sampleStates))
    for (const [boat, other] of [
      [one, two],
      [two, one],
      [one, three],
      [three, two],
    ] as const) {
      const answer = relate(state(), boat, other);
      if (answer.refusal !== null) continue;
      const of = (id: string) => boatIn(answer.sea, id);
      expect([name, countings(of(boat), of(other))]).toEqual([name, 1]);
    }
});

test('after whatever was related, merged, split and taken back, whoever is related counts once', () => {
  const names = [one, two, three] as const;
  const act = fc.record({
    order: fc.constantFrom('RelateBoats', 'RelateBoats', 'MergeBoats', 'SplitBoat', 'UnrelateBoats'),
    pair: fc.constantFrom(...names.flatMap((a) => names.filter((b) => b !== a).map((b) => [a, b] as const))),
  });
  let accepted = 0;
  fc.assert(
    fc.property(fc.array(act, { minLength: 2, maxLength: 14 }), (acts) => {
      let sea = threeBoats();
      for (const {
        order,
        pair: [boat, other],
      } of acts) {
        const fields = {
          RelateBoats: related(boat, other),
          MergeBoats: { boat, from: other, ...merging },
          SplitBoat: { boat, from: other, reason: 'mistaken' },
          UnrelateBoats: { boat, other, reason: 'mistaken' },
        }[order];
        const answer = give(sea, order, fields);
        sea = answer.sea;
        if (order !== 'RelateBoats' || answer.refusal !== null) continue;
        accepted += 1;
        expect(countings(boatIn(sea, boat), boatIn(sea, other))).toBe(1);
      }
    }),
    { seed: 2_027, numRuns: 400 },
  );
  expect(accepted).toBeGreaterThan(100);
});
