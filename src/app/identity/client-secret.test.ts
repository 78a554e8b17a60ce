import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readClientSecret } from './client-secret.ts';

const folder = mkdtempSync(join(tmpdir(), 'strait-secret-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, text: string, mode: number): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  chmodSync(file, mode);
  return file;
}

test('the provider’s secret is read from a file that its owner alone may read', () => {
  expect(readClientSecret(written('good', 'example-secret\n', 0o600))).toEqual({
    ok: true,
    value: 'example-secret',
  });
});

test.each([
  ['open', () => written('open', 'example-secret', 0o644)],
  ['empty', () => written('empty', '\n', 0o600)],
  ['unreadable', () => join(folder, 'none')],
])('one that is %s is refused, without its content', (fault, file) => {
  expect(readClientSecret(file())).toEqual({ ok: false, refusal: { code: `secret_file_${fault}` } });
});
