import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ages, partings, relations } from './events-tracing.ts';
import { factsOf, hours, nameOf } from './given-tracing.ts';
import { suggesterOf } from './match.ts';
import type { RequestFacts } from './wire.ts';

const suggestionsFor = (request: RequestFacts, others: readonly RequestFacts[]) =>
  suggesterOf(others)(request).map(({ other, against, reasons }) => ({ other, against, reasons }));

const wife = factsOf('a');
const parted = (from: number, until: number, more: object = {}) => ({
  ...wife.parting,
  from: hours(from),
  until: hours(until),
  ...more,
});
const fits = (request: RequestFacts, other: RequestFacts) => suggestionsFor(request, [other])[0] ?? null;

describe('two requests are offered together', () => {
  test('a wife who seeks her husband and a husband who seeks his wife, parted in one night', () => {
    expect(fits(wife, factsOf('b', { side: 'fr' }))).toEqual({
      other: nameOf('b'),
      against: [],
      reasons: ['relations_fit', 'parted_together', 'parted_alike'],
    });
  });

  test.for([
    ['child', 'parent', true],
    ['grandparent', 'grandchild', true],
    ['ward', 'guardian', true],
    ['spouse', 'sibling', false],
    ['parent', 'parent', false],
  ] as const)('%s and %s: %s', ([one, two, isOffered]) => {
    const offered = fits(factsOf('a', { relation: one }), factsOf('b', { relation: two }));
    expect(offered !== null).toBe(isOffered);
  });

  test('a father who seeks his child and a child who seeks a parent: the ages fit', () => {
    const father = factsOf('a', { relation: 'child' });
    expect(fits(father, factsOf('b', { relation: 'parent', seeker: 'child' }))?.reasons).toContain(
      'ages_fit',
    );
  });

  test('by the boat from which both came, where both know it', () => {
    const boat = 'FR-27-001';
    const one = factsOf('a', { parting: { ...wife.parting, boat } });
    expect(fits(one, factsOf('b', { parting: { ...wife.parting, boat } }))?.reasons).toContain('same_boat');
    const ashore = { how: 'before_boarding' } as const;
    const differing = fits(
      factsOf('a', { parting: { ...wife.parting, ...ashore, boat } }),
      factsOf('b', { parting: { ...wife.parting, ...ashore, boat: 'FR-27-002' } }),
    );
    expect(differing?.against).toContain('different_boats');
  });
});

describe('what speaks against is said', () => {
  test('parted more than twelve hours apart; three days apart they are not offered', () => {
    expect(fits(wife, factsOf('b', { parting: parted(20, 22) }))?.against).toEqual(['parted_apart']);
    expect(fits(wife, factsOf('b', { parting: parted(80, 81) }))).toBeNull();
  });

  test('told of in two ways', () => {
    expect(
      fits(wife, factsOf('b', { parting: parted(-8, -1, { how: 'before_boarding' }) }))?.against,
    ).toEqual(['parted_differently']);
    expect(fits(wife, factsOf('b', { parting: parted(-8, -1, { how: 'unknown' }) }))?.against).toEqual([]);
  });

  test('somebody grown is sought, and whoever seeks is a child', () => {
    expect(fits(wife, factsOf('b', { seeker: 'child' }))?.against).toEqual(['ages_differ']);
  });
});

test('those that nothing speaks against come first, then the nearest', () => {
  const offered = suggestionsFor(wife, [
    factsOf('b', { parting: parted(20, 22) }),
    factsOf('c', { parting: parted(2, 3) }),
    factsOf('d'),
  ]);
  expect(offered.map(({ other }) => other)).toEqual([nameOf('d'), nameOf('c'), nameOf('b')]);
});

const request = (letter: string) =>
  fc
    .record({
      relation: fc.constantFrom(...relations),
      seeker: fc.constantFrom(...ages),
      how: fc.constantFrom(...partings),
      from: fc.integer({ min: -60, max: 60 }),
      length: fc.integer({ min: 0, max: 40 }),
      boat: fc.constantFrom(null, 'FR-27-001', 'UK-27-002'),
    })
    .map(({ relation, seeker, how, from, length, boat }) =>
      factsOf(letter, {
        relation,
        seeker,
        parting: { how, from: hours(from), until: hours(from + length), boat },
      }),
    );

test('either side is offered the other, with the same for and against', () => {
  fc.assert(
    fc.property(request('a'), request('b'), (a, b) => {
      const [one, two] = [fits(a, b), fits(b, a)];
      expect(two === null ? null : [two.against, two.reasons]).toEqual(
        one === null ? null : [one.against, one.reasons],
      );
    }),
  );
});

test('no request is offered to itself, and none twice', () => {
  fc.assert(
    fc.property(request('a'), fc.array(request('b'), { maxLength: 1 }), request('c'), (a, b, c) => {
      const offered = suggestionsFor(a, [a, ...b, c]).map(({ other }) => other);
      expect(offered).not.toContain(a.request);
      expect(new Set(offered).size).toBe(offered.length);
    }),
  );
});
