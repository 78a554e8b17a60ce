import pg from 'pg';
import { rightsOf } from '../src/app/who.ts';
import type { Chance } from './chance.ts';
import { whoOf } from './noninterference-acts-vault.ts';
import type { World } from './worlds.ts';

/** One statement as the role of readers, with the settings of one officer. */
export interface SqlProbe {
  readonly staff: string;
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Tables and views of the program, by whole name. */
export async function tablesOf(world: World): Promise<readonly string[]> {
  const { rows } = await world.parts.store.pool.query<{ name: string }>(
    `select format('%I.%I', nspname, relname) as name from pg_class join pg_namespace n on n.oid = relnamespace
     where nspname like 'strait%' and relkind in ('r', 'v', 'p', 'm') order by 1`,
  );
  return rows.map(({ name }) => name);
}

// A place in the book counts what others wrote; no reader is ever given one bare (decision 0009).
const row = `to_jsonb(t) - 'position' - 'changed' - 'changed_position' - 'note'`;

const shapes: readonly ((table: string) => string)[] = [
  (table) => `select ${row} as told from ${table} t order by 1 limit 100`,
  (table) => `select count(*)::int as told from ${table} t`,
  (table) => `select count(*)::int as told from ${table} t where to_jsonb(t)::text ilike '%' || $1 || '%'`,
  (table) => `select exists (select from ${table} t where to_jsonb(t)::text like '%' || $2 || '%') as told`,
  (table) => `select ${row} as told from ${table} t where to_jsonb(t)::text like '%' || $2 || '%' limit 5`,
  (table) => `select string_agg(distinct left(to_jsonb(t)::text, 0), '') || count(*) as told from ${table} t`,
  (table) => `select count(*)::int as told from ${table} t full join ${table} u on false`,
  (table) =>
    `select histogram_bounds::text || most_common_vals::text as told from pg_stats where format('%I.%I', schemaname, tablename) = '${table}'`,
];

/** Draws a statement over any table; `words`: what is looked for. */
export function sqlProbe(
  chance: Chance,
  from: {
    readonly tables: readonly string[];
    readonly words: readonly string[];
    readonly staff: readonly [string, ...string[]];
  },
): SqlProbe {
  const ofRescue = from.tables.filter((name) =>
    /\.(?:rescue|dispatch|fleet|watch|register_unit)_?/.test(name),
  );
  const ofVault = from.tables.filter((name) => name.startsWith('strait_vault.'));
  const tables = chance.pick([ofRescue, ofVault, from.tables]);
  const table = tables[chance.whole(tables.length)] ?? 'strait.journal';
  const sql = (shapes[chance.whole(shapes.length)] ?? shapes[0])?.(table) ?? '';
  const word = () => from.words[chance.whole(from.words.length)] ?? '';
  const values = [word(), word()].filter((_, at) => sql.includes(`$${at + 1}`));
  // Where only the second is asked for, it is the first of the values.
  return {
    staff: chance.pick(from.staff),
    sql: sql.includes('$1') ? sql : sql.replaceAll('$2', '$1'),
    values,
  };
}

/** Runs a statement as the officer's own reader would, whatever it says; an error is an answer too. */
export async function readAs(world: World, { staff, sql, values }: SqlProbe): Promise<string> {
  const rights = rightsOf(whoOf(world, staff), world.clock.now);
  const { purposes, markings, caveats, agency, remits, state, person, lifeAtRisk } = rights;
  const client = new pg.Client(world.parts.store.program);
  await client.connect();
  try {
    await client.query('begin read only; set local role strait_reader');
    await client.query(
      `select set_config('strait.markings', $1, true), set_config('strait.caveats', $2, true),
        set_config('strait.purposes', $3, true), set_config('strait.agency', $4, true),
        set_config('strait.remits', $5, true), set_config('strait.state', $6, true), set_config('strait.person', $7, true),
        set_config('strait.life', $8, true)`,
      [markings, caveats, purposes, agency ?? '', remits, state ?? '', person, lifeAtRisk ? 'on' : ''],
    );
    const { rows } = await client.query(sql, [...values]);
    return JSON.stringify(rows);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await client.end();
  }
}
