import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { storeFault } from './faults.ts';

/** One numbered `.sql` file. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

const folder = join(import.meta.dirname, 'migrations');
const migrationLock = 7_301_811;

/** The migrations this program holds, in order: `001-journal.sql` and on, without a gap. */
export function readMigrations(): readonly Migration[] {
  const names = readdirSync(folder)
    .filter((name) => /^\d{3}-[a-z-]+\.sql$/.test(name))
    .sort();
  return names.map((name, index) => {
    const number = Number(name.slice(0, 3));
    if (number !== index + 1) throw new Error(`migration ${name} leaves a gap`);
    const sql = readFileSync(join(folder, name), 'utf8');
    return { number, name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
}

export interface MigrateOptions {
  readonly migrations?: readonly Migration[];
  /** True where the role strait_program exists and gets its rights. */
  readonly withProgramRole: boolean;
}

/**
 * Brings the schema up to date on the owner's connection, one process at a time (advisory lock), each file in a
 * transaction with its checksum. Refuses a changed past migration and a database newer than this program.
 */
export async function migrate(client: pg.ClientBase, options: MigrateOptions): Promise<void> {
  const migrations = options.migrations ?? readMigrations();
  await client.query('select pg_advisory_lock($1)', [migrationLock]);
  try {
    const applied = await readApplied(client);
    checkApplied(applied, migrations);
    for (const migration of migrations.slice(applied.length)) await apply(client, migration);
    if (options.withProgramRole) await grant(client, applied.length < migrations.length);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock]);
  }
}

interface Applied {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
}

async function readApplied(client: pg.ClientBase): Promise<readonly Applied[]> {
  const { rows } = await client.query<{ exists: boolean }>(
    `select to_regclass('strait.migrations') is not null as exists`,
  );
  if (!rows[0]?.exists) {
    await client.query(`begin;
      create schema if not exists strait;
      create table strait.migrations (
        number integer primary key, name text not null, sha256 text not null,
        applied_at timestamptz not null default now());
      commit`);
    return [];
  }
  const read = await client.query<Applied>(
    'select number, name, sha256 from strait.migrations order by number',
  );
  return read.rows;
}

function checkApplied(applied: readonly Applied[], migrations: readonly Migration[]): void {
  for (const past of applied) {
    const known = migrations[past.number - 1];
    if (!known) throw storeFault('database_newer', { name: past.name });
    if (known.sha256 !== past.sha256) throw storeFault('migration_changed', { name: past.name });
  }
}

async function apply(client: pg.ClientBase, { number, name, sql, sha256 }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into strait.migrations (number, name, sha256) values ($1, $2, $3)', [
      number,
      name,
      sha256,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Rights are given anew when anything changed; a start without news writes nothing. */
async function grant(client: pg.ClientBase, isChanged: boolean): Promise<void> {
  const { rows } = await client.query<{ given: boolean }>(
    `select has_table_privilege('strait_program', 'strait.journal', 'insert') and not exists (select from pg_roles
       where rolname = 'strait_reader' and not has_schema_privilege(oid, 'strait_projections', 'usage')) as given`,
  );
  if (!isChanged && rows[0]?.given) return;
  await client.query(`begin; ${readFileSync(join(folder, 'grants.sql'), 'utf8')}; commit`);
}
