import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { type BackupHead, backupFormat, backupTables } from './backup-form.ts';
import { storeFault } from './faults.ts';

export interface BackupOptions {
  /** A connection that may read everything: the owner's. */
  readonly config: pg.ClientConfig;
  /** Written beside as `.part` and renamed when it is whole and on the disk. Readable by its owner only. */
  readonly file: string;
  readonly onProgress?: (rows: number) => void;
}

/** What went into a backup. */
export interface BackupSummary {
  readonly origin: string;
  readonly head: { readonly position: number; readonly hash: string };
  readonly rows: Readonly<Record<string, number>>;
  readonly sha256: string;
}

/**
 * Writes the journal, the kept answers and the kept tables as they stood at one moment; a node may go on writing.
 * Telemetry (short-lived) and projections (rebuilt) are not part of it. Memory stays bounded.
 */
export async function writeBackup({ config, file, onProgress }: BackupOptions): Promise<BackupSummary> {
  const client = new pg.Client({ ...config, application_name: 'strait backup' });
  client.on('error', () => {}); // the running query tells
  await client.connect();
  const part = `${file}.part`;
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    const head = await readHead(client);
    const summary = { rows: {}, sha256: '' };
    // One that a stopped backup left would keep its own mode, and its readers.
    await rm(part, { force: true });
    const lines = bookLines(client, { head, summary, ...(onProgress ? { onProgress } : {}) });
    await pipeline(
      Readable.from(lines),
      createGzip({ level: 6 }),
      createWriteStream(part, { mode: 0o600, flags: 'wx' }),
    );
    await toDisk(part);
    await rename(part, file);
    await toDisk(dirname(file));
    return { origin: head.origin, head: head.head, ...summary };
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

async function readHead(client: pg.Client): Promise<BackupHead> {
  const { rows } = await client.query<{ origin: string; position: number; hash: string }>(
    `select coalesce((select origin from strait.node), '') as origin, position::float8 as position,
       encode(hash, 'hex') as hash from strait.journal_head`,
  );
  const migrations = await client.query<{ name: string }>(
    'select name from strait.migrations order by number',
  );
  const row = rows[0];
  if (!row) throw storeFault('chain_broken', { position: 0, stream: '', reason: 'the head is missing' });
  return {
    strait: 'backup',
    format: backupFormat,
    origin: row.origin,
    madeAt: new Date().toISOString(),
    head: { position: row.position, hash: row.hash },
    migrations: migrations.rows.map(({ name }) => name),
  };
}

interface Told {
  readonly head: BackupHead;
  readonly summary: { rows: Record<string, number>; sha256: string };
  readonly onProgress?: (rows: number) => void;
}

/** First line: what it is. Then each table's name and its rows, one JSON object a line. Last line: counts and SHA-256. */
async function* bookLines(client: pg.Client, { head, summary, onProgress }: Told): AsyncGenerator<string> {
  const sum = createHash('sha256');
  const told = (text: string) => {
    sum.update(text);
    return text;
  };
  yield told(`${JSON.stringify(head)}\n`);
  let total = 0;
  for (const { table, order } of backupTables) {
    yield told(`${JSON.stringify({ table })}\n`);
    let count = 0;
    await client.query(`declare rows no scroll cursor for
      select row_to_json(t)::text as line from ${table} as t order by ${order}`);
    for (;;) {
      const { rows } = await client.query<{ line: string }>('fetch 2000 from rows');
      if (rows.length === 0) break;
      count += rows.length;
      yield told(rows.map(({ line }) => `${line}\n`).join(''));
      onProgress?.((total += rows.length));
    }
    await client.query('close rows');
    summary.rows[table] = count;
  }
  summary.sha256 = sum.digest('hex');
  yield `${JSON.stringify({ end: true, rows: summary.rows, sha256: summary.sha256 })}\n`;
}

/** A backup counts only once it would survive a power cut. */
async function toDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
