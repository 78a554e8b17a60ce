import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findPostmaster, stopPostmaster } from '../src/journal/embedded-process.ts';

/** Stops the PostgreSQL of a data folder, also one whose node was killed, and removes the folder; bounded. */
export async function removeStore(dataDir: string): Promise<void> {
  const postmaster = findPostmaster(join(dataDir, 'postgres'));
  if (postmaster !== null) await stopPostmaster(postmaster.pid, null);
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
}
