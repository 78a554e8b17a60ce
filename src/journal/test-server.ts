import { spawnSync } from 'node:child_process';
import { hash, randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { ActorId } from '../kernel/ids.ts';
import type { UtcText } from '../kernel/time.ts';
import { startEmbedded } from './embedded.ts';
import type { AppendRequest, JsonObject, NewEvent } from './port.ts';
import { freshClusterFolder } from './test-cluster.ts';

/** A throw-away PostgreSQL for tests, on which each test takes a database of its own. */
export interface TestServer {
  /** The owner's URL of a new, empty database. */
  freshUrl(): Promise<string>;
  stop(): Promise<void>;
}

/** One of the servers on which the store's tests run. */
export interface TestServerKind {
  readonly name: string;
  /** Why it cannot run here; null where it can. */
  readonly missing: string | null;
  start(): Promise<TestServer>;
}

const debianFifteen = '/usr/lib/postgresql/15/bin';
const givenUrl = process.env['STRAIT_TEST_DATABASE_URL'];

/** The built-in PostgreSQL 18, and a real 15: Debian's programs where found, or the server of STRAIT_TEST_DATABASE_URL. */
export const testServers: readonly TestServerKind[] = [
  { name: 'PostgreSQL 18, built in', missing: null, start: () => startThrowAway(null) },
  {
    name: givenUrl === undefined ? 'PostgreSQL 15, Debian' : 'PostgreSQL by STRAIT_TEST_DATABASE_URL',
    missing:
      givenUrl === undefined && !existsSync(join(debianFifteen, 'postgres')) ? 'no PostgreSQL 15 here' : null,
    start: () =>
      givenUrl === undefined ? startThrowAway(debianFifteen) : Promise.resolve(serverAt(givenUrl)),
  },
];

async function startThrowAway(programs: string | null): Promise<TestServer> {
  const binaries = programs === null ? {} : { binaries: programsOf(programs) };
  const folder = await freshClusterFolder(binaries.binaries);
  const embedded = await startEmbedded({ dataDir: folder, ...binaries });
  const { user, password, host, port } = embedded.url;
  const server = serverAt(`postgres://${user}:${String(password)}@/postgres?host=${host}&port=${port}`);
  return {
    ...server,
    async stop() {
      process.kill(embedded.pid, 'SIGQUIT'); // nothing to keep: no closing checkpoint over many small databases
      await embedded.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function programsOf(folder: string) {
  const postgres = join(folder, 'postgres');
  const said = spawnSync(postgres, ['--version'], { encoding: 'utf8' }).stdout;
  return { initdb: join(folder, 'initdb'), postgres, version: /\d+\.\d+/.exec(said)?.[0] ?? '15.0' };
}

function serverAt(url: string): TestServer {
  return {
    async freshUrl() {
      const name = `strait_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
      await sqlAt(url, `create database ${name} strategy file_copy`);
      return url.replace(/\/[^/?@]*(\?|$)/, `/${name}$1`);
    },
    async stop() {},
  };
}

/** Runs one statement on a connection of its own, as the role of the URL (tests: the superuser), and gives the rows. */
export async function sqlAt(
  url: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<readonly pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, values.length > 0 ? [...values] : undefined)).rows ?? [];
  } finally {
    await client.end();
  }
}

/** An account with a database of its own and no right to make roles. */
export async function ordinaryAccount(server: TestServer): Promise<{ name: string; url: string }> {
  const admin = await server.freshUrl();
  const [name, password] = [`dba_${admin.match(/strait_(\w+)/)?.[1]}`, 'example'];
  await sqlAt(admin, `create role ${name} login password '${password}'`);
  await sqlAt(
    admin,
    `do $$ begin execute format('alter database %I owner to ${name}', current_database()); end $$`,
  );
  return { name, url: admin.replace(/\/\/[^@]*@/, `//${name}:${password}@`) };
}

/** An invented event. */
export function sampleEvent(body: JsonObject = { note: 'EXAMPLE STAR seen' }): NewEvent {
  return {
    type: 'ExampleSeen',
    shape: 1,
    happenedAt: '2021-11-24T03:04:05.000Z' as UtcText,
    marking: 'official',
    purpose: 'save_life',
    label: { owner: 'agency-a' },
    cause: null,
    body,
  };
}

/** An invented request with a key of its own; `request` overrides. */
export function sampleRequest(request: Partial<AppendRequest> = {}): AppendRequest {
  const idempotencyKey = request.idempotencyKey ?? randomUUID();
  return {
    stream: 'example/1',
    expectedVersion: 0,
    idempotencyKey,
    requestHash: hash('sha256', idempotencyKey),
    actor: 'actor-1' as ActorId,
    desk: null,
    events: [sampleEvent()],
    answer: { done: true },
    ...request,
  };
}
