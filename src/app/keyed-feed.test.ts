import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createKeyedFeed, type FeedChanges } from './keyed-feed.ts';

describe('a reader with a cursor', () => {
  test('gets each changed key once, newest value, and is told how many it will never see', () => {
    const feed = createKeyedFeed(100);
    feed.put('a', '"a1"');
    feed.put('b', '"b1"');
    feed.put('a', '"a2"');
    feed.put('a', '"a3"');
    expect(feed.since(0)).toEqual({
      sequence: 4,
      reset: false,
      values: ['"b1"', '"a3"'],
      removed: [],
      coalesced: 2,
    });
    expect(feed.since(4).values).toEqual([]);
  });

  test('hears of a removal, and a key that came back is not removed', () => {
    const feed = createKeyedFeed(100);
    feed.put('a', '1');
    feed.put('b', '2');
    const told = feed.sequence;
    feed.remove('a');
    feed.remove('b');
    feed.put('b', '3');
    expect(feed.since(told)).toMatchObject({ values: ['3'], removed: ['a'] });
  });

  test('too far behind is told to start anew', () => {
    const feed = createKeyedFeed(4);
    for (let number = 1; number <= 6; number += 1) feed.put(`k${number}`, String(number));
    expect(feed.since(1)).toMatchObject({ reset: true, values: ['1', '2', '3', '4', '5', '6'] });
    expect(feed.since(2)).toMatchObject({ reset: false, values: ['3', '4', '5', '6'] });
  });

  test('with a cursor of the future (another epoch) is told to start anew', () => {
    const feed = createKeyedFeed(4);
    feed.put('a', '1');
    expect(feed.since(9).reset).toBe(true);
  });
});

test('whatever is put and removed, every reader at any pace ends with the same picture', () => {
  const act = fc.record({
    key: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    put: fc.boolean(),
    read: fc.nat(2),
  });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 200 }), fc.integer({ min: 2, max: 20 }), (acts, changesMax) => {
      const feed = createKeyedFeed(changesMax);
      const truth = new Map<string, string>();
      const readers = [0, 1].map(() => ({ cursor: -1, picture: new Map<string, string>() }));
      acts.forEach(({ key, put, read }, number) => {
        if (put) {
          truth.set(key, `{"key":"${key}","n":${number}}`);
          feed.put(key, `{"key":"${key}","n":${number}}`);
        } else {
          truth.delete(key);
          feed.remove(key);
        }
        const reader = readers[read];
        if (reader) apply(reader, feed.since(reader.cursor));
      });
      for (const reader of readers) {
        apply(reader, feed.since(reader.cursor));
        expect(reader.picture).toEqual(truth);
      }
      expect(feed.size).toBe(truth.size);
    }),
    { seed: 20211124 },
  );
});

function apply(reader: { cursor: number; picture: Map<string, string> }, changes: FeedChanges): void {
  if (changes.reset) reader.picture.clear();
  for (const value of changes.values) reader.picture.set(keyOf(value), value);
  for (const key of changes.removed) reader.picture.delete(key);
  reader.cursor = changes.sequence;
}

function keyOf(value: string): string {
  const parsed: unknown = JSON.parse(value);
  if (typeof parsed === 'object' && parsed !== null && 'key' in parsed) return String(parsed.key);
  throw new Error('no key');
}
