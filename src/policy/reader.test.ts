import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loaded, realTexts, requests, withInventedActs } from './given-policies.ts';
import { createReaders } from './reader.ts';
import type { AccessRequest } from './request.ts';

const uk = loaded(withInventedActs(realTexts('uk')));
const drawn = fc.sample(requests, { numRuns: 600, seed: 7 });

test('a judge for lists answers as the decision does, whatever it remembers', () => {
  const readers = createReaders(uk);
  let allowed = 0;
  for (const request of [...drawn, ...drawn]) {
    const { asker, action, record, reasonGiven, approved = false, lifeAtRisk = false } = request;
    const may = readers(asker, action, { reasonGiven, approved, lifeAtRisk })(record);
    expect(may).toBe(uk.allows({ ...request, instrument: null }).allowed);
    if (may) allowed += 1;
  }
  expect(allowed).toBeGreaterThan(100);
});

test('rows that bear the same label are decided once, and each asker, act and circumstance for itself', () => {
  const asked: AccessRequest[] = [];
  const readers = createReaders({
    allows(request) {
      asked.push(request);
      return { allowed: true, why: [] };
    },
  });
  const [one] = drawn;
  if (one === undefined) throw new Error('something was drawn');
  const { asker, record } = one;
  for (let row = 0; row < 200; row += 1)
    readers(asker, 'operations/example/see')({ ...record, id: `row-${row}` });
  expect(asked.length).toBe(1);
  readers({ ...asker, roles: ['observer'] }, 'operations/example/see')(record);
  readers(asker, 'operations/example/Write')(record);
  readers(asker, 'operations/example/see', { lifeAtRisk: true })(record);
  readers(asker, 'operations/example/see')({ ...record, caveats: ['caveat-new'] });
  expect(asked.length).toBe(5);
  expect(asked.map(({ lifeAtRisk }) => lifeAtRisk)).toEqual([false, false, false, true, false]);
});

test('a label too long to remember is judged anew each time', () => {
  let asked = 0;
  const readers = createReaders({
    allows() {
      asked += 1;
      return { allowed: false, why: [] };
    },
  });
  const [one] = drawn;
  if (one === undefined) throw new Error('something was drawn');
  const long = { ...one.record, namedList: Array.from({ length: 300 }, (_, index) => `example-${index}`) };
  const may = readers(one.asker, 'operations/example/see');
  expect([may(long), may(long)]).toEqual([false, false]);
  expect(asked).toBe(2);
});
