import { expect, test } from 'vitest';
import { measure } from './access.ts';

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
