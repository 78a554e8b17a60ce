import { expect, test } from 'vitest';
import { measure } from './match.ts';
import { scoreGroups } from './match-score.ts';

test('a small run gives its rows, each peer beside ours, and nothing merged by itself', () => {
  const lines: string[] = [];
  const run = { peers: false, repetitions: 1, progress: (line: string) => void lines.push(line) };
  const rows = measure(run, { nights: 4, training: 1, open: 60 });
  const named = new Map(rows.map((row) => [row.kernel, row]));
  const ours = named.get('match');
  expect(ours?.figure).toBeGreaterThan(0.7);
  expect(ours?.peers.map(({ name }) => name)).toEqual([
    'each contact a boat',
    'single linkage',
    'DBSCAN',
    'Fellegi-Sunter',
  ]);
  for (const { figure } of ours?.peers ?? []) expect(figure).toBeLessThan(ours?.figure ?? 0);
  expect(named.get('match-automatic')).toMatchObject({ figure: 0, gate: 'pass' });
  expect(named.get('match-rerank')?.figure).toBeGreaterThan(0);
});

test('the scores are those of the literature on a case worked by hand', () => {
  // Bagga and Baldwin's chain: 1-5, 6-7, 8-12 are three; 6-7 put with 8-12.
  const truth = [...Array<string>(5).fill('A'), ...Array<string>(2).fill('B'), ...Array<string>(5).fill('C')];
  const figures = scoreGroups(truth.map((boat, index) => ({ group: index < 5 ? 0 : 1, truth: [boat] })));
  expect(figures.precision).toBeCloseTo((5 * 1 + 2 * (2 / 7) + 5 * (5 / 7)) / 12, 12);
  expect(figures.recall).toBe(1);
  expect(figures).toMatchObject({ falseMerges: 1, falseSplits: 0 });
});

test('an item of no boat goes only with itself; one of two boats goes with either', () => {
  const figures = scoreGroups([
    { group: 0, truth: ['A'] },
    { group: 0, truth: ['A', 'B'] },
    { group: 1, truth: [] },
  ]);
  expect(figures.f1).toBe(1);
});
