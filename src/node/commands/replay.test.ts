import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, describe, expect, test } from 'vitest';
import { main } from '../main.ts';

const folder = mkdtempSync(join(tmpdir(), 'strait-replay-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function replay(...args: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await main(['replay', ...args], { stdout, stderr, stdin: Readable.from([]), env: {} });
  return { code, out: String(stdout.read() ?? ''), said: String(stderr.read() ?? '') };
}

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe('wrong use is told with the usage, in both languages', () => {
  test.each([
    [[], /one FILE/, /un seul FICHIER/],
    [['a', 'b', '--score'], /one FILE/, /un seul FICHIER/],
    [['a', '--score', '--speed', '0'], /--speed "0" is not allowed/, /--speed « 0 » n’est pas admis/],
    [['a', '--score', '--nodes', '3'], /--nodes "3" is not allowed/, /--nodes « 3 » n’est pas admis/],
    [['a', '--score', '--loud'], /--loud/, /option incorrecte/],
  ])('%j', async (args, english, french) => {
    const { code, said } = await replay(...args);
    expect(code).toBe(2);
    expect(said).toMatch(english);
    expect(said).toMatch(french);
    expect(said).toContain('usage: strait replay FILE');
  });
});

test('a file that cannot be read, or is no scenario, is told with its line; nothing is started', async () => {
  const missing = await replay(join(folder, 'none.jsonl'), '--score');
  expect(missing.code).toBe(1);
  expect(missing.said).toMatch(/cannot be read/);
  const broken = await replay(file('broken.jsonl', '{"type":"call"}\n'), '--score');
  expect(broken).toMatchObject({ code: 1, out: '' });
  expect(broken.said).toContain('line 1:');
  expect(broken.said).toContain('ligne 1 :');
});
