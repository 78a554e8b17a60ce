import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openVaultKeyFile } from './key-provider-file.ts';
import { sqlAt, type TestServer, testServers } from './test-server.ts';
import { eventOf, openTestVault, runSteps, sampleDetails, type TestVault } from './test-vault.ts';
import { createVault, type DetailText } from './vault.ts';
import { verifyVault } from './vault-verify.ts';

const script = join(import.meta.dirname, 'test-vault-process.ts');
/** More than one batch of a rotation. */
const subjects = 230;
/** An erasure must leave these as they were. */
const others = 12;
/** In so many vaults at once an erasure is brought to a point: what is in the middle of a transaction stops its whole book. */
const erasing = 6;
/** The same of rotations, in fuller vaults. */
const rotating = 3;
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, more) => from + more);

interface Place {
  readonly at: TestVault;
  readonly keyFile: string;
  readonly held: Map<string, readonly DetailText[]>;
}

interface Killed extends Place {
  readonly die: number;
  readonly subject: string;
}

// One process brings the act in each of some vaults to a point of its own, and is killed when it stands at all of them.
describe.each(testServers)('the vault after kill -9 on $name', (kind) => {
  if (kind.missing !== null) {
    test.skip(`skipped: ${kind.missing}`, () => {});
    return;
  }
  const parent = mkdtempSync(join(tmpdir(), 'strait-test-'));
  const places: Place[] = [];
  let server: TestServer;

  beforeAll(async () => {
    server = await kind.start();
    const [url, first] = [await server.freshUrl(), join(parent, 'first')];
    const [place, name] = [await opened(url, first), /\/(\w+)(?=\?|$)/.exec(url)?.[1] ?? ''];
    await fill(place, others);
    await place.at.close();
    const maintenance = url.replace(`/${name}`, '/postgres');
    for (const number of range(2, erasing)) {
      const [copy, folder] = [`${name}_${number}`, join(parent, `copy-${number}`)];
      await sqlAt(maintenance, `create database ${copy} template ${name} strategy file_copy`);
      cpSync(first, folder, { recursive: true });
      places.push(await opened(url.replace(`/${name}`, `/${copy}`), folder, place.held));
    }
    places.push(await opened(url, first, place.held));
  });
  afterAll(async () => {
    for (const { at } of places) await at.close();
    await server.stop();
    rmSync(parent, { recursive: true, force: true });
  });

  async function opened(url: string, folder: string, held: Place['held'] = new Map()): Promise<Place> {
    const at = await openTestVault(url, folder);
    return { at, keyFile: join(folder, 'vault-key.json'), held: new Map(held) };
  }

  /** Puts invented subjects until there are so many. */
  async function fill({ at, held }: Place, count: number): Promise<void> {
    const put = async (number: number) => {
      const details = sampleDetails(['name', `Example ${number}`]);
      held.set(await at.put(details), details);
    };
    // Some at once: they are written together.
    while (held.size < count)
      await Promise.all(range(held.size + 1, Math.min(count, held.size + 20)).map(put));
  }

  /** Runs the act in each vault to its point. Gives to which point each came. */
  const run = (act: string, killed: readonly Killed[]) => {
    const asked = killed.map(({ at, keyFile, die, subject }) => ({ url: at.url, keyFile, die, subject }));
    const words = [script, act, JSON.stringify(asked)];
    const { status, signal, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    if (signal !== 'SIGKILL' && status !== 0) throw new Error(stderr);
    const points = /points (.*)/.exec(stdout)?.[1] ?? '';
    return { isKilled: signal === 'SIGKILL', points: points.split(' ').map(Number) };
  };
  /** Each of these points once, in as many vaults at once as are given; then what `look` sees of each, in their order. */
  const atEach = async (
    act: string,
    {
      dies,
      vaults,
      subjectOf,
    }: { dies: readonly number[]; vaults: readonly Place[]; subjectOf: (place: Place) => Promise<string> },
    look: (killed: Killed) => Promise<void>,
  ) => {
    for (let from = 0; from < dies.length; from += vaults.length) {
      const round = dies.slice(from, from + vaults.length);
      const killed = await Promise.all(
        vaults.slice(0, round.length).map(async (place, index) => ({
          ...place,
          die: round[index] ?? 0,
          subject: await subjectOf(place),
        })),
      );
      expect(run(act, killed)).toEqual({ isKilled: true, points: round });
      for (const one of killed) await look(one);
    }
  };
  /** As a node that starts again: nothing kept in memory. */
  const reopened = ({ at, keyFile }: Place) =>
    createVault({ store: at.store, keys: openVaultKeyFile(keyFile) });
  const expectWhole = async (place: Place) => {
    const found = await reopened(place).unsealOf([...place.held.keys()], { kinds: ['name'] });
    expect(found).toEqual(place.held);
    const client = await place.at.store.pool.connect();
    expect((await verifyVault(client)).findings).toEqual([]);
    client.release();
  };

  /** What the book, the ledger and the rows say of a subject. */
  const standing = async ({ at, keyFile }: Place, subject: string) => {
    const told = await at.store.pool.query<{ type: string }>(
      'select type from strait.journal where stream = $1 order by version',
      [`subject/${subject}`],
    );
    const types = told.rows.map(({ type }) => type);
    return {
      isOrdered: types.includes('ErasureOrdered'),
      isForgotten: await openVaultKeyFile(keyFile).isForgotten(subject),
      isErased: types.includes('SubjectErased'),
    };
  };

  test('an erasure, at any point: the book comes first; without its order nothing happened, with it the next start ends it', async () => {
    const details = sampleDetails(['name', 'Gone Example']);
    const subjectOf = ({ at }: Place) => at.put(details.map((one) => ({ ...one, id: randomUUID() })));
    const [first] = places;
    if (first === undefined) throw new Error('a vault is due');
    const whole: Killed = { ...first, die: 0, subject: await subjectOf(first) };
    const { isKilled, points } = run('erase', [whole]);
    const [last = 0] = points;
    expect([isKilled, last > 10, last < 40]).toEqual([false, true, true]);
    const seen = new Set<string>();
    const look = async (killed: Killed) => void seen.add(await ended(killed));
    await atEach('erase', { dies: range(1, last), vaults: places, subjectOf }, look);
    await look(whole);
    const says = (isOrdered: boolean, isForgotten: boolean, isErased: boolean) =>
      JSON.stringify({ isOrdered, isForgotten, isErased });
    expect([...seen]).toEqual([
      says(false, false, false),
      says(true, false, false),
      says(true, true, false),
      says(true, true, true),
    ]);
  }, 120_000);

  /** Looks at an erasure that was killed, and ends it as the next start does. Gives how far it had come. */
  async function ended({ die, subject, ...place }: Killed): Promise<string> {
    const [vault, { at }] = [reopened(place), place];
    const found = await standing(place, subject);
    const { isOrdered, isForgotten, isErased } = found;
    const names = await vault.unseal(subject, { kinds: ['name'] });
    expect(names.map(({ text }) => text)).toEqual(isOrdered ? [] : ['Gone Example']);
    expect(await vault.orderedErasures()).toEqual(isOrdered && !isErased ? [subject] : []);
    if (!isOrdered) {
      expect([die, isForgotten, isErased]).toEqual([die, false, false]);
      place.held.set(subject, names);
      // Nothing happened: it can be held, as before.
      for (const isHeld of [true, false]) await runSteps(at.store, vault.setHeldSteps(subject, isHeld));
    }
    await expectWhole(place); // also while rows of an ordered subject are there
    for (const one of await vault.orderedErasures()) {
      await vault.forget(one);
      await at.tell(one, [eventOf('SubjectErased', { subject: one })], vault.eraseSteps(one));
    }
    expect([await vault.orderedErasures(), await vault.reapplyErasures()]).toEqual([[], []]);
    expect(await standing(place, subject)).toEqual({
      isOrdered,
      isForgotten: isOrdered,
      isErased: isOrdered,
    });
    await expectWhole(place);
    return JSON.stringify(found);
  }

  test('a rotation, at any point: everything opens, and the next start ends it', async () => {
    const vaults = places.slice(0, rotating);
    for (const place of vaults) await fill(place, subjects);
    const [first] = vaults;
    if (first === undefined) throw new Error('a vault is due');
    const { isKilled, points } = run('rotate', [{ ...first, die: 0, subject: '' }]);
    const [last = 0] = points;
    expect([isKilled, last > 2 * subjects + 4]).toEqual([false, true]);
    // Before and after the new generation is made, in both batches and between them, before and after the old one retires.
    const dies = [1, 2, 3, 399, 403, 404, last - 2, last - 1, last];
    await atEach('rotate', { dies, vaults, subjectOf: async () => '' }, async ({ die, ...place }) => {
      await reopened(place).check();
      await expectWhole(place);
      const { damaged, keyId } = await reopened(place).resumeRotation();
      expect([die, damaged]).toEqual([die, []]);
      expect(await openVaultKeyFile(place.keyFile).inService()).toEqual([keyId]);
      const { rows } = await place.at.store.pool.query('select distinct key_id from strait_vault.subjects');
      expect(rows).toEqual([{ key_id: keyId }]);
      await expectWhole(place);
    });
  }, 120_000);
});
