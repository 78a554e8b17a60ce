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
