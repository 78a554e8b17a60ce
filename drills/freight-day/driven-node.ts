import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guard, leaveNothing } from '../leave-nothing.ts';
import type { Asked, Counts, Told } from './node-words.ts';

/** A whole node in a process of its own, on an embedded PostgreSQL, whose clock this process drives. */
export interface DrivenNode {
  readonly address: string;
  /** What it said of warnings and faults. */
  readonly said: readonly string[];
  setClock(atMs: number): Promise<void>;
  /** What is due by its clock is done. */
  look(): Promise<void>;
  /** Every list tells of whatever is written, flows and alarms included. */
  settle(): Promise<void>;
  count(): Promise<Counts>;
  /** Seconds of processor that the node's own process has used, its PostgreSQL apart. */
  cpuSeconds(): number;
  /** Ends it and its PostgreSQL and removes its folder. */
  clear(): Promise<void>;
}

export interface DrivenNodeOptions {
  readonly startMs: number;
  readonly env: Readonly<Record<string, string>>;
}

const startMilliseconds = 120_000;

/** Starts it; throws with the node's words where it does not. The caller must clear it; the warden does if it dies. */
export async function startDrivenNode({ startMs, env }: DrivenNodeOptions): Promise<DrivenNode> {
  const dataDir = mkdtempSync(join(tmpdir(), 'strait-freight-day-'));
  chmodSync(dataDir, 0o711); // the store's own system user must reach its folder
  const child = fork(join(import.meta.dirname, 'node-program.ts'), [String(startMs)], {
    env: {
      ...process.env,
      STRAIT_STATE: 'uk',
      STRAIT_PORT: '0',
      STRAIT_DATA_FOLDER: dataDir,
      STRAIT_DEMONSTRATION: 'true',
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  guard({ dataDir, pid: child.pid ?? null });
  child.once('exit', () => guard({ dataDir, pid: null }));
  const clear = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    }
    await leaveNothing(dataDir);
  };
  const line = openLine(child);
  try {
    return { ...(await opened(line)), clear };
  } catch (error) {
    await clear();
    throw error;
  }
}

function openLine(child: ChildProcess) {
  const said: string[] = [];
  const waiting = new Map<number, { done(counts: Counts | null): void; failed(why: Error): void }>();
  let words = '';
  let number = 0;
  let cpuMicroseconds = 0;
  let address: ((told: string) => void) | null = null;
  let failing: ((why: Error) => void) | null = null;
  const open = new Promise<string>((resolve, reject) => {
    address = resolve;
    failing = reject;
  });
  child.stderr?.on('data', (bytes: Buffer) => {
    words = (words + bytes.toString()).slice(-8_000);
  });
  child.on('exit', () => {
    const why = new Error(`the node ended: ${words}`);
    failing?.(why);
    for (const { failed } of waiting.values()) failed(why);
  });
  child.on('message', (told: Told) => {
    if (told.kind === 'open') return address?.(told.address);
    if (told.kind === 'said') return void said.push(told.line);
    const asked = waiting.get(told.number);
    waiting.delete(told.number);
    if (told.kind === 'failed') return asked?.failed(new Error(told.why));
    ({ cpuMicroseconds } = told);
    asked?.done(told.counts);
  });
  const ask = (asked: Omit<Asked, 'number'> & { readonly at?: number }): Promise<Counts | null> =>
    new Promise((resolve, reject) => {
      number += 1;
      waiting.set(number, { done: resolve, failed: reject });
      child.send({ ...asked, number });
    });
  return { said, open, ask, cpuSeconds: () => cpuMicroseconds / 1e6 };
}

async function opened({
  said,
  open,
  ask,
  cpuSeconds,
}: ReturnType<typeof openLine>): Promise<Omit<DrivenNode, 'clear'>> {
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    late = setTimeout(() => reject(new Error('the node does not start in time')), startMilliseconds);
  });
  const address = await Promise.race([open, tooLate]).finally(() => clearTimeout(late));
  return {
    address,
    said,
    setClock: async (at) => void (await ask({ kind: 'clock', at })),
    look: async () => void (await ask({ kind: 'look' })),
    settle: async () => void (await ask({ kind: 'settle' })),
    async count() {
      const counts = await ask({ kind: 'count' });
      if (counts === null) throw new Error('the node counted nothing');
      return counts;
    },
    cpuSeconds,
  };
}
