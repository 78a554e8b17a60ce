import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CommandIo, UsageError } from '../command-line.ts';
import { exchangeCommand } from './exchange.ts';

let folder: string;
let told: { readonly out: string[]; readonly err: string[] };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'strait-clock-'));
  told = { out: [], err: [] };
});
afterEach(() => rmSync(folder, { recursive: true }));

const into = (lines: string[]) =>
  new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
const clockRight = (...typed: readonly string[]) =>
  exchangeCommand(['clock-right', ...typed, '--data', folder], {
    env: {},
    stdout: into(told.out),
    stderr: into(told.err),
  } as unknown as CommandIo); // the streams and variables that the command reads
const laid = () => readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.json'));

test('a person who types what a good clock says is believed where the machine agrees', async () => {
  const minute = new Date().toISOString().slice(0, 16);
  expect(await clockRight(`${minute}Z`)).toBe(0);
  expect(told.out.join('')).toMatch(/taken for right\n.*tenue pour juste/);
  expect(laid()).toHaveLength(1);
});

test('where the machine is months ahead of what is typed, the answer is no and nothing is laid down', async () => {
  const before = new Date(Date.now() - 90 * 86_400_000).toISOString().slice(0, 16);
  expect(await clockRight(`${before}Z`)).toBe(1);
  expect(told.err.join('')).toMatch(/set the clock of this machine\n.*à l’heure/);
  expect(laid()).toEqual([]);
});

test.each([[], ['now'], ['2026-11-28'], ['2026-11-28T02:40'], ['2026-02-30T02:40Z']])(
  'what is no moment is wrong use: %s',
  async (...typed) => {
    await expect(clockRight(...typed)).rejects.toThrow(UsageError);
  },
);
