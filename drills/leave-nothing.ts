import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { removeStore } from './remove-store.ts';

/** A started program and the data folder of the PostgreSQL that it starts. `pid` is null where the program is gone. */
export interface Guarded {
  readonly dataDir: string;
  readonly pid: number | null;
}

let warden: ChildProcess | null = null;

/**
 * Tells the warden of a program and its store. Should this process die without ending them (killed by a test runner,
 * Ctrl-C, a crash), the warden ends both and removes the folder: nothing started here outlives it.
 */
export function guard(guarded: Guarded): void {
  warden ??= startWarden();
  warden.stdin?.write(`${JSON.stringify(guarded)}\n`);
}

/**
 * Stops the PostgreSQL of a data folder, also one whose node was killed, removes the folder, and tells the warden.
 * The program that uses it must have ended.
 */
export async function leaveNothing(dataDir: string): Promise<void> {
  await removeStore(dataDir);
  warden?.stdin?.write(`${JSON.stringify({ dataDir, done: true })}\n`);
}

function startWarden(): ChildProcess {
  // A session of its own: the Ctrl-C that ends this process must not end its warden.
  const child = spawn(process.execPath, [join(import.meta.dirname, 'warden.ts')], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  child.stdin.on('error', () => {}); // a warden that fell guards nothing; the ends in `finally` remain
  child.unref();
  return child;
}
