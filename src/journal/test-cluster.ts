import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Binaries, findBinaries } from './embedded-binaries.ts';
import { startEmbedded } from './embedded.ts';
import { layOut, makeCluster } from './embedded-cluster.ts';
import { serverUser } from './embedded-user.ts';
import { openStore } from './store.ts';
import { sqlAt, urlOf } from './test-sql.ts';

const folderOfCopies = join(import.meta.dirname, '..', '..', '.cache');

/** The database of a prepared cluster from which those of tests are copied: migrated, and nothing in it. */
export const preparedDatabase = 'strait_prepared';

export interface WantedCluster {
  readonly binaries?: Binaries | undefined;
  /** With the program's roles, and a database to copy: saves each test the migrations. Else nothing is in it yet. */
  readonly isPrepared: boolean;
}

/**
 * For tests: a new data folder with a cluster as the program makes it. The program makes one for each version and each
 * way of making it; the others are copies, at a tenth of the processor. Not for tests of that making itself.
 */
export async function freshClusterFolder(wanted: WantedCluster): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'strait-test-'));
  chmodSync(folder, 0o711); // a server before 16 must reach its folder by path
  copyInto(folder, await copyOfCluster(wanted));
  return folder;
}

/** Whatever this room says may show in what it makes: its files, tests aside, and how the caller wants it. */
function madeBy({ isPrepared }: WantedCluster, uid: number | undefined): string {
  const files = [import.meta.dirname, join(import.meta.dirname, 'migrations')].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(ts|sql)$/.test(name) && !/test/.test(name))
      .sort()
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  );
  return hash('sha256', JSON.stringify([...files, uid, isPrepared])).slice(0, 12);
}

async function copyOfCluster(wanted: WantedCluster): Promise<string> {
  const user = serverUser();
  const binaries = wanted.binaries ?? findBinaries(user);
  const name = madeBy(wanted, user?.uid ?? process.getuid?.());
  const copy = join(folderOfCopies, `test-cluster-${binaries.version}-${name}`);
  if (existsSync(copy)) return copy;
  const made = mkdtempSync(join(tmpdir(), 'strait-test-'));
  chmodSync(made, 0o711);
  const layout = layOut(made, user);
  await makeCluster(layout, binaries, user);
  if (wanted.isPrepared) await prepareIn(made, binaries);
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

/** The program itself migrates, as at the first start of a node by URL. */
async function prepareIn(dataDir: string, binaries: Binaries): Promise<void> {
  const server = await startEmbedded({ dataDir, binaries });
  try {
    await sqlAt(urlOf(server.url, 'postgres'), `create database ${preparedDatabase}`);
    await (await openStore({ url: urlOf(server.url, preparedDatabase) })).close();
  } finally {
    await server.stop();
  }
}

/** The cluster with its password; `cp` keeps whose the files are, as a server of its own user needs. */
function copyInto(folder: string, from: string): void {
  execFileSync('cp', ['-a', join(from, 'postgres'), join(from, 'store.key'), folder]);
}
