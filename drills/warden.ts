// Ends what a drill left behind. Its standard input is held open by the drill's process: when that ends, however it
// ends, every program and PostgreSQL of which it was not told that they are gone is ended here.
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from '../src/journal/embedded-process.ts';
import { removeStore } from './remove-store.ts';

/** As `guard` tells it; `done` where nothing of it is left. */
interface Told {
  readonly dataDir: string;
  readonly pid: number | null;
  readonly done?: boolean;
}

const stopMilliseconds = 10_000;

const left = new Map<string, Told>();
for await (const line of createInterface({ input: process.stdin })) {
  const told: Told = JSON.parse(line);
  if (told.done === true) left.delete(told.dataDir);
  else left.set(told.dataDir, told);
}
await Promise.all([...left.values()].map(end));

async function end({ dataDir, pid }: Told): Promise<void> {
  if (pid !== null) {
    send(pid, 'SIGTERM');
    const giveUpAt = performance.now() + stopMilliseconds;
    while (isAlive(pid) && performance.now() < giveUpAt) await pause(50);
    send(pid, 'SIGKILL');
  }
  await removeStore(dataDir);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already: what was wanted.
  }
}
