import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { seaByConfiguration } from './sea-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'strait-sea-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const report = {
  area: 'strait',
  source: 'TABLE-1',
  bounds: { south: 50.5, west: 0.8, north: 51.5, east: 2.4 },
  at: '2027-09-09T02:00:00Z',
  current: { metresPerSecond: 1.4, towardsDegrees: 35, errorMetresPerSecond: 0.3 },
};

function fileOf(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test('given a table, its reports are known, and what it does not say is unknown', () => {
  const seaFile = fileOf('table.json', JSON.stringify([report]));
  const { reports, staleSeconds } = seaByConfiguration({ seaFile, seaStaleMinutes: 45 });
  expect(reports).toMatchObject([{ source: 'TABLE-1', at: '2027-09-09T02:00:00.000Z', wind: null }]);
  expect(staleSeconds).toBe(2_700);
});

test('given none, nothing is known by configuration', () => {
  expect(seaByConfiguration({ seaFile: undefined, seaStaleMinutes: 60 }).reports).toEqual([]);
});

test('a table that cannot be read stops the start, and the fault says where and not what', () => {
  const wrong = { ...report, current: { ...report.current, metresPerSecond: 99 } };
  const seaFile = fileOf('wrong.json', JSON.stringify([report, wrong]));
  expect(() => seaByConfiguration({ seaFile, seaStaleMinutes: 60 })).toThrow(
    /seaFile: 1\.current\.metresPerSecond/,
  );
  const none = fileOf('none.json', '{}');
  expect(() => seaByConfiguration({ seaFile: none, seaStaleMinutes: 60 })).toThrow(/seaFile/);
});
