import { once } from 'node:events';
import type { Socket } from 'node:net';
import type { NodeUnderTest } from '../drills/node-under-test.ts';
import { openStore } from '../src/journal/index.ts';
import { type Corpus, identityLines, positionLine, reportOf } from './ingest-corpus.ts';
import { openLive, readTracks } from './live-reader.ts';
import { residentMegabytes } from './timed-server.ts';

/** What one run at full speed came to. */
export interface FullSpeed {
  readonly linesPerSecond: number;
  readonly seenMotions: number;
  readonly seenVessels: number;
  /** Reports counted in the store after the node was killed. */
  readonly durableReports: number;
}

const giveUpMilliseconds = 120_000;

/** Sends the corpus as fast as the node takes it; ends when a console has seen all of it; then kills the node. */
export async function runFullSpeed(node: NodeUnderTest, corpus: Corpus): Promise<FullSpeed> {
  let seenMotions = 0;
  let seenVessels = 0;
  let done: () => void = () => {};
  const seenAll = new Promise<void>((resolve) => (done = resolve));
  const live = { address: node.address, cookie: await node.signIn() };
  const reader = await openLive(live, ({ event, json }) => {
    if (event !== 'tracks') return;
    const { motions, vessels, coalesced } = readTracks(json);
    seenMotions += motions.length + coalesced;
    seenVessels += vessels.length;
    if (seenMotions >= corpus.positions && seenVessels >= corpus.identities) done();
  });
  const socket = await receiverOf(node);
  const startedAt = performance.now();
  await sendAll(socket, corpus.messages);
  await Promise.race([seenAll, pause(giveUpMilliseconds)]);
  const seconds = (performance.now() - startedAt) / 1000;
  socket.destroy();
  reader.close();
  await node.kill();
  const durableReports = await countReports(node.dataDir);
  return { linesPerSecond: corpus.lines / seconds, seenMotions, seenVessels, durableReports };
}

/** What one run at a fixed rate came to. Milliseconds from the intended send to the console's receipt. */
export interface OpenLoop {
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
  readonly missing: number;
  /** Highest resident memory of the node's process during the run, MB; null where the system does not tell. */
  readonly megabytes: number | null;
}

const tickMilliseconds = 5;

/** Sends `linesPerSecond` on a fixed schedule, whatever the node does, and measures each message. */
export async function runOpenLoop(
  node: NodeUnderTest,
  { linesPerSecond, seconds }: { readonly linesPerSecond: number; readonly seconds: number },
): Promise<OpenLoop> {
  const intended = new Map<string, number>();
  const latencies: number[] = [];
  const live = { address: node.address, cookie: await node.signIn() };
  const reader = await openLive(live, ({ event, json }) => {
    if (event !== 'tracks') return;
    const now = performance.now();
    for (const motion of readTracks(json).motions) {
      const { ship, round } = reportOf(String(motion[0]), Number(motion[4]));
      const sentAt = intended.get(`${ship} ${round}`);
      if (sentAt !== undefined && intended.delete(`${ship} ${round}`)) latencies.push(now - sentAt);
    }
  });
  const socket = await receiverOf(node);
  const memory = watchMemory(node);
  await sendOnSchedule({ socket, linesPerSecond, seconds, intended });
  await until(() => intended.size === 0, 10_000);
  socket.destroy();
  reader.close();
  latencies.sort((a, b) => a - b);
  const at = (part: number): number =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * part))] ?? Infinity;
  return {
    p50: at(0.5),
    p99: at(0.99),
    worst: at(1),
    missing: intended.size,
    megabytes: await memory.stop(),
  };
}

/** Sends by the clock and not by the answers; puts the intended send of each report, `ship round`, into `intended`. */
export async function sendOnSchedule(of: {
  readonly socket: Socket;
  readonly linesPerSecond: number;
  readonly seconds: number;
  readonly intended: Map<string, number>;
}): Promise<void> {
  const perTick = (of.linesPerSecond * tickMilliseconds) / 1000;
  const ticks = (of.seconds * 1000) / tickMilliseconds;
  const startedAt = performance.now();
  let position = 0;
  let identity = 0;
  for (let tick = 0; tick < ticks; tick += 1) {
    const dueAt = startedAt + tick * tickMilliseconds;
    let text = '';
    // Two of forty lines are an identity of two sentences; they are not timed, but they are work.
    for (let line = 0; line < perTick; line += 1) {
      if (tick % 2 === 0 && line === 0) {
        text += identityLines(identity++ % 15_000);
        line += 1;
        continue;
      }
      const { ship, round } = { ship: position % 15_000, round: Math.floor(position / 15_000) };
      of.intended.set(`${ship} ${round}`, dueAt);
      text += positionLine(position++);
    }
    const waitMilliseconds = dueAt - performance.now();
    if (waitMilliseconds > 0) await pause(waitMilliseconds);
    of.socket.write(text);
  }
}

function watchMemory(node: NodeUnderTest) {
  let highest: number | null = null;
  const look = async (): Promise<void> => {
    const now = await residentMegabytes(node.pid);
    if (now !== null) highest = Math.max(highest ?? 0, now);
  };
  const timer = setInterval(() => void look(), 250);
  return {
    async stop(): Promise<number | null> {
      clearInterval(timer);
      await look();
      return highest;
    },
  };
}

/** Counts the reports of a stopped node's store. */
export async function countReports(dataFolder: string): Promise<number> {
  const store = await openStore({ dataDir: dataFolder });
  try {
    const { rows } = await store.pool.query<{ count: string }>(
      'select count(*) as count from strait_telemetry.reports',
    );
    return Number(rows[0]?.count ?? 0);
  } finally {
    await store.close();
  }
}

/** A connection to the AIS port that may break without harm. */
export async function receiverOf(node: NodeUnderTest): Promise<Socket> {
  const socket = await node.receiver();
  return socket.on('error', () => {}); // the node went away: the caller sees it by what is missing
}

/** Writes messages as fast as the other side takes them. */
export async function sendAll(socket: Socket, messages: readonly string[]): Promise<void> {
  for (let from = 0; from < messages.length; from += 500) {
    const more = socket.write(messages.slice(from, from + 500).join(''));
    if (!more) await once(socket, 'drain');
  }
}

async function until(holds: () => boolean, milliseconds: number): Promise<void> {
  const giveUpAt = performance.now() + milliseconds;
  while (!holds() && performance.now() < giveUpAt) await pause(20);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
