import { expect, test } from 'vitest';
import { fromUtc } from '../kernel/time.ts';
import { at, boatIn, done, type Sea } from '../operations/rescue/given-rescue.ts';
import { just, linked, place } from '../operations/rescue/sample-contacts.ts';
import { openSea, recoveredSea } from '../operations/rescue/sample-states.ts';
import { sitrepOf } from './sitrep-source.ts';

const one = 'b-000001';

function reported(sea: Sea, clock: string) {
  return sitrepOf({ boat: boatIn(sea, one), tasks: [], number: 1, region: null }, fromUtc(at(clock)));
}

test('D: people at risk are those who are not safe yet, not all who were ever aboard', () => {
  expect(reported(openSea(), '02:10').personsAtRisk).toEqual({ min: 33, max: 33, best: 33 });
  expect(reported(recoveredSea(), '04:10').personsAtRisk).toEqual({ min: 0, max: 0, best: null });
  const some = linked(openSea(), 'c-some01', {
    boat: one,
    at: '03:00',
    kind: 'pickup',
    unit: 'LB-1',
    counted: { alive: 20 },
  });
  expect(reported(some, '03:10').personsAtRisk).toEqual({ min: 13, max: 13, best: null });
});

test('F3: people of a dry boat, taken for those of a swamped one, leave all of these at risk', () => {
  const swamped = linked(openSea(), 'c-swamped', {
    boat: one,
    at: '02:10',
    claims: { hull: 'swamped', persons: just(33) },
  });
  const wrong = linked(swamped, 'c-other01', {
    boat: one,
    at: '02:30',
    kind: 'pickup',
    unit: 'U-1',
    claims: { hull: 'dry' },
    counted: { alive: 33 },
  });
  const sitrep = reported(wrong, '02:40');
  expect(sitrep.personsAtRisk).toMatchObject({ max: 33 });
  expect(sitrep.situation.state.map(({ en }) => en)).toEqual(['Swamped or capsized']);
});

test('B: the newest place that was given, with its own time, however old', () => {
  const sea = linked(openSea(), 'c-share01', {
    boat: one,
    at: '02:20',
    positions: [place(51.2, 1.65, '02:20')],
  });
  expect(reported(sea, '05:00').position).toEqual({
    lat: 51.2,
    lon: 1.65,
    accuracyMetres: 100,
    at: at('02:20'),
  });
  expect(
    reported(done(sea, 'UnlinkContact', { boat: one, contact: 'c-share01', reason: 'mistaken' }), '05:00'),
  ).toMatchObject({ position: { at: at('02:00') } });
});
