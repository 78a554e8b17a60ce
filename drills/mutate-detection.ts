import type { Chance } from './chance.ts';

/** A well-formed detection of an invented device. */
export function detection(chance: Chance): Record<string, unknown> {
  return {
    source: `cam-${chance.whole(20)}`,
    key: `k${chance.whole(1_000_000_000)}`,
    kind: chance.pick(['camera', 'thermal', 'radar', 'drone', 'patrol']),
    happenedAt: '2027-09-08T02:14:00Z',
    position: { lat: 50 + chance.next(), lon: 1 + chance.next(), accuracyMetres: 1 + chance.whole(500) },
    confidence: chance.next(),
    count: chance.whole(60),
    imageReference: 'cam-1/2027/0001.jpg',
  };
}

const odd: readonly [unknown, ...unknown[]] = [
  null,
  true,
  '',
  'x'.repeat(5_000),
  -1,
  0,
  1e308,
  -1e308,
  91,
  181,
  360,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  [],
  {},
  [[[[[[[[[[]]]]]]]]]],
  { lat: 91, lon: 0, accuracyMetres: 1 },
  { lat: 'NaN', lon: 0, accuracyMetres: 1 },
  '2027-13-40T99:99:99Z',
  '1969-12-31T23:59:59Z',
  '9999-12-31T23:59:59Z',
  '2027-09-08T02:14:00+01:00',
  'https://user:word@example.test/',
  '../../etc/example',
  '\u0000',
  '\ud800',
  'Ünïcode ✓',
  '__proto__',
  '1e999',
];
const fields: readonly [string, ...string[]] = [
  'source',
  'key',
  'kind',
  'happenedAt',
  'position',
  'bearing',
  'confidence',
  'count',
  'imageReference',
  '__proto__',
  'constructor',
  'personName',
  'face',
  '',
  'toString',
];

/** A mutated value as a parser would hand it over: fields changed, lost, added, nested, or no object at all. */
export function mutatedValue(chance: Chance): unknown {
  if (chance.isOneIn(25)) return chance.pick(odd);
  if (chance.isOneIn(10)) return Array.from({ length: chance.whole(12) }, () => mutatedValue(chance));
  const item = detection(chance);
  const rounds = chance.isOneIn(5) ? 0 : 1 + chance.whole(2);
  for (let round = 0; round < rounds; round += 1) mutateField(item, chance);
  return item;
}

function mutateField(item: Record<string, unknown>, chance: Chance): void {
  const field = chance.pick(fields);
  if (chance.isOneIn(5)) return void delete item[field];
  if (chance.isOneIn(4)) {
    const place = item['position'];
    if (typeof place === 'object' && place !== null) {
      item['position'] = {
        ...place,
        [chance.pick(['lat', 'lon', 'accuracyMetres', 'depth'])]: chance.pick(odd),
      };
      return;
    }
  }
  // Defined, not assigned: "__proto__" must become a field as JSON.parse makes it one.
  Object.defineProperty(item, field, {
    value: chance.pick(odd),
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

/** Mutated bytes of a delivery, as the HTTP body and an MQTT payload are before anyone parsed them. */
export function mutatedBytes(chance: Chance): Buffer {
  if (chance.isOneIn(2_000)) return Buffer.alloc(1_048_576, chance.whole(256));
  if (chance.isOneIn(2_000)) return Buffer.from(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
  const bytes = Buffer.from(JSON.stringify(mutatedValue(chance)) ?? 'undefined');
  const rounds = chance.isOneIn(3) ? 0 : 1 + chance.whole(3);
  for (let round = 0; round < rounds && bytes.length > 0; round += 1)
    bytes[chance.whole(bytes.length)] = chance.whole(256);
  if (chance.isOneIn(6)) return bytes.subarray(0, chance.whole(bytes.length + 1));
  return chance.isOneIn(10) ? Buffer.concat([bytes, bytes]) : bytes;
}

/** A topic of a broker, right or not. */
export function mutatedTopic(chance: Chance): string {
  const right = `strait/detections/cam-${chance.whole(20)}`;
  if (!chance.isOneIn(4)) return right;
  return chance.pick([
    'strait/detections/',
    'strait/detections/a/b',
    'strait/detections/a b',
    'elsewhere',
    '',
    '$SYS/x',
    `${right}\u0000`,
    `strait/detections/${'x'.repeat(500)}`,
    'strait/detections/+',
    'strait/detections/__proto__',
  ]);
}
