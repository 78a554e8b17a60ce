import { expect, test } from 'vitest';
import type { UtcText } from '../../../../kernel/time.ts';
import type { DrawAuditAnswer } from '../../selection-wire.ts';
import { drawOf, fingerprintOf, isDrawn } from '../../selection/draw.ts';
import { drawAgain } from './draw-again.ts';

const secret = '5c'.repeat(32);
const ids = Array.from({ length: 400 }, (_, at) => `p-${String(at).padStart(6, '0')}`);
const share = {
  place: 'example-port',
  period: '2026-11-a',
  from: '2026-11-01T00:00:00.000Z' as UtcText, // as the node writes them
  to: '2026-11-08T00:00:00.000Z' as UtcText, // likewise
  ratePermille: 100,
  fingerprint: fingerprintOf(secret),
  secret,
};
const day: DrawAuditAnswer = {
  position: 'p',
  day: '2026-11-02',
  share,
  fingerprintHolds: true,
  passages: ids.map((passage) => ({
    passage,
    arrivedAt: '2026-11-02T01:00:00.000Z',
    draw: drawOf(secret, passage),
    isDrawn: isDrawn(secret, passage, 100),
    controlledAtRandom: isDrawn(secret, passage, 100),
  })),
};

test('a day that was drawn by chance is found true', () => {
  const again = drawAgain(day);
  expect(again).toMatchObject({
    isSame: true,
    passages: 400,
    drawnNotControlled: [],
    controlledNotDrawn: [],
  });
  expect(again.drawn).toBeGreaterThan(15);
});

test('a bent draw, another secret and a vehicle that was spared are found', () => {
  const [first, ...rest] = day.passages;
  if (first === undefined) throw new Error('there are passages');
  const bent = { ...day, passages: [{ ...first, isDrawn: !first.isDrawn }, ...rest] };
  expect(drawAgain(bent).isSame).toBe(false);
  expect(drawAgain({ ...day, share: { ...share, secret: '00'.repeat(32) } }).isSame).toBe(false);
  const spared = day.passages.map((one) => ({ ...one, controlledAtRandom: false }));
  const drawn = day.passages.filter((one) => one.isDrawn).map(({ passage }) => passage);
  expect(drawAgain({ ...day, passages: spared }).drawnNotControlled).toEqual(drawn);
});
