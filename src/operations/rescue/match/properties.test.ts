import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeNight } from '../../../../drills/nights/night.ts';
import { boat, contact, morning, scene } from './given-contact.ts';
import { groupOf } from './group.ts';
import { suggestionsFor } from './suggest.ts';
import { instant } from '../../../kernel/time.ts';

const everAfter = instant(Date.UTC(2050, 0));

function shuffled<Value>(values: readonly Value[], keys: readonly number[]): readonly Value[] {
  const keyed = values.map((value, index) => ({ value, key: keys[index % keys.length] ?? 0, index }));
  return keyed.toSorted((a, b) => a.key - b.key || b.index - a.index).map(({ value }) => value);
}

function asSets(groups: readonly { readonly contacts: readonly string[] }[]): readonly string[] {
  return groups
    .map(({ contacts }) => [...contacts].toSorted((a, b) => (a < b ? -1 : 1)).join(' '))
    .toSorted();
}

const anyNight = fc.record({ seed: fc.integer({ min: 1, max: 400 }), boats: fc.integer({ min: 1, max: 5 }) });
const anyKeys = fc.array(fc.integer(), { minLength: 1, maxLength: 7 });

describe('grouping', () => {
  test('does not depend on the order in which contacts are given, and is the same every time', () => {
    fc.assert(
      fc.property(anyNight, anyKeys, ({ seed, boats }, keys) => {
        const contacts = makeNight(seed, boats).contacts.map(({ facts }) => facts);
        const before = asSets(groupOf(contacts, everAfter));
        expect(asSets(groupOf(shuffled(contacts, keys), everAfter))).toEqual(before);
      }),
      { numRuns: 12, seed: 41 },
    );
  });

  test('puts every contact into one group', () => {
    const contacts = makeNight(7, 4).contacts.map(({ facts }) => facts);
    const all = groupOf(contacts, everAfter).flatMap(({ contacts: ids }) => ids);
    expect(all.toSorted()).toEqual(contacts.map(({ contact: id }) => id).toSorted());
  });

  test('leaves out what came in after the moment asked for', () => {
    const contacts = makeNight(7, 4).contacts.map(({ facts }) => facts);
    expect(groupOf(contacts, instant(0))).toEqual([]);
  });
});

describe('suggestions', () => {
  const far = contact('far001', '02:00', { channel: 'radar', at: [50.3, 0.2, 'radar', 100] });

  test('do not depend on the order of boats or of their links', () => {
    fc.assert(
      fc.property(anyNight, anyKeys, ({ seed, boats }, keys) => {
        const { contacts, boats: real } = makeNight(seed, boats);
        const [asked, ...rest] = contacts;
        if (asked === undefined) return;
        const known = real
          .map(({ id }) =>
            boat(
              id.toLowerCase(),
              rest.filter((one) => one.boats[0] === id).map(({ facts }) => facts),
            ),
          )
          .filter(({ links }) => links.length > 0);
        const turned = known.map((one) => ({ ...one, links: shuffled(one.links, keys) }));
        const before = suggestionsFor(asked.facts, scene(known), everAfter);
        expect(suggestionsFor(asked.facts, scene(shuffled(turned, keys)), everAfter)).toEqual(before);
      }),
      { numRuns: 25, seed: 43 },
    );
  });

  test('a boat far away from everything changes neither order nor reasons of the others', () => {
    const near = contact('near01', '02:00', { channel: 'radar', at: [51.0, 1.7, 'radar', 100] });
    const asked = contact('asked1', '02:10', { channel: 'radar', at: [51.005, 1.69, 'radar', 100] });
    const without = suggestionsFor(asked, scene([boat('near00', [near])]), morning);
    const with2 = suggestionsFor(asked, scene([boat('far000', [far]), boat('near00', [near])]), morning);
    expect(with2[0]).toEqual(without[0]);
    expect(with2.filter(({ boat: id }) => id === 'b-far000')).toEqual([]);
  });
});
