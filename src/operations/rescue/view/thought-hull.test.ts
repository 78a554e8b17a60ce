import { expect, test } from 'vitest';
import { instant } from '../../../kernel/time.ts';
import { just } from '../sample-contacts.ts';
import { applyAnswer, emptyBoard } from './board.ts';
import { givenAt, givenBoat, givenFacts, givenPosition } from './given-board.ts';
import { hullThatMayBe } from './thought-hull.ts';

const hour = 3_600;
const now = instant(Date.parse(givenAt(3 * hour)));
const left = {
  mark: 'H-7',
  position: { lat: 51, lon: 1.5, accuracyMetres: 50 },
  contact: null,
  at: givenAt(2 * hour),
};
const boardWith = (hull: typeof left) => {
  const boats = [givenBoat('b-000001', { reference: 'FR-27-003', hulls: [hull] })];
  return applyAnswer(emptyBoard, { position: 'p', reset: true, contacts: [], boats });
};
const board = boardWith(left);

/** A sighting an hour after the hull was left, so far north of it. */
function seen(latitudeNorth: number, over: Parameters<typeof givenFacts>[1] = {}) {
  const at = givenAt(3 * hour);
  return givenFacts('c-000009', {
    channel: 'aircraft',
    happenedAt: at,
    receivedAt: at,
    positions: [givenPosition(51 + latitudeNorth, 1.5, { at })],
    ...over,
  });
}

test('an empty boat within a hull’s drift is told with its mark, its boat, and how far and how long it was', () => {
  const found = hullThatMayBe(board, seen(0.02), now);
  expect(found).toMatchObject({
    hull: { mark: 'H-7', boat: 'b-000001' },
    reference: 'FR-27-003',
    seconds: hour,
  });
  expect(found?.metres).toBeGreaterThan(2_200);
  expect(found?.metres).toBeLessThan(2_250);
});

test('nothing is told of a hull where anybody may be aboard or in the water, or where it cannot have drifted', () => {
  expect(hullThatMayBe(board, seen(0.02, { claims: { persons: just(1) } }), now)).toBeNull();
  expect(hullThatMayBe(board, seen(0.02, { claims: { inWater: just(1) } }), now)).toBeNull();
  expect(hullThatMayBe(board, seen(0.02, { channel: 'call' }), now)).toBeNull();
  expect(hullThatMayBe(board, seen(0.3), now)).toBeNull();
  expect(hullThatMayBe(board, seen(0, { positions: [] }), now)).toBeNull();
  expect(hullThatMayBe(emptyBoard, seen(0.02), now)).toBeNull();
});

test('a hull left so long ago that it may be anywhere explains nothing', () => {
  const old = { ...left, at: '2027-01-01T00:00:00.000Z' as typeof left.at };
  expect(hullThatMayBe(boardWith(old), seen(0.02), now)).toBeNull();
});
