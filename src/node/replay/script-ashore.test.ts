import { describe, expect, test } from 'vitest';
import { givenLine } from '../../operations/rescue/sea/given-line.ts';
import type { ContactFacts } from '../../operations/rescue/wire.ts';
import { sampleBoat, sampleFacts, t } from './sample-night.ts';
import { boatLanded, boatOfStatement, boatSearched } from './script-ashore.ts';
import { coordinatorDue } from './script-boats.ts';
import { launchDue, phoneDue, recoveryDue } from './script-merge.ts';
import { couldBeOne, followedTo } from './script-prefer.ts';
import { exchangeDue } from './script-exchange.ts';

const counted = (alive: number, fromWater = 0) => ({
  alive,
  deceased: 0,
  childrenWithFamily: 0,
  childrenAlone: 0,
  injured: 0,
  fromWater,
});
const link = (facts: ContactFacts) => ({ facts, grade: 'probable' as const, at: t('02:00') });
const pickup = (event: string, clock: string, alive: number) =>
  sampleFacts(event, { kind: 'pickup', side: 'uk', happenedAt: t(clock), counted: counted(alive) });
const landing = (event: string, clock: string, alive: number) =>
  sampleFacts(event, {
    kind: 'landing',
    side: 'uk',
    place: 'Port',
    happenedAt: t(clock),
    counted: counted(alive),
  });
const boat = (id: string, ...facts: readonly ContactFacts[]) =>
  sampleBoat(id, [], { links: facts.map(link) });

describe('people put ashore', () => {
  const one = boat('b-000001', pickup('E1', '03:00', 64));
  const two = boat('b-000002', pickup('E2', '04:00', 64));

  test('are of the boat from which that side took as many; sure where there is one, a possibility where there are two', () => {
    expect(boatLanded(landing('E3', '05:00', 64), [one])).toEqual({ boat: 'b-000001', grade: 'probable' });
    expect(boatLanded(landing('E3', '05:00', 64), [two, one])).toEqual({
      boat: 'b-000001',
      grade: 'possible',
    });
  });

  test('are of nobody on record where the count, the side or the hour does not fit, or all are ashore', () => {
    expect(boatLanded(landing('E3', '05:00', 63), [one])).toBeNull();
    expect(boatLanded({ ...landing('E3', '05:00', 64), side: 'fr' }, [one])).toBeNull();
    expect(boatLanded(landing('E3', '02:00', 64), [one])).toBeNull();
    const ashore = boat('b-000001', pickup('E1', '03:00', 64), landing('E3', '04:00', 64));
    expect(boatLanded(landing('E4', '05:00', 64), [ashore])).toBeNull();
  });

  test('speak of the boat whose people came ashore there; of none where two did', () => {
    const said = sampleFacts('E5', { kind: 'statement', side: 'uk', place: 'Port', receivedAt: t('06:00') });
    const ashore = boat('b-000001', landing('E3', '05:00', 64));
    expect(boatOfStatement(said, [ashore, two])).toEqual({ boat: 'b-000001', grade: 'probable' });
    expect(boatOfStatement(said, [ashore, boat('b-000002', landing('E4', '05:10', 20))])).toBeNull();
    expect(boatOfStatement({ ...said, place: 'Elsewhere' }, [ashore])).toBeNull();
  });
});

describe('somebody taken out of the water', () => {
  const place = (lat: number) => ({
    id: 'p1',
    lat,
    lon: 1.5,
    accuracyMetres: 100,
    source: 'gps' as const,
    at: t('05:00'),
    raw: null,
    flags: [],
    candidates: [],
  });
  const found = (lat: number, alive = 1) =>
    sampleFacts('E1', {
      kind: 'pickup',
      happenedAt: t('05:00'),
      counted: counted(alive, alive),
      positions: [place(lat)],
    });
  const search = {
    search: 's',
    kind: 'person_in_water' as const,
    at: t('03:00'),
    datum: { lat: 51, lon: 1.5, accuracyMetres: 500 },
    datumAt: t('03:00'),
    persons: { min: 1, max: 1, best: 1 },
    open: true,
  };
  const sought = sampleBoat('b-000001', ['E2'], { searches: [search] });

  test('is of the boat that seeks them, within a drift of two hours', () => {
    expect(boatSearched(found(51.05), [sought])).toEqual({ boat: 'b-000001', grade: 'probable' });
    expect(boatSearched(found(51.5), [sought])).toBeNull();
  });

  test('is of none where more are found than sought, or the search is over', () => {
    expect(boatSearched(found(51.05, 3), [sought])).toBeNull();
    const over = sampleBoat('b-000001', ['E2'], { searches: [{ ...search, open: false }] });
    expect(boatSearched(found(51.05), [over])).toBeNull();
  });
});

describe('in the morning', () => {
  const launch = boat('b-000001', sampleFacts('E1', { channel: 'patrol', receivedAt: t('01:00') }));
  const sailed = boat('b-000002', sampleFacts('E2', { channel: 'call', receivedAt: t('03:00') }));
  const pair = (against: readonly string[]) => ({
    boats: ['b-000001', 'b-000002'] as const,
    relation: 'same' as const,
    count: null,
    strength: 'fair' as const,
    against,
    contacts: [],
  });

  test('a launch of which nothing was heard goes with the likeliest boat that nobody saw leave', () => {
    const due = { boat: 'b-000002', from: 'b-000001', grade: 'possible' };
    expect(launchDue([pair(['close_second'])], [launch, sailed], t('06:30'))).toEqual(due);
    expect(launchDue([pair(['close_second'])], [launch, sailed], t('05:00'))).toBeNull();
    expect(launchDue([pair(['unreachable'])], [launch, sailed], t('06:30'))).toBeNull();
    const seen = boat(
      'b-000002',
      sampleFacts('E2', { channel: 'patrol', receivedAt: t('01:10') }),
      sampleFacts('E3'),
    );
    expect(launchDue([pair([])], [launch, seen], t('06:30'))).toBeNull();
  });
});

test('people who moved are told on both sides with one figure: written down with whoever saw it', () => {
  const { claims } = sampleFacts('E1');
  const fifteen = { min: 15, max: 15, best: 15 };
  const went = sampleFacts('E1', { claims: { ...claims, toOtherBoat: fifteen }, happenedAt: t('04:30') });
  const came = sampleFacts('E2', { claims: { ...claims, fromOtherBoat: fifteen }, happenedAt: t('04:10') });
  const at = (lat: number, clock: string) => ({
    id: 'p1',
    lat,
    lon: 1.5,
    accuracyMetres: 100,
    source: 'gps' as const,
    at: t(clock),
    raw: null,
    flags: [],
    candidates: [],
  });
  const seen = (event: string, lat: number) =>
    sampleFacts(event, {
      claims: { ...claims, boats: 2 },
      positions: [at(lat, '04:00')],
      happenedAt: t('04:00'),
    });
  const [witness, elsewhere] = [seen('E3', 51), seen('E4', 51.5)];
  const boats = [
    boat('b-000001', { ...went, positions: [at(51.01, '04:00')] }),
    boat('b-000002', { ...came, positions: [at(51.02, '04:00')] }),
  ];
  expect(exchangeDue(boats, [witness, elsewhere])).toMatchObject({
    boats: ['b-000001', 'b-000002'],
    count: fifteen,
    contacts: [went.contact, came.contact, witness.contact],
  });
  const other = { ...came, claims: { ...claims, fromOtherBoat: { min: 9, max: 9, best: 9 } } };
  expect(exchangeDue([boat('b-000001', went), boat('b-000002', other)])).toBeNull();
});

test('a boat that falls to both goes to the side of the line where it was last known; else to who had it first', () => {
  const position = {
    id: 'p1',
    lat: 50.93,
    lon: 1.6,
    accuracyMetres: 100,
    source: 'gps' as const,
    at: t('03:00'),
    raw: null,
    flags: [],
    candidates: [],
  };
  const of = (lat: number, lon: number, side: 'fr' | 'uk') =>
    sampleBoat('b-000001', [], {
      coordinator: 'both',
      side,
      links: [link(sampleFacts('E1', { positions: [{ ...position, lat, lon }] }))],
    });
  expect(coordinatorDue(of(50.93, 1.6, 'uk'), givenLine())).toBe('fr');
  expect(coordinatorDue(of(51.08, 1.38, 'fr'), givenLine())).toBe('uk');
  expect(coordinatorDue({ ...of(50.93, 1.6, 'uk'), links: [] }, givenLine())).toBe('uk');
  expect(coordinatorDue({ ...of(50.93, 1.6, 'uk'), coordinator: 'fr' }, givenLine())).toBeNull();
});

describe('people taken aboard from a boat that nobody had on record', () => {
  const place = (lat: number, clock: string) => ({
    id: 'p1',
    lat,
    lon: 1.5,
    accuracyMetres: 100,
    source: 'gps' as const,
    at: t(clock),
    raw: null,
    flags: [],
    candidates: [],
  });
  const { claims } = sampleFacts('E1');
  const sailed = (id: string, count: number, lat: number) =>
    boat(
      id,
      sampleFacts(id, {
        claims: { ...claims, persons: { min: count, max: count, best: count } },
        positions: [place(lat, '02:00')],
      }),
    );
  const taken = boat('b-000009', { ...pickup('E9', '03:00', 40), positions: [place(51, '03:00')] });

  test('are those of the one boat of as many that could be there', () => {
    expect(recoveryDue([sailed('b-000001', 40, 51.05), taken])).toMatchObject({
      boat: 'b-000001',
      from: 'b-000009',
    });
  });

  test('are nobody’s yet where two could be it, none has as many, or none could be there', () => {
    const two = [sailed('b-000001', 40, 51.05), sailed('b-000002', 41, 51.06)];
    expect(recoveryDue([...two, taken])).toBeNull();
    expect(recoveryDue([sailed('b-000001', 60, 51.05), taken])).toBeNull();
    expect(recoveryDue([sailed('b-000001', 40, 51.9), taken])).toBeNull();
  });
});

test('a phone found aboard makes its record and that of the people taken aboard one', () => {
  const caller = `s-${'0'.repeat(32)}`;
  const called = boat('b-000001', sampleFacts('E1', { caller }));
  const deck = (callersAboard: readonly string[]) =>
    boat('b-000002', { ...pickup('E2', '03:00', 40), callersAboard });
  expect(phoneDue([called, deck([caller])])).toMatchObject({ boat: 'b-000002', from: 'b-000001' });
  expect(phoneDue([called, deck([])])).toBeNull();
  const both = boat(
    'b-000001',
    sampleFacts('E1', { caller }),
    sampleFacts('E3', { caller: `s-${'1'.repeat(32)}` }),
  );
  expect(phoneDue([both, deck([caller])])).toBeNull();
});

describe('a look at the chart', () => {
  const place = (lat: number, clock: string) => ({
    id: 'p1',
    lat,
    lon: 1.5,
    accuracyMetres: 100,
    source: 'radar' as const,
    at: t(clock),
    raw: null,
    flags: [],
    candidates: [],
  });
  const known = boat('b-000001', sampleFacts('E1', { positions: [place(51, '02:00')] }));
  const other = boat('b-000002', sampleFacts('E2', { positions: [place(51.02, '02:00')] }));
  const echo = (lat: number, clock: string) =>
    sampleFacts('E3', { channel: 'radar', positions: [place(lat, clock)], happenedAt: t(clock) });

  test('an echo is of the one boat that was followed and can be there by now', () => {
    expect(followedTo(echo(51.05, '02:30'), [known])).toBe('b-000001');
    expect(followedTo(echo(51.05, '02:30'), [known, other])).toBeNull();
    expect(followedTo(echo(51.5, '02:30'), [known])).toBeNull();
    expect(followedTo(echo(51.05, '04:30'), [known])).toBeNull();
  });

  test('two that were measured too far apart are not one', () => {
    const facts = (clock: string, lat: number) => [sampleFacts('E1', { positions: [place(lat, clock)] })];
    expect(couldBeOne(facts('02:00', 51), facts('02:10', 51.02))).toBe(true);
    expect(couldBeOne(facts('02:00', 51), facts('02:10', 51.3))).toBe(false);
  });
});
