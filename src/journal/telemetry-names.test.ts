import { expect, test } from 'vitest';
import { makeSpans } from './telemetry-names.ts';

const span = (id: number) => ({ id, low: 0, high: 0 });

test('made-up identities do not fill the memory, and what is in use stays', () => {
  const spans = makeSpans(10);
  spans.set('ais:1', span(1));
  for (let n = 2; n <= 1_000; n += 1) {
    spans.set(`ais:${n}`, span(n));
    expect(spans.get('ais:1')).toEqual(span(1));
    expect(spans.size).toBeLessThanOrEqual(20);
  }
  expect(spans.get('ais:2')).toBeUndefined();
  spans.set('ais:1000', { ...span(1_000), high: 5 });
  expect(spans.get('ais:1000')?.high).toBe(5);
});
