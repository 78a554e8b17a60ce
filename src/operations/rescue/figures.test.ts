import { describe, expect, test } from 'vitest';
import type { UtcText } from '../../kernel/time.ts';
import type { Boat } from './boat-state.ts';
import type { Contact } from './contact-state.ts';
import { figuresOf } from './figures.ts';
import { done, emptySea, type Sea } from './given-rescue.ts';
import { nightWithTransfer } from './sample-night.ts';

const evening = '2027-09-08T20:00:00.000Z' as UtcText;
const statesOf = <State>(sea: Sea, kind: string): readonly State[] =>
  [...sea].filter(([name]) => name.startsWith(`${kind}/`)).map(([, state]) => state as State); // folded by its own decider
const of = (sea: Sea, from = evening) =>
  figuresOf({ boats: statesOf<Boat>(sea, 'boat'), contacts: statesOf<Contact>(sea, 'contact') }, from);
const values = (sea: Sea, from?: UtcText) =>
  Object.fromEntries(Object.entries(of(sea, from)).map(([name, { value }]) => [name, value]));

describe('the figures of the invented night', () => {
  const sea = nightWithTransfer('10:00');

  test('count each person once, whichever boat or unit they ended in', () => {
    expect(values(sea)).toMatchObject({
      distinct_boats: 7,
      people_known_at_sea: 397,
      landed_uk: 313,
      landed_fr_from_sea: 83,
      deceased: 1,
      unaccounted_at_sea: 0,
      boats_of_unknown_count: 0,
    });
  });

  test('open exactly the records that they count', () => {
    for (const { value, records } of Object.values(of(sea))) {
      expect(records.reduce((sum, { counts }) => sum + counts, 0)).toBe(value);
      expect(new Set(records.map(({ record }) => record)).size).toBe(records.length);
    }
  });

  test('leave out what began before', () => {
    expect(values(sea, '2027-09-09T12:00:00.000Z' as UtcText)).toMatchObject({ distinct_boats: 0 });
  });

  test('a merged record is one boat', () => {
    const merged = done(sea, 'MergeBoats', {
      boat: 'b-night1',
      from: 'b-night3',
      grade: 'probable',
      reason: 'other',
    });
    expect(values(merged)).toMatchObject({ distinct_boats: 6 });
  });
});

test('nothing on record is nothing, and says so', () => {
  expect(new Set(Object.values(values(emptySea)))).toEqual(new Set([0]));
});
