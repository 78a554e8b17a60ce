import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instant } from '../../kernel/time.ts';
import { readBytes, readDelivery, readDetection } from './read.ts';
import { detectionRefusals } from './text.ts';

const now = instant(Date.UTC(2027, 8, 8, 2, 15));

const item = {
  source: 'cam-dune-4',
  key: 'a81-0007',
  kind: 'thermal',
  happenedAt: '2027-09-08T02:14:00Z',
  position: { lat: 50.91, lon: 1.62, accuracyMetres: 150 },
  confidence: 0.82,
  count: 1,
  imageReference: 'cam-dune-4/2027/09/08/0007.jpg',
};
const line = { from: { lat: 50.9, lon: 1.6 }, degrees: 312.5, accuracyDegrees: 2 };

function codeOf(value: unknown): string {
  const read = readDetection(value, now);
  return read.ok ? 'ok' : `${read.refusal.code} ${read.refusal.field ?? ''}`.trim();
}

test('a full item is read, and what the device does not say is null', () => {
  const read = readDetection({ ...item, confidence: undefined, imageReference: null }, now);
  const unsaid = { bearing: null, confidence: null, imageReference: null, object: null };
  expect(read.ok && read.value).toEqual({ ...item, ...unsaid });
});

test('a bearing alone is enough, with or without a bound of range', () => {
  expect(codeOf({ ...item, position: null, bearing: line })).toBe('ok');
  expect(codeOf({ ...item, position: undefined, bearing: { ...line, rangeMetresMax: 4_000 } })).toBe('ok');
});

describe('refusals name the field', () => {
  test.each<[string, unknown]>([
    ['place_missing', { ...item, position: null }],
    ['field_missing key', { ...item, key: undefined }],
    ['field_missing happenedAt', { ...item, happenedAt: undefined }],
    ['field_missing kind', { ...item, kind: undefined }],
    ['wrong_type position.lat', { ...item, position: { ...item.position, lat: '50.91' } }],
    ['wrong_type confidence', { ...item, confidence: Number.NaN }],
    ['wrong_type position', { ...item, position: 'Calais' }],
    ['out_of_range position.lat', { ...item, position: { ...item.position, lat: 90.01 } }],
    ['out_of_range position.lon', { ...item, position: { ...item.position, lon: -181 } }],
    ['out_of_range position.accuracyMetres', { ...item, position: { ...item.position, accuracyMetres: 0 } }],
    ['out_of_range bearing.degrees', { ...item, bearing: { ...line, degrees: 360 } }],
    ['out_of_range count', { ...item, count: -1 }],
    ['wrong_type count', { ...item, count: 1.5 }],
    ['not_allowed kind', { ...item, kind: 'face' }],
    ['not_allowed object', { ...item, object: 'person' }],
    ['not_allowed source', { ...item, source: 'cam dune/4' }],
    ['not_allowed imageReference', { ...item, imageReference: 'https://user:word@example.test/7.jpg' }],
    ['not_allowed imageReference', { ...item, imageReference: 'data:image/png;base64,AAAA' }],
    ['not_utc happenedAt', { ...item, happenedAt: '2027-09-08T04:14:00+02:00' }],
    ['not_utc happenedAt', { ...item, happenedAt: 1_800_000_000 }],
    ['time_absurd happenedAt', { ...item, happenedAt: '1999-12-31T23:59:59Z' }],
    ['time_absurd happenedAt', { ...item, happenedAt: '2027-09-09T02:15:01Z' }],
    ['unknown_field personName', { ...item, personName: 'x' }],
    ['unknown_field position.altitude', { ...item, position: { ...item.position, altitude: 2 } }],
    [
      'unknown_field __proto__',
      JSON.parse(JSON.stringify(item).replace('{', '{"__proto__":{"kind":"radar"},')),
    ],
    ['not_an_object', 'item'],
    ['not_an_object', null],
    ['not_an_object', [item]],
  ])('%s', (expected, value) => expect(codeOf(value)).toBe(expected));

  test('a made-up field name is cut to what can be shown', () => {
    const read = readDetection({ ...item, [`\u0007${'x'.repeat(500)}`]: 1 }, now);
    expect(!read.ok && read.refusal.field).toBe(`?${'x'.repeat(63)}`);
  });

  test('every refusal speaks both languages, differently', () => {
    for (const text of Object.values(detectionRefusals)) {
      expect(text.en.length * text.fr.length).toBeGreaterThan(0);
      expect(text.en).not.toBe(text.fr);
    }
  });
});

describe('hostile deliveries', () => {
  test('nesting of a hundred thousand levels is refused, not followed', () => {
    const read = readBytes(Buffer.from(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`));
    expect(read.ok && codeOf(read.value)).toBe('too_deep');
  });

  test('one megabyte, broken JSON and broken UTF-8 are refused', () => {
    const codes = [
      Buffer.alloc(1_048_576, 0x20),
      Buffer.from('{"a":'),
      Buffer.from([0x22, 0xc3, 0x28, 0x22]),
    ].map((bytes) => {
      const read = readBytes(bytes);
      return read.ok ? 'ok' : read.refusal.code;
    });
    expect(codes).toEqual(['too_large', 'not_json', 'not_json']);
  });

  test('an empty list and a list of 501 are refused as a whole', () => {
    const codes = [[], Array.from({ length: 501 }, () => item)].map((value) => {
      const read = readDelivery(value);
      return read.ok ? 'ok' : read.refusal.code;
    });
    expect(codes).toEqual(['batch_empty', 'batch_too_long']);
  });

  test('whatever the value, the answer is a reading or a refusal, never a throw', () =>
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(item)), (value, field) => {
        const read = readDetection({ ...item, [field]: value }, now);
        if (read.ok) return;
        expect(detectionRefusals).toHaveProperty(read.refusal.code);
      }),
      { numRuns: 2_000, seed: 11 },
    ));
});
