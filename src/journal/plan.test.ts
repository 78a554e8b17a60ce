import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { DeskId, NodeId } from '../kernel/ids.ts';
import type { UtcText } from '../kernel/time.ts';
import { canonical } from './canonical.ts';
import { genesisHash, isSealed } from './chain.ts';
import { plan, type Seen } from './plan.ts';
import { prepare } from './prepare.ts';
import type { AppendRequest } from './port.ts';
import { sampleEvent, sampleRequest } from './test-server.ts';

const by = { origin: 'fr' as NodeId, recordedAt: '2021-11-24T03:04:06.000Z' as UtcText };
const empty: Seen = { position: 0, hash: genesisHash, versions: new Map(), answers: new Map() };
const statement = { name: 'example', text: 'select $1', values: [1] };
const planned = (seen: Seen, ...requests: AppendRequest[]) =>
  plan(
    seen,
    requests.map((request) => prepare(request, by.origin)),
    by,
  );

test('an event’s hash is the SHA-256 of the canonical JSON that CHAIN.md describes', () => {
  const request = sampleRequest({ idempotencyKey: 'key-1', events: [sampleEvent({ count: 2 })] });
  const [event] = planned(empty, request).events;
  const text =
    '{"actor":"actor-1","body":{"count":2},"cause":null,"desk":null,"happenedAt":"2021-11-24T03:04:05.000Z",' +
    `"idempotencyKey":"key-1","label":{"owner":"agency-a"},"marking":"official","origin":"fr","position":1,"previousHash":"${genesisHash}",` +
    '"purpose":"save_life","recordedAt":"2021-11-24T03:04:06.000Z","shape":1,"stream":"example/1",' +
    '"type":"ExampleSeen","version":1}';
  expect(event?.hash).toBe(hash('sha256', text));
});

test('the sealed text is the canonical JSON of the event without its hash', () => {
  const events = [sampleEvent({ 'é"\\': ['\u2028', 1e21] }), sampleEvent()];
  const { events: sealed } = planned(empty, sampleRequest({ stream: 'a"b\\é', events }));
  for (const { hash: sum, body, imported: _own, ...rest } of sealed) {
    const value: unknown = JSON.parse(body);
    expect(sum).toBe(hash('sha256', canonical({ ...rest, body: value })));
  }
});

const imported = {
  position: 9,
  seen: { fr: 3 },
  recordedAt: '2021-11-24T03:04:05.500Z' as UtcText,
  envelope: 'e'.repeat(64),
};

test('another node’s record stands under its name, and where it stands there is part of the hash', () => {
  const events = [{ ...sampleEvent(), origin: 'uk' as NodeId, imported }];
  const [event] = planned(empty, sampleRequest({ events })).events;
  expect(event).toMatchObject({ position: 1, origin: 'uk', imported });
  const { hash: sum, body, ...rest } = event ?? { hash: '', body: '' };
  expect(sum).toBe(hash('sha256', canonical({ ...rest, body: JSON.parse(body) as null })));
});

test('a record is this node’s own, or says whose it is and where it stands there: nothing else is taken', () => {
  const refused = [
    { origin: 'uk' as NodeId },
    { imported },
    { origin: by.origin, imported },
    { origin: 'uk' as NodeId, imported: { ...imported, position: 0 } },
    { origin: 'uk' as NodeId, imported: { ...imported, seen: { fr: 1.5 } } },
    { origin: 'uk' as NodeId, imported: { ...imported, envelope: 'none' } },
    { origin: 'uk' as NodeId, imported: { ...imported, recordedAt: '2021-11-24T03:04:05Z' as UtcText } },
  ];
  for (const said of refused)
    expect(() => planned(empty, sampleRequest({ events: [{ ...sampleEvent(), ...said }] }))).toThrow(
      /kept faithfully/,
    );
});

test('each event continues the one before, across requests', () => {
  const seen: Seen = { ...empty, position: 41, hash: 'a'.repeat(64), versions: new Map([['b', 3]]) };
  const two = [sampleEvent(), sampleEvent()];
  const { events, outcomes } = planned(
    seen,
    sampleRequest({ stream: 'a', events: two }),
    sampleRequest({ stream: 'b', expectedVersion: 3 }),
  );
  expect(events.map(({ position, stream, version }) => [position, stream, version])).toEqual([
    [42, 'a', 1],
    [43, 'a', 2],
    [44, 'b', 4],
  ]);
  expect(events.map(({ previousHash }) => previousHash)).toEqual([
    seen.hash,
    events[0]?.hash,
    events[1]?.hash,
  ]);
  expect(outcomes).toEqual([
    { kind: 'appended', first: 42, last: 43, recordedAt: by.recordedAt },
    { kind: 'appended', first: 44, last: 44, recordedAt: by.recordedAt },
  ]);
});

test('a conflict writes nothing and keeps no answer: the caller decides again with the same key', () => {
  const { events, answers, outcomes } = planned(empty, sampleRequest({ expectedVersion: 2 }));
  expect({ events, answers, outcomes }).toEqual({
    events: [],
    answers: [],
    outcomes: [{ kind: 'conflict', stream: 'example/1', actualVersion: 0 }],
  });
});

test('a decision on several streams is one run of the chain: its own stream first, then each in order', () => {
  const seen: Seen = { ...empty, position: 41, hash: 'a'.repeat(64), versions: new Map([['c', 3]]) };
  const also = [
    { stream: 'b', expectedVersion: 0, events: [sampleEvent({ n: 2 }), sampleEvent({ n: 3 })] },
    { stream: 'c', expectedVersion: 3, events: [sampleEvent({ n: 4 })] },
  ];
  const request = sampleRequest({
    stream: 'a',
    events: [sampleEvent({ n: 1 })],
    also,
    desk: 'desk-1' as DeskId,
  });
  const { events, outcomes, answers } = planned(
    seen,
    request,
    sampleRequest({ stream: 'b', expectedVersion: 2 }),
  );
  expect(events.map(({ position, stream, version }) => [position, stream, version])).toEqual([
    [42, 'a', 1],
    [43, 'b', 1],
    [44, 'b', 2],
    [45, 'c', 4],
    [46, 'b', 3],
  ]);
  expect(events.slice(0, 4).map(({ body }) => body)).toEqual(['{"n":1}', '{"n":2}', '{"n":3}', '{"n":4}']);
  for (const [index, event] of events.slice(0, 4).entries()) {
    expect(event.previousHash).toBe(index === 0 ? seen.hash : events[index - 1]?.hash);
    expect(event).toMatchObject({
      actor: request.actor,
      desk: 'desk-1',
      idempotencyKey: request.idempotencyKey,
      recordedAt: by.recordedAt,
    });
  }
  expect(outcomes[0]).toEqual({ kind: 'appended', first: 42, last: 45, recordedAt: by.recordedAt });
  expect(answers[0]).toMatchObject({ first: 42, last: 45 });
});

test.each([
  ['its own stream', 7, 0, 'a', 0],
  ['a further stream', 0, 9, 'b', 4],
] as const)(
  'a conflict of %s names it, and nothing of the decision is written',
  (_, own, other, stream, actual) => {
    const seen: Seen = { ...empty, versions: new Map([['b', 4]]) };
    const also = [
      { stream: 'c', expectedVersion: 0, events: [sampleEvent()] },
      { stream: 'b', expectedVersion: other, events: [sampleEvent()] },
    ];
    const request = sampleRequest({ stream: 'a', expectedVersion: own, also, beside: [statement] });
    expect(planned(seen, request)).toEqual({
      events: [],
      answers: [],
      besides: [],
      outcomes: [{ kind: 'conflict', stream, actualVersion: actual }],
    });
    // Nor does its half count for the next of the batch.
    expect(planned(seen, request, sampleRequest({ stream: 'c' })).events).toMatchObject([
      { stream: 'c', version: 1 },
    ]);
  },
);

test('events on further streams alone are a written decision; a version may be asked of without events', () => {
  const asked = { stream: 'c', expectedVersion: 0, events: [] };
  const also = [{ stream: 'b', expectedVersion: 0, events: [sampleEvent()] }, asked];
  const { outcomes, events } = planned(empty, sampleRequest({ stream: 'a', events: [], also }));
  expect(outcomes).toEqual([{ kind: 'appended', first: 1, last: 1, recordedAt: by.recordedAt }]);
  expect(events).toMatchObject([{ stream: 'b', version: 1 }]);
  const none = sampleRequest({ stream: 'a', events: [], also: [asked], beside: [statement] });
  expect(planned(empty, none)).toMatchObject({ outcomes: [{ kind: 'answered' }], besides: [] });
});

test('statements beside run for accepted requests only, in their order', () => {
  const named = (name: string) => ({ ...statement, name });
  const first = sampleRequest({ stream: 'a', beside: [named('one'), named('two')] });
  const { besides } = planned(
    empty,
    first,
    first,
    sampleRequest({ stream: 'a', beside: [named('conflicting')] }),
    sampleRequest({ stream: 'b', events: [], beside: [named('refused')] }),
    sampleRequest({ stream: 'b', beside: [named('three')] }),
  );
  expect(besides.map(({ name }) => name)).toEqual(['one', 'two', 'three']);
});

test.each<[string, Partial<AppendRequest>]>([
  ['the own stream once more', { also: [{ stream: 'a', expectedVersion: 0, events: [] }] }],
  [
    'one further stream twice',
    { also: ['b', 'b'].map((stream) => ({ stream, expectedVersion: 0, events: [sampleEvent()] })) },
  ],
  ['a stream without a name', { also: [{ stream: '', expectedVersion: 0, events: [] }] }],
  [
    'an unmarked event on a further stream',
    { also: [{ stream: 'b', expectedVersion: 0, events: [{ ...sampleEvent(), label: { owner: '' } }] }] },
  ],
  ['a statement without a name', { beside: [{ ...statement, name: '' }] }],
  ['a value nobody could write', { beside: [{ ...statement, values: [() => 1] }] }],
  ['a value that is no number', { beside: [{ ...statement, values: [{ n: Number.NaN }] }] }],
])('%s is a bug, told before anything is queued', (_, request) => {
  expect(() => prepare(sampleRequest({ stream: 'a', ...request }), by.origin)).toThrow(/kept faithfully/);
});

test('objects beside go as their JSON, plain values as they are', () => {
  const values = [null, 'a', 1, true, Buffer.from('b'), ['c'], { d: { f: 2, e: 1 } }];
  const { beside } = prepare(sampleRequest({ beside: [{ ...statement, values }] }), by.origin);
  expect(beside[0]?.values).toEqual([...values.slice(0, 6), '{"d":{"e":1,"f":2}}']);
});

test('a key answered before is repeated even where the version has moved on', () => {
  const request = sampleRequest();
  const kept = {
    requestHash: request.requestHash,
    answer: { done: true },
    first: 5,
    last: 6,
    recordedAt: by.recordedAt,
  };
  const seen: Seen = {
    ...empty,
    versions: new Map([[request.stream, 9]]),
    answers: new Map([[request.idempotencyKey, kept]]),
  };
  expect(planned(seen, request).outcomes).toEqual([{ kind: 'repeated', answer: { done: true }, last: 6 }]);
  expect(planned(seen, { ...request, requestHash: 'other' }).outcomes).toEqual([{ kind: 'key_reused' }]);
});

test('changing any field of a sealed event shows', () => {
  const [written] = planned(empty, sampleRequest()).events;
  if (!written) throw new Error('no event');
  const event = { ...written, body: { note: 'EXAMPLE STAR seen' } };
  expect(isSealed(event)).toBe(true);
  expect(isSealed({ ...event, body: { note: 'EXAMPLE MOON seen' } })).toBe(false);
  for (const [field, value] of Object.entries(event))
    if (field !== 'body' && field !== 'hash')
      expect(
        isSealed({ ...event, [field]: typeof value === 'number' ? value + 1 : `${JSON.stringify(value)}x` }),
        field,
      ).toBe(false);
});

test('times finer than a millisecond are cut, and what is no time is a bug', () => {
  const at = (happenedAt: string) =>
    prepare(sampleRequest({ events: [{ ...sampleEvent(), happenedAt: happenedAt as UtcText }] }), by.origin)
      .parts[0]?.happenedAt;
  expect(at('2021-11-24T03:04:05.123456Z')).toEqual(['2021-11-24T03:04:05.123Z']);
  expect(() => at('yesterday')).toThrow();
});
