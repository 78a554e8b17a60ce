import { type ChildProcess, execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What a running server writes about itself in its folder. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly socketFolder: string;
  readonly ready: boolean;
}

/** Reads `postmaster.pid`; null where no server of this folder is alive: then a left-over of one is taken away. */
export function findPostmaster(cluster: string): Postmaster | null {
  const file = join(cluster, 'postmaster.pid');
  const lines = readLines(file);
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (!isAlive(pid) || !servesFolder(pid, cluster)) {
    removeLeftOver(file, cluster);
    return null;
  }
  return {
    pid,
    port: Number(lines[3] ?? 5432),
    socketFolder: (lines[4] ?? '').trim(),
    ready: (lines[7] ?? '').trim() === 'ready',
  };
}

/**
 * The server itself gives up at a number that is still taken: by a stranger after a restart of the machine, or by the
 * dead server until init buries it. Danger: never while any process of the old server still works in the folder.
 */
function removeLeftOver(file: string, cluster: string): void {
  if (process.platform !== 'linux') return;
  const here = realpathSync(cluster);
  const isUsed = readdirSync('/proc').some(
    (name) => /^\d+$/.test(name) && workingFolder(Number(name)) === here,
  );
  if (!isUsed) rmSync(file, { force: true });
}

/**
 * Frees the socket folder, which belongs to this data folder alone: a server whose data folder was deleted under it
 * is stopped, and a lock left by one long dead (its number may be anyone's by now) is removed.
 */
export async function clearSocket(socketFolder: string, cluster: string): Promise<void> {
  const lock = join(socketFolder, '.s.PGSQL.5432.lock');
  const pid = Number(readLines(lock)[0]);
  if (!Number.isInteger(pid) || pid <= 0) return;
  if (isAlive(pid) && workingFolder(pid) === `${cluster} (deleted)`) await stopPostmaster(pid, null);
  else if (isAlive(pid) && servesFolder(pid, cluster)) return;
  rmSync(lock, { force: true });
}

/** True while a process of that number exists and is no zombie. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) !== 'Z';
  } catch {
    return process.platform !== 'linux';
  }
}

/** Stops a server: fast shutdown, then immediate, then kill; each step bounded. Resolves when it is gone. */
export async function stopPostmaster(pid: number, child: ChildProcess | null): Promise<void> {
  for (const [signal, milliseconds] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    send(pid, signal);
    if (await isGoneWithin(pid, child, milliseconds)) return;
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already: what was wanted.
  }
}

async function isGoneWithin(pid: number, child: ChildProcess | null, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    if (child ? child.exitCode !== null || child.signalCode !== null : !isAlive(pid)) return true;
    await pause(10);
  }
  return false;
}

function readLines(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** A server's working folder is its data folder: that, and not its number, says whose it is. */
function servesFolder(pid: number, cluster: string): boolean {
  try {
    if (process.platform === 'linux') return workingFolder(pid) === realpathSync(cluster);
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(cluster);
  } catch {
    return false;
  }
}

function workingFolder(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}
