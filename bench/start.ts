import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { guard, leaveNothing } from '../drills/leave-nothing.ts';
import { type Bench, type BenchRun, median, type PeerFigure, type Row } from './row.ts';
import { accepts, answers, freePort, residentMegabytes, startTimed, stop } from './timed-server.ts';

/** Bars. Source: PROOFS 2.9, first bar, with the store's own start (0.8 s) in it. */
const secondsMax = 1.5;
const megabytesMax = 150;
/** Long enough after the first answer for start-up garbage to be collected or not. */
const settleMs = 2_000;

const main = fileURLToPath(new URL('../src/node/main.ts', import.meta.url));
const bareServer = `require('node:http').createServer((_, r) => r.end('ok')).listen(+process.argv[1], '127.0.0.1')`;

interface Sample {
  readonly seconds: number;
  readonly megabytes: number | null;
}

async function startNode(data: string): Promise<Sample> {
  const port = await freePort();
  const command = [process.execPath, '--disable-warning=ExperimentalWarning', main];
  const args = ['node', '--state', 'uk', '--port', String(port), '--data', data];
  const { child, seconds } = await startTimed([...command, ...args], () =>
    answers(port, '/api/health/alive'),
  );
  guard({ dataDir: data, pid: child.pid ?? null });
  try {
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    return { seconds, megabytes: await residentMegabytes(child.pid) };
  } finally {
    await stop(child);
    guard({ dataDir: data, pid: null });
  }
}

async function startBare(): Promise<Sample> {
  const port = await freePort();
  const command = [process.execPath, '-e', bareServer, String(port)];
  const { child, seconds } = await startTimed(command, () => answers(port, '/'));
  try {
    return { seconds, megabytes: await residentMegabytes(child.pid) };
  } finally {
    await stop(child);
  }
}

function onPath(name: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
}

/** nats-server with its journal on: the floor for a small server that keeps things. */
async function startNats(folder: string): Promise<Sample> {
  const port = await freePort();
  const command = ['nats-server', '-js', '-sd', join(folder, 'nats'), '-a', '127.0.0.1', '-p', String(port)];
  const { child, seconds } = await startTimed(command, () => accepts(port));
  try {
    return { seconds, megabytes: await residentMegabytes(child.pid) };
  } finally {
    await stop(child);
  }
}

function middle(samples: readonly Sample[], pick: (sample: Sample) => number | null): number | null {
  const values = samples.flatMap((sample) => pick(sample) ?? []);
  return values.length === 0 ? null : median(values);
}

const absent = (name: string): PeerFigure => ({ name, figure: null, note: 'not on this machine' });

function rows(
  ours: readonly Sample[],
  bare: readonly Sample[],
  nats: readonly Sample[] | null,
): readonly Row[] {
  const seconds = middle(ours, (sample) => sample.seconds) ?? Number.POSITIVE_INFINITY;
  const megabytes = middle(ours, (sample) => sample.megabytes);
  const peersOf = (pick: (sample: Sample) => number | null): readonly PeerFigure[] => [
    nats === null
      ? absent('nats-server')
      : { name: 'nats-server', figure: middle(nats, pick), note: 'JetStream on, empty' },
    absent('signalk-server'),
  ];
  const start: Row = {
    kernel: 'start',
    figure: seconds,
    unit: 's',
    limit: middle(bare, (sample) => sample.seconds),
    peers: peersOf((sample) => sample.seconds),
    gate: seconds <= secondsMax ? 'pass' : 'fail',
    note: `existing store, its PostgreSQL started too, to the first GET /api/health/alive; median of ${ours.length}; bar ${secondsMax} s; limit: bare Node HTTP`,
  };
  if (megabytes === null) return [start];
  const memory: Row = {
    kernel: 'start-rss',
    figure: megabytes,
    unit: 'MB',
    limit: middle(bare, (sample) => sample.megabytes),
    peers: peersOf((sample) => sample.megabytes),
    gate: megabytes <= megabytesMax ? 'pass' : 'fail',
    note: `idle, the node's own process without its PostgreSQL; bar ${megabytesMax} MB; limit: bare Node HTTP`,
  };
  return [start, memory];
}

async function run({ peers, repetitions, progress }: BenchRun): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'strait-bench-start-'));
  const data = join(folder, 'data');
  try {
    const first = await startNode(data);
    progress(`first start, store made: ${first.seconds.toFixed(2)} s (not counted)`);
    const withNats = peers && onPath('nats-server');
    const ours: Sample[] = [];
    const bare: Sample[] = [];
    const nats: Sample[] = [];
    for (let round = 1; round <= repetitions; round += 1) {
      ours.push(await startNode(data));
      bare.push(await startBare());
      if (withNats) nats.push(await startNats(folder));
      progress(
        `${round}/${repetitions}: ${ours.at(-1)?.seconds.toFixed(2)} s, bare ${bare.at(-1)?.seconds.toFixed(2)} s`,
      );
    }
    return rows(ours, bare, withNats ? nats : null);
  } finally {
    await leaveNothing(data);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Time of a node's start on an existing store to its first answer, and its idle memory. */
export const startBench: Bench = { name: 'start', run };
