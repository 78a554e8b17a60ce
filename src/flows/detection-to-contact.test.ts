import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordedEvent } from '../kernel/event.ts';
import type { FlowCommand } from '../kernel/flow.ts';
import { destination } from '../kernel/geo.ts';
import { instant, toUtc, type UtcText } from '../kernel/time.ts';
import type { DetectionRecorded, PictureEvent } from '../operations/picture/events.ts';
import { detectedObjects, detectionKinds } from '../operations/picture/wire.ts';
import { phaseSaid } from '../operations/rescue/claims.ts';
import {
  addPositionSchema,
  noteAssessmentSchema,
  recordContactSchema,
} from '../operations/rescue/events-contact.ts';
import type { ContactFacts } from '../operations/rescue/wire.ts';
import { type DetectionMemory, detectionToContact } from './detection-to-contact.ts';

const { memory } = detectionToContact;
if (memory === undefined) throw new Error('the flow remembers nothing');
const start = Date.UTC(2027, 8, 9, 2);
const moment = (seconds: number): UtcText => toUtc(instant(start + seconds * 1_000));
const sea = { lat: 50.9, lon: 1.5 };

type Seen = Partial<Omit<DetectionRecorded, 'type' | 'at'>> & { readonly seconds?: number };
function seen({ seconds = 0, ...said }: Seen = {}): DetectionRecorded {
  const at = moment(seconds);
  return {
    type: 'DetectionRecorded',
    at,
    claimedAt: at,
    timeliness: 'in_time',
    source: 'radar-example',
    key: `k${seconds}`,
    kind: 'radar',
    position: { ...sea, accuracyMetres: 50 },
    bearing: null,
    confidence: 0.8,
    count: 1,
    imageReference: null,
    object: 'small_craft',
    ...said,
  };
}
function assessed(assessment: 'seen' | 'confirmed' | 'false_alarm', key = 'k0'): PictureEvent {
  return { type: 'DetectionAssessed', at: moment(900), detection: `radar-example/${key}`, assessment };
}
const withdrawn: PictureEvent = {
  type: 'AssessmentWithdrawn',
  at: moment(950),
  detection: 'radar-example/k0',
};
const metresEast = (metres: number) => ({ ...destination(sea, 90, metres), accuracyMetres: 50 });

/** What the flow proposes for each event of a history, in order. */
function told(...events: readonly PictureEvent[]): readonly (readonly FlowCommand[])[] {
  let remembered = memory?.initial ?? { things: [], placed: [], waiting: [] };
  return events.map((event) => {
    const recorded = { event, origin: 'uk', recordedAt: event.at } as unknown as RecordedEvent<PictureEvent>; // read of the envelope
    const commands = detectionToContact.propose(recorded, remembered);
    remembered = kept(memory?.evolve(remembered, recorded));
    return commands;
  });
}
/** What a process that was killed here would go on with. */
function kept(remembered: DetectionMemory | undefined): DetectionMemory {
  const read = memory?.read(JSON.parse(JSON.stringify(remembered))) ?? null;
  if (read === null) throw new Error('not readable');
  return read;
}
const types = (commands: readonly FlowCommand[] = []) => commands.map(({ command }) => command.type);

describe('which detections are contacts', () => {
  test.each([
    [seen(), 'RecordContact'],
    [seen({ confidence: 0.05 }), 'RecordContact'],
    [seen({ object: 'person_in_water', kind: 'thermal' }), 'RecordContact'],
    [seen({ object: null, kind: 'thermal' }), 'RecordContact'],
    [seen({ object: null, kind: 'patrol' }), 'RecordContact'],
    [seen({ object: null }), null],
    [seen({ object: 'vessel' }), null],
    [seen({ object: 'vessel_with_ais', kind: 'camera' }), null],
    [seen({ object: 'other', kind: 'drone' }), null],
    [seen({ count: 0 }), null],
  ])('%#', (event, expected) => {
    expect(types(told(event)[0])).toEqual(expected === null ? [] : [expected]);
  });

  test('a person in the water is distress, a small craft is not yet', () => {
    const said = (event: DetectionRecorded) =>
      phaseSaid(told(event)[0]?.[0]?.command as unknown as ContactFacts); // the command bears the facts
    expect(said(seen({ object: 'person_in_water', count: null }))).toBe('distress');
    expect(said(seen())).toBe('uncertainty');
  });

  test('what was recorded before devices said what they see is judged by its kind', () => {
    const { object: _none, ...before } = seen({ kind: 'camera' });
    expect(types(told(before)[0])).toEqual(['RecordContact']);
  });

  test('a beacon heard without a position is one contact around the station, and its first fix joins it at once', () => {
    const beacon = { kind: 'ais', source: 'ais-beacon-972999001', object: 'person_in_water' } as const;
    const bearing = { from: sea, degrees: 0, accuracyDegrees: 180, rangeMetresMax: 74_080 };
    const heard = seen({ ...beacon, position: null, bearing });
    const fix = seen({ ...beacon, seconds: 8, position: metresEast(30_000) });
    const again = seen({ ...beacon, seconds: 500, position: null, bearing });
    const [opened, joined, after] = told(heard, fix, again);
    const facts = opened?.[0]?.command as Partial<ContactFacts> | undefined; // read of a command
    expect(facts?.positions).toMatchObject([{ ...sea, accuracyMetres: 74_080, source: 'estimate' }]);
    expect([types(joined), types(after)]).toEqual([['AddPosition'], []]);
    expect(joined?.[0]?.command).toMatchObject({ position: { accuracyMetres: 50, source: 'ais' } });
  });

  test('of a bearing alone the circle lies over the whole line of sight', () => {
    const bearing = { from: sea, degrees: 90, accuracyDegrees: 2, rangeMetresMax: 8_000 };
    const [first] = told(seen({ position: null, bearing, kind: 'camera' }))[0] ?? [];
    const facts = first?.command as unknown as ContactFacts | undefined; // likewise
    expect(facts?.positions[0]?.source).toBe('camera_bearing');
    expect(facts?.positions[0]?.accuracyMetres).toBeGreaterThanOrEqual(4_000);
  });
});

describe('a source that sees more than there can be', () => {
  const scattered = (count: number, said: Seen) =>
    told(
      ...Array.from({ length: count }, (_, n) =>
        seen({ ...said, seconds: n, key: `k${n}`, position: metresEast(n * 5_000) }),
      ),
    ).flat();

  test('has so many things in the inbox at once; of people in the water there is no bound', () => {
    const inbox = (object: Seen['object']) => scattered(80, { kind: 'camera', object }).length;
    expect([inbox(null), inbox('small_craft'), inbox('person_in_water')]).toEqual([20, 60, 80]);
  });

  test('has room again when what it saw is gone', () => {
    const flood = (from: number) =>
      Array.from({ length: 30 }, (_, n) =>
        seen({
          kind: 'camera',
          object: null,
          seconds: from + n,
          key: `k${from + n}`,
          position: metresEast(n * 5_000),
        }),
      );
    expect(told(...flood(0), ...flood(3_600)).flat()).toHaveLength(40);
  });

  test('what is beyond waits for a person’s word, and another source has its own', () => {
    const flood = Array.from({ length: 30 }, (_, n) =>
      seen({ kind: 'camera', object: null, seconds: n, key: `k${n}`, position: metresEast(n * 5_000) }),
    );
    const another = seen({ kind: 'camera', object: null, seconds: 40, source: 'camera-other' });
    const [confirmed, other] = told(...flood, assessed('confirmed', 'k29'), another).slice(-2);
    expect([types(confirmed), types(other)]).toEqual([
      ['RecordContact', 'NoteAssessment'],
      ['RecordContact'],
    ]);
  });
});

describe('a thing seen again', () => {
  test('adds positions to its contact, not contacts to the inbox', () => {
    const night = Array.from({ length: 60 }, (_, n) => seen({ seconds: n * 10 }));
    const commands = told(...night).flat();
    expect(types(commands).filter((type) => type === 'RecordContact')).toHaveLength(1);
    // In ten minutes: after 30, 90, 180, 300 and 450 seconds.
    expect(types(commands).filter((type) => type === 'AddPosition')).toHaveLength(5);
    expect(new Set(commands.map(({ key }) => key)).size).toBe(1);
  });

  test.each([
    ['another source', seen({ seconds: 60, source: 'radar-other' })],
    ['too long after', seen({ seconds: 601 })],
    ['farther than it could have come', seen({ seconds: 60, position: metresEast(1_000) })],
    ['another kind of object', seen({ seconds: 60, object: 'person_in_water' })],
    ['more of them than before', seen({ seconds: 60, count: 2 })],
  ])('%s is a contact of its own', (_why, event) => {
    expect(types(told(seen(), event)[1])).toEqual(['RecordContact']);
  });

  test('two craft in one sweep are two, and each is followed to where it could have come', () => {
    const other = { position: metresEast(400), key: 'other' };
    const [first, second, third, fourth] = told(
      seen(),
      seen(other),
      seen({ seconds: 60, position: metresEast(420) }),
      seen({ seconds: 61, position: metresEast(20) }),
    ).map(([only]) => only?.key);
    expect(second).not.toBe(first);
    expect([third, fourth]).toEqual([second, first]);
  });

  test('what goes on for long comes before the watch again', () => {
    const hours = Array.from({ length: 240 }, (_, n) => seen({ seconds: n * 60 }));
    const opened = types(told(...hours).flat()).filter((type) => type === 'RecordContact');
    expect(opened.length).toBeGreaterThan(1);
    expect(opened.length).toBeLessThan(5);
  });

  test('a late report moves nothing back', () => {
    const [, , , again] = told(
      seen(),
      seen({ seconds: 300, position: metresEast(900) }),
      seen({ seconds: 5, key: 'late' }),
      seen({ seconds: 310, position: metresEast(950) }),
    );
    expect(types(again)).not.toContain('RecordContact');
  });
});

describe('what the watch of the picture makes of it', () => {
  test('stands beside the contact, and nothing is taken away', () => {
    const [opened, judged, again] = told(seen(), assessed('false_alarm'), withdrawn);
    const key = opened?.[0]?.key;
    const noted = { type: 'NoteAssessment', contact: key, detection: 'radar-example/k0' };
    expect(judged).toMatchObject([{ key, command: { ...noted, assessment: 'false_alarm' } }]);
    expect(again).toMatchObject([{ key, command: { ...noted, assessment: null } }]);
  });

  test('reaches the contact of a detection that added to another’s', () => {
    const [opened, , judged] = told(seen(), seen({ seconds: 10 }), assessed('seen', 'k10'));
    expect(judged?.[0]?.key).toBe(opened?.[0]?.key);
  });

  test('makes a contact of a radar’s plot once it is confirmed, and of nothing else', () => {
    const plot = seen({ object: null });
    expect(types(told(plot, assessed('seen'))[1])).toEqual([]);
    expect(types(told(plot, assessed('confirmed'))[1])).toEqual(['RecordContact', 'NoteAssessment']);
    expect(types(told(plot, assessed('confirmed'), assessed('confirmed'))[2])).toEqual(['NoteAssessment']);
    expect(types(told(seen({ object: 'vessel' }), assessed('confirmed'))[1])).toEqual([]);
  });
});

const schemas = {
  RecordContact: recordContactSchema,
  AddPosition: addPositionSchema,
  NoteAssessment: noteAssessmentSchema,
} as const;

test('any night: every command fits its schema, passes no field beyond the list, and no detection has two contacts', () => {
  const detection = fc.record({
    seconds: fc.integer({ min: 0, max: 3_600 }),
    source: fc.constantFrom('radar-example', 'cam-example:1'),
    kind: fc.constantFrom(...detectionKinds),
    object: fc.option(fc.constantFrom(...detectedObjects)),
    confidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    count: fc.option(fc.integer({ min: 0, max: 10_000 })),
    position: fc.option(
      fc.record({
        lat: fc.double({ min: -90, max: 90, noNaN: true }),
        lon: fc.double({ min: -180, max: 180, noNaN: true }),
        accuracyMetres: fc.double({ min: 0.001, max: 500_000, noNaN: true }),
      }),
    ),
    bearing: fc.record({
      from: fc.constant(sea),
      degrees: fc.integer({ min: 0, max: 359 }),
      accuracyDegrees: fc.double({ min: 0.001, max: 180, noNaN: true }),
      rangeMetresMax: fc.option(fc.double({ min: 0.001, max: 200_000, noNaN: true })),
    }),
  });
  fc.assert(
    fc.property(fc.array(detection, { maxLength: 30 }), (drawn) => {
      const events = drawn.map((one, n) => seen({ ...one, key: `k${n}` }));
      for (const commands of told(...events)) {
        expect(commands.length).toBeLessThanOrEqual(1);
        for (const { command } of commands) {
          const { type, at: _at, ...fields } = command;
          const schema = schemas[type as keyof typeof schemas];
          expect(schema.safeParse(fields).error).toBeUndefined();
          const passed = new Set([...detectionToContact.passes, ...silent]);
          expect(Object.keys(fields).filter((name) => !passed.has(name))).toEqual([]);
        }
      }
    }),
    { seed: 2_027, numRuns: 300 },
  );
});

/** Fields of a contact that say nothing where they come from a device. */
const silent = [
  'language',
  'caller',
  'unit',
  'place',
  'counted',
  'callersAboard',
  'wordsSubject',
  'translated',
];

test('ten thousand detections are thought over in a breath', () => {
  const many = Array.from({ length: 10_000 }, (_, n) =>
    seen({ seconds: n / 10, key: `k${n}`, position: metresEast((n % 100) * 2_000) }),
  );
  const from = process.cpuUsage().user;
  let remembered = memory.initial;
  for (const event of many) {
    const recorded = { event, origin: 'uk', recordedAt: event.at } as unknown as RecordedEvent<PictureEvent>; // as above
    detectionToContact.propose(recorded, remembered);
    remembered = memory.evolve(remembered, recorded);
  }
  // A hundredth of what ten a second leave for each.
  expect((process.cpuUsage().user - from) / many.length).toBeLessThan(1_000);
  expect(remembered.things.length).toBeLessThanOrEqual(500);
  expect(remembered.placed.length).toBe(5_000);
});
