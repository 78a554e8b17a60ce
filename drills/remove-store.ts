import { readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findPostmaster, stopPostmaster } from '../src/journal/embedded-process.ts';

/**
 * Stops the PostgreSQL of a data folder, also one whose node was killed, and removes the folder and the server's
 * socket folder, which lies apart from it; bounded.
 */
export async function removeStore(dataDir: string): Promise<void> {
  const cluster = join(dataDir, 'postgres');
  const postmaster = findPostmaster(cluster);
  if (postmaster !== null) await stopPostmaster(postmaster.pid, null);
  const socketFolder = socketFolderOf(cluster);
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  if (socketFolder === null) return;
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock'])
    rmSync(join(socketFolder, name), { force: true }); // a killed server's
  try {
    rmdirSync(socketFolder);
  } catch {
    // Gone, or something else lies in it: then it is not ours to remove.
  }
}

/** The server keeps the words of its last start beside its data, also after it ended. */
function socketFolderOf(cluster: string): string | null {
  try {
    const words = readFileSync(join(cluster, 'postmaster.opts'), 'utf8');
    return /unix_socket_directories=([^"\n]+)"/.exec(words)?.[1] ?? null;
  } catch {
    return null; // no server was ever started here
  }
}
