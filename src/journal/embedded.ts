import type { ChildProcess } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Binaries, findBinaries } from './embedded-binaries.ts';
import { type Layout, layOut, makeCluster } from './embedded-cluster.ts';
import { clearSocket, findPostmaster, type Postmaster, stopPostmaster } from './embedded-process.ts';
import { launch } from './embedded-server.ts';
import { serverUser } from './embedded-user.ts';
import { isStoreFault, reasonOf, storeFault } from './faults.ts';

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** True for a tool beside a node (`verify`, `backup`): uses a running server, and stops only one it started. */
  readonly shared?: boolean;
  /** Another PostgreSQL's programs than those npm installed (tests on version 15). */
  readonly binaries?: Binaries;
}

/** A running built-in server, and the superuser's way to it (for migrations; the program itself uses less). */
export interface Embedded {
  readonly url: pg.ClientConfig;
  readonly pid: number;
  /** Fast shutdown, bounded; a node beside which this was only a guest keeps its server. */
  stop(): Promise<void>;
}

/** Held by the node that owns the folder, as long as it lives: PostgreSQL frees it when the node dies. */
export const ownerLock = 7_301_812;
const startSeconds = 60;
/** How long the server of a node that was killed may take to notice it, and to free its lock. */
const releaseSeconds = 3;

/**
 * Starts PostgreSQL 18 for one data folder, or adopts the server that a killed node left running.
 * Listens on a private unix socket only. Refuses (`store_in_use`) a folder that another node has open.
 */
export async function startEmbedded({
  dataDir,
  shared = false,
  ...given
}: EmbeddedOptions): Promise<Embedded> {
  if (process.platform === 'win32') throw storeFault('platform_unsupported', { platform: 'win32' });
  const user = serverUser();
  const binaries = given.binaries ?? findBinaries(user);
  const layout = layOut(dataDir, user);
  await makeCluster(layout, binaries, user);
  const { server, url, owner } = await openServer(layout, binaries, shared);
  return {
    url,
    pid: server.postmaster.pid,
    async stop() {
      await owner.release();
      const mayStop = !shared || (server.child !== null && (await isUnowned(url)));
      if (mayStop) await stopPostmaster(server.postmaster.pid, server.child);
    },
  };
}

/**
 * A server just killed may still look alive, and hang up on whoever calls: then it is looked for, or started, anew.
 */
async function openServer(layout: Layout, binaries: Binaries, shared: boolean) {
  const end = performance.now() + startSeconds * 1000;
  for (;;) {
    const server = await runningServer(layout, binaries);
    const url = connectionTo(layout, server.postmaster);
    try {
      return { server, url, owner: await keepOwnership(url, layout, shared) };
    } catch (error) {
      if (!isStoreFault(error, 'store_unreachable') || performance.now() > end) throw error;
      await pause(100);
    }
  }
}

interface Running {
  readonly postmaster: Postmaster;
  /** Null where the server was found running. */
  readonly child: ChildProcess | null;
}

async function runningServer(layout: Layout, binaries: Binaries): Promise<Running> {
  const end = performance.now() + startSeconds * 1000;
  let child: ChildProcess | null = null;
  for (;;) {
    const postmaster = findPostmaster(layout.cluster);
    if (postmaster?.ready) return { postmaster, child: child?.pid === postmaster.pid ? child : null };
    const isGone = child === null || child.exitCode !== null || child.signalCode !== null;
    if (performance.now() > end)
      throw storeFault('server_failed', { folder: layout.dataDir, reason: layout.lastWords() });
    if (!postmaster && isGone) {
      // A killed server's last children may hold its memory for some milliseconds: then the start is tried again.
      if (child !== null && performance.now() > end - (startSeconds - 15) * 1000)
        throw storeFault('server_failed', { folder: layout.dataDir, reason: layout.lastWords() });
      if (child !== null) await pause(100);
      await clearSocket(layout.socketFolder, layout.cluster);
      child = await launch(layout, binaries);
    }
    await pause(5);
  }
}

function connectionTo(layout: Layout, postmaster: Postmaster): pg.ClientConfig {
  return {
    host: postmaster.socketFolder,
    port: postmaster.port,
    user: 'postgres',
    password: layout.password,
    database: 'postgres',
  };
}

interface Ownership {
  release(): Promise<void>;
}

async function keepOwnership(url: pg.ClientConfig, layout: Layout, shared: boolean): Promise<Ownership> {
  if (shared) return { release: async () => {} };
  let released = false;
  let client = await lockOnceFree(url);
  if (!client) throw storeFault('store_in_use', { folder: realpathSync(layout.dataDir) });
  const watch = (held: pg.Client) =>
    held.once('end', () => {
      if (!released) void regain();
    });
  // The server restarts itself after a crash of one of its processes: the lock must then be taken anew.
  const regain = async () => {
    while (!released) {
      await pause(200, undefined, { ref: false });
      const again = await takeLock(url).catch(() => null);
      if (again) {
        client = again;
        watch(again);
        return;
      }
    }
  };
  watch(client);
  return {
    async release() {
      released = true;
      await client?.end().catch(() => {});
    },
  };
}

/** Null where the lock is still held after the time a killed node's connection needs to end. */
async function lockOnceFree(url: pg.ClientConfig): Promise<pg.Client | null> {
  const end = performance.now() + releaseSeconds * 1000;
  for (;;) {
    const client = await takeLock(url);
    if (client || performance.now() > end) return client;
    await pause(50);
  }
}

async function takeLock(url: pg.ClientConfig): Promise<pg.Client | null> {
  const client = new pg.Client({ ...url, application_name: 'strait owner' });
  client.on('error', () => {}); // told by 'end'
  try {
    await client.connect();
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
      ownerLock,
    ]);
    if (rows[0]?.held) return client;
  } catch (cause) {
    await client.end().catch(() => {});
    throw storeFault('store_unreachable', { reason: reasonOf(cause) }, cause);
  }
  await client.end();
  return null;
}

/** A guest stops the server it started unless a node has moved in meanwhile. */
async function isUnowned(url: pg.ClientConfig): Promise<boolean> {
  const client = await takeLock(url).catch(() => null);
  await client?.end().catch(() => {});
  return client !== null;
}
