import { expect, test } from 'vitest';
import { measure } from './vault.ts';

test('a small run gives its four rows with right answers, the limit and the peer beside them', async () => {
  const lines: string[] = [];
  const rows = await measure({ peers: true, repetitions: 1, progress: (line) => lines.push(line) }, 400);
  expect(rows.map(({ kernel }) => kernel)).toEqual(['vault', 'vault-open', 'vault-unseal', 'vault-wrap']);
  for (const row of rows) {
    expect(row.figure).toBeGreaterThan(0);
    expect(row.limit).toBeGreaterThan(0);
    expect(row.note).not.toContain('wrong');
  }
  expect(rows[0]?.peers[0]?.figure).toBeGreaterThan(0);
  expect(lines).toEqual(['1 of 1']);
});
