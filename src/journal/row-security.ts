import { createHash } from 'node:crypto';
import type pg from 'pg';
import { storeFault } from './faults.ts';
import { labelShape } from './label-columns.ts';

// A query of its own, not bound to the row: PostgreSQL asks it once for a whole question. Unset is null, and null
// lets nothing through.
const held = (setting: string) => `(select nullif(current_setting('strait.${setting}', true), ''))`;
const heldList = (setting: string) => `${held(setting)}::text[]`;

// With the glass broken for danger to life, list and organisation step aside: `named-list` and `own-organisation`.
// A record of before labels has no owner, and stays with nobody.
const forLife = `${held('life')} = 'on' and label_purpose = 'save_life' and label_owner <> ''`;

/**
 * Which rows whoever asks may read, in SQL over the label columns and the session's settings: the walls of
 * policies/joint/walls.cedar that can be told without knowing the act. An end of a list of names counts against the
 * time of the transaction. Source: FACTS, "The access decision".
 */
export const readable = [
  `label_marking = any (${heldList('markings')})`,
  `label_caveats <@ ${heldList('caveats')}`,
  `label_purpose = any (${heldList('purposes')})`,
  `(label_named is null or ${forLife} or exists (select from jsonb_array_elements(label_named) as listed (entry)
    where entry ->> 'staff' = ${held('person')}
      and coalesce((entry ->> 'until')::timestamptz, 'infinity') > transaction_timestamp()))`,
  `${held('agency')} is not null and (${forLife} or label_owner = ${held('agency')}
    or ${held('agency')} = any (label_released_to) or label_jurisdiction && ${heldList('remits')})`,
  `${held('state')} is not null and (label_origin = ${held('state')}
    or ${held('state')} = any (label_released_states))`,
].join('\n  and ');

/** Where there is no role for readers: the program itself reads all unless it says for whom it asks. */
const readableIfAsked = `${held('person')} is null or (${readable})`;

/** How far row security holds: `role`: readers have a role without other rights; `settings`: only by what is set. */
export type ReaderLock = 'role' | 'settings';

/**
 * Asks whether people's questions can be asked as strait_reader on this connection, which must be the program's.
 * The answer is the database's own, not that of its catalogue.
 */
export async function readerLock(client: pg.ClientBase): Promise<ReaderLock> {
  try {
    const { rows } = await client.query<{ exists: boolean }>(
      `select to_regrole('strait_reader') is not null as exists`,
    );
    if (!rows[0]?.exists) return 'settings';
    await client.query('begin read only');
    await client.query('set local role strait_reader');
    return 'role';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '42501') return 'settings';
    throw error;
  } finally {
    await client.query('rollback').catch(() => {}); // a lost link has no transaction
  }
}

/**
 * Puts row security on tables of a projection, so that strait_reader sees only what its settings allow and the program
 * all. Refuses (`unmarked`) a table without label columns. Nothing is written where all stands already as it was made.
 */
export async function secureTables(client: pg.Client, tables: readonly string[]): Promise<void> {
  const lock = await grantedLock(client);
  for (const table of tables) {
    await refuseUnmarked(client, table);
    const wanted = policies(table, lock);
    const sum = createHash('sha256').update(wanted).digest('hex');
    const before = await standing(client, table);
    if (before.isOn && before.mark === `${sum} ${before.sum}`) continue;
    // Whatever other policy stood there could let more through.
    const dropped = before.names.map((name) => `drop policy ${name} on ${table};`).join('');
    await client.query(`${dropped}${wanted}`);
    const { sum: made } = await standing(client, table);
    await client.query(`comment on policy written on ${table} is '${sum} ${made}'`);
  }
}

/** Makes a view readable for people; the rows are those its tables' policies let through. */
export async function grantReading(client: pg.Client, view: string): Promise<void> {
  if ((await grantedLock(client)) === 'role') await client.query(`grant select on ${view} to strait_reader`);
}

interface Granted {
  readonly program: boolean;
  readonly reader: boolean;
}

async function grantedLock(client: pg.Client): Promise<ReaderLock | 'single'> {
  const { rows } = await client.query<Granted>(
    `select to_regrole('strait_program') is not null as program,
       exists (select from pg_roles where rolname = 'strait_reader' and pg_has_role(current_user, oid, 'member')) as reader`,
  );
  if (!rows[0]?.program) return 'single';
  return rows[0].reader ? 'role' : 'settings';
}

function policies(table: string, lock: ReaderLock | 'single'): string {
  const program = lock === 'single' ? 'public' : 'strait_program';
  const own = lock === 'role' ? 'true' : readableIfAsked;
  const forReaders =
    lock === 'role'
      ? `create policy readable on ${table} for select to strait_reader using (${readable});
         grant select on ${table} to strait_reader;`
      : '';
  return `alter table ${table} enable row level security, force row level security; ${forReaders}
    create policy written on ${table} to ${program} using (${own}) with check (true)`;
}

async function refuseUnmarked(client: pg.Client, table: string): Promise<void> {
  const { rows } = await client.query<{ found: number }>(
    `select count(*)::int as found from pg_attribute
     join jsonb_array_elements($2::jsonb) as due (column_) on attname = column_ ->> 0
       and format_type(atttypid, atttypmod) = column_ ->> 1 and (attnotnull or not (column_ -> 2)::boolean)
     where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [table, JSON.stringify(labelShape)],
  );
  if (rows[0]?.found !== labelShape.length) throw storeFault('unmarked', { table });
}

interface Standing {
  readonly isOn: boolean;
  /** What was noted when the policies were made: of the text wanted, and of what stood then. */
  readonly mark: string | null;
  /** Of the policies as they stand. */
  readonly sum: string;
  readonly names: readonly string[];
}

async function standing(client: pg.Client, table: string): Promise<Standing> {
  const { rows } = await client.query<Standing>(
    `select relrowsecurity and relforcerowsecurity as "isOn",
       (select obj_description(oid, 'pg_policy') from pg_policy where polrelid = c.oid and polname = 'written') as mark,
       (select encode(sha256(convert_to(string_agg(concat_ws(' ', polname, polcmd, polpermissive, polroles::regrole[]::text,
         pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)), E'\n' order by polname), 'UTF8')), 'hex')
         from pg_policy where polrelid = c.oid) as sum,
       coalesce((select json_agg(quote_ident(polname)) from pg_policy where polrelid = c.oid), '[]') as names
     from pg_class c where oid = $1::regclass`,
    [table],
  );
  const row = rows[0];
  if (!row) throw new Error(`no table ${table}`); // asked within the transaction that made it
  return row;
}
