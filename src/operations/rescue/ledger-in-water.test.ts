import { describe, expect, test } from 'vitest';
import { closingFindings } from './closing.ts';
import { at, boatIn, done, give, type Sea } from './given-rescue.ts';
import { ledgerOf } from './ledger.ts';
import { just, linked, place, type Sample } from './sample-contacts.ts';
import { openSea, rightClosing } from './sample-states.ts';

const one = 'b-000001';
const boat = { boat: one };
const exactly = (count: number) => ({ min: count, max: count });

/** The boat of 33, and all 33 of them taken aboard at 04:00, so many out of the water. */
const recovered = (fromWater: number): Sea =>
  linked(openSea(), 'c-000002', {
    ...boat,
    at: '04:00',
    kind: 'pickup',
    channel: 'unit',
    unit: 'LB-1',
    reason: 'seen_by_unit',
    counted: { alive: 33, fromWater },
    positions: [place(51.1, 1.6, '04:00')],
  });

/** At 06:40 somebody ashore says that one fell in at 03:40. */
const saying: Sample = {
  kind: 'statement',
  channel: 'port',
  place: 'Dover',
  at: '03:40',
  told: '06:40',
  claims: { overboard: just(1) },
};
const said = (sea: Sea): Sea => linked(sea, 'c-saying1', { ...boat, ...saying });

const inWater = (sea: Sea) => ledgerOf(boatIn(sea, one)).inWater;
const against = (sea: Sea) =>
  closingFindings(boatIn(sea, one), 'rescued', rightClosing.identification).map(({ obstacle }) => obstacle);

describe('F14: given four of 33 taken out of the water before somebody ashore misses one', () => {
  test('closed, the boat is opened again, and a search begins from where it was', () => {
    const after = said(done(recovered(4), 'CloseBoat', rightClosing));
    expect(boatIn(after, one)).toMatchObject({
      status: 'open',
      searches: [{ kind: 'person_in_water', status: 'open', contact: 'c-saying1', datumAt: at('03:40') }],
    });
    expect(boatIn(after, one).searches[0]?.datum).not.toBeNull();
  });

  test('open, it cannot be closed: one may be missing, be it one of the four or not', () => {
    const after = said(recovered(4));
    expect(against(after)).toEqual(expect.arrayContaining(['person_in_water', 'people_unaccounted']));
    expect(inWater(after)).toEqual({ min: 0, max: 1 });
  });

  test('the same as with nobody taken out of the water, where one is surely missing', () => {
    expect(inWater(said(recovered(0)))).toEqual(exactly(1));
  });

  test('once somebody has said that it was one of the four, nobody is missing, and it may be closed', () => {
    const ending = { ...boat, search: 'pw-c-saying1', contact: 'c-000002' };
    const named = done(said(recovered(4)), { order: 'EndSearch', at: at('07:00') }, ending);
    expect(inWater(named)).toEqual(exactly(0));
    expect(give(named, 'CloseBoat', rightClosing).refusal).toBeNull();
    const again = linked(named, 'c-saying2', { ...boat, ...saying, told: '07:30' });
    expect(inWater(again).max).toBe(1);
  });

  test('so it may be where those ashore have set it right themselves', () => {
    const right = { ...saying, at: '07:10', told: '07:10', claims: { overboard: just(0) } };
    const ending = { ...boat, search: 'pw-c-saying1', contact: 'c-saying2' };
    const ended = done(
      linked(said(recovered(4)), 'c-saying2', { ...boat, ...right }),
      { order: 'EndSearch', at: at('07:15') },
      ending,
    );
    expect(inWater(ended)).toEqual(exactly(0));
  });

  test('and where somebody has explained it by the count', () => {
    const explained = {
      contacts: ['c-saying1', 'c-000002'],
      explanation: 'reporter_mistaken',
      uses: 'c-000002',
    };
    expect(inWater(done(said(recovered(4)), 'ExplainCounts', { ...boat, ...explained }))).toEqual(exactly(0));
  });
});

describe('who was taken out of the water before somebody fell is not who fell', () => {
  const call = (clock: string, count = 1): Sample => ({ at: clock, claims: { inWater: just(count) } });
  const taken = (clock: string, fromWater: number, unit = 'LB-1'): Sample => ({
    at: clock,
    kind: 'pickup',
    unit,
    counted: { alive: 10, fromWater },
  });
  const told = (all: Readonly<Record<string, Sample>>): Sea =>
    Object.entries(all).reduce(
      (sea, [contact, sample]) => linked(sea, contact, { ...boat, ...sample }),
      openSea(),
    );

  test('a fall at 03:50 against a pickup at 03:30', () => {
    const sea = told({ 'c-pickup1': taken('03:30', 4), 'c-call002': call('03:50') });
    expect(inWater(sea)).toEqual(exactly(1));
  });

  test('a pickup at 04:10 takes out who fell at 03:50, and at the same minute too', () => {
    for (const clock of ['04:10', '03:50'])
      expect(inWater(told({ 'c-call002': call('03:50'), 'c-pickup1': taken(clock, 1) }))).toEqual(exactly(0));
  });

  test('more taken out of one fall than were said to be in are none of the next', () => {
    const sea = told({
      'c-call002': call('02:10', 2),
      'c-pickup1': taken('02:40', 3),
      'c-call003': call('05:00'),
    });
    expect(inWater(sea)).toEqual(exactly(1));
    const found = linked(sea, 'c-pickup2', { ...boat, ...taken('05:30', 1, 'LB-2') });
    expect(inWater(found)).toEqual(exactly(0));
  });

  test('of two accounts of one fall the later speaks of whoever was not out by then', () => {
    const sea = told({
      'c-call002': call('03:10'),
      'c-pickup1': taken('03:30', 1),
      'c-call003': call('03:50'),
    });
    expect(inWater(sea)).toEqual(exactly(1));
  });

  test('landed, they were out of the water when they were picked up', () => {
    const sea = told({
      'c-pickup1': taken('03:30', 0),
      'c-call002': call('03:50'),
      'c-landing': { ...taken('06:00', 1), kind: 'landing', channel: 'port', place: 'Dover' },
    });
    expect(inWater(sea)).toEqual(exactly(1));
  });

  test('a landing is not dated by a pickup that came after it', () => {
    const sea = told({
      'c-landing': { ...taken('02:30', 1), kind: 'landing', channel: 'port', place: 'Dover' },
      'c-call002': call('03:00'),
      'c-pickup1': taken('04:10', 0),
    });
    expect(inWater(sea)).toEqual(exactly(1));
  });
});

describe('somebody ashore misses one, and nobody has said when they fell in', () => {
  const undated: Sample = { ...saying, at: '06:40' };
  const fallAt = (clock: string, count = 1): Sample & { readonly positions: Sample['positions'] } => ({
    at: clock,
    claims: { overboard: just(count) },
    positions: [place(51.1, 1.6, clock)],
  });
  const told = (all: Readonly<Record<string, Sample>>): Sea =>
    Object.entries({ ...all, 'c-saying1': undated }).reduce(
      (sea, [contact, sample]) => linked(sea, contact, { ...boat, ...sample }),
      recovered(0),
    );
  const search = (sea: Sea) => boatIn(sea, one).searches[0];

  test('a call knew of the fall: it is the same, and the search is counted from then', () => {
    const sea = told({ 'c-call002': fallAt('03:40') });
    expect(inWater(sea)).toEqual(exactly(1));
    expect(search(sea)).toMatchObject({ contact: 'c-saying1', datumAt: at('03:40'), datum: { lat: 51.1 } });
  });

  test('nobody knew of any: it is searched for, from no place, since it was told at the latest', () => {
    const sea = told({});
    expect(inWater(sea)).toEqual(exactly(1));
    expect(search(sea)).toMatchObject({ datum: null, datumAt: at('06:40') });
  });

  test('two falls are known: of which of them it was nobody has said', () => {
    const sea = told({ 'c-call002': fallAt('02:10', 2), 'c-call003': fallAt('03:50') });
    expect(search(sea)).toMatchObject({ datum: null, datumAt: at('06:40') });
    expect(inWater(sea)).toEqual(exactly(3));
  });

  test('it may have been one of those taken out: whoever knows says so, and it is over', () => {
    const sea = linked(recovered(4), 'c-saying1', { ...boat, ...undated });
    expect(inWater(sea)).toEqual({ min: 0, max: 1 });
    const ending = { ...boat, search: 'pw-c-saying1', contact: 'c-000002' };
    const named = done(sea, { order: 'EndSearch', at: at('07:00') }, ending);
    expect(inWater(named)).toEqual(exactly(0));
  });
});
