import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeNew } from './durable-file.ts';
import type { Binaries } from './embedded-binaries.ts';
import type { ServerUser } from './embedded-user.ts';
import { reasonOf, storeFault } from './faults.ts';

/** Where a store lies: `postgres/` the server's own, `store.key` its password, `store.log` its words. */
export interface Layout {
  readonly dataDir: string;
  readonly cluster: string;
  readonly socketFolder: string;
  readonly log: string;
  readonly password: string;
  readonly user: ServerUser;
  /** The last line of the log, for a fault's reason. */
  lastWords(): string;
}

/** Makes the data folder, its password file (0600) and the private socket folder where they do not exist. */
export function layOut(dataDir: string, user: ServerUser): Layout {
  const folder = resolve(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const real = realpathSync(folder);
  const log = join(real, 'store.log');
  return {
    dataDir: real,
    cluster: join(real, 'postgres'),
    socketFolder: socketFolder(real, user),
    log,
    password: readPassword(join(real, 'store.key')),
    user,
    lastWords: () => lastLine(log),
  };
}

/**
 * How the server is told its folder: by its own working folder, so that a closed parent does not hinder it, and a
 * server whose folder was deleted under it never writes into the one made anew at the same path.
 * Before version 16 the programs leave their working folder while they start: they need the path.
 */
export const clusterArgument = (layout: Layout, { version }: Binaries): string => {
  const isByWorkingFolder = process.platform === 'linux' && Number.parseInt(version, 10) >= 16;
  return isByWorkingFolder ? '/proc/self/cwd' : layout.cluster;
};

/** What a server's process gets of our environment: nothing that could redirect it. */
export const serverEnvironment = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' } as const;

/** Runs initdb where there is no cluster yet. Made beside and renamed, so that a half-made one is never opened. */
export async function makeCluster(layout: Layout, binaries: Binaries, user: ServerUser): Promise<void> {
  const versionFile = join(layout.cluster, 'PG_VERSION');
  if (!existsSync(versionFile)) await initialise(layout, binaries, user);
  const found = readFileSync(versionFile, 'utf8').trim();
  const brought = binaries.version.split('.')[0] ?? '';
  if (found !== brought) throw storeFault('store_version', { folder: layout.dataDir, found, brought });
}

async function initialise(layout: Layout, binaries: Binaries, user: ServerUser): Promise<void> {
  const beside = `${layout.cluster}.new-${process.pid}`;
  const passwordFile = join(layout.socketFolder, `key-${randomBytes(8).toString('hex')}`);
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside, { mode: 0o700 });
  writeFileSync(passwordFile, layout.password, { mode: 0o600 });
  if (user) for (const path of [beside, passwordFile]) chownSync(path, user.uid, user.gid);
  try {
    await runInitdb(binaries, { ...layout, cluster: beside }, passwordFile);
    renameSync(beside, layout.cluster);
  } catch (cause) {
    rmSync(beside, { recursive: true, force: true });
    // Two started together: the quicker one's cluster serves.
    if (!existsSync(join(layout.cluster, 'PG_VERSION')))
      throw storeFault('server_failed', { folder: layout.dataDir, reason: reasonOf(cause) }, cause);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function runInitdb(binaries: Binaries, layout: Layout, passwordFile: string): Promise<void> {
  const builtin =
    Number.parseInt(binaries.version, 10) >= 17
      ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      : [];
  const locale = ['--encoding=UTF8', '--locale=C', ...builtin];
  const safety = [
    '--data-checksums',
    '--auth=scram-sha-256',
    '--username=postgres',
    `--pwfile=${passwordFile}`,
  ];
  const child = spawn(binaries.initdb, ['-D', clusterArgument(layout, binaries), ...locale, ...safety], {
    ...layout.user,
    cwd: layout.cluster,
    env: serverEnvironment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  if (code !== 0) throw new Error(`initdb ended with ${code}: ${said.trim()}`);
}

/** One password per store, known to nobody but this folder; on the disk before the store is made: nothing else opens it. */
function readPassword(file: string): string {
  try {
    writeNew(file, () => randomBytes(24).toString('base64url'));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

/**
 * A short private folder: a socket's path may have 103 bytes at most. Its name follows from the data folder, so that
 * a killed node leaves nothing new behind at each start.
 */
function socketFolder(dataDir: string, user: ServerUser): string {
  const uid = user?.uid ?? process.getuid?.() ?? 0;
  const base = tmpdir().length > 60 ? '/tmp' : tmpdir();
  const wanted = join(
    base,
    `strait-${createHash('sha256').update(`${uid}:${dataDir}`).digest('hex').slice(0, 12)}`,
  );
  try {
    mkdirSync(wanted, { mode: 0o700 });
    if (user) chownSync(wanted, user.uid, user.gid);
    return wanted;
  } catch {
    if (isPrivate(wanted, uid)) return wanted;
  }
  // Someone else sits on the name, in a folder open to all: take one that nobody can foresee.
  const other = mkdtempSync(join(base, 'strait-'));
  chmodSync(other, 0o700);
  if (user) chownSync(other, user.uid, user.gid);
  return other;
}

function isPrivate(path: string, uid: number): boolean {
  try {
    return (
      !lstatSync(path).isSymbolicLink() && statSync(path).uid === uid && (statSync(path).mode & 0o077) === 0
    );
  } catch {
    return false;
  }
}

function lastLine(log: string): string {
  try {
    return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-4).join(' | ');
  } catch {
    return 'no log';
  }
}
