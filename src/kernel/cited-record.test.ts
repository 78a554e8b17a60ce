import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { citedRecord, contentHash, newestOf, referenceOf } from './cited-record.ts';
import type { EventEnvelope } from './event.ts';

const entry = {
  position: 41,
  stream: 'passage/p-000001',
  version: 3,
  type: 'ExampleSeen',
  shape: 1,
  happenedAt: '2026-06-01T06:00:00.000Z',
  recordedAt: '2026-06-01T06:00:01.000Z',
  origin: 'fr',
  actor: 'example-1',
  desk: null,
  marking: 'official',
  purpose: 'border_control',
  label: { owner: 'agency-a' },
  cause: 12,
  idempotencyKey: 'example-1/key-1',
  imported: null,
  previousHash: 'ab'.repeat(32),
  hash: 'cd'.repeat(32),
  body: { count: 2 },
} as unknown as EventEnvelope & { readonly body: unknown }; // branded words of an invented entry

test('the hash is that of the text that CHAIN.md gives, which needs no more than an extract', () => {
  const text =
    '{"actor":"example-1","body":{"count":2},"desk":null,"happenedAt":"2026-06-01T06:00:00.000Z","idempotencyKey":"example-1/key-1","label":{"owner":"agency-a"},"marking":"official","origin":"fr","purpose":"border_control","recordedAt":"2026-06-01T06:00:01.000Z","shape":1,"stream":"passage/p-000001","type":"ExampleSeen","version":3}';
  expect(contentHash(entry)).toBe(createHash('sha256').update(text).digest('hex'));
});

test('an entry cited says the same wherever it stands in the book, and another thing where anything of it differs', () => {
  const elsewhere = {
    ...entry,
    position: 900,
    previousHash: 'ef'.repeat(32),
    cause: 77,
    hash: '01'.repeat(32),
  };
  expect(citedRecord(elsewhere)).toEqual(citedRecord(entry));
  for (const change of [
    { body: { count: 3 } },
    { version: 4 },
    { actor: 'example-2' },
    { recordedAt: '2026-06-01T06:00:02.000Z' },
    { label: null },
    { idempotencyKey: 'example-1/key-2' },
  ])
    expect(contentHash({ ...entry, ...change } as typeof entry)).not.toBe(contentHash(entry));
});

test('what the node gave a key of its own, a place in it, is not hashed: nobody can try places until one fits', () => {
  const byFlow = (place: number) =>
    contentHash({
      ...entry,
      actor: 'flow.example',
      idempotencyKey: `flow/example/${place}/0`,
    } as typeof entry);
  expect(byFlow(1)).toBe(byFlow(2));
});

test('of each stream the newest stands, by name', () => {
  const at = (stream: string, version: number) => ({ stream, version, hash: String(version) });
  const newest = newestOf([at('passage/b', 1), at('passage/a', 1), at('passage/b', 2)]);
  expect(newest.map(referenceOf)).toEqual(['passage/a, 1', 'passage/b, 2']);
});
