import { expect, test } from 'vitest';
import { fromUtc, secondsBetween } from '../../kernel/time.ts';
import { at, contactIn, emptySea } from './given-rescue.ts';
import { type Drift, explainedByHull, type LeftHull } from './hull-drift.ts';
import { just, place, received, type Sample } from './sample-contacts.ts';

/** 1.5 m/s and what its place was known to, for three days. */
const drift: Drift = {
  now: at('08:00'),
  reachMetres(left, moment) {
    const seconds = secondsBetween(fromUtc(left.at), moment);
    return seconds > 72 * 3_600 ? null : left.position.accuracyMetres + 1.5 * Math.max(0, seconds);
  },
};
const hull: LeftHull = {
  boat: 'b-000001',
  mark: 'H-1',
  at: at('05:00'),
  position: { lat: 51, lon: 1.5, accuracyMetres: 50 },
};

function explained(sample: Sample, hulls: readonly LeftHull[] = [hull]) {
  const seen = { channel: 'aircraft', ...sample } satisfies Sample;
  return explainedByHull(contactIn(received(emptySea, 'c-000001', seen), 'c-000001').facts, hulls, drift);
}

test('an empty boat seen where a marked hull may have drifted is that hull', () => {
  expect(explained({ at: '07:00', channel: 'aircraft', positions: [place(51.05, 1.5, '07:00')] })).toBe(hull);
});

test('never one with anybody aboard or in the water, however near', () => {
  const near = { at: '05:10', channel: 'aircraft', positions: [place(51, 1.5, '05:10')] } satisfies Sample;
  for (const claims of [
    { persons: just(1) },
    { inWater: just(1) },
    { children: just(1) },
    { overboard: just(1) },
    { injured: just(1) },
    { deceased: just(1) },
  ])
    expect(explained({ ...near, claims })).toBeNull();
});

test('nor one of which somebody calls or writes: who speaks may be aboard, though nothing is known of them yet', () => {
  const near = { at: '05:10', positions: [place(51, 1.5, '05:10')] } satisfies Sample;
  for (const channel of ['call', 'sms', 'email', 'charity', 'relative', 'other_centre'] as const)
    expect(explained({ ...near, channel }), channel).toBeNull();
  expect(explained({ ...near, channel: 'vessel' })).toBe(hull);
});

test('nor one further than it can drift, seen before it was left, without a place, or too long ago', () => {
  expect(explained({ at: '07:00', positions: [place(51.3, 1.5, '07:00')] })).toBeNull();
  expect(explained({ at: '04:50', positions: [place(51, 1.5, '04:50')] })).toBeNull();
  expect(explained({ at: '07:00' })).toBeNull();
  const old = { ...hull, at: '2027-09-01T00:00:00.000Z' as LeftHull['at'] };
  expect(explained({ at: '07:00', positions: [place(51, 1.5, '07:00')] }, [old])).toBeNull();
});

test('of several the nearest', () => {
  const other = { ...hull, mark: 'H-2', position: { lat: 51.05, lon: 1.5, accuracyMetres: 50 } };
  expect(explained({ at: '07:00', positions: [place(51.05, 1.5, '07:00')] }, [hull, other])).toBe(other);
});
