import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { type BackupHead, backupHead, backupTables } from './backup-form.ts';
import { isStoreFault, reasonOf, storeFault } from './faults.ts';
import { readMigrations } from './migrate.ts';

export interface RestoreOptions {
  /** The owner's connection to a store that was opened (and so migrated) and is empty. */
  readonly config: pg.ClientConfig;
  readonly file: string;
  /** An independent look at the restored book before it is committed: how many findings. */
  readonly verify: (client: pg.ClientBase) => Promise<number>;
  readonly onProgress?: (rows: number) => void;
}

export interface RestoreSummary {
  readonly origin: string;
  readonly rows: Readonly<Record<string, number>>;
}

const batchRows = 1000;

/**
 * What opens for some hours, and may have been ended or used since the backup: the older book does not know. People sign
 * in again, and codes are issued anew; that the first two came in stays known.
 */
const dropOpeners = `delete from strait.kept_values where room in ('session', 'challenge', 'device_code')
  or room = 'enrolment' and key not like 'first/%'`;

/**
 * Restores a backup in one transaction: all of it or nothing, but for sessions and one-time codes. The journal's own
 * trigger checks order and chain as the rows come in; the file's SHA-256, its counts, its head and `verify` are checked
 * before the commit.
 * Refuses a store that is not empty, a damaged file, and one of a newer program. Projections are rebuilt afterwards.
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreSummary> {
  const client = new pg.Client({ ...options.config, application_name: 'strait restore' });
  client.on('error', () => {}); // the running query tells
  await client.connect();
  try {
    await client.query('begin');
    await refuseFilled(client);
    // Subjects come before their details, those whose erasure was ordered too. Left as it was if this does not commit.
    await client.query('alter table strait_vault.details disable trigger guard_new');
    const restored = await readInto(client, options);
    await client.query('alter table strait_vault.details enable trigger guard_new');
    await client.query(dropOpeners);
    await checkRestored(client, restored.head, options.verify);
    await client.query('commit');
    return { origin: restored.head.origin, rows: restored.rows };
  } finally {
    // Ends the transaction where it was not committed.
    await client.end().catch(() => {});
  }
}

async function refuseFilled(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    `select greatest((select position from strait.journal_head), (select count(*) from strait.kept_answers))::float8 as count`,
  );
  if (rows[0]?.count !== 0) throw storeFault('not_empty', { count: rows[0]?.count ?? '?' });
}

interface Restored {
  readonly head: BackupHead;
  readonly rows: Record<string, number>;
}

interface Reading {
  head: BackupHead | null;
  table: string | null;
  batch: string[];
  readonly rows: Record<string, number>;
  ended: boolean;
}

async function readInto(client: pg.Client, { file, onProgress }: RestoreOptions): Promise<Restored> {
  const reading: Reading = { head: null, table: null, batch: [], rows: {}, ended: false };
  const sum = createHash('sha256');
  let total = 0;
  for await (const line of linesOf(file)) {
    if (reading.ended) throw storeFault('backup_damaged', { reason: 'something follows its end' });
    if (line.startsWith('{"end":')) {
      await insertBatch(client, reading);
      checkEnd(line, { sha256: sum.digest('hex'), rows: reading.rows });
      reading.ended = true;
      continue;
    }
    sum.update(`${line}\n`);
    if (reading.head === null) reading.head = readHead(line);
    else if (line.startsWith('{"table":')) await startTable(client, reading, line);
    else {
      reading.batch.push(line);
      if (reading.batch.length >= batchRows) await insertBatch(client, reading);
    }
    if (++total % 5000 === 0) onProgress?.(total);
  }
  if (!reading.ended || !reading.head) throw storeFault('backup_damaged', { reason: 'it has no end' });
  return { head: reading.head, rows: reading.rows };
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const text = source.pipe(createGunzip());
  source.once('error', (error) => text.destroy(error));
  let rest = '';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of text) {
      const lines = (rest + decoder.decode(Buffer.from(chunk), { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (cause) {
    if (isStoreFault(cause)) throw cause;
    throw storeFault('backup_damaged', { reason: reasonOf(cause) }, cause);
  } finally {
    source.destroy();
  }
  if (rest !== '') throw storeFault('backup_damaged', { reason: 'its last line is cut' });
}

function readHead(line: string): BackupHead {
  const read = backupHead.safeParse(parse(line));
  if (!read.success)
    throw storeFault('backup_damaged', {
      reason: 'its first line is not that of a backup this program knows',
    });
  const known = new Set(readMigrations().map(({ name }) => name));
  const newer = read.data.migrations.find((name) => !known.has(name));
  if (newer !== undefined) throw storeFault('database_newer', { name: newer });
  return read.data;
}

async function startTable(client: pg.Client, reading: Reading, line: string): Promise<void> {
  await insertBatch(client, reading);
  const { table } = parse(line);
  // Only names from our own list ever reach the SQL.
  const known = backupTables.find((one) => one.table === table);
  if (!known) throw storeFault('backup_damaged', { reason: `table ${String(table)} is not known` });
  reading.table = known.table;
  reading.rows[known.table] = 0;
}

async function insertBatch(client: pg.Client, reading: Reading): Promise<void> {
  const { table, batch } = reading;
  if (batch.length === 0) return;
  if (table === null) throw storeFault('backup_damaged', { reason: 'rows stand before any table' });
  reading.batch = [];
  reading.rows[table] = (reading.rows[table] ?? 0) + batch.length;
  const onConflict = table === 'strait.node' ? 'on conflict do nothing' : '';
  try {
    await client.query(
      `insert into ${table} select * from json_populate_recordset(null::${table}, $1::json) ${onConflict}`,
      [`[${batch.join(',')}]`],
    );
  } catch (cause) {
    throw storeFault('backup_damaged', { reason: reasonOf(cause) }, cause);
  }
}

function checkEnd(line: string, found: { sha256: string; rows: Record<string, number> }): void {
  const { sha256, rows } = parse(line);
  if (sha256 !== found.sha256)
    throw storeFault('backup_damaged', { reason: 'its SHA-256 is not that of its content' });
  if (JSON.stringify(rows) !== JSON.stringify(found.rows))
    throw storeFault('backup_damaged', { reason: 'its counts are not those of its content' });
}

async function checkRestored(
  client: pg.Client,
  head: BackupHead,
  verify: RestoreOptions['verify'],
): Promise<void> {
  const { rows } = await client.query<{ position: number; hash: string; origin: string }>(
    `select position::float8 as position, encode(hash, 'hex') as hash,
       coalesce((select origin from strait.node), '') as origin from strait.journal_head`,
  );
  const now = rows[0];
  if (now?.origin !== head.origin)
    throw storeFault('other_origin', { found: now?.origin ?? '?', asked: head.origin });
  if (now.position !== head.head.position || now.hash !== head.head.hash)
    throw storeFault('backup_damaged', { reason: 'the restored book has another head' });
  const findings = await verify(client);
  if (findings > 0)
    throw storeFault('backup_damaged', { reason: `the restored chain has ${findings} findings` });
}

function parse(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch {
    // Told below.
  }
  throw storeFault('backup_damaged', { reason: 'a line is no JSON object' });
}
