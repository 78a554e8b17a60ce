import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Binaries, findBinaries } from './embedded-binaries.ts';
import { layOut, makeCluster } from './embedded-cluster.ts';
import { serverUser } from './embedded-user.ts';

const folderOfCopies = join(import.meta.dirname, '..', '..', '.cache');
const maker = join(import.meta.dirname, 'embedded-cluster.ts');

/**
 * For tests: a new data folder with a cluster in which nothing is yet, as the program makes it. The program makes one
 * for each version and each way of making it; the others are copies, at a tenth of the processor. Not for tests of
 * that making itself.
 */
export async function freshClusterFolder(given?: Binaries): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'strait-test-'));
  chmodSync(folder, 0o711); // a server before 16 must reach its folder by path
  copyInto(folder, await copyOfCluster(given));
  return folder;
}

async function copyOfCluster(given?: Binaries): Promise<string> {
  const user = serverUser();
  const binaries = given ?? findBinaries(user);
  const madeBy = hash('sha256', `${readFileSync(maker, 'utf8')} ${user?.uid ?? process.getuid?.()}`);
  const copy = join(folderOfCopies, `test-cluster-${binaries.version}-${madeBy.slice(0, 12)}`);
  if (existsSync(copy)) return copy;
  const made = mkdtempSync(join(tmpdir(), 'strait-test-'));
  chmodSync(made, 0o711);
  const layout = layOut(made, user);
  await makeCluster(layout, binaries, user);
  mkdirSync(folderOfCopies, { recursive: true });
  const beside = mkdtempSync(`${copy}.new-`);
  copyInto(beside, made);
  for (const left of [made, layout.socketFolder]) rmSync(left, { recursive: true, force: true });
  try {
    renameSync(beside, copy);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    if (!existsSync(copy)) throw error; // else two were made together, and the quicker one's serves
  }
  return copy;
}

/** The cluster with its password; `cp` keeps whose the files are, as a server of its own user needs. */
function copyInto(folder: string, from: string): void {
  execFileSync('cp', ['-a', join(from, 'postgres'), join(from, 'store.key'), folder]);
}
