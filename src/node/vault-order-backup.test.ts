import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openVaultKeyFile } from '../journal/key-provider-file.ts';
import { sqlAt, type TestServer, testServers } from '../journal/test-server.ts';
import { backupCommand } from './commands/backup.ts';
import { restoreCommand } from './commands/restore.ts';
import { verifyCommand } from './commands/verify.ts';
import { dataProtection, type GivenVault, keyFolder, openVault, program } from './given-vault.ts';
import { openVaultRoom } from './vault.ts';

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });
const io = () => ({ stdout: nowhere(), stderr: nowhere(), stdin: Readable.from([]), env: {} });
const dpo = dataProtection('uk');

describe.each(testServers)('a backup made between the order of an erasure and its end, on $name', (kind) => {
  if (kind.missing !== null) {
    test.skip(`skipped: ${kind.missing}`, () => {});
    return;
  }
  let server: TestServer;
  let house: GivenVault;
  let restored: GivenVault;
  let url: string;
  let subject: string;
  const keys = keyFolder();
  beforeAll(async () => {
    server = await kind.start();
    const before = await server.freshUrl();
    house = await openVault({ url: before, keyFile: keys.file, state: 'uk' });
    subject = await house.seal({ details: [{ kind: 'name', text: 'A. Example' }] });
    await house.order(dpo, { type: 'EraseSubject', subject, ground: 'request' });
    const file = join(keys.file, '..', 'book.backup');
    expect(await backupCommand([file, '--database', before], io())).toBe(0);
    url = await server.freshUrl();
    expect(await restoreCommand([file, '--database', url], io())).toBe(0);
    restored = await openVault({ url, keyFile: keys.file, state: 'uk' });
  });
  afterAll(async () => {
    await restored.close();
    await house.close();
    await server.stop();
    keys.remove();
  });

  test('is restored: the next start completes it, and the book says why', async () => {
    expect(await openVaultKeyFile(keys.file).isForgotten(subject)).toBe(false);
    expect(await verifyCommand(['--database', url], io())).toBe(0);
    const faults: unknown[] = [];
    const { store, journal, access } = restored;
    const room = await openVaultRoom({
      store,
      journal,
      access,
      clock: () => restored.clock.now,
      agency: 'agency-node',
      keyFile: keys.file,
      fault: (error) => void faults.push(error),
    });
    await room.erasures.close();
    await room.rotations.close();
    const [ordered, erased] = (await journal.readStream(`subject/${subject}`)).slice(-2);
    expect([ordered?.type, erased?.type]).toEqual(['ErasureOrdered', 'SubjectErased']);
    expect(erased).toMatchObject({ ...program, cause: ordered?.position, body: { ground: 'request' } });
    expect(await sqlAt(url, 'select subject from strait_vault.subjects')).toEqual([]);
    expect(await openVaultKeyFile(keys.file).isForgotten(subject)).toBe(true);
    expect(await verifyCommand(['--database', url], io())).toBe(0);
    expect(faults).toEqual([]);
  });
});
