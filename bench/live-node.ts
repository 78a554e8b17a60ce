import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answers, freePort, residentMegabytes, startTimed, stop } from './timed-server.ts';

/** A real node process on an embedded store of its own, with one TCP feed and one device. */
export interface LiveNode {
  readonly address: string;
  readonly port: number;
  readonly aisPort: number;
  /** Bearer token of the device that may send detections. */
  readonly deviceToken: string;
  readonly dataFolder: string;
  residentMegabytes(): Promise<number | null>;
  /** Ends the process as the power would: nothing it holds in memory is saved. */
  kill(): Promise<void>;
  /** Ends what still runs and removes the store. */
  remove(): Promise<void>;
}

const main = fileURLToPath(new URL('../src/node/main.ts', import.meta.url));

/** Starts a node and waits for its first answer. `environment`: further STRAIT_ keys. */
export async function startLiveNode(environment: Readonly<Record<string, string>> = {}): Promise<LiveNode> {
  const folder = await mkdtemp(join(tmpdir(), 'strait-live-'));
  const dataFolder = join(folder, 'uk');
  const port = await freePort();
  const aisPort = await freePort();
  const deviceToken = randomBytes(24).toString('hex');
  const ais = `tcp-listen://127.0.0.1:${aisPort}?id=bench`;
  const command = [process.execPath, '--disable-warning=ExperimentalWarning', main];
  const args = ['node', '--state', 'uk', '--port', String(port), '--data', dataFolder, '--ais', ais];
  // The started program inherits this process's environment.
  const hash = createHash('sha256').update(deviceToken).digest('hex');
  const keys = { STRAIT_DEMONSTRATION: 'true', STRAIT_DEVICE_TOKEN_SHA256: `bench=${hash}`, ...environment };
  const { child } = await withEnvironment(keys, () =>
    startTimed([...command, ...args], () => answers(port, '/api/health/alive')),
  );
  return {
    address: `http://127.0.0.1:${port}`,
    port,
    aisPort,
    deviceToken,
    dataFolder,
    residentMegabytes: () => residentMegabytes(child.pid),
    async kill() {
      child.kill('SIGKILL');
      await stop(child);
    },
    async remove() {
      await stop(child);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function withEnvironment<Value>(
  keys: Readonly<Record<string, string>>,
  work: () => Promise<Value>,
): Promise<Value> {
  const before = { ...process.env };
  Object.assign(process.env, keys);
  try {
    return await work();
  } finally {
    for (const key of Object.keys(keys)) {
      if (before[key] === undefined) delete process.env[key];
      else process.env[key] = before[key];
    }
  }
}
