import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distanceMetres } from '../../kernel/geo.ts';
import { states } from '../../kernel/label.ts';
import { fromUtc } from '../../kernel/time.ts';
import { accepted, after, at, begin, proposed, sampleUnit } from './given-dispatch.ts';
import { recommend } from './recommend.ts';
import { exclusions, optionReasons, unknownText, whyNobodyText } from './recommend-reasons.ts';
import { fold } from '../../kernel/decider.ts';
import { unitDecider } from './decide-unit.ts';
import { nearestOfBoth, startOf, type TravelSeconds } from './travel.ts';
import type { Need, UnitFields, UnitView } from './wire.ts';
import { capabilities, taskKinds, unitKinds, unitStatuses, urgencies } from './words.ts';

const straight: TravelSeconds = ({ from, speedMetresPerSecond }, to) =>
  distanceMetres(from, to) / speedMetresPerSecond;
const place = { lat: 51, lon: 1.5 };
const rescue: Need = {
  boat: 'b-000001',
  kind: 'rescue',
  urgency: 'distress',
  place,
  placeAt: at,
  withinMetres: 500,
  persons: 30,
  personsInWater: false,
  seaState: 3,
  neededBy: null,
};
const asked = (units: readonly UnitView[], need: Partial<Need> = {}, travel = straight) =>
  recommend({ need: { ...rescue, ...need }, units, now: begin, travel });
const near = { port: 'dover', lat: 51.01, lon: 1.5 };
const far = { port: 'ramsgate', lat: 51.33, lon: 1.42 };
const working = fold(unitDecider, [proposed, accepted]); // an urgent search

test('the soonest comes first, with what speaks for it and against it', () => {
  const { options, excluded, whyNobody, unknown } = asked([
    sampleUnit('U-FAR', { base: far, embarkPersons: 100, side: 'fr' }),
    sampleUnit('U-NEAR', { base: near, embarkPersons: 20 }),
  ]);
  expect(options.map(({ unit, rank, side }) => [unit, rank, side])).toEqual([
    ['U-NEAR', 1, 'uk'],
    ['U-FAR', 2, 'fr'],
  ]);
  expect(options[0]?.reasonsFor).toEqual([{ code: 'arrives_first', figures: {} }]);
  expect(options[0]?.reasonsAgainst).toEqual([{ code: 'takes_some', figures: { persons: 30, places: 20 } }]);
  expect([excluded, whyNobody, unknown]).toEqual([[], null, []]);
});

test('of two that arrive within five minutes the better fitted one comes first; beyond that the sooner', () => {
  const fitted = sampleUnit('U-FITTED', { base: { ...near, lat: 51.03 } });
  const bare = { base: near, capabilities: [] };
  const need = { personsInWater: true };
  expect(asked([sampleUnit('U-BARE', bare), fitted], need).options.map(({ unit }) => unit)).toEqual([
    'U-FITTED',
    'U-BARE',
  ]);
  const away = sampleUnit('U-FITTED', { base: { ...near, lat: 51.06 } });
  expect(asked([sampleUnit('U-BARE', bare), away], need).options.map(({ unit }) => unit)).toEqual([
    'U-BARE',
    'U-FITTED',
  ]);
});

type Case = readonly [keyof typeof exclusions, UnitView, Partial<Need>?, TravelSeconds?];

describe('each reason why a unit is not proposed', () => {
  const cases: readonly Case[] = [
    ['committed', sampleUnit('U', {}, { task: working.task, status: 'tasked' }), { urgency: 'routine' }],
    ['committed_divertible', sampleUnit('U', {}, { task: working.task, status: 'tasked' })],
    [
      'out_of_service',
      sampleUnit(
        'U',
        {},
        { status: 'out_of_service', outOfService: { reason: 'fuel', at, by: 'example-1' } },
      ),
    ],
    ['off_shift', sampleUnit('U', {}, { status: 'off', shift: null })],
    [
      'crew_below_minimum',
      sampleUnit('U', {}, { shift: { shift: 'n1', from: at, until: after(43_200), crew: 3 } }),
    ],
    ['sea_above_limit', sampleUnit('U', { seaStateMax: 4 }), { seaState: 5 }],
    ['no_place_aboard', sampleUnit('U', { embarkPersons: 0 })],
    ['no_tow', sampleUnit('U', { capabilities: [] }), { kind: 'tow' }],
    ['no_medic', sampleUnit('U'), { kind: 'medical', urgency: 'urgent' }],
    ['no_way', sampleUnit('U'), {}, () => null],
    ['too_far', sampleUnit('U', { maxMetresPerSecond: 1.2 }), { urgency: 'routine' }],
    ['endurance', sampleUnit('U', { enduranceHours: 1 })],
  ];
  test.each(cases.map((one) => [one[0], one] as const))('%s', (code, [, unit, need, travel]) => {
    const { options, excluded, whyNobody } = asked([unit], need, travel);
    expect(options).toEqual([]);
    expect(excluded.map(({ reasons }) => reasons.map((reason) => reason.code))).toEqual([[code]]);
    expect(whyNobody).toEqual([{ code, units: 1 }]);
  });
  test('every one of them is proved here', () =>
    expect(cases.map(([code]) => code).toSorted()).toEqual(Object.keys(exclusions).toSorted()));
});

test('why nobody can go is counted reason by reason, the commonest first; without units it is said', () => {
  const off = { status: 'off', shift: null } as const;
  const answer = asked([
    sampleUnit('U-A', {}, off),
    sampleUnit('U-B', { embarkPersons: 0 }, off),
    sampleUnit('U-C', { embarkPersons: 0, side: 'fr' }),
    sampleUnit('U-D', {}, off),
  ]);
  expect(answer.whyNobody).toEqual([
    { code: 'off_shift', units: 3 },
    { code: 'no_place_aboard', units: 2 },
  ]);
  expect(asked([]).whyNobody).toEqual([{ code: 'no_unit', units: 0 }]);
});

test('in distress a late unit and one without a medic are better than nobody', () => {
  const slow = sampleUnit('U', { maxMetresPerSecond: 1.2, enduranceHours: 50 });
  expect(asked([slow], { urgency: 'urgent' }).options).toEqual([]);
  expect(asked([slow]).options).toHaveLength(1);
  const [only] = asked([sampleUnit('U')], { kind: 'medical' }).options;
  expect(only?.reasonsAgainst.map(({ code }) => code)).toEqual(['no_medic']);
});

test('the sea does not stop what flies, and what is not known is said', () => {
  const helicopter = sampleUnit('U', { kind: 'helicopter', seaStateMax: 1, maxMetresPerSecond: 70 });
  expect(asked([helicopter], { seaState: 7 }).options).toHaveLength(1);
  expect(asked([helicopter], { seaState: null, persons: null }).unknown).toEqual(['sea_state', 'persons']);
});

test('an old place and a wide one are told: who is nearest is reckoned to there alone', () => {
  const units = [sampleUnit('U')];
  expect(asked(units, { placeAt: after(-1_800), withinMetres: 5_000 }).unknown).toEqual([]);
  expect(asked(units, { placeAt: after(-1_801) }).unknown).toEqual(['place_old']);
  expect(asked(units, { withinMetres: 5_001 }).unknown).toEqual(['place_wide']);
  expect(asked(units, { placeAt: after(-14_400), withinMetres: 96_000 }).unknown).toEqual([
    'place_old',
    'place_wide',
  ]);
});

test('a unit at sea starts from where it was heard of, one at its base makes ready first', () => {
  const base = sampleUnit('U');
  expect(startOf(base, begin)).toMatchObject({ known: 'base', readySeconds: 600, ageSeconds: null });
  const heard = { lat: 50.9, lon: 1.4, accuracyMetres: 50, source: 'gps' } as const;
  const out = { sortieFrom: after(-7_200) };
  const atSea = (heldAt: number) =>
    sampleUnit('U', {}, { ...out, position: { ...heard, heldAt: after(heldAt) } });
  expect(startOf(atSea(-60), begin)).toMatchObject({
    known: 'heard',
    readySeconds: 180,
    ageSeconds: 60,
    traveller: { from: { lat: 50.9, lon: 1.4 }, speedMetresPerSecond: 12 },
  });
  expect(startOf(atSea(-1_801), begin).known).toBe('old');
  // Heard of before it left: that was its berth.
  expect(startOf(atSea(-7_201), begin).known).toBe('not_heard');
  expect(startOf(sampleUnit('U', {}, out), begin)).toMatchObject({ known: 'not_heard', ageSeconds: null });
});

test('what is uncertain speaks against a unit, and does not keep it out', () => {
  const [old] = asked([
    sampleUnit(
      'U',
      {},
      {
        sortieFrom: after(-7_200),
        shift: { shift: 'n1', from: at, until: after(600), crew: 6 },
        position: { ...place, accuracyMetres: 50, source: 'voice', heldAt: after(-3_600) },
      },
    ),
  ]).options;
  expect(old?.reasonsAgainst).toEqual([
    { code: 'position_old', figures: { minutes: 60 } },
    { code: 'shift_ends', figures: {} },
  ]);
  const [unheard] = asked([sampleUnit('U', { seaStateMax: 3 }, { sortieFrom: at, shift: null })], {
    neededBy: after(60),
  }).options;
  expect(unheard?.reasonsAgainst.map(({ code }) => code)).toEqual([
    'at_sea_limit',
    'crew_unknown',
    'position_from_base',
    'too_late',
  ]);
});

test('endurance counts what was used already: there, at work, and back', () => {
  const out = (hoursAgo: number) =>
    sampleUnit(
      'U',
      { enduranceHours: 10 },
      {
        sortieFrom: after(-hoursAgo * 3_600),
        position: { lat: 51.1, lon: 1.5, accuracyMetres: 50, source: 'gps', heldAt: at },
      },
    );
  expect(asked([out(8)]).options).toHaveLength(1);
  expect(asked([out(9)]).excluded[0]?.reasons).toEqual([{ code: 'endurance', figures: {} }]);
});

const anyFields: fc.Arbitrary<Partial<UnitFields>> = fc.record({
  kind: fc.constantFrom(...unitKinds),
  side: fc.constantFrom(...states),
  capabilities: fc.subarray([...capabilities]),
  embarkPersons: fc.nat({ max: 100 }),
  maxMetresPerSecond: fc.double({ min: 1, max: 80, noNaN: true }),
  enduranceHours: fc.double({ min: 0.5, max: 100, noNaN: true }),
  seaStateMax: fc.nat({ max: 9 }),
});
const anyUnit = fc
  .record({
    id: fc.nat({ max: 999 }),
    fields: anyFields,
    status: fc.constantFrom(...unitStatuses, 'available', 'available', 'available'),
    crew: fc.option(fc.nat({ max: 8 })),
    isCommitted: fc.nat({ max: 3 }).map((n) => n === 0),
    sortie: fc.option(fc.nat({ max: 40_000 })),
  })
  .map(({ id, fields, status, crew, isCommitted, sortie }) =>
    sampleUnit(`U-${id}`, fields, {
      status,
      shift: crew === null ? null : { shift: 'n1', from: at, until: after(7_200), crew },
      task: isCommitted ? working.task : null,
      sortieFrom: sortie === null ? null : after(-sortie),
    }),
  );
const anyFleet = fc.uniqueArray(anyUnit, { selector: ({ unit }) => unit, maxLength: 15 });
const anyNeed = fc.record({
  kind: fc.constantFrom(...taskKinds),
  urgency: fc.constantFrom(...urgencies),
  persons: fc.option(fc.nat({ max: 120 }), { nil: null }),
  personsInWater: fc.boolean(),
  seaState: fc.option(fc.nat({ max: 9 }), { nil: null }),
  neededBy: fc.option(fc.constant(after(1_800)), { nil: null }),
});

test('every unit of both states is accounted for, once, and ranks run from one', () => {
  let both = 0;
  fc.assert(
    fc.property(anyFleet, anyNeed, fc.integer({ min: -1, max: 3 }), (units, need, blocked) => {
      const travel: TravelSeconds = (unit, to) => (blocked === 0 ? null : straight(unit, to));
      const answer = asked(units, need, travel);
      const named = [...answer.options, ...answer.excluded].map(({ unit }) => unit);
      expect(named.toSorted()).toEqual(units.map(({ unit }) => unit).toSorted());
      expect(answer.options.map(({ rank }) => rank)).toEqual(answer.options.map((_, index) => index + 1));
      expect(answer.excluded.every(({ reasons }) => reasons.length > 0)).toBe(true);
      expect(answer.whyNobody === null).toBe(answer.options.length > 0);
      for (const { unit } of answer.options) {
        const found = units.find((one) => one.unit === unit);
        expect(found?.commitment).toBeNull();
        expect(['off', 'out_of_service']).not.toContain(found?.status);
      }
      // Nothing of it depends on the order in which the register gives the units.
      expect(asked(units.toReversed(), need, travel)).toEqual(answer);
      const arrivals = answer.options.map(({ arrivesAt }) => fromUtc(arrivesAt));
      for (const [index, arrivesAt] of arrivals.entries())
        expect(arrivesAt - (arrivals[index - 1] ?? arrivesAt)).toBeGreaterThan(-300_000);
      both += answer.options.length > 1 && answer.excluded.length > 0 ? 1 : 0;
    }),
    { seed: 2_026, numRuns: 1_000 },
  );
  expect(both).toBeGreaterThan(50);
});

test('the nearest of each state are named with their times, committed ones too', () => {
  const units = [
    ...[1, 2, 3, 4].map((n) => sampleUnit(`U-UK-${n}`, { base: { ...near, lat: 51 + n / 50 } })),
    sampleUnit('U-FR-1', { side: 'fr', base: far }, { task: working.task, status: 'tasked' }),
    sampleUnit('U-FR-2', { side: 'fr', base: near }, { status: 'out_of_service' }),
    sampleUnit('U-FR-3', { side: 'fr', base: near }, { status: 'off' }),
  ];
  const found = nearestOfBoth(units, { to: place, now: begin, travel: straight });
  expect(found.map(({ unit }) => unit)).toEqual(['U-UK-1', 'U-UK-2', 'U-UK-3', 'U-FR-1']);
  expect(found[0]?.travelSeconds).toBe(Math.round(600 + distanceMetres(place, { ...near, lat: 51.02 }) / 12));
  expect(nearestOfBoth(units, { to: place, now: begin, travel: () => null })).toEqual([]);
});

test('every reason has words in both languages, and its figures stand in both', () => {
  const holes = (text: string) => new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name));
  for (const { en, fr } of [optionReasons, exclusions, whyNobodyText, unknownText].flatMap((table) =>
    Object.values<{ en: string; fr: string }>(table),
  )) {
    expect(en.length > 0 && fr.length > 0 && en !== fr).toBe(true);
    expect(holes(en)).toEqual(holes(fr));
  }
});
