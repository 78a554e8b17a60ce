import { describe, expect, test } from 'vitest';
import { knotsToMetresPerSecond } from '../../../kernel/units.ts';
import {
  detectionRadiusMetres,
  freshnessOf,
  isUnderWay,
  mayHaveDrifted,
  possibleRadiusMetres,
} from './ageing.ts';
import { now } from './given-picture.ts';

const track = { kind: 'vessel_class_a', status: 0, speed: 5, accuracyMetres: 10 } as const;
const aged = (seconds: number) => ({ ...track, happenedAt: now - seconds * 1000 });

test('a report grows from fresh to ageing to stale', () => {
  expect([10, 89, 90, 179, 180, 9999].map((seconds) => freshnessOf(aged(seconds), now))).toEqual([
    'fresh',
    'fresh',
    'ageing',
    'ageing',
    'stale',
    'stale',
  ]);
});

test('a vessel at anchor owes fewer reports', () => {
  expect(freshnessOf({ ...aged(300), status: 1 }, now)).toBe('ageing');
  expect(freshnessOf({ ...aged(300), speed: 0.1 }, now)).toBe('ageing');
});

test('under way is by status first, then by speed; unknown speed is under way', () => {
  expect(isUnderWay({ status: 5, speed: 3 })).toBe(false);
  expect(isUnderWay({ status: 0, speed: 0.2 })).toBe(false);
  expect(isUnderWay({ status: null, speed: null })).toBe(true);
});

test('who gives no speed is not taken to stand still', () => {
  const silent = { accuracyMetres: null, speed: null, happenedAt: now - 600_000 };
  const drift = knotsToMetresPerSecond(6.5);
  expect(possibleRadiusMetres({ ...silent, kind: 'distress_beacon' }, now)).toBeCloseTo(30 + drift * 600);
  expect(possibleRadiusMetres({ ...silent, kind: 'vessel_class_b' }, now)).toBeGreaterThan(6_000);
  expect(possibleRadiusMetres({ ...silent, kind: 'aid_to_navigation' }, now)).toBe(30);
});

test('circles grow with age, and stop growing at ten miles', () => {
  expect(possibleRadiusMetres(aged(60), now)).toBe(310);
  expect(possibleRadiusMetres(aged(100_000), now)).toBe(18_520);
  // As fast as rescue takes a boat to be: under its engine, and with the stream behind it.
  const overGround = knotsToMetresPerSecond(8 + 4.5);
  expect(detectionRadiusMetres(200, now - 600_000, now)).toBeCloseTo(200 + overGround * 600, 6);
  // A device whose clock is ahead of ours must not shrink the circle.
  expect(detectionRadiusMetres(200, now + 60_000, now)).toBe(200);
});

describe('a beacon of somebody in the water, last heard at slack water', () => {
  const beacon = { kind: 'distress_beacon', status: 14, accuracyMetres: 10 } as const;
  const heard = (speed: number | null, seconds: number) => ({
    ...beacon,
    speed,
    happenedAt: now - seconds * 1000,
  });

  test('drifts as far as one that gives no speed: what it said then bounds nothing', () => {
    const hour = 3_600;
    for (const speed of [0, 0.15, 0.3, 2])
      expect(possibleRadiusMetres(heard(speed, hour), now)).toBe(
        possibleRadiusMetres(heard(null, hour), now),
      );
    expect(possibleRadiusMetres(heard(0.15, hour), now)).toBeGreaterThan(knotsToMetresPerSecond(4.5) * hour);
    expect(possibleRadiusMetres(heard(5, 600), now)).toBe(10 + 5 * 600);
  });

  test('is stale as soon, and its circle is drawn, however slow it was and however full the sheet', () => {
    expect(freshnessOf(heard(0, 300), now)).toBe('stale');
    expect(mayHaveDrifted(heard(0, 300), { now, isCrowded: true })).toBe(true);
    expect(mayHaveDrifted(heard(0, 60), { now, isCrowded: false })).toBe(false);
  });

  test('a ship without way, or on a full sheet, gets none', () => {
    expect(mayHaveDrifted(aged(600), { now, isCrowded: false })).toBe(true);
    expect(mayHaveDrifted(aged(600), { now, isCrowded: true })).toBe(false);
    expect(mayHaveDrifted({ ...aged(600), status: 1 }, { now, isCrowded: false })).toBe(false);
  });
});
