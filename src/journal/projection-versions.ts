import type pg from 'pg';
import type { JournalPosition } from '../kernel/event.ts';
import { createSql, type Projection, shownTable, versionTable } from './projection.ts';
import { grantReading, secureTables } from './row-security.ts';

export interface VersionState {
  readonly position: JournalPosition;
  readonly state: 'building' | 'active' | 'stopped';
}

/**
 * Makes a version's tables where they do not exist yet, and says how far it is. With `retry` (once a start) one that
 * stopped on an event is tried again, and row security is brought to what this program says: it may be a mended one.
 * Refuses (`unmarked`) tables without label columns.
 */
export async function openVersion(
  client: pg.Client,
  projection: Projection,
  retry: boolean,
): Promise<VersionState> {
  if (retry)
    await client.query(
      `update strait.projections set state = 'building', fault = null where name = $1 and version = $2 and state = 'stopped'`,
      [projection.name, projection.version],
    );
  const found = await versionState(client, projection);
  if (found !== null && !retry) return found;
  await client.query('begin');
  try {
    // Two processes may come here together: one makes the tables, the other waits and finds them.
    await client.query(
      `select pg_advisory_xact_lock(hashtextextended('strait projection tables ' || $1, 0))`,
      [projection.name],
    );
    if ((await versionState(client, projection)) === null) {
      await client.query(createSql(projection));
      await client.query(
        `insert into strait.projections (name, version, state) values ($1, $2, 'building')`,
        [projection.name, projection.version],
      );
    }
    await secureTables(
      client,
      projection.tables.map((table) => versionTable(projection, table)),
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {}); // a broken link has rolled back by itself
    throw error;
  }
  return (await versionState(client, projection)) ?? { position: 0, state: 'building' };
}

async function versionState(client: pg.Client, { name, version }: Projection): Promise<VersionState | null> {
  const { rows } = await client.query<VersionState>(
    `select checkpoint::float8 as position, state from strait.projections where name = $1 and version = $2`,
    [name, version],
  );
  return rows[0] ?? null;
}

/** Within the caller's transaction: readers see the new version from its commit on, whole. */
export async function show(client: pg.Client, projection: Projection): Promise<void> {
  for (const table of projection.tables) {
    await client.query(`drop view if exists ${shownTable(projection.name, table)}`);
    // By default a view reads with its owner's rights, past the reader's row security.
    await client.query(
      `create view ${shownTable(projection.name, table)} with (security_invoker = true) as
       select * from ${versionTable(projection, table)}`,
    );
    await grantReading(client, shownTable(projection.name, table));
  }
  await client.query(
    `update strait.projections set state = case when version = $2 then 'active' else 'stopped' end, updated_at = now()
     where name = $1`,
    [projection.name, projection.version],
  );
}

/** Marks a version as stopped with the reason, so that screens and the next start know. */
export async function stop(pool: pg.Pool, { name, version }: Projection, fault: string): Promise<void> {
  await pool.query(
    `update strait.projections set state = 'stopped', fault = $3, updated_at = now() where name = $1 and version = $2`,
    [name, version, fault.slice(0, 500)],
  );
}

/** Drops tables of versions that another one replaced in an earlier run. */
export async function dropRetired(client: pg.Client, name: string, version: number): Promise<void> {
  const { rows } = await client.query<{ version: number; state: string }>(
    'select version, state from strait.projections where name = $1',
    [name],
  );
  if (rows.find((row) => row.version === version)?.state !== 'active') return;
  for (const old of rows.filter((row) => row.version !== version && row.state === 'stopped')) {
    const like = `^${name}_[a-z_]+_v${old.version}$`;
    const { rows: tables } = await client.query<{ table: string }>(
      `select quote_ident(tablename) as table from pg_tables where schemaname = 'strait_projections' and tablename ~ $1`,
      [like],
    );
    await client.query('begin');
    for (const { table } of tables) await client.query(`drop table strait_projections.${table}`);
    await client.query('delete from strait.projections where name = $1 and version = $2', [
      name,
      old.version,
    ]);
    await client.query('commit');
  }
}

/** Throws a projection's tables away: it is rebuilt at the next start. */
export async function forget(pool: pg.Pool, projection: Projection): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    for (const table of projection.tables)
      await client.query(
        `drop view if exists ${shownTable(projection.name, table)}; drop table if exists ${versionTable(projection, table)}`,
      );
    await client.query('delete from strait.projections where name = $1 and version = $2', [
      projection.name,
      projection.version,
    ]);
    await client.query('commit');
  } finally {
    client.release();
  }
}
