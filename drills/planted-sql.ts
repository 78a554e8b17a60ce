import { readable } from '../src/journal/row-security.ts';
import { sqlAt } from '../src/journal/test-server.ts';
import type { World } from './worlds.ts';

const each = (like: string, what: string): string => `do $$ declare one text; begin
  for one in select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = relnamespace
    where n.nspname = 'strait_projections' and relkind = 'r' and relname like '${like}' loop
    execute replace(${what}, '{table}', one);
  end loop; end $$`;

const quoted = (sql: string): string => `'${sql.replaceAll("'", "''")}'`;
const policyOf = (using: string): string => quoted(`alter policy readable on {table} using (${using})`);
const endless = readable.replace(
  /\s+and coalesce\(\(entry ->> 'until'\)::timestamptz, 'infinity'\) > transaction_timestamp\(\)/,
  '',
);

/** Faults made in the database itself, as its owner could by mistake; each with how it is taken back. */
export const sqlFaults: Readonly<Record<string, readonly [on: string, off: string]>> = {
  'a table without row security': [
    each('register_source%', quoted('alter table {table} disable row level security')),
    each('register_source%', quoted('alter table {table} enable row level security')),
  ],
  'alarms without row security': [
    each('watch_alarm%', quoted('alter table {table} disable row level security')),
    each('watch_alarm%', quoted('alter table {table} enable row level security')),
  ],
  'a list of names that never ends': [
    each('picture%', policyOf(endless)),
    each('picture%', policyOf(readable)),
  ],
  'openings that every reader may read': [
    each('%', quoted('create policy drill on {table} for select to strait_reader using (true)')),
    each('%', quoted('drop policy drill on {table}')),
  ],
  'records of a rescue that every reader may read': [
    each('rescue%', quoted('create policy drill on {table} for select to strait_reader using (true)')),
    each('rescue%', quoted('drop policy drill on {table}')),
  ],
  'alarms that every reader may read': [
    each('watch%', quoted('create policy drill on {table} for select to strait_reader using (true)')),
    each('watch%', quoted('drop policy drill on {table}')),
  ],
  'the vault granted to readers': [
    `grant usage on schema strait_vault to strait_reader; grant select on all tables in schema strait_vault to strait_reader;
     create policy drill on strait_vault.subjects to strait_reader using (true)`,
    `drop policy drill on strait_vault.subjects; revoke select on all tables in schema strait_vault from strait_reader;
     revoke usage on schema strait_vault from strait_reader`,
  ],
};

/** Switches a fault of the database on or off; nothing where the name is none of them. */
export async function switchSql(world: World, fault: string, isOn: boolean): Promise<void> {
  const [on, off] = sqlFaults[fault] ?? [];
  const sql = isOn ? on : off;
  if (sql !== undefined) await sqlAt(world.url, sql);
}

if (endless === readable) throw new Error('the policy of readers has changed: look here again');
