// Shapes that look around while they are loaded, for tests: what the verifying process could reach.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ContextDoor } from '../../kernel/door.ts';

const attempts: Readonly<Record<string, () => unknown>> = {
  read: () => readFileSync('/etc/hostname'),
  readProject: () => readFileSync(join(import.meta.dirname, '../../../HOUSE.md')),
  write: () => writeFileSync(join(tmpdir(), 'strait-curious'), 'x'),
  start: () => spawnSync('true'),
  thread: () => new Worker('', { eval: true }),
  evaluate: () => Reflect.construct(Function, ['return 1'])(),
  environment: () => {
    if (Object.keys(process.env).length === 0) throw new Error('nothing in it');
  },
};
const reached = Object.entries(attempts).flatMap(([name, attempt]) => {
  try {
    attempt();
    return [name];
  } catch {
    return [];
  }
});

/** Told by the only way there is: the name of a context that the verdict then knows or does not. */
export const exchangeShapes: readonly ContextDoor[] = [
  { name: `reached/${reached.join('-') || 'nothing'}`, streams: [] },
];
if (reached.length > 0) throw new Error(`reached ${reached.join(', ')}`);
