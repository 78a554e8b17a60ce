import { describe, expect, test } from 'vitest';
import { rescueConditions } from './conditions.ts';
import { at, boatIn, done, give, type Sea } from './given-rescue.ts';
import { ledgerOf } from './ledger.ts';
import { just, linked, type Sample } from './sample-contacts.ts';
import { openSea } from './sample-states.ts';

const one = 'b-000001';
const search = { boat: one, search: 's-1' };

/** One of 33 has fallen in, and is searched for since 02:30. */
function searching(persons = 1): Sea {
  const fell = linked(openSea(), 'c-fell01', {
    boat: one,
    at: '02:25',
    claims: { overboard: just(persons) },
  });
  return done(
    fell,
    { order: 'OpenSearch', at: at('02:30') },
    {
      ...search,
      kind: 'person_in_water',
      datum: null,
      datumAt: at('02:25'),
      persons: just(persons),
      contact: 'c-fell01',
    },
  );
}

describe('whether somebody who fell in was found', () => {
  const ending = (said: Sample) => {
    const sea = linked(searching(), 'c-found01', { boat: one, at: '04:00', ...said });
    const outcome = give(sea, 'EndSearch', { ...search, contact: 'c-found01' });
    return [outcome.refusal, ledgerOf(boatIn(outcome.sea, one)).inWater.max];
  };
  const pickup = { kind: 'pickup', channel: 'unit', unit: 'LB-1' } as const;
  const landing = { kind: 'landing', channel: 'port', place: 'Boulogne' } as const;

  test.for<[string, Sample, number]>([
    ['taken out of the water alive', { ...pickup, counted: { alive: 1, fromWater: 1 } }, 0],
    ['a body taken from the sea', { ...pickup, counted: { deceased: 1 } }, 0],
    ['met ashore alive', { ...landing, counted: { alive: 1 } }, 0],
  ])('%s: found', ([, said, left]) => {
    expect(ending(said)).toEqual([null, left]);
  });

  test.for<[string, Sample]>([
    ['somebody dead in the hospital ashore', { ...landing, counted: { deceased: 1 } }],
    ['somebody found dead aboard', { ...pickup, counted: { alive: 31, deceased: 1 } }],
    ['many taken aboard dry', { ...pickup, counted: { alive: 32 } }],
  ])('%s: not found, and still in the water', ([, said]) => {
    expect(ending(said)).toEqual(['not_found_by_it', 1]);
  });
});

describe('what is older than a search, or is what it was opened on, ends none', () => {
  const ended = (sea: Sea, contact: string) => give(sea, 'EndSearch', { ...search, contact }).refusal;
  const pickup = {
    kind: 'pickup',
    channel: 'unit',
    unit: 'LB-1',
    counted: { alive: 1, fromWater: 1 },
  } as const;

  test.for<[string, string | null]>([
    ['01:00', 'not_found_by_it'],
    ['02:24', 'not_found_by_it'],
    ['02:25', null],
    ['02:50', null],
  ])('who fell in at 02:25 and a pickup at %s', ([clock, refusal]) => {
    const sea = linked(searching(), 'c-found01', { boat: one, at: clock, ...pickup });
    expect(ended(sea, 'c-found01')).toBe(refusal);
  });

  test('those ashore who say that nobody fell are heard by when they say it, not by what they speak of', () => {
    const saying = { kind: 'statement', channel: 'port', claims: { overboard: just(0) } } as const;
    const after = linked(searching(), 'c-saying1', { boat: one, at: '02:00', told: '06:00', ...saying });
    expect(ended(after, 'c-saying1')).toBeNull();
    const before = linked(searching(), 'c-saying1', { boat: one, at: '02:00', told: '02:10', ...saying });
    expect(ended(before, 'c-saying1')).toBe('not_found_by_it');
  });

  test('a search dated later than the fall that it was opened on: a pickup between the two is a find', () => {
    const late = { kind: 'person_in_water', datum: null, datumAt: at('05:00'), persons: just(1) } as const;
    const fell = linked(openSea(), 'c-fell01', { boat: one, at: '03:40', claims: { overboard: just(1) } });
    const opened = done(fell, 'OpenSearch', { ...search, ...late, contact: 'c-fell01' });
    const sea = linked(opened, 'c-found01', { boat: one, at: '04:30', ...pickup });
    expect(ended(sea, 'c-found01')).toBeNull();
  });

  /** The boat itself is searched for, on the call it was opened on. */
  const lost = (): Sea =>
    done(openSea(), 'OpenSearch', {
      ...search,
      kind: 'boat',
      datum: null,
      datumAt: at('02:30'),
      persons: just(33),
      contact: 'c-000001',
    });

  test('a boat is not found by the call on which its search was opened', () => {
    expect(ended(lost(), 'c-000001')).toBe('not_found_by_it');
  });

  test.for<[string, Sample, string | null]>([
    ['a call from aboard', { channel: 'call' }, 'not_found_by_it'],
    ['a text message from aboard', { channel: 'sms' }, 'not_found_by_it'],
    ['a relative', { channel: 'relative' }, 'not_found_by_it'],
    ['a charity', { channel: 'charity' }, 'not_found_by_it'],
    ['an email', { channel: 'email' }, 'not_found_by_it'],
    ['news', { kind: 'news', channel: 'vessel' }, 'not_found_by_it'],
    ['a sighting before the search', { channel: 'aircraft', at: '02:20' }, 'not_found_by_it'],
    ['a sighting of that very moment', { channel: 'aircraft', at: '02:30' }, 'not_found_by_it'],
    ['an aircraft', { channel: 'aircraft' }, null],
    ['a vessel', { channel: 'vessel' }, null],
    ['a unit that counted', { kind: 'pickup', channel: 'unit', unit: 'LB-1', counted: { alive: 33 } }, null],
    ['those aboard, gone to another boat', { channel: 'call', claims: { toOtherBoat: just(33) } }, null],
    ['those put ashore', { kind: 'statement', channel: 'port', claims: { persons: just(33) } }, null],
  ])('a boat searched for, and %s', ([, said, refusal]) => {
    const sea = linked(lost(), 'c-found01', { boat: one, at: '03:30', ...said });
    expect(ended(sea, 'c-found01')).toBe(refusal);
  });
});

describe('what was searched, when it is told after midnight', () => {
  const area = [
    { lat: 51, lon: 1.5 },
    { lat: 51.1, lon: 1.5 },
    { lat: 51, lon: 1.6 },
  ];
  const effort = (from: string, to: string) => ({
    ...search,
    unit: 'LB-1',
    from: at(from),
    to: at(to),
    area,
    found: 0,
  });
  const told = { order: 'RecordSearchEffort', at: at('03:05') } as const;

  test('an hour that has not come yet is refused; a clock a few minutes ahead is not', () => {
    expect(give(searching(), told, effort('23:20', '23:50')).refusal).toBe('time_ahead');
    expect(give(searching(), told, effort('02:40', '03:10')).refusal).toBeNull();
  });

  test('one that stands in an old book keeps nobody from asking tonight', () => {
    const kinds = (sea: Sea, clock: string) =>
      rescueConditions({ contacts: [], boats: [boatIn(sea, one)], now: at(clock), region: null }).map(
        ({ kind }) => kind,
      );
    const before = done(
      searching(),
      { order: 'RecordSearchEffort', at: at('23:55') },
      effort('23:20', '23:50'),
    );
    expect(kinds(before, '03:05')).toContain('people_unaccounted');
  });
});
