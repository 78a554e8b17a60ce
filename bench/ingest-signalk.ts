import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sendAll } from './ingest-runs.ts';
import type { PeerFigure } from './row.ts';
import { answers, freePort, startTimed, stop } from './timed-server.ts';

const name = 'signalk-server';
const folder = fileURLToPath(new URL('../.cache/peers/signalk', import.meta.url));
const program = join(folder, 'node_modules', 'signalk-server', 'bin', 'signalk-server');
/** Newer ones name a part that the registry does not have (seen with 2.x on 2026-11-22). */
const version = '2.23';
const installMilliseconds = 300_000;
const giveUpMilliseconds = 120_000;
/** Nothing new for so long: what has not come will not come. */
const quietMilliseconds = 5_000;

/**
 * The peer in the same run: NMEA 0183 over TCP into signalk-server, deltas counted at one console's WebSocket. It keeps
 * no journal: its figure is not durable. Installed from the registry into .cache/peers when first asked for.
 */
export async function measureSignalk(
  messages: readonly string[],
  progress: (line: string) => void,
): Promise<PeerFigure> {
  try {
    await install(progress);
    return await measure(messages);
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return { name, figure: null, note: `not run: ${why}` };
  }
}

async function install(progress: (line: string) => void): Promise<void> {
  if (existsSync(program)) return;
  progress('installing signalk-server into .cache/peers');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{"private":true}\n');
  const args = [
    'install',
    `signalk-server@${version}`,
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--omit=dev',
  ];
  await promisify(execFile)('npm', args, { cwd: folder, timeout: installMilliseconds, maxBuffer: 1e8 });
}

async function measure(messages: readonly string[]): Promise<PeerFigure> {
  const home = await mkdtemp(join(tmpdir(), 'strait-signalk-'));
  const { server, client } = await listen();
  try {
    const port = await freePort();
    await writeFile(join(home, 'settings.json'), JSON.stringify(settings(server, port)));
    // HOME is its own: it writes where the configuration stands.
    const own = ['env', `HOME=${home}`, `PORT=${port}`, 'NODE_ENV=production'];
    const command = [...own, process.execPath, program, '-c', home];
    const { child } = await startTimed(command, () => answers(port, '/signalk'));
    try {
      return figureOf(messages, await count(await client, port, messages));
    } finally {
      await stop(child);
    }
  } finally {
    server.close();
    await rm(home, { recursive: true, force: true });
  }
}

function figureOf(
  messages: readonly string[],
  { seconds, seen }: { readonly seconds: number; readonly seen: number },
): PeerFigure {
  const lines = messages.reduce((sum, message) => sum + message.split('\r\n').length - 1, 0);
  const installed = String(
    JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version,
  );
  const note = `${lines} lines, ${seen} messages seen, not durable`;
  return { name: `${name} ${installed}`, figure: Math.round(lines / seconds), note };
}

async function listen(): Promise<{ readonly server: Server; readonly client: Promise<Socket> }> {
  const server = createServer();
  const client = once(server, 'connection').then(([socket]) => socket as Socket);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, client };
}

function settings(feeder: Server, port: number): object {
  const address = feeder.address();
  const feederPort = typeof address === 'object' && address !== null ? address.port : 0;
  const subOptions = { type: 'tcp', host: '127.0.0.1', port: String(feederPort) };
  return {
    port,
    mdns: false,
    interfaces: {},
    vessel: { name: 'EXAMPLE' },
    pipedProviders: [
      {
        id: 'bench',
        enabled: true,
        pipeElements: [
          { type: 'providers/simple', options: { type: 'NMEA0183', logging: false, subOptions } },
        ],
      },
    ],
  };
}

/** Seconds from the first byte to the last message that a console saw. */
async function count(feeder: Socket, port: number, messages: readonly string[]) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/signalk/v1/stream?subscribe=all`);
  await once(socket, 'open');
  let seen = 0;
  let lastAt = performance.now();
  socket.addEventListener('message', ({ data }) => {
    // One delta for each AIS message of an invented ship; the server's own are not counted.
    if (!String(data).includes('mmsi:999')) return;
    seen += 1;
    lastAt = performance.now();
  });
  const startedAt = performance.now();
  await sendAll(feeder, messages);
  while (seen < messages.length && performance.now() - startedAt < giveUpMilliseconds) {
    if (performance.now() - lastAt > quietMilliseconds) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  socket.close();
  feeder.destroy();
  if (seen < messages.length * 0.5) throw new Error(`only ${seen} of ${messages.length} messages came out`);
  return { seconds: (lastAt - startedAt) / 1000, seen };
}
