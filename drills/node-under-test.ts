import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../bench/timed-server.ts';
import { findPostmaster } from '../src/journal/embedded-process.ts';
import { guard, leaveNothing } from './leave-nothing.ts';

/** A real node in a process of its own, reached only by the interfaces that people and feeds use. */
export interface NodeUnderTest {
  readonly address: string;
  readonly aisPort: number;
  readonly dataDir: string;
  readonly pid: number;
  readonly deviceToken: string;
  /** The number of the node's PostgreSQL, which outlives a killed node; null where none runs. */
  postmasterPid(): number | null;
  /** What the node said on its error output. */
  said(): string;
  /** The cookie header of a new session. */
  signIn(staff?: string): Promise<string>;
  /** A connection to the AIS port. */
  receiver(): Promise<Socket>;
  /** Ends the node as an operator would; resolves with its exit code, null where it had to be killed. */
  stop(): Promise<number | null>;
  /** kill -9, the node alone. */
  kill(): Promise<void>;
  /** Ends the node and its PostgreSQL where they still run, and removes the data folder: for every `finally`. */
  clear(): Promise<void>;
}

export interface NodeUnderTestOptions {
  /** An earlier node's folder, to start on its store again. */
  readonly dataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly state?: 'fr' | 'uk';
}

const startMilliseconds = 90_000;
const stopMilliseconds = 30_000;
const main = join(import.meta.dirname, '..', 'src', 'node', 'main.ts');

/**
 * Starts a demonstration node on a free port with a TCP port for AIS; throws with the node's words if it does not
 * start, and then leaves nothing behind. The caller must call `clear`; the warden does if the caller dies.
 */
export async function startNodeUnderTest(options: NodeUnderTestOptions = {}): Promise<NodeUnderTest> {
  const dataDir = options.dataDir ?? newFolder();
  const aisPort = await freePort();
  const deviceToken = randomBytes(24).toString('base64url');
  const child = launch({ dataDir, aisPort, deviceToken, options });
  let words = '';
  child.stderr?.on('data', (bytes: Buffer) => {
    words = (words + bytes.toString()).slice(-20_000);
  });
  const clear = async (): Promise<void> => {
    await end(child, 'SIGTERM');
    await leaveNothing(dataDir);
  };
  const address = await readiness(child, () => words).catch(async (error: unknown) => {
    await clear();
    throw error;
  });
  return {
    address,
    aisPort,
    dataDir,
    deviceToken,
    pid: child.pid ?? 0,
    postmasterPid: () => findPostmaster(join(dataDir, 'postgres'))?.pid ?? null,
    said: () => words,
    signIn: (staff = 'demo-uk-watch-1') => signIn(address, staff),
    receiver: async () => {
      const socket = connect(aisPort, '127.0.0.1');
      await once(socket, 'connect');
      return socket;
    },
    stop: () => end(child, 'SIGTERM'),
    kill: async () => void (await end(child, 'SIGKILL')),
    clear,
  };
}

function launch(of: {
  readonly dataDir: string;
  readonly aisPort: number;
  readonly deviceToken: string;
  readonly options: NodeUnderTestOptions;
}): ChildProcess {
  const { dataDir, aisPort, deviceToken, options } = of;
  const args = [main, 'node', '--state', options.state ?? 'uk', '--port', '0', '--data', dataDir];
  const child = spawn(process.execPath, args, {
    env: {
      ...process.env,
      STRAIT_DEMONSTRATION: 'true',
      STRAIT_AIS: `tcp-listen://127.0.0.1:${aisPort}`,
      STRAIT_DEVICE_TOKEN_SHA256: `test-device=${createHash('sha256').update(deviceToken).digest('hex')}`,
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  guard({ dataDir, pid: child.pid ?? null });
  child.once('exit', () => guard({ dataDir, pid: null }));
  return child;
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'strait-node-'));
  chmodSync(folder, 0o711); // the store's own system user must reach its folder
  return folder;
}

async function readiness(child: ChildProcess, words: () => string): Promise<string> {
  if (child.stdout === null) throw new Error('no output to read');
  const late = setTimeout(() => child.kill('SIGKILL'), startMilliseconds);
  try {
    const lines = createInterface({ input: child.stdout });
    for await (const line of lines) {
      const address = /http:\/\/\S+/.exec(line)?.[0];
      if (address === undefined) continue;
      child.stdout.resume(); // what it says later must not fill the pipe
      return address;
    }
    throw new Error(`the node did not start: ${words()}`);
  } finally {
    clearTimeout(late);
  }
}

async function signIn(address: string, staff: string): Promise<string> {
  const answer = await fetch(`${address}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-strait': '1' },
    body: JSON.stringify({ staff }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';', 1)[0];
  if (cookie === undefined) throw new Error(`sign-in refused: ${answer.status}`);
  return cookie;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = once(child, 'exit');
  child.kill(signal);
  const late = setTimeout(() => child.kill('SIGKILL'), stopMilliseconds);
  await gone;
  clearTimeout(late);
  return child.exitCode;
}
