import { createHmac } from 'node:crypto';
import pg from 'pg';
import type { Text } from '../kernel/text.ts';
import { type Embedded, startEmbedded } from './embedded.ts';
import { faultText, isStoreFault, reasonOf, storeFault } from './faults.ts';
import { type MigrateOptions, migrate } from './migrate.ts';
import { type ProgramRole, prepareRoles } from './roles.ts';
import { type ReaderLock, readerLock } from './row-security.ts';
import { checkSettings } from './settings.ts';

export interface StoreOptions {
  /** Data folder of a built-in server; or the `url` of any PostgreSQL 15 or newer. */
  readonly dataDir?: string;
  /** `postgres://owner:...@host/database`: does the migrations, then the program limits itself. */
  readonly url?: string;
  /** A login of its own for the program (member of strait_program), where the administrator wants a hard wall. */
  readonly programUrl?: string;
  /** Connections for the program. */
  readonly connectionsMax?: number;
  readonly migrations?: MigrateOptions['migrations'];
}

/** An open store: the only thing the journal, telemetry, projections and kept values are built on. */
export interface Store {
  /** Connections as the limited role. */
  readonly pool: pg.Pool;
  /** How to make further connections as the limited role (LISTEN). */
  readonly program: pg.ClientConfig;
  /** The owner's way in, for tools: verify, restore. */
  readonly owner: pg.ClientConfig;
  readonly embedded: Embedded | null;
  readonly role: ProgramRole['kind'];
  /** Whether people's questions run under a role of their own. */
  readonly readers: ReaderLock;
  /** To be shown to whoever starts the node. */
  readonly warnings: readonly Text[];
  close(): Promise<void>;
}

/** Opens a store: starts the server where it is built in, checks its settings, migrates, connects as the limited role. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const embedded = options.dataDir === undefined ? null : await startEmbedded({ dataDir: options.dataDir });
  try {
    const owner: pg.ClientConfig = embedded ? embedded.url : { connectionString: required(options.url) };
    const loginPassword = embedded ? programPassword(String(embedded.url.password)) : null;
    const prepared = await prepare(owner, loginPassword, options);
    const program = programConnection(owner, prepared.role, {
      loginPassword,
      programUrl: options.programUrl,
    });
    return await assemble({
      ...prepared,
      owner,
      program,
      embedded,
      connectionsMax: options.connectionsMax ?? 12,
    });
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

function required(url: string | undefined): string {
  if (url === undefined) throw new Error('a store needs a data folder or a URL');
  return url;
}

interface Prepared {
  readonly role: ProgramRole;
  readonly warnings: readonly Text[];
}

async function prepare(
  owner: pg.ClientConfig,
  loginPassword: string | null,
  options: StoreOptions,
): Promise<Prepared> {
  const client = new pg.Client({ ...owner, application_name: 'strait migrations' });
  client.on('error', () => {}); // each query tells
  try {
    await client.connect();
    const warnings = await checkSettings(client);
    const role = await prepareRoles(client, loginPassword);
    const rules = options.migrations === undefined ? {} : { migrations: options.migrations };
    await migrate(client, { ...rules, withProgramRole: role.kind !== 'owner' });
    return { role, warnings: [...warnings, ...role.warnings] };
  } catch (cause) {
    if (isStoreFault(cause)) throw cause;
    throw storeFault('store_unreachable', { reason: reasonOf(cause) }, cause);
  } finally {
    await client.end().catch(() => {});
  }
}

interface Ways {
  readonly loginPassword: string | null;
  readonly programUrl: string | undefined;
}

function programConnection(owner: pg.ClientConfig, role: ProgramRole, ways: Ways): pg.ClientConfig {
  if (ways.programUrl !== undefined) return { connectionString: ways.programUrl };
  if (role.kind === 'login' && ways.loginPassword !== null)
    return { ...owner, user: 'strait_program', password: ways.loginPassword };
  // Given with the connection itself, so that RESET ROLE leads back to the limited role, not to the owner.
  return role.kind === 'set' ? { ...owner, options: '-c role=strait_program' } : owner;
}

interface Parts extends Prepared {
  readonly owner: pg.ClientConfig;
  readonly program: pg.ClientConfig;
  readonly embedded: Embedded | null;
  readonly connectionsMax: number;
}

async function assemble(parts: Parts): Promise<Store> {
  const { owner, program, embedded, role, warnings } = parts;
  const pool = new pg.Pool({
    ...program,
    max: parts.connectionsMax,
    application_name: 'strait',
    pipeline: true, // what is sent together is answered together
  });
  pool.on('error', () => {}); // an idle connection was lost; the next query opens another
  let readers: ReaderLock;
  try {
    await checkSettings(pool);
    if (role.kind !== 'owner') await checkLimits(pool);
    readers = await lockOf(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    pool,
    program,
    owner,
    embedded,
    role: role.kind,
    readers,
    warnings:
      readers === 'role' || role.kind === 'owner' ? warnings : [...warnings, faultText('no_reader_role')],
    async close() {
      await pool.end();
      await embedded?.stop();
    },
  };
}

/** A URL's own options could undo the limits, and a DBA's login may be too strong: the database itself is asked. */
async function checkLimits(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ role: string; strong: boolean }>(`select current_user as role,
    rolsuper or rolbypassrls or has_table_privilege('strait.journal', 'update, delete, truncate') as strong
    from pg_roles where rolname = current_user`);
  if (rows[0]?.strong !== false) throw storeFault('role_too_strong', { role: rows[0]?.role ?? '?' });
}

async function lockOf(pool: pg.Pool): Promise<ReaderLock> {
  const client = await pool.connect();
  try {
    return await readerLock(client);
  } finally {
    client.release();
  }
}

/** The limited login's password follows from the store's: one secret to keep. */
const programPassword = (secret: string): string =>
  createHmac('sha256', secret).update('strait_program').digest('base64url');
