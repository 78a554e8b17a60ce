import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';

/** A server program started to be timed. */
export interface TimedServer {
  readonly child: ChildProcess;
  /** Seconds from the spawn to the first accepted connection or answer. */
  readonly seconds: number;
}

const pollEveryMs = 2;
const giveUpMs = 60_000;
const stopMs = 20_000;

/** A port of the loopback that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a path
  server.close();
  await once(server, 'close');
  return port;
}

/** True where a GET on the loopback answers 200. */
export async function answers(port: number, path: string): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(5_000) });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false; // not listening yet: the next look will tell
  }
}

/** True where the loopback port accepts a connection. */
export async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false; // refused: not listening yet
  } finally {
    socket.destroy();
  }
}

/** Starts a program and times it to its first answer; throws with what it said where it ends or stays silent. */
export async function startTimed(
  command: readonly string[],
  isUp: () => Promise<boolean>,
): Promise<TimedServer> {
  const [program = '', ...args] = command;
  const started = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let said = '';
  child.stdout?.on('data', (chunk) => (said += String(chunk)));
  child.stderr?.on('data', (chunk) => (said += String(chunk)));
  child.on('error', (error) => (said += error.message));
  while (!(await isUp())) {
    const late = performance.now() - started > giveUpMs;
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined || late) {
      await stop(child);
      throw new Error(`${command.join(' ')} gave no answer: ${said.slice(-2_000).trim()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
  }
  return { child, seconds: (performance.now() - started) / 1000 };
}

/** Asks a started program to end and waits; kills its group where it does not. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), stopMs);
  await gone;
  clearTimeout(timer);
}

/** Resident memory of one process in MB (10^6 bytes); null where the system does not tell. */
export async function residentMegabytes(pid: number | undefined): Promise<number | null> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const kilobytes = /VmRSS:\s+(\d+) kB/.exec(status)?.[1];
    return kilobytes === undefined ? null : (Number(kilobytes) * 1024) / 1e6;
  } catch {
    return null; // no /proc on this system
  }
}
