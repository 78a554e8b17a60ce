import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPublicKey, verify } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { instant } from '../kernel/time.ts';
import { isStoreFault } from './faults.ts';
import { openKeyFile, publicFileOf, replaceLostKey, rotateKeyFile } from './key-files.ts';
import { statementBytes } from './signing-keys.ts';

let folder: string;
let file: string;
let now = Date.parse('2021-11-24T03:04:05.000Z');
const clock = () => instant((now += 1000));
const open = () => openKeyFile(file, { origin: 'fr', clock });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'strait-test-'));
  file = join(folder, 'keys', 'node-key.pem');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the first start makes a key that its owner alone can read; the next start finds it', async () => {
  const made = await (await open()).current();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect((await (await open()).current()).id).toBe(made.id);
  expect(readFileSync(publicFileOf(file), 'utf8')).not.toContain('PRIVATE');
});

test('a rotation: the old key vouches for the new one, ends when it begins, and is gone from the disk', async () => {
  const keys = await open();
  const old = readFileSync(file, 'utf8');
  await rotateKeyFile(file, clock);
  const [first, second] = await keys.publicKeys();
  if (!first || !second) throw new Error('two keys are due');
  expect((await keys.current()).id).toBe(second.id);
  expect([first.to, second.previous, second.to]).toEqual([second.from, first.id, null]);
  const signature = Buffer.from(second.signature, 'hex');
  expect(verify(null, statementBytes(second), createPublicKey(first.spki), signature)).toBe(true);
  const left = readdirSync(join(folder, 'keys'));
  expect(left.map((name) => readFileSync(join(folder, 'keys', name), 'utf8')).join()).not.toContain(old);
});

test('a rotation by a clock that was put back: the new key begins no earlier than the old one', async () => {
  const keys = await open();
  const [before] = await keys.publicKeys();
  now -= 600_000;
  await rotateKeyFile(file, clock);
  now += 600_000;
  const [first, second] = await keys.publicKeys();
  expect([first?.to, second?.from]).toEqual([before?.from, before?.from]);
});

test('a crash at any step of a rotation leaves one whole key in use', async () => {
  await open();
  const before = readFileSync(file);
  const listBefore = readFileSync(publicFileOf(file));
  await rotateKeyFile(file, clock);
  const after = readFileSync(file);
  const listAfter = readFileSync(publicFileOf(file));
  const afterId = JSON.parse(listAfter.toString()).keys.at(-1).id;
  const beforeId = JSON.parse(listBefore.toString()).keys.at(-1).id;
  for (const [key, next, list, due] of [
    [before, after.subarray(0, 20), listBefore, beforeId], // the next key half written
    [before, after, listBefore, beforeId], // the list not yet written: the rotation did not happen
    [before, after, listAfter, afterId], // the list written: it did
  ] as const) {
    writeFileSync(file, key);
    writeFileSync(`${file}.next`, next, { mode: 0o600 });
    utimesSync(`${file}.next`, 1, 1);
    writeFileSync(publicFileOf(file), list);
    expect((await (await open()).current()).id).toBe(due);
    expect(existsSync(`${file}.next`)).toBe(false);
  }
});

test('a crash while the first key was made leaves nothing that hinders the next start', async () => {
  await open();
  copyFileSync(file, `${file}.next`);
  chmodSync(`${file}.next`, 0o600);
  utimesSync(`${file}.next`, 1, 1);
  rmSync(file);
  rmSync(publicFileOf(file));
  const { id } = await (await open()).current();
  expect((await (await open()).publicKeys()).map((key) => key.id)).toEqual([id]);
});

test('while another process makes the key, this one waits its turn and takes that one', async () => {
  mkdirSync(join(folder, 'keys'));
  writeFileSync(`${file}.next`, '', { mode: 0o600 });
  const busy = await open().catch((error: unknown) => error);
  expect(isStoreFault(busy, 'key_unreadable')).toBe(true);
  expect(existsSync(publicFileOf(file))).toBe(false);
});

test.each([
  ['readable by others', () => chmodSync(file, 0o640), 'key_unreadable'],
  ['no key at all', () => writeFileSync(file, 'hello'), 'key_unreadable'],
  ['missing', () => rmSync(file), 'key_lost'],
  ['without its list', () => rmSync(publicFileOf(file)), 'key_lost'],
] as const)('a key that is %s is refused and never replaced by itself', async (_, damage, code) => {
  await open();
  damage();
  const fault = await open()
    .then((keys) => keys.current())
    .catch((error: unknown) => error);
  expect(isStoreFault(fault, code)).toBe(true);
});

test('a lost key is replaced only when asked, and nobody vouches for the new one', async () => {
  const keys = await (await open()).publicKeys();
  rmSync(file);
  const made = await replaceLostKey(file, { keys, origin: 'fr', clock });
  expect(
    verify(null, statementBytes(made), createPublicKey(made.spki), Buffer.from(made.signature, 'hex')),
  ).toBe(true);
  expect((await (await open()).current()).id).toBe(made.id);
  expect(made.previous).toBe(keys[0]?.id);
});
