import { expect, test } from 'vitest';
import type { Boat } from './boat-state.ts';
import type { Contact } from './contact-state.ts';
import { figureNames, figuresOf } from './figures.ts';
import { done, emptySea, type Sea } from './given-rescue.ts';
import { range, received } from './sample-contacts.ts';
import { nightWithTransfer } from './sample-night.ts';

function figuresIn(sea: Sea) {
  const of = <Kind>(kind: string) =>
    [...sea].filter(([stream]) => stream.startsWith(`${kind}/`)).map(([, state]) => state as Kind);
  return figuresOf(of<Boat>('boat'), of<Contact>('contact'));
}

const values = (sea: Sea) => {
  const figures = figuresIn(sea);
  return Object.fromEntries(figureNames.map((name) => [name, figures[name].value]));
};

test('the invented night: those who changed boats are counted once, and both shores add up', () => {
  expect(values(nightWithTransfer('09:40'))).toMatchObject({
    distinct_boats: 7,
    people_known_at_sea: 397,
    landed_uk: 313,
    landed_fr_from_sea: 83,
    deceased: 1,
    unaccounted_at_sea: 0,
  });
});

test('each figure opens its records, and nothing is counted of an empty sea', () => {
  const { distinct_boats: boats, landed_fr_from_sea: french } = figuresIn(nightWithTransfer('09:40'));
  expect(boats.records).toHaveLength(7);
  expect(french.records.length).toBeGreaterThan(0);
  expect(french.records.every((record) => boats.records.includes(record))).toBe(true);
  for (const figure of Object.values(figuresIn(emptySea)))
    expect(figure).toMatchObject({ value: 0, records: [] });
});

test('a prevented departure is no boat, and counts those counted there, not those first estimated', () => {
  const estimated = received(emptySea, 'c-000001', { kind: 'report', claims: { persons: range(30, 30) } });
  const sea = received(estimated, 'c-000002', { kind: 'prevention', counted: { alive: 37 } });
  expect(values(sea)).toMatchObject({
    distinct_boats: 0,
    prevented_departures: 1,
    people_in_prevented_departures: 37,
  });
  const opened = done(sea, 'OpenBoat', { boat: 'b-000001', contact: 'c-000002', phase: 'alert' });
  expect(values(opened)['distinct_boats']).toBe(0);
});

test('a false alarm and a record merged under another are no boats of their own', () => {
  const sea = nightWithTransfer('09:40');
  const merged = done(sea, 'MergeBoats', {
    boat: 'b-night1',
    from: 'b-night8',
    grade: 'possible',
    reason: 'mistaken',
  });
  expect(values(merged)['distinct_boats']).toBe(6);
});
