import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entry, tokens } from './given-plates.ts';
import { passageReasonText, reasonsAgainst, reasonsFor } from './passage-reason.ts';
import { twoSlipsOf } from './relation.ts';
import type { PassageFacts, PassageSuggestion } from './same-passage.ts';
import { suggestPassages } from './same-passage.ts';

const limits = { suggestionsMax: 10 };
const suggest = (now: PassageFacts, ...open: readonly PassageFacts[]): readonly PassageSuggestion[] =>
  suggestPassages(now, open, limits);
const kinds = (reasons: PassageSuggestion['for'] | undefined): readonly string[] =>
  (reasons ?? []).map(({ kind }) => kind);

describe('the same passage is suggested', () => {
  test('when two teams type one vehicle differently, in the morning at Calais and at night at Coquelles', () => {
    const morning = entry('calais', -300, { tractor: 'HGV-3X77', trailer: 'ZZ 180 XX' });
    const night = entry('coquelles', 480, {
      place: 'coquelles',
      tractor: 'hgv3x71',
      trailer: 'ZZ I8O XX',
    });
    const [first] = suggest(night, morning, entry('other', -290, { tractor: 'ZX-4719-WK' }));
    expect(first).toMatchObject({ passage: 'calais', strength: 'strong' });
    expect(kinds(first?.for)).toContain('plate_confusable');
    expect(kinds(first?.for)).toContain('other_site');
  });

  test('when the plate of the trailer was typed as the tractor’s', () => {
    const before = entry('before', 0, { tractor: 'ZX 4719 WK', trailer: 'XZ 91 KV' });
    const [first] = suggest(entry('now', 20, { tractor: 'XZ91KV' }), before);
    expect(first).toMatchObject({ passage: 'before', strength: 'strong' });
    expect(kinds(first?.for)).toContain('plate_in_other_place');
  });

  test('when another country was entered; that is said first', () => {
    const before = entry('before', 0, {});
    const [first] = suggest(
      { ...entry('now', 20, {}), tractor: tokens('ZX4719WK', 'RO') },
      { ...before, tractor: tokens('ZX4719WK', 'PL') },
    );
    expect(first).toMatchObject({ strength: 'strong' });
    expect(kinds(first?.against)).toEqual(['country_differs']);
  });
});

describe('two slips in one plate, a few minutes apart at one site', () => {
  const pair = (before: string, now: string) =>
    suggest(
      { ...entry('now', 20, {}), tractor: tokens(now, 'PL') },
      { ...entry('before', 0, {}), tractor: tokens(before, 'PL') },
    )[0];

  test('are suggested where one plate has signs more or less, and a shape that no plate of its state has', () => {
    for (const now of ['ZX471916', 'ZX716', 'ZZX471196'])
      expect(pair('ZX47196', now)?.strength ?? 'weak', now).not.toBe('weak');
  });

  test('tell more than strangers do where neighbours are turned, or a sign stands twice', () => {
    const of = (one: string, other: string) => twoSlipsOf(tokens(one, 'PL'), tokens(other, 'PL'));
    expect(of('ZX47196', 'ZX74191')).toBe('turned');
    expect(of('ZX47196', 'ZX41936')).toBe('nothing');
    expect([of('ZX47196', 'ZX4736'), of('ZX4736', 'ZX47196')]).toEqual(['longer', 'longer']);
    expect([of('ZX4719', 'ZZX4718'), of('ZZX4718', 'ZX4719')]).toEqual(['longer_often', 'longer_often']);
    // All signs of the one stand in the other, in their order.
    expect([of('ZX47196', 'ZZX471196'), of('ZX47196', 'ZX716')]).toEqual(['longer_by_two', 'longer_by_two']);
  });

  test('are not where nothing more than five signs is common: strangers are as near', () => {
    expect(pair('ZX47196', 'ZX41936')?.strength ?? 'weak').toBe('weak');
  });
});

describe('other plates that are as near', () => {
  const now = { ...entry('now', 60, {}), tractor: tokens('ZX47196', 'PL') };
  const before = { ...entry('before', 30, {}), tractor: tokens('ZX57196', 'PL') };
  const beside = ['XX47196', 'ZX48196', 'ZXX7196'].map((typed, minutes) => ({
    ...entry(`beside-${minutes}`, minutes, {}),
    tractor: tokens(typed, 'PL'),
  }));
  const of = (all: readonly PassageSuggestion[]) => all.find(({ passage }) => passage === 'before');

  test('speak against each of them, and that is said', () => {
    expect(kinds(of(suggest(now, before))?.against)).toEqual([]);
    expect(kinds(of(suggest(now, before, ...beside))?.against)).toContain('several_near');
  });

  test('do not where they were at another site, went the other way, or came long before', () => {
    const elsewhere = beside.map((one) => ({ ...one, place: 'dunkirk' }));
    const earlier = beside.map((one) => ({ ...entry(one.passage, -400, {}), tractor: one.tractor }));
    const otherWay = beside.map((one) => ({ ...one, direction: 'to_eu' as const }));
    for (const others of [elsewhere, earlier, otherWay])
      expect(kinds(of(suggest(now, before, ...others))?.against)).not.toContain('several_near');
  });
});

describe('the same passage is not suggested, only shown with what contradicts it', () => {
  test('when the vehicle came back the next day', () => {
    const [first] = suggest(
      entry('today', 26 * 60, { tractor: 'ZX4719WK' }),
      entry('yesterday', 0, { tractor: 'ZX4719WK' }),
    );
    expect(first).toMatchObject({ strength: 'weak' });
    expect(kinds(first?.against)).toEqual(['another_day']);
  });

  test('when it went the other way, or was seen going the other way in between', () => {
    const out = entry('out', 0, { tractor: 'ZX4719WK' });
    const back = entry('back', 300, { tractor: 'ZX4719WK', direction: 'to_eu', place: 'dover' });
    const again = entry('again', 600, { tractor: 'ZX4719WK' });
    const all = suggest(again, out, back);
    expect(all.map(({ strength }) => strength)).toEqual(['weak', 'weak']);
    expect(all.flatMap(({ against }) => kinds(against))).toEqual(
      expect.arrayContaining(['went_between', 'other_direction']),
    );
  });

  test('when it may be the next vehicle of a fleet', () => {
    const all = suggest(entry('now', 10, { tractor: 'ZX4715WK' }), entry('mate', 0, { tractor: 'ZX4719WK' }));
    expect(all.map(({ strength }) => strength)).toEqual(['weak']);
    expect(kinds(all[0]?.against)).toEqual(['next_of_fleet']);
  });

  test('when more than one open passage bears a plate next to it: a fleet is on its way', () => {
    const all = suggest(
      entry('now', 10, { tractor: 'ZX4718WK' }),
      entry('mate', 0, { tractor: 'ZX4719WK' }),
      entry('other', 5, { tractor: 'ZX4717WK' }),
    );
    expect(all.map(({ strength }) => strength)).toEqual(['weak', 'weak']);
    for (const { against } of all) expect(kinds(against)).toEqual(['fleet_seen', 'next_of_fleet']);
  });

  test('when both plates are one sign off, which two slips hardly make', () => {
    const all = suggest(
      entry('now', 10, { tractor: 'ZX4718WK', trailer: 'XZ91KV' }),
      entry('mate', 0, { tractor: 'ZX4719WK', trailer: 'XZ92KV' }),
    );
    expect(all.every(({ strength }) => strength === 'weak')).toBe(true);
  });
});

describe('what speaks against is shown beside a suggestion', () => {
  test('when another open passage bears the very plate', () => {
    const all = suggest(
      entry('now', 10, { tractor: 'ZX4719WK' }),
      entry('near', 0, { tractor: 'ZX4919WK' }),
      entry('very', 5, { tractor: 'ZX4719WK' }),
    );
    expect(all.map(({ passage, strength }) => `${passage} ${strength}`)).toEqual([
      'very strong',
      'near weak',
    ]);
    expect(kinds(all[1]?.against)).toEqual(expect.arrayContaining(['another_fits', 'another_may_be']));
  });

  test('when another vehicle fits as well: an entry is of one vehicle', () => {
    const now = entry('now', 10, { tractor: 'ZX4719WK' });
    const near = entry('near', 0, { tractor: 'ZX4719WKK' });
    const other = entry('other', 5, { tractor: 'XZ4719WK' });
    expect(suggest(now, near).map(({ strength }) => strength)).toEqual(['strong']);
    const all = suggest(now, near, other);
    expect(all.map(({ passage, strength }) => `${passage} ${strength}`)).toEqual([
      'near strong',
      'other weak',
    ]);
    expect(kinds(all[1]?.against)).toContain('another_may_be');
  });

  test('but not where a slip lies between the two: they may be one vehicle', () => {
    const all = suggest(
      entry('now', 10, { tractor: 'ZX4719WK' }),
      entry('very', 0, { tractor: 'ZX4719WK' }),
      entry('slip', 5, { tractor: 'ZX47I9WK' }),
    );
    expect(all.map(({ strength }) => strength)).toEqual(['strong', 'strong']);
    expect(all.flatMap(({ against }) => kinds(against))).not.toContain('another_may_be');
  });
});

describe('suggestions', () => {
  const anyTyped = fc.constantFrom('ZX4719WK', 'ZX4718WK', 'ZX47I9WK', 'XZ4719WK', 'ZX471WK', 'KV91XZ');
  const anyEntry = fc
    .record({
      tractor: fc.option(anyTyped, { nil: undefined }),
      trailer: fc.option(anyTyped, { nil: undefined }),
      minutes: fc.integer({ min: 0, max: 2_000 }),
      place: fc.constantFrom('calais', 'coquelles'),
      direction: fc.constantFrom('to_uk' as const, 'to_eu' as const),
    })
    .map(({ tractor, trailer, minutes, ...rest }) =>
      entry('', minutes, {
        ...rest,
        ...(tractor === undefined ? {} : { tractor }),
        ...(trailer === undefined ? {} : { trailer }),
      }),
    );
  const anyOpen = fc
    .array(anyEntry, { maxLength: 8 })
    .map((all) => all.map((one, index) => ({ ...one, passage: `p${index}` })));

  test('do not depend on the order of the open passages', () => {
    fc.assert(
      fc.property(anyEntry, anyOpen, (now, open) => {
        expect(suggest(now, ...open.toReversed())).toEqual(suggest(now, ...open));
      }),
    );
  });

  test('do not change by a vehicle that has nothing to do with them', () => {
    const stranger = entry('stranger', 30, { tractor: 'KKK11', trailer: 'WWW33' });
    fc.assert(
      fc.property(anyEntry, anyOpen, (now, open) => {
        expect(suggest(now, ...open, stranger)).toEqual(suggest(now, ...open));
      }),
    );
  });

  test('are never of the entry itself, never gravely contradicted above weak, and no more than asked for', () => {
    fc.assert(
      fc.property(anyEntry, anyOpen, (now, open) => {
        const all = suggestPassages({ ...now, passage: 'p0' }, open, { suggestionsMax: 2 });
        expect(all.length).toBeLessThanOrEqual(2);
        for (const { passage, strength, against } of all) {
          expect(passage).not.toBe('p0');
          if (
            kinds(against).some((kind) => ['other_direction', 'went_between', 'another_day'].includes(kind))
          )
            expect(strength).toBe('weak');
        }
      }),
    );
  });

  test('every reason has its sentence in both languages', () => {
    expect(Object.keys(passageReasonText).toSorted()).toEqual([...reasonsAgainst, ...reasonsFor].toSorted());
  });
});
