import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { isAlive } from '../src/journal/embedded-process.ts';
import { startNodeUnderTest } from './node-under-test.ts';

const drill = `
  const { startNodeUnderTest } = await import(${JSON.stringify(new URL('./node-under-test.ts', import.meta.url).href)});
  const { pid, dataDir, postmasterPid } = await startNodeUnderTest();
  console.log(JSON.stringify({ pid, dataDir, postmaster: postmasterPid() }));
  setInterval(() => {}, 1_000);
`;

test.runIf(process.platform === 'linux')(
  'a drill that is itself killed leaves no node, no PostgreSQL and no folder behind',
  async () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', drill], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    const started: { pid: number; dataDir: string; postmaster: number } = JSON.parse(String(line));
    expect([isAlive(started.pid), isAlive(started.postmaster)]).toEqual([true, true]);
    child.kill('SIGKILL');
    const isLeft = () => isAlive(started.pid) || isAlive(started.postmaster) || existsSync(started.dataDir);
    await expect.poll(isLeft, { timeout: 30_000 }).toBe(false);
  },
);

test('a node that was killed is cleared together with the PostgreSQL that outlived it', async () => {
  const node = await startNodeUnderTest();
  const postmaster = node.postmasterPid() ?? 0;
  const [, , , , socketFolder = ''] = readFileSync(`${node.dataDir}/postgres/postmaster.pid`, 'utf8').split(
    '\n',
  );
  expect(existsSync(socketFolder)).toBe(true);
  await node.kill();
  await node.clear();
  expect([isAlive(node.pid), isAlive(postmaster), existsSync(node.dataDir)]).toEqual([false, false, false]);
  expect(existsSync(socketFolder)).toBe(false);
});
