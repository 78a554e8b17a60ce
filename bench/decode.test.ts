import { expect, test } from 'vitest';
import { measure } from './decode.ts';
import { inventedCorpus } from './decode-corpus.ts';

test('a small run gives its rows, with the corpus named by its hash and an absent peer as not run', async () => {
  const lines: string[] = [];
  const rows = await measure({ peers: false, repetitions: 1, progress: (line) => lines.push(line) }, 2000);
  expect(rows.map(({ kernel }) => kernel)[0]).toBe('decode');
  for (const row of rows) {
    expect(row.unit).toBe('lines/CPU-s');
    expect(row.figure).toBeGreaterThan(0);
    expect(row.peers).toEqual([{ name: 'gpsdecode', figure: null, note: 'not run: peers not asked for' }]);
    expect(row.note).toMatch(/SHA-256 [0-9a-f]{64}$/);
  }
  expect(lines.at(-1)).toBe('1 of 1');
});

test('the invented corpus is the same every time, and is read whole', () => {
  const corpus = inventedCorpus(3000);
  expect(Buffer.compare(corpus.bytes, inventedCorpus(3000).bytes)).toBe(0);
  expect(corpus.check()).toBeNull();
});
