import { describe, expect, test } from 'vitest';
import { median, type Row } from './row.ts';
import { readWanted } from './run.ts';
import { tableLines } from './table.ts';
import { benches } from './register.ts';

const row: Row = {
  kernel: 'decode',
  figure: 2_000_000,
  unit: 'lines/s',
  limit: 4_000_000,
  peers: [
    { name: 'slow', figure: 100_000, note: '' },
    { name: 'fast', figure: 500_000, note: '' },
    { name: 'missing', figure: null, note: 'not on this machine' },
  ],
  gate: 'pass',
  note: 'invented',
};

describe('the table of one run', () => {
  test('divides by the limit and by the best peer that ran, and names the absent one', () => {
    const line = tableLines([row])[1];
    expect(line).toMatch(/decode\s+2,000,000\s+lines\/s\s+4,000,000\s+0\.5 x\s+fast 500,000\s+4 x\s+pass/);
    expect(line).toContain('missing not run: not on this machine');
  });

  test('takes the quickest peer where less is better', () => {
    const line = tableLines([{ ...row, unit: 'ms', figure: 50 }])[1];
    expect(line).toContain('slow 100,000');
  });
});

test('the median of an even count lies between its two middles; of nothing there is none', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 2, 9])).toBe(3);
  expect(() => median([])).toThrow('nothing');
});

test('wrong use is told with the word that was wrong', () => {
  expect(readWanted(['start', '--peers', '--json', 'out.json', '--repetitions', '3'])).toEqual({
    kernels: ['start'],
    peers: true,
    json: 'out.json',
    repetitions: 3,
  });
  expect(readWanted(['no-such-kernel'])).toContain('no-such-kernel');
  expect(readWanted(['start', '--repetitions', '0'])).toContain('--repetitions 0');
  expect(readWanted(['--sise'])).toContain('--sise');
  expect(readWanted([])).toContain('which kernel');
});

test('each registered kernel exports a benchmark of its own name', async () => {
  for (const [name, load] of benches) expect((await load()).name).toBe(name);
  expect(benches.size).toBeGreaterThan(0);
});
