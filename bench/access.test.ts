import { expect, test } from 'vitest';
import { openAccessBook } from './access-book.ts';
import { runLive } from './access-live.ts';
import { measure, measureStore } from './access.ts';

test('a small run gives its rows with right answers, the limit beside them', async () => {
  const lines: string[] = [];
  const rows = await measure({ peers: false, repetitions: 1, progress: (line) => lines.push(line) }, 300);
  expect(rows.map(({ kernel }) => kernel)).toEqual(['access', 'access-door', 'access-list']);
  for (const row of rows) {
    expect(row.unit).toBe('ms p99');
    expect(row.figure).toBeGreaterThan(0);
    expect(row.limit).toBeGreaterThan(0);
    expect(row.note).not.toContain('wrong');
  }
  expect(lines).toEqual(['1 of 1']);
});

test('a small run out of the store and over the hub gives its rows, each reader exactly what they may see', async () => {
  const given = { peers: false, repetitions: 1, progress: () => {} };
  const rows = await measureStore(given, { lists: 5, seconds: 1 });
  expect(rows.map(({ kernel }) => kernel)).toEqual(['access-list-store', 'access-live', 'access-live-p99']);
  for (const row of rows) {
    expect(row.figure).toBeGreaterThan(0);
    expect(row.limit).toBeGreaterThan(0);
    expect(row.note).not.toContain('WRONG');
  }
});

test('a hub that judges nothing is told as wrong where the labels are to count', async () => {
  const book = await openAccessBook();
  const leaking = await runLive(book, { judging: book.bare, isJudged: true, seconds: 1, from: 0 });
  await book.close();
  expect(leaking.wrong).toMatch(/^WRONG: \d+ consoles/);
});
