import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NodeId } from '../kernel/ids.ts';
import { isStoreFault } from './faults.ts';
import { createJournal } from './journal.ts';
import { readMigrations } from './migrate.ts';
import { openStore, type Store } from './store.ts';
import { ordinaryAccount, sampleRequest, sqlAt, type TestServer, testServers } from './test-server.ts';

const forbidden = [
  `update strait.journal set actor = 'x'`,
  'delete from strait.journal',
  'truncate strait.journal',
  'truncate strait.journal cascade',
  `update strait.kept_answers set answer = '{}'`,
  'delete from strait.kept_answers',
  'truncate strait.kept_answers',
  `update strait.checkpoints set content = ''`,
  'delete from strait.checkpoints',
  'truncate strait.checkpoints',
  `update strait.signing_keys set statement = '{}'`,
  'delete from strait.signing_keys',
  'drop trigger follow_checkpoints on strait.checkpoints',
  'update strait.journal_head set position = 0',
  'delete from strait.journal_head',
  'insert into strait.journal_head values (false, 1, null)',
  'update strait.node set origin = $$uk$$',
  'delete from strait.migrations',
  'alter table strait.journal disable trigger all',
  'alter table strait.journal disable trigger follow_head',
  'alter table strait.journal drop constraint journal_pkey',
  'drop table strait.journal cascade',
  'drop trigger follow_head on strait.journal',
  'drop function strait.follow_head() cascade',
  'create or replace function strait.follow_head() returns trigger language plpgsql as $$ begin return null; end $$',
  'create rule quiet as on insert to strait.journal do instead nothing',
  'create trigger own before insert on strait.journal for each row execute function strait.refuse_change()',
  'set session_replication_role = replica',
  'alter role strait_program superuser',
  'alter role strait_program bypassrls',
  `grant update on strait.journal to strait_program; update strait.journal set actor = 'x'`,
  'drop schema strait cascade',
  'create table strait.own (n int)',
  'drop table strait_telemetry.reports',
  `copy strait.journal to program 'cat'`,
  `select pg_read_file('/etc/passwd')`,
];

async function refusedAs(pool: pg.Pool, sql: string): Promise<string> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(sql);
    return 'accepted';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const row = (position: number, version: number, previous: string, label = '{"owner": "agency-a"}') =>
  `(${position}, 'example/1', ${version}, 'ExampleSeen', 1, '2021-11-24Z', '2021-11-24Z', 'fr', 'a', null, 'open', 'save_life',
    null, 'key', '{}', ${previous}, decode(repeat('ab', 32), 'hex'), '${label}')`;

function limitsOf(open: () => Store) {
  test.each(forbidden)('the program may not: %s', async (sql) => {
    expect(['42501', '0LP01']).toContain(await refusedAs(open().pool, sql));
  });

  test('nor slip in a record that does not continue position, chain or stream, or bears no label', async () => {
    const head = `(select hash from strait.journal_head)`;
    const { rows } = await open().pool.query<{ at: number }>(
      'select position::int as at from strait.journal_head',
    );
    const next = (rows[0]?.at ?? 0) + 1;
    for (const wrong of [
      row(next + 1, 2, head),
      row(next, 2, `decode(repeat('cd', 32), 'hex')`),
      row(next, 3, head),
      `${row(next, 2, head)}, ${row(next + 1, 3, head)}`,
    ])
      expect(await refusedAs(open().pool, `insert into strait.journal values ${wrong}`)).toBe('23000');
    for (const label of ['{}', '{"owner": ""}', '[]'])
      expect(
        await refusedAs(open().pool, `insert into strait.journal values ${row(next, 2, head, label)}`),
        label,
      ).toBe('23514');
    expect(await refusedAs(open().pool, `insert into strait.journal values ${row(next, 2, head)}`)).toBe(
      'accepted',
    );
  });
}

describe.each(testServers)('what the program’s role may not do, on $name', (kind) => {
  if (kind.missing !== null) {
    test.skip(`skipped: ${kind.missing}`, () => {});
    return;
  }
  let server: TestServer;
  let url: string;
  let store: Store;
  beforeAll(async () => {
    server = await kind.startBare();
    url = await server.freshUrl();
    store = await openStore({ url });
    const journal = await createJournal({ store, origin: 'fr' as NodeId });
    await journal.append(sampleRequest());
    await journal.close();
  });
  afterAll(async () => {
    await store.close();
    await server.stop();
  });

  limitsOf(() => store);

  test('RESET ROLE leads back to the limited role', async () => {
    const client = await store.pool.connect();
    await client.query('reset role');
    const { rows } = await client.query<{ role: string }>('select current_user as role');
    client.release();
    expect(rows).toEqual([{ role: 'strait_program' }]);
  });

  test('even the owner’s slip of the hand does not change the book', async () => {
    await expect(sqlAt(url, `set role strait_owner; update strait.journal set actor = 'x'`)).rejects.toThrow(
      'never changed',
    );
  });

  test('an account that may not take the limited role is told what to ask for; once granted, it runs limited', async () => {
    const account = await ordinaryAccount(server);
    await expect(openStore({ url: account.url })).rejects.toSatisfy((error) =>
      isStoreFault(error, 'role_not_granted'),
    );
    await sqlAt(url, `grant strait_program to ${account.name}`);
    const limited = await openStore({ url: account.url });
    expect({ role: limited.role, warnings: limited.warnings }).toEqual({ role: 'set', warnings: [] });
    expect(await refusedAs(limited.pool, 'delete from strait.journal')).toBe('42501');
    await limited.close();
  });

  test('a changed past migration is refused, and so is a database newer than the program', async () => {
    const migrations = readMigrations();
    const changed = migrations.map((migration) => ({ ...migration, sha256: 'f'.repeat(64) }));
    await expect(openStore({ url, migrations: changed })).rejects.toSatisfy((error) =>
      isStoreFault(error, 'migration_changed'),
    );
    const older = migrations.slice(0, -1);
    await expect(openStore({ url, migrations: older })).rejects.toSatisfy((error) =>
      isStoreFault(error, 'database_newer'),
    );
  });

  test.each([['synchronous_commit']])('a database whose %s is off is refused, naming it', async (setting) => {
    const unsafe = await server.freshUrl();
    const name = new URL(unsafe.replace('@/', '@host/')).pathname.slice(1);
    await sqlAt(unsafe, `alter database ${name} set ${setting} = off`);
    await expect(openStore({ url: unsafe })).rejects.toThrow(setting);
  });
});

describe('the built-in store’s own login', () => {
  const folder = mkdtempSync(join(tmpdir(), 'strait-test-'));
  let store: Store;
  beforeAll(async () => {
    store = await openStore({ dataDir: folder });
    const journal = await createJournal({ store, origin: 'fr' as NodeId });
    await journal.append(sampleRequest());
    await journal.close();
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  limitsOf(() => store);

  test.each(['postgres', 'strait_owner'])('cannot become %s', async (role) => {
    expect(await refusedAs(store.pool, `set role ${role}`)).toBe('42501');
  });

  test('is no owner’s session behind a mask', async () => {
    const { rows } = await store.pool.query('select session_user as login, current_user as role');
    expect(rows).toEqual([{ login: 'strait_program', role: 'strait_program' }]);
  });
});
