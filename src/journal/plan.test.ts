import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { NodeId } from '../kernel/ids.ts';
import type { UtcText } from '../kernel/time.ts';
import { canonical } from './canonical.ts';
import { genesisHash, isSealed } from './chain.ts';
import { plan, prepare, type Seen } from './plan.ts';
import type { AppendRequest } from './port.ts';
import { sampleEvent, sampleRequest } from './test-server.ts';

const by = { origin: 'fr' as NodeId, recordedAt: '2021-11-24T03:04:06.000Z' as UtcText };
const empty: Seen = { position: 0, hash: genesisHash, versions: new Map(), answers: new Map() };
const planned = (seen: Seen, ...requests: AppendRequest[]) => plan(seen, requests.map(prepare), by);

test('an event’s hash is the SHA-256 of the canonical JSON that CHAIN.md describes', () => {
  const request = sampleRequest({ idempotencyKey: 'key-1', events: [sampleEvent({ count: 2 })] });
  const [event] = planned(empty, request).events;
  const text =
    '{"actor":"actor-1","body":{"count":2},"cause":null,"desk":null,"happenedAt":"2021-11-24T03:04:05.000Z",' +
    `"idempotencyKey":"key-1","marking":"official","origin":"fr","position":1,"previousHash":"${genesisHash}",` +
    '"purpose":"save_life","recordedAt":"2021-11-24T03:04:06.000Z","shape":1,"stream":"example/1",' +
    '"type":"ExampleSeen","version":1}';
  expect(event?.hash).toBe(hash('sha256', text));
});

test('the sealed text is the canonical JSON of the event without its hash', () => {
  const events = [sampleEvent({ 'é"\\': ['\u2028', 1e21] }), sampleEvent()];
  const { events: sealed } = planned(empty, sampleRequest({ stream: 'a"b\\é', events }));
  for (const { hash: sum, body, ...rest } of sealed) {
    const value: unknown = JSON.parse(body);
    expect(sum).toBe(hash('sha256', canonical({ ...rest, body: value })));
  }
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
    prepare(sampleRequest({ events: [{ ...sampleEvent(), happenedAt: happenedAt as UtcText }] })).happenedAt;
  expect(at('2021-11-24T03:04:05.123456Z')).toEqual(['2021-11-24T03:04:05.123Z']);
  expect(() => at('yesterday')).toThrow();
});
