import { describe, expect, test } from 'vitest';
import { encodeAis, sentence } from './encode.ts';
import { turnDegreesPerMinute } from './fields.ts';
import { readAll } from './reading.ts';
import { toRecord } from './record.ts';
import { samples } from './samples.ts';

const read = (lines: readonly string[]) => readAll(lines.join('\n')).messages[0];

describe('what a sender does not say is null, never zero', () => {
  test('a class A report with nothing but its MMSI', () => {
    const silent = {
      ...samples.position,
      status: null,
      turn: null,
      speedKnots: null,
      lat: null,
      lon: null,
      courseDegrees: null,
      headingDegrees: null,
      second: null,
      fix: 'untimed',
      manoeuvre: null,
    } as const;
    expect(read(encodeAis(silent))).toMatchObject({ ...silent, positionOutOfRange: false });
  });

  test('zero is a value where the standard says so', () => {
    const still = {
      ...samples.position,
      speedKnots: 0,
      courseDegrees: 0,
      headingDegrees: 0,
      turn: 0,
      lat: 0,
      lon: 0,
    };
    expect(read(encodeAis(still))).toMatchObject({
      speedKnots: 0,
      courseDegrees: 0,
      headingDegrees: 0,
      turn: 0,
      lat: 0,
    });
  });

  test('coordinates that are no place are null and flagged', () => {
    const nowhere = read(encodeAis({ ...samples.position, lat: 95, lon: 1 }));
    expect(nowhere).toMatchObject({ lat: null, lon: null, positionOutOfRange: true });
    expect(read(encodeAis({ ...samples.aid, lat: 50, lon: -200 }))).toMatchObject({
      lat: null,
      positionOutOfRange: true,
    });
  });

  test('a course or heading beyond the circle is null', () => {
    const odd = read(encodeAis({ ...samples.position, courseDegrees: 395.1, headingDegrees: 480 }));
    expect(odd).toMatchObject({ courseDegrees: null, headingDegrees: null });
  });
});

test('a class A static report that stops at 420 bits, as real ones do, is read', () => {
  const [one = '', two = ''] = encodeAis(samples.voyage);
  const cut = two.slice(0, two.lastIndexOf(',') - 1);
  expect(read([one, sentence(`${cut.slice(1)},0`)])).toMatchObject({
    name: 'EXAMPLE STAR',
    destination: 'EXEMPLE-PORT',
    dataTerminal: false,
  });
});

test('an auxiliary craft names its mothership where others give their size', () => {
  expect(read(encodeAis(samples.auxiliary))).toMatchObject({ mothership: 999_000_001, toBow: null });
});

test('an aid’s long name is one name, and two columns in the record', () => {
  const message = read(encodeAis(samples.aid));
  expect(message).toMatchObject({ name: 'EXAMPLE BANK SOUTH-WEST BUOY' });
  expect(message && toRecord(message)).toMatchObject({
    name: 'EXAMPLE BANK SOUTH-W',
    name_extension: 'EST BUOY',
  });
});

test.each([
  [null, null],
  [127, null],
  [-127, null],
  [0, 0],
  [20, 17.9],
  [-20, -17.9],
  [126, 708.7],
])('rate of turn as sent %s is %s degrees a minute', (turn, rate) => {
  expect(turnDegreesPerMinute(turn)).toBe(rate);
});

test('the record rounds degrees to six decimals and keeps nulls', () => {
  const message = read(encodeAis({ ...samples.position, lat: 51 + 1 / 600_000, headingDegrees: null }));
  expect(message && toRecord(message)).toMatchObject({ lat: 51.000002, sog: 12.3, heading: null, turn: -6 });
});

test('the short way to a record of a position is the long way', () => {
  const lines = encodeAis(samples.position);
  const [short, long] = [readAll(lines.join('\n')), readAll(lines.join('\n'), { source: 'EXAMPLE' })].map(
    ({ messages: [message] }) => message && toRecord(message),
  );
  expect(long).toEqual({ ...short, source: 'EXAMPLE' });
  expect(Object.keys(short ?? {})).toEqual(Object.keys(long ?? {}).slice(0, -1));
});
