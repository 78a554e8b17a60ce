import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readerFor } from './readers.ts';
import { fillSamples, sampleMarked, sampleRights, samples } from './sample-labels.ts';
import { openStore, type Store } from './store.ts';
import { ordinaryAccount, sqlAt, type TestServer, testServers } from './test-server.ts';

const rows = [sampleMarked({ marking: 'open' }), sampleMarked({ marking: 'official_sensitive' })];

/** How many rows somebody sees who holds the lower marking only, with no condition written; and how many the program. */
async function seen(store: Store): Promise<readonly [number, number]> {
  const person = await readerFor(store)(samples)(sampleRights({ markings: ['open'] }))(
    'select n from {row}',
    [],
  );
  const program = await store.pool.query('select n from strait_projections.sample_row');
  return [person.length, program.rows.length];
}

const told = ({ warnings }: Store) => warnings.map(({ en, fr }) => `${en} ${fr}`).join(' ');

// In this order, on one server: an administrator who gives no roles, then some, then all. Roles are the whole server's.
describe.each(testServers)('the reader’s role on $name', (kind) => {
  if (kind.missing !== null) {
    test.skip(`skipped: ${kind.missing}`, () => {});
    return;
  }
  let server: TestServer;
  let admin: string;
  /** A server given by URL may have the roles already. */
  let isBare: boolean;
  let account: { readonly name: string; readonly url: string };
  beforeAll(async () => {
    server = await kind.startBare();
    admin = await server.freshUrl();
    isBare = (await sqlAt(admin, `select from pg_roles where rolname like 'strait\\_%'`)).length === 0;
    account = await ordinaryAccount(server);
  });
  afterAll(() => server.stop());

  async function opened(run: (store: Store) => Promise<void>, url = account.url): Promise<void> {
    const store = await openStore({ url });
    try {
      await run(store);
    } finally {
      await store.close();
    }
  }

  test('with a single role a question written wrongly is still held back, and the warning says it is no lock', async ({
    skip,
  }) => {
    skip(!isBare, 'the roles exist on this server');
    await opened(async (store) => {
      await fillSamples(store, rows);
      expect({ role: store.role, readers: store.readers }).toEqual({ role: 'owner', readers: 'settings' });
      expect(told(store)).toContain('Row security is no second lock then');
      expect(told(store)).toContain('La sécurité par ligne n’est alors pas un second verrou');
      expect(await seen(store)).toEqual([1, 2]);
    });
  });

  test('with the program’s role but none for readers, likewise', async ({ skip }) => {
    skip(!isBare, 'the roles exist on this server');
    await sqlAt(admin, `create role strait_program; grant strait_program to ${account.name}`);
    account = { ...account, url: await ownDatabase(admin, account) };
    await opened(async (store) => {
      await fillSamples(store, rows);
      expect({ role: store.role, readers: store.readers }).toEqual({ role: 'set', readers: 'settings' });
      expect(told(store)).toContain('CREATE ROLE strait_reader');
      expect(told(store)).toContain('Le rôle strait_reader manque');
      expect(await seen(store)).toEqual([1, 2]);
    });
  });

  test('once the administrator has granted it, the next start takes it, on tables that stood before', async ({
    skip,
  }) => {
    skip(!isBare, 'the roles exist on this server');
    await sqlAt(admin, 'create role strait_reader; grant strait_reader to strait_program');
    await opened(async (store) => {
      expect({ readers: store.readers, warnings: store.warnings }).toEqual({ readers: 'role', warnings: [] });
      await fillSamples(store, rows);
      expect(await seen(store)).toEqual([1, 2]);
      const client = new pg.Client(store.program);
      await client.connect();
      await client.query('set role strait_reader');
      const { rows: none } = await client.query('select * from strait_projections.sample_row');
      await client.end();
      expect(none).toEqual([]);
    });
  });

  test.each([
    ['alter role strait_reader bypassrls', 'alter role strait_reader nobypassrls'],
    ['grant strait_owner to strait_reader', 'revoke strait_owner from strait_reader'],
    ['grant pg_read_all_data to strait_reader', 'revoke pg_read_all_data from strait_reader'],
  ])('a reader’s role that could do more is refused: %s', async (make, undo) => {
    await opened(async () => {}, await server.freshUrl()); // as superuser: makes what is missing
    await sqlAt(admin, make);
    await expect(openStore({ url: account.url })).rejects.toThrow('strait_reader');
    await sqlAt(admin, undo);
    await opened(async (store) => expect(store.readers).toBe('role'));
  });

  test('of many nodes that start at once on one server, each finds the role granted', async () => {
    await sqlAt(admin, 'revoke strait_reader from strait_program');
    const urls = await Promise.all([1, 2, 3, 4].map(() => server.freshUrl()));
    const stores = await Promise.all(urls.map((url) => openStore({ url })));
    expect(stores.map(({ readers }) => readers)).toEqual(['role', 'role', 'role', 'role']);
    await Promise.all(stores.map((store) => store.close()));
  });
});

/** A new database of an account. */
async function ownDatabase(admin: string, { name, url }: { name: string; url: string }): Promise<string> {
  const database = `${name}_more`;
  await sqlAt(admin, `create database ${database} owner ${name}`);
  return url.replace(/\/[^/?@]*(\?|$)/, `/${database}$1`);
}
