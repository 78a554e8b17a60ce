import { spawnSync } from 'node:child_process';
import { hash, randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ActorId } from '../kernel/ids.ts';
import type { UtcText } from '../kernel/time.ts';
import { startEmbedded } from './embedded.ts';
import type { AppendRequest, JsonObject, NewEvent } from './port.ts';
import { freshClusterFolder, preparedDatabase, type WantedCluster } from './test-cluster.ts';
import { sqlAt, urlOf } from './test-sql.ts';

export { sqlAt } from './test-sql.ts';

/** A throw-away PostgreSQL for tests, on which each test takes a database of its own. */
export interface TestServer {
  /** The owner's URL of a new database of which nothing is known yet: migrated where the server is a prepared one. */
  freshUrl(): Promise<string>;
  /** The owner's URL of a new database with nothing in it, as before the first migration. */
  emptyUrl(): Promise<string>;
  stop(): Promise<void>;
}

/** One of the servers on which the store's tests run. */
export interface TestServerKind {
  readonly name: string;
  /** Why it cannot run here; null where it can. */
  readonly missing: string | null;
  /** Its databases are migrated. */
  start(): Promise<TestServer>;
  /** For tests of the first migrations and of the making of roles: a server where the program never was. */
  startBare(): Promise<TestServer>;
}

const debianFifteen = '/usr/lib/postgresql/15/bin';
const givenUrl = process.env['STRAIT_TEST_DATABASE_URL'];

/** The built-in PostgreSQL 18, and a real 15: Debian's programs where found, or the server of STRAIT_TEST_DATABASE_URL. */
export const testServers: readonly TestServerKind[] = [
  {
    name: 'PostgreSQL 18, built in',
    missing: null,
    start: () => startThrowAway(null, { isPrepared: true }),
    startBare: () => startThrowAway(null, { isPrepared: false }),
  },
  givenUrl === undefined
    ? {
        name: 'PostgreSQL 15, Debian',
        missing: existsSync(join(debianFifteen, 'postgres')) ? null : 'no PostgreSQL 15 here',
        start: () => startThrowAway(debianFifteen, { isPrepared: true }),
        startBare: () => startThrowAway(debianFifteen, { isPrepared: false }),
      }
    : {
        name: 'PostgreSQL by STRAIT_TEST_DATABASE_URL',
        missing: null,
        start: () => Promise.resolve(serverAt(givenUrl, null)),
        startBare: () => Promise.resolve(serverAt(givenUrl, null)),
      },
];

async function startThrowAway(
  programs: string | null,
  wanted: Omit<WantedCluster, 'binaries'>,
): Promise<TestServer> {
  const binaries = programs === null ? undefined : programsOf(programs);
  const folder = await freshClusterFolder({ binaries, ...wanted });
  const embedded = await startEmbedded({ dataDir: folder, ...(binaries && { binaries }) });
  const server = serverAt(urlOf(embedded.url, 'postgres'), wanted.isPrepared ? preparedDatabase : null);
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

function serverAt(url: string, prepared: string | null): TestServer {
  const create = async (from: string): Promise<string> => {
    const name = `strait_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
    await sqlAt(url, `create database ${name} template ${from} strategy file_copy`);
    return url.replace(/\/[^/?@]*(\?|$)/, `/${name}$1`);
  };
  return {
    freshUrl: () => create(prepared ?? 'template1'),
    emptyUrl: () => create('template1'),
    async stop() {},
  };
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
