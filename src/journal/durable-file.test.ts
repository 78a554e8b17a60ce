import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeNew } from './durable-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'strait-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const room = new URL('durable-file.ts', import.meta.url).href;

/** A process that may write one block of a file and no more: what it was told of a file of many. */
function saidWithoutRoom(file: string): string {
  const program = `const { writeNew } = await import(${JSON.stringify(room)});
    try { writeNew(${JSON.stringify(file)}, () => 'x'.repeat(10_000)); console.log('written'); }
    catch (error) { console.log(error.code); }`;
  const node = [process.execPath, '--input-type=module', '-e', program];
  return execFileSync('sh', ['-c', 'ulimit -f 1; exec "$@"', 'sh', ...node], { encoding: 'utf8' }).trim();
}

test('a file for which there is no room is told, and leaves no part of itself', () => {
  const file = join(folder, 'key');
  expect(saidWithoutRoom(file)).toBe('EFBIG');
  expect(existsSync(file)).toBe(false);
});

test('a file is whole, its owner’s alone, and never written over', () => {
  const file = join(folder, 'key');
  const text = 'x'.repeat(10_000);
  writeNew(file, () => text);
  expect([readFileSync(file, 'utf8') === text, statSync(file).mode & 0o777]).toEqual([true, 0o600]);
  expect(() => writeNew(file, () => 'other')).toThrow('EEXIST');
  expect(readFileSync(file, 'utf8')).toBe(text);
});
