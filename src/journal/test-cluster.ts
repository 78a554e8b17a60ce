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
const migrations = join(import.meta.dirname, 'migrations');
/** What a prepared cluster follows from: how it is made, who its roles are, and what stands in its tables. */
const makers = [
  ...['embedded-cluster.ts', 'roles.ts', 'migrate.ts'].map((name) => join(import.meta.dirname, name)),
  ...readdirSync(migrations)
    .sort()
    .map((name) => join(migrations, name)),
];

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

async function copyOfCluster({ binaries: given, isPrepared }: WantedCluster): Promise<string> {
  const user = serverUser();
  const binaries = given ?? findBinaries(user);
  const sources = makers.map((file) => readFileSync(file, 'utf8')).join('');
  const madeBy = hash('sha256', `${sources} ${user?.uid ?? process.getuid?.()} ${isPrepared}`);
  const copy = join(folderOfCopies, `test-cluster-${binaries.version}-${madeBy.slice(0, 12)}`);
  if (existsSync(copy)) return copy;
  const made = mkdtempSync(join(tmpdir(), 'strait-test-'));
  chmodSync(made, 0o711);
  const layout = layOut(made, user);
  await makeCluster(layout, binaries, user);
  if (isPrepared) await prepareIn(made, binaries);
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
