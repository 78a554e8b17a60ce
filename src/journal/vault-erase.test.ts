import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromUtc, type UtcText } from '../kernel/time.ts';
import { isStoreFault } from './faults.ts';
import { openVaultKeyFile } from './key-provider-file.ts';
import { migrate, readMigrations } from './migrate.ts';
import { prepareRoles } from './roles.ts';
import { sqlAt, type TestServer, testServers } from './test-server.ts';
import {
  eventOf,
  openTestVault,
  runSteps,
  sampleDetails,
  sampleRegistration,
  sampleSubject,
  type TestVault,
} from './test-vault.ts';
import { createVault } from './vault.ts';
import { vaultFaultOf } from './vault-faults.ts';
import { verifyVaultKeys } from './vault-verify-keys.ts';
import { verifyVault } from './vault-verify.ts';

const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => vaultFaultOf(error)?.code ?? error,
  );

describe.each(testServers)('erasing in the vault on $name', (kind) => {
  if (kind.missing !== null) {
    test.skip(`skipped: ${kind.missing}`, () => {});
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'strait-test-'));
  const keyFile = join(folder, 'vault-key.json');
  let server: TestServer;
  let at: TestVault;
  beforeAll(async () => {
    server = await kind.start();
    at = await openTestVault(await server.freshUrl(), folder);
  });
  afterAll(async () => {
    await at.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const run = (steps: Parameters<typeof runSteps>[1]) => faultOf(runSteps(at.store, steps));
  const rows = async (subject: string) =>
    Number(
      (
        await sqlAt(
          at.url,
          `select (select count(*) from strait_vault.subjects where subject = $1)
            + (select count(*) from strait_vault.details where subject = $1)
            + (select count(*) from strait_vault.blind where subject = $1) as rows`,
          [subject],
        )
      )[0]?.['rows'],
    );

  test('a held subject is neither ordered to be erased, forgotten, erased nor made shorter; a lifted hold lets it go', async () => {
    const [detail] = sampleDetails(['name', 'A. Example']);
    if (!detail) throw new Error('a detail is due');
    const subject = await at.put([detail]);
    await runSteps(at.store, at.vault.setHeldSteps(subject, true));
    expect(await run(at.vault.orderErasureSteps(subject))).toBe('subject_held');
    expect(await faultOf(at.vault.forget(subject))).toBe('subject_held');
    expect(await run(at.vault.eraseSteps(subject))).toBe('subject_held');
    const { beside } = await at.vault.sealSteps({
      registration: null,
      subject,
      details: [],
      replaces: [detail.id],
    });
    expect(await run(beside)).toBe('subject_held');
    expect(await at.vault.unseal(subject, { kinds: ['name'] })).toEqual([detail]);
    await runSteps(at.store, at.vault.setHeldSteps(subject, false));
    await at.erase(subject);
    expect(await at.vault.facts(subject)).toBe(null);
    expect(await run(at.vault.setHeldSteps(subject, true))).toBe('subject_unknown');
  });

  test('an order to erase a held subject fails the append with its own words, and writes nothing', async () => {
    const subject = await at.put(sampleDetails(['name', 'A. Example']));
    await at.tell(subject, [eventOf('HoldPlaced', { subject })], at.vault.setHeldSteps(subject, true));
    const ordering = at.order(subject);
    const neighbour = at.put(sampleDetails(['name', 'B. Example'])); // of the same batch
    const fault = await ordering.catch((error: unknown) => error);
    expect(isStoreFault(fault, 'subject_held')).toBe(true);
    expect(await at.vault.facts(await neighbour)).not.toBe(null);
    const told = await sqlAt(at.url, 'select type from strait.journal where stream = $1 order by version', [
      `subject/${subject}`,
    ]);
    expect(told.at(-1)).toEqual({ type: 'HoldPlaced' });
    await at.tell(subject, [eventOf('HoldLifted', { subject })], at.vault.setHeldSteps(subject, false));
    await at.erase(subject);
    expect(await at.vault.facts(subject)).toBe(null);
  });

  test('from its order on nothing of a subject is given out, found, written or held, though its rows are there', async () => {
    const until = '2001-01-01T00:00:00.000Z' as UtcText;
    const details = sampleDetails(['name', 'Ordered Example'], ['phone', '+33 1 99 00 00 02']);
    const subject = await at.put(details, { keepUntil: until });
    const later = { registration: null, subject, details: sampleDetails(['email', 'o@example.org']) };
    const sealed = await at.vault.sealSteps(later);
    const replacing = await at.vault.sealSteps({
      registration: null,
      subject,
      details: [],
      replaces: details.map(({ id }) => id),
    });
    const find = () =>
      at.vault.searchBlind({ kind: 'name', purpose: 'save_life', text: 'Ordered Example', limit: 5 });
    expect(await find()).toHaveLength(1);
    const held = await rows(subject);
    expect(held).toBeGreaterThan(2);
    await at.order(subject);
    expect(await at.vault.orderedErasures()).toEqual([subject]);
    expect(await at.vault.facts(subject)).toBe(null);
    expect(await at.vault.unseal(subject, { ids: details.map(({ id }) => id) })).toEqual([]);
    expect(await find()).toEqual([]);
    expect(await at.vault.due(fromUtc('2002-01-01T00:00:00.000Z' as UtcText), 10)).toEqual([]);
    expect(await faultOf(at.vault.sealSteps(later))).toBe('subject_erased');
    // What was sealed before and comes after is refused by the database itself.
    expect(await run(sealed.beside)).toBe('subject_erased');
    expect(await run(at.vault.setHeldSteps(subject, true))).toBe('subject_erased');
    // And nothing goes before the ledger knows of it.
    for (const steps of [replacing.beside, at.vault.eraseSteps(subject)])
      expect(await run(steps)).toMatchObject({ code: 'SV002' });
    expect(await rows(subject)).toBe(held);
    expect(await run(at.vault.orderErasureSteps(subject))).toBe(null); // again: nothing more happens
    await at.vault.forget(subject);
    await at.tell(subject, [eventOf('SubjectErased', { subject })], at.vault.eraseSteps(subject));
    expect(await rows(subject)).toBe(0);
    expect(await at.vault.orderedErasures()).toEqual([]);
  });

  test('nothing is forgotten without an order: the subject opens as before', async () => {
    const details = sampleDetails(['name', 'A. Example']);
    const subject = await at.put(details);
    await expect(at.vault.forget(subject)).rejects.toThrow('no order');
    expect(await openVaultKeyFile(keyFile).isForgotten(subject)).toBe(false);
    expect(await at.vault.unseal(subject, { kinds: ['name'] })).toEqual(details);
  });

  test('an erasure leaves no row, and the subject takes nothing any more', async () => {
    const subject = await at.put(sampleDetails(['name', 'Gone Example'], ['phone', '+33 1 99 00 00 01']));
    const sealed = await at.vault.sealSteps({
      registration: null,
      subject,
      details: sampleDetails(['email', 'g@example.org']),
    });
    await at.erase(subject);
    expect(await run(sealed.beside)).toBe('subject_erased');
    expect(
      await faultOf(at.vault.sealSteps({ registration: sampleRegistration(), subject, details: [] })),
    ).toBe('subject_erased');
    expect(await rows(subject)).toBe(0);
    await at.vault.forget(subject); // again: nothing more happens
    await runSteps(at.store, at.vault.eraseSteps(subject));
  });

  test('a subject of which the vault has no row is ordered and noted like any other', async () => {
    const subject = sampleSubject();
    await runSteps(at.store, at.vault.orderErasureSteps(subject));
    await at.vault.forget(subject);
    expect(await openVaultKeyFile(keyFile).isForgotten(subject)).toBe(true);
  });

  test('an order and a hold at once: one of them stands', async () => {
    for (let round = 0; round < 20; round += 1) {
      const subject = await at.put([]);
      const told = await Promise.all([
        run(at.vault.orderErasureSteps(subject)),
        run(at.vault.setHeldSteps(subject, true)),
      ]);
      expect([
        [null, 'subject_erased'],
        ['subject_held', null],
      ]).toContainEqual(told);
      await run(at.vault.setHeldSteps(subject, false));
      await at.erase(subject);
    }
  });

  test('an order and a detail at once: whichever came first, none comes after', async () => {
    for (let round = 0; round < 20; round += 1) {
      const subject = await at.put([]);
      const seal = (text: string) =>
        at.vault.sealSteps({ registration: null, subject, details: sampleDetails(['email', text]) });
      const [one, late] = [await seal('o@example.org'), await seal('l@example.org')];
      const told = await Promise.all([run(at.vault.orderErasureSteps(subject)), run(one.beside)]);
      expect([
        [null, null],
        [null, 'subject_erased'],
      ]).toContainEqual(told);
      expect(await run(late.beside)).toBe('subject_erased');
      await at.erase(subject);
    }
  });

  test('verify: an ordered subject’s rows are allowed, a mark without its order and an order without its mark are not', async () => {
    const subject = await at.put(sampleDetails(['name', 'A. Example']));
    const other = await at.put([]);
    await at.order(subject);
    const client = new pg.Client({ connectionString: at.url });
    await client.connect();
    const wrong = async (sql: string) => {
      await client.query('begin');
      await client.query(sql);
      const { findings } = await verifyVault(client);
      await client.query('rollback');
      return findings.map((finding) => finding.wrong);
    };
    try {
      expect(await wrong('select')).toEqual([]);
      const mark = (which: string, value: string) =>
        `update strait_vault.subjects set erasure_ordered_at = ${value} where subject = '${which}'`;
      expect(await wrong(mark(subject, 'null'))).toEqual([
        `vault subject ${subject}: its erasure was ordered, and its row does not say so`,
      ]);
      expect(await wrong(mark(other, 'now()'))).toEqual([
        `vault subject ${other}: its row says that its erasure was ordered, and no event does`,
      ]);
      // A book of before the orders.
      expect(await wrong('alter table strait_vault.subjects drop column erasure_ordered_at')).toHaveLength(1);
      await at.erase(subject);
      expect(await wrong('select')).toEqual([]);
    } finally {
      await client.end();
    }
  });

  test('a vault of before the orders takes them, and what a crash left in it is erased as before', async () => {
    const url = await server.emptyUrl();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await prepareRoles(client, null); // the connection acts as the owner
    await migrate(client, { migrations: readMigrations().slice(0, 5), withProgramRole: false });
    const [left, kept] = [sampleSubject(), sampleSubject()];
    for (const subject of [left, kept]) {
      await client.query(
        `insert into strait_vault.subjects (subject, kind, purpose, marking, label, origin, registered_at, keep_until,
           key_id, wrapped_key, erasing)
         values ($1, 'caller', 'save_life', 'official', '{"owner": "agency-a"}', 'fr', now(), now(), $2, '', $3)`,
        [subject, await at.keys.current(), subject === left],
      );
      await client.query(
        `insert into strait_vault.details (number, id, subject, kind, nonce, sealed)
         values (1, $1, $2, 'name', $3, $4)`,
        [`d-${subject.slice(2)}`, subject, Buffer.alloc(12), Buffer.alloc(16)],
      );
    }
    await client.end();
    await at.keys.forget(left); // as the program of then did, before its append
    const after = await openTestVault(url, folder);
    try {
      expect((await after.vault.factsOf([left, kept])).map(({ subject }) => subject)).toEqual([kept]);
      expect((await after.vault.reapplyErasures()).map(({ subject }) => subject)).toEqual([left]);
      await runSteps(after.store, after.vault.eraseSteps(left));
      await after.erase(kept);
      expect(await sqlAt(url, 'select subject from strait_vault.details')).toEqual([]);
    } finally {
      await after.close();
    }
  });

  test('a list put back from an older copy is named by verify, and brought up to the book', async () => {
    const subject = await at.put(sampleDetails(['name', 'Gone Example']));
    const older = join(folder, 'older');
    mkdirSync(older);
    for (const name of ['vault-key.json', 'vault-forgotten.txt'])
      copyFileSync(join(folder, name), join(older, name));
    await at.erase(subject);
    const keys = openVaultKeyFile(join(older, 'vault-key.json'));
    expect(await keys.isForgotten(subject)).toBe(false);
    const client = new pg.Client({ connectionString: at.url });
    await client.connect();
    try {
      const lacking = async (held: typeof keys) =>
        (await verifyVaultKeys(client, held)).findings.filter(({ wrong }) => wrong.includes(subject));
      expect(await lacking(keys)).toEqual([
        {
          position: null,
          wrong: `vault subject ${subject}: it is erased, and the list of erased ones lacks it`,
        },
      ]);
      expect(await lacking(at.keys)).toEqual([]);
      const started = createVault({ store: at.store, keys });
      expect(await started.noteErased()).toBeGreaterThan(0);
      expect(await keys.isForgotten(subject)).toBe(true);
      expect(await lacking(keys)).toEqual([]);
      expect(await started.noteErased()).toBe(0);
    } finally {
      await client.end();
    }
  });

  test('another process sees the order at once, with its own memory', async () => {
    const details = sampleDetails(['name', 'A. Example']);
    const subject = await at.put(details);
    const other = createVault({ store: at.store, keys: openVaultKeyFile(keyFile) });
    expect(await other.unseal(subject, { kinds: ['name'] })).toEqual(details);
    await at.order(subject);
    expect(await other.unseal(subject, { kinds: ['name'] })).toEqual([]);
    await at.erase(subject);
  });
});
