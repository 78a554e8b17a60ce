import { expect, test } from 'vitest';
import { lineOf } from './link-line.ts';
import { sampleLink } from './replay/sample-link.ts';

const now = Date.UTC(2026, 0, 10, 10, 0, 30);

test('what goes over a link, waits for it or was refused is not in its line, whatever a link comes to say', () => {
  const quiet = sampleLink({ state: 'down', since: now - 90_000, currentTo: now - 95_000 });
  const busy = {
    ...quiet,
    lastAt: now - 1,
    fault: 'not_taken',
    missing: 3,
    refused: [{ code: 'example', count: 2, text: { en: 'invented', fr: 'fictif' } }],
    heardAt: now - 2,
    pending: 7,
    pendingSince: now - 5_000,
    setBack: { since: now, lanes: [] },
    declared: [{ after: 3, upTo: 9 }],
    uncarried: { count: 1, latest: [{ at: now }] },
    whatComesLater: 12,
  } as const;
  expect(JSON.stringify(lineOf(busy, now))).toBe(JSON.stringify(lineOf(quiet, now)));
  expect(Object.keys(lineOf(busy, now))).toEqual([
    'peer',
    'state',
    'since',
    'currentTo',
    'heard',
    'heardSince',
    'clockSeconds',
  ]);
});

test('when the last answer came is told to nobody while it is fresh, and else in steps of ten seconds', () => {
  for (const age of [0, 1_200, 9_900])
    expect(lineOf(sampleLink({ currentTo: now - age, clockSeconds: 0.3 }), now)).toMatchObject({
      currentTo: now,
      clockSeconds: 0,
    });
  expect(lineOf(sampleLink({ currentTo: now - 95_000 }), now).currentTo).toBe(now - 100_000);
  expect(lineOf(sampleLink({ currentTo: null }), now).currentTo).toBeNull();
});
