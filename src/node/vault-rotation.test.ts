import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Who } from '../app/who.ts';
import { openVaultKeyFile } from '../journal/key-provider-file.ts';
import { sqlAt } from '../journal/test-server.ts';
import { verifyVault } from '../journal/vault-verify.ts';
import { verifyVaultKeys } from '../journal/vault-verify-keys.ts';
import type { VaultKeyView } from '../oversight/records/wire.ts';
import { details, dpo, type GivenRecords, monitor, openRecords } from './given-records.ts';
import { administrator, type GivenRotation, givenRotation, secondAdministrator } from './given-rotation.ts';
import { type GivenVault, watch } from './given-vault.ts';
import { openVaultRoom } from './vault.ts';

// The key of the vault is changed by two persons' order, in the background, and whatever kills the program meanwhile.

const script = join(import.meta.dirname, 'test-rotation-process.ts');
/** More than one batch of a rotation. */
const subjectsMin = 210;
let given: GivenRecords;
let house: GivenVault;
let eyes: GivenRotation;
const sealed: string[] = [];
beforeAll(async () => {
  given = await openRecords();
  house = given.house;
  eyes = givenRotation(house);
  // Some at once: they are written together.
  while (sealed.length < subjectsMin)
    sealed.push(...(await Promise.all(Array.from({ length: 30 }, () => house.seal({ details })))));
}, 60_000);
afterAll(() => given.close());

const view = (who: Who = administrator) => given.told<VaultKeyView>('vault-key', who);
const keys = () => openVaultKeyFile(given.keyFile);
const told = async () =>
  (await house.journal.readStream('vault-key/node')).map(({ type, actor, body }) => ({ type, actor, body }));
/** What the node's start does in the room of the vault, until what is ordered is done; closed again. */
const startRoom = async () => {
  const { store, journal, access } = house;
  const faults: unknown[] = [];
  const room = await openVaultRoom({
    store,
    journal,
    access,
    agency: 'agency-node',
    keyFile: given.keyFile,
    clock: () => house.clock.now,
    fault: (error) => void faults.push(error),
  });
  await room.rotations.carriedOut(await journal.head(), 30_000);
  await room.rotations.close();
  await room.erasures.close();
  expect(faults).toEqual([]);
};
/** One key in service, every subject under it, each still opens, and the book agrees. */
const expectWhole = async () => {
  const [current] = await keys().inService();
  expect(await keys().inService()).toEqual([await keys().current()]);
  expect(await sqlAt(given.url, 'select distinct key_id from strait_vault.subjects')).toEqual([
    { key_id: current },
  ]);
  const client = await house.store.pool.connect();
  const findings = [await verifyVault(client), await verifyVaultKeys(client, keys())].map(
    (one) => one.findings,
  );
  client.release();
  expect(findings).toEqual([[], []]);
};

describe('by two persons', () => {
  test('one proposes, another approves, and the node carries it out beside its work', async () => {
    const before = await view();
    expect(before).toMatchObject({ since: null, inService: 1, retired: 0, rotating: false });
    const proposed = await eyes.propose();
    const proposal = 'proposal' in proposed ? proposed.proposal : '';
    expect(await eyes.approve(proposal, administrator)).toBe('author_never_approves');
    expect(await told()).toEqual([]);
    expect(await eyes.approve(proposal)).toEqual(expect.any(Number));
    expect(await view()).toEqual({ ...before, rotating: true });
    expect(await eyes.propose()).toEqual({ refused: 'rotation_ordered' });
    await startRoom();
    const after = await view();
    expect(after).toMatchObject({
      since: expect.stringMatching(/Z$/),
      inService: 1,
      retired: 1,
      rotating: false,
    });
    expect(after.keyId).toBe((await keys().current()).slice(0, 8));
    expect(after.keyId).not.toBe(before.keyId);
    const rows = await sqlAt(given.url, 'select count(*)::int as count from strait_vault.subjects');
    expect(await told()).toEqual([
      {
        type: 'VaultKeyRotationOrdered',
        actor: secondAdministrator.actor,
        body: { by: secondAdministrator.actor },
      },
      {
        type: 'VaultKeyRotated',
        actor: 'node',
        body: { keyId: await keys().current(), rewrapped: rows[0]?.['count'], damaged: 0 },
      },
    ]);
    await expectWhole();
  });

  test.each<[string, Who]>([
    ['a data protection officer', dpo],
    ['the monitor', monitor],
    ['the watch', watch('uk')],
    ['an administrator of the other state', { ...administrator, state: 'fr' }],
    ['an administrator who has not proved who they are', { ...administrator, provenAt: null }],
  ])('%s orders none', async (_, who) => {
    expect(await eyes.propose(who)).toEqual({ refused: expect.stringMatching(/^not_/) });
  });

  test('two processes that carry out the same order make one key', async () => {
    const [before, position] = [(await keys().held()).length, await eyes.order()];
    const rooms = await Promise.all([startRoom(), startRoom()]);
    expect(rooms).toHaveLength(2);
    expect((await keys().held()).length).toBe(before + 1);
    const events = await house.journal.readStream('vault-key/node');
    expect(events.filter(({ cause }) => cause === position).map(({ type }) => type)).toEqual([
      'VaultKeyRotated',
    ]);
    await expectWhole();
  });
});

describe('after kill -9', () => {
  const run = (die: number) => {
    const words = [script, given.url, given.keyFile, String(die)];
    const { status, signal, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    if (signal !== 'SIGKILL' && status !== 0) throw new Error(stderr);
    return { isKilled: signal === 'SIGKILL', points: Number(/points (\d+)/.exec(stdout)?.[1] ?? 0) };
  };

  test('at any point of an ordered rotation: one key, one end in the book, everybody still opens', async () => {
    await eyes.order();
    const { points } = run(0);
    expect(points).toBeGreaterThan(2 * subjectsMin + 6);
    // Around the new generation, in both batches and between them, around the retiring, around the append.
    for (const die of [1, 2, 300, 403, points - 3, points - 2, points - 1, points]) {
      const before = (await keys().held()).length;
      const position = await eyes.order();
      expect([die, run(die).isKilled]).toEqual([die, true]);
      await startRoom();
      expect([die, (await keys().held()).length]).toEqual([die, before + 1]);
      const events = await house.journal.readStream('vault-key/node');
      expect([die, ...events.filter(({ cause }) => cause === position).map(({ body }) => body)]).toEqual([
        die,
        { keyId: await keys().current(), rewrapped: expect.any(Number), damaged: 0 },
      ]);
      expect(events.at(-1)?.body['rewrapped']).toBeGreaterThanOrEqual(subjectsMin);
      expect(await view()).toMatchObject({ inService: 1, rotating: false });
      await expectWhole();
    }
    const opened = await house.vault.unsealOf(sealed, { kinds: ['name'] });
    expect(opened.size).toBe(sealed.length);
  }, 120_000);
});
