import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isStoreFault } from './faults.ts';
import { openVaultKeyFile } from './key-provider-file.ts';
import { sampleSubject } from './test-vault.ts';

let folder: string;
let file: string;
let ledger: string;
const key = randomBytes(32);
const codeOf = async (work: () => unknown) => {
  try {
    await work();
    return null;
  } catch (error) {
    return isStoreFault(error) ? error.code : error;
  }
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'strait-test-'));
  file = join(folder, 'vault-key.json');
  ledger = join(folder, 'vault-forgotten.txt');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the first start makes a key that its owner alone can read; the next start finds it', async () => {
  const keys = openVaultKeyFile(file);
  const wrapped = await keys.wrap(key, 'a');
  expect([statSync(file).mode & 0o777, statSync(ledger).mode & 0o777]).toEqual([0o600, 0o600]);
  expect(Buffer.from(await openVaultKeyFile(file).unwrap(wrapped, 'a'))).toEqual(key);
});

test('a key is unwrapped in its own context, by its own generation, whole', async () => {
  const keys = openVaultKeyFile(file);
  const wrapped = await keys.wrap(key, 'a');
  expect(await codeOf(() => keys.unwrap(wrapped, 'b'))).toBe('vault_key_damaged');
  for (let at = 0; at < wrapped.bytes.length; at++) {
    const bytes = Buffer.from(wrapped.bytes);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    expect(await codeOf(() => keys.unwrap({ ...wrapped, bytes }, 'a'))).toBe('vault_key_damaged');
  }
  const other = openVaultKeyFile(join(folder, 'other', 'vault-key.json'));
  expect(await codeOf(() => other.unwrap(wrapped, 'a'))).toBe('vault_key_foreign');
});

test('a rotation holds at once for every process; older generations still unwrap, retired ones too', async () => {
  const [here, there] = [openVaultKeyFile(file), openVaultKeyFile(file)];
  const old = await here.wrap(key, 'a');
  const unchanged = async () => [await here.blindKey('protection', 'name'), await here.requestKey()];
  const before = await unchanged();
  const next = await here.rotate();
  expect([await there.current(), (await there.wrap(key, 'a')).keyId]).toEqual([next, next]);
  expect(await there.inService()).toEqual([old.keyId, next]);
  await there.retire(old.keyId);
  expect([await here.inService(), await here.held()]).toEqual([[next], [old.keyId, next]]);
  expect(Buffer.from(await here.unwrap(old, 'a'))).toEqual(key);
  expect(await unchanged()).toEqual(before);
  expect(await codeOf(() => here.retire(next))).toBeInstanceOf(RangeError);
});

test('blind keys are of one purpose and one kind, and none is that of requests', async () => {
  const keys = openVaultKeyFile(file);
  const made = await Promise.all([
    keys.blindKey('protection', 'name'),
    keys.blindKey('protection', 'phone'),
    keys.blindKey('law_enforcement', 'name'),
    keys.requestKey(),
  ]);
  expect(new Set(made.map((one) => Buffer.from(one).toString('hex'))).size).toBe(4);
});

test('the ledger is read on where another process appended, and outlives the process', async () => {
  const [here, there] = [openVaultKeyFile(file), openVaultKeyFile(file)];
  const subject = sampleSubject();
  await here.forget(subject);
  await there.forget(subject);
  expect([await there.isForgotten(subject), await there.isForgotten(sampleSubject())]).toEqual([true, false]);
  expect(readFileSync(ledger, 'latin1')).toBe(`${subject}\n`);
  expect(await openVaultKeyFile(file).forgotten()).toEqual(new Set([subject]));
});

test('a line of the ledger that a crash tore stands in nobody’s way', async () => {
  openVaultKeyFile(file);
  const [torn, whole] = [sampleSubject(), sampleSubject()];
  appendFileSync(ledger, torn.slice(0, 20));
  const keys = openVaultKeyFile(file);
  expect(await keys.isForgotten(torn)).toBe(false);
  await keys.forget(whole);
  await keys.forget(torn);
  expect(await openVaultKeyFile(file).forgotten()).toEqual(new Set([whole, torn]));
});

const damages: readonly (readonly [string, () => void, string])[] = [
  ['readable by others', () => chmodSync(file, 0o640), 'vault_key_unreadable'],
  ['no key at all', () => writeFileSync(file, 'hello'), 'vault_key_unreadable'],
  ['cut', () => writeFileSync(file, readFileSync(file, 'utf8').slice(0, -40)), 'vault_key_unreadable'],
  [
    'changed in one letter of a key',
    () =>
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replace(
          /("key": ")(.)/,
          (_, head: string, one: string) => head + (one === 'A' ? 'B' : 'A'),
        ),
      ),
    'vault_key_unreadable',
  ],
  ['missing', () => rmSync(file), 'vault_key_lost'],
  ['without its list of erased subjects', () => rmSync(ledger), 'vault_key_lost'],
  ['beside a list that is none', () => writeFileSync(ledger, 'hello\n'), 'vault_key_unreadable'],
];

test.each(damages)('a key that is %s is refused and never replaced by itself', async (_, damage, code) => {
  openVaultKeyFile(file);
  damage();
  expect(await codeOf(() => openVaultKeyFile(file))).toBe(code);
  expect(await codeOf(() => openVaultKeyFile(file))).toBe(code);
});

test('a running node notices at its next use that its key is gone, or opened to others', async () => {
  const keys = openVaultKeyFile(file);
  await keys.wrap(key, 'a');
  chmodSync(file, 0o644);
  expect(await codeOf(() => keys.wrap(key, 'a'))).toBe('vault_key_unreadable');
  rmSync(file);
  expect(await codeOf(() => keys.wrap(key, 'a'))).toBe('vault_key_lost');
  rmSync(ledger);
  expect(await codeOf(() => keys.isForgotten(sampleSubject()))).toBe('vault_key_lost');
});

test('a crash at any step of the first start leaves nothing that hinders the next', async () => {
  openVaultKeyFile(file);
  const whole = readFileSync(file);
  for (const [next, isListed] of [
    [whole.subarray(0, 20), false],
    [whole, false],
    [whole, true],
  ] as const) {
    rmSync(file, { force: true });
    rmSync(ledger, { force: true });
    writeFileSync(`${file}.next`, next, { mode: 0o600 });
    if (isListed) writeFileSync(ledger, '', { mode: 0o600 });
    expect(await codeOf(() => openVaultKeyFile(file))).toBe('vault_key_unreadable'); // another process may be at it
    utimesSync(`${file}.next`, 1, 1);
    expect(await codeOf(() => openVaultKeyFile(file).current())).toBe(null);
    expect([existsSync(`${file}.next`), existsSync(ledger)]).toEqual([false, true]);
  }
});

test('a crash in the middle of a rotation leaves the key that was, and the next rotation works', async () => {
  const keys = openVaultKeyFile(file);
  const before = await keys.current();
  writeFileSync(`${file}.next`, 'half', { mode: 0o600 });
  expect(await openVaultKeyFile(file).current()).toBe(before);
  expect(await codeOf(() => keys.rotate())).toBe('vault_key_unreadable');
  utimesSync(`${file}.next`, 1, 1);
  expect(await keys.current()).not.toBe(await keys.rotate());
  expect(await keys.held()).toHaveLength(2);
});

test('where the key is lost, what a rotation left beside it stays: it may be the last copy', async () => {
  await openVaultKeyFile(file).forget(sampleSubject());
  const held = readFileSync(file);
  renameSync(file, `${file}.next`);
  utimesSync(`${file}.next`, 1, 1);
  expect(await codeOf(() => openVaultKeyFile(file))).toBe('vault_key_lost');
  expect(readFileSync(`${file}.next`)).toEqual(held);
});

test('no text of the key file’s faults holds what stands in it', async () => {
  openVaultKeyFile(file);
  const secret = /"key": "(.{20})/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
  writeFileSync(file, readFileSync(file, 'utf8').replace('"format": 1', '"format": 2'));
  try {
    openVaultKeyFile(file);
    expect.unreachable();
  } catch (error) {
    expect(secret).toHaveLength(20);
    expect(`${String(error)} ${error instanceof Error ? String(error.cause) : ''}`).not.toContain(secret);
  }
});
