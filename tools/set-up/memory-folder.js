// Where the tests' passing stores lie: in memory where there is plenty of it. Hundreds come and go in a run and none
// outlives it; a disk would only make each of them wait. What must hold on a disk is shown by `npm run prove`.
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';
/** Well beyond what plain tests were seen to hold at once (0.2 GB), so that the programs keep theirs. */
const plentyBytes = 8 * 2 ** 30;

/**
 * A new folder in memory; null where there is not plenty.
 * Sweeps what runs that were killed have left.
 * @returns {string | null}
 */
export function memoryFolder() {
  try {
    for (const name of readdirSync(memory)) {
      const pid = /^strait-test-(\d+)-/.exec(name)?.[1];
      if (pid && !existsSync(`/proc/${pid}`)) rmSync(join(memory, name), { recursive: true, force: true });
    }
    const { bavail, bsize } = statfsSync(memory);
    if (Math.min(bavail * bsize, freemem()) < plentyBytes) return null;
    const folder = mkdtempSync(join(memory, `strait-test-${process.pid}-`));
    chmodSync(folder, 0o1777); // as the folder for passing files always is: other users have theirs in it
    return folder;
  } catch {
    return null; // no such file system here: the tests use the disk
  }
}
