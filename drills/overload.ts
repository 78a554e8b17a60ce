import { positionLine, reportOf } from '../bench/ingest-corpus.ts';
import { openLive, readTracks } from '../bench/live-reader.ts';
import { residentMegabytes } from '../bench/timed-server.ts';
import { openStore } from '../src/journal/index.ts';
import { type NodeUnderTest, startNodeUnderTest } from './node-under-test.ts';
import { createDetectionLoad } from './overload-detections.ts';
import type { Proof, ProofResult, ProofRun } from './proof.ts';

/** Ten times the peak: 500 raw AIS lines and 20 detections a second (PROBLEM section 3, PROOFS 5.12). */
const linesPerSecond = 5_000;
const detectionsPerSecond = 200;
const loadSeconds = { small: 10, full: 60 } as const;
const tickMilliseconds = 10;

/**
 * Bars. Memory: the live heap stays near 100 MB (the drill also passes with V8 held to 96 MB, at 214 MB resident), but
 * V8 collects lazily where the machine has room, so the bar on resident memory stands well above what is in use.
 */
const megabytesMax = 450;
const silenceMillisecondsMax = 1_000;
const recoverySecondsMax = 30;
const normalMilliseconds = 150;

/** Ten times the peak with one console that never reads: bounded memory, honest refusals, nothing acknowledged lost. */
export const overload: Proof = {
  name: 'overload',
  summary: {
    en: 'Ten times the peak, and a console that never reads: memory bounded, every refusal counted, no acknowledged detection lost, the other console served throughout, normal again within 30 s.',
    fr: 'Dix fois la pointe et une console qui ne lit rien : mémoire bornée, refus tous comptés, aucune détection acquittée perdue, l’autre console servie sans interruption, retour à la normale en moins de 30 s.',
  },
  run,
};

async function run({ size, progress, seed }: ProofRun): Promise<ProofResult> {
  const node = await startNodeUnderTest();
  try {
    const stuck = await openLive(node.address, await node.signIn(), () => {});
    stuck.stopReading();
    const console_ = await openConsole(node);
    const load = await applyLoad({ node, seconds: loadSeconds[size], console_, progress });
    const recoverySeconds = await recovery(node, console_);
    // The last health message tells what the node itself says it did with every line.
    await console_.nextHealth();
    const counted = console_.counted();
    stuck.close();
    console_.close();
    await node.kill();
    const kept = await keysInJournal(node.dataDir);
    const lost = load.acknowledged.filter((key) => !kept.has(key)).length;
    return verdict({ load, recoverySeconds, lost, counted, seed });
  } finally {
    await node.stop();
    node.clear();
  }
}

interface Load {
  readonly linesSent: number;
  readonly acknowledged: readonly string[];
  readonly detectionsRefused: number;
  readonly detectionsFailed: number;
  readonly detectionP99: number;
  readonly megabytes: number;
  readonly longestSilence: number;
}

async function applyLoad(of: {
  readonly node: NodeUnderTest;
  readonly seconds: number;
  readonly console_: Console;
  readonly progress: (line: string) => void;
}): Promise<Load> {
  const { node, seconds, console_, progress } = of;
  const socket = await node.receiver();
  socket.on('error', () => {}); // a node that fell shows as lines missing
  const detections = createDetectionLoad(node);
  const ticks = (seconds * 1000) / tickMilliseconds;
  const startedAt = performance.now();
  let linesSent = 0;
  let megabytes = 0;
  console_.watchSilence();
  for (let tick = 0; tick < ticks; tick += 1) {
    const waitMilliseconds = startedAt + tick * tickMilliseconds - performance.now();
    if (waitMilliseconds > 0) await pause(waitMilliseconds);
    const lines = Array.from({ length: (linesPerSecond * tickMilliseconds) / 1000 }, () =>
      positionLine(linesSent++),
    );
    socket.write(lines.join(''));
    if (tick % 5 === 0) detections.post((detectionsPerSecond * tickMilliseconds * 5) / 1000);
    if (tick % 50 !== 0) continue;
    megabytes = Math.max(megabytes, (await residentMegabytes(node.pid)) ?? 0);
    progress(
      `${Math.round((tick * tickMilliseconds) / 1000)} of ${seconds} s, ${linesSent} lines, ${Math.round(megabytes)} MB`,
    );
  }
  const longestSilence = console_.longestSilence();
  socket.end();
  return { linesSent, ...(await detections.finish()), megabytes, longestSilence };
}

/** Seconds from the end of the load until three probes in a row reach the console as fast as on a quiet day. */
async function recovery(node: NodeUnderTest, console_: Console): Promise<number> {
  const startedAt = performance.now();
  const socket = await node.receiver();
  let normal = 0;
  for (
    let probe = 0;
    normal < 3 && performance.now() - startedAt < 2 * recoverySecondsMax * 1000;
    probe += 1
  ) {
    // Ships that the load never used, each once: nothing coalesces a probe.
    const took = await console_.timeOf(14_999 - probe, () =>
      socket.write(positionLine(20 * 15_000 + 14_999 - probe)),
    );
    normal = took <= normalMilliseconds ? normal + 1 : 0;
  }
  socket.destroy();
  return normal >= 3 ? (performance.now() - startedAt) / 1000 : Number.POSITIVE_INFINITY;
}

type Console = Awaited<ReturnType<typeof openConsole>>;

/** A console that reads: what it saw, when it last saw something, and what the node says of its sources. */
async function openConsole(node: NodeUnderTest) {
  let seen = 0;
  let lastAt = performance.now();
  let longest = 0;
  let watching = false;
  let health: Health | null = null;
  let heard: () => void = () => {};
  const awaited = new Map<number, () => void>();
  const reader = await openLive(node.address, await node.signIn(), (event, json) => {
    if (event === 'health') {
      health = JSON.parse(json) as Health; // the node under test writes it
      heard();
    }
    if (event !== 'tracks') return;
    const now = performance.now();
    if (watching) longest = Math.max(longest, now - lastAt);
    lastAt = now;
    const { motions, coalesced } = readTracks(json);
    seen += motions.length + coalesced;
    if (awaited.size === 0) return;
    for (const motion of motions) awaited.get(reportOf(String(motion[0]), Number(motion[4])).ship)?.();
  });
  return {
    close: () => reader.close(),
    watchSilence(): void {
      lastAt = performance.now();
      watching = true;
    },
    longestSilence: () => Math.max(longest, performance.now() - lastAt),
    nextHealth: () => new Promise<void>((resolve) => (heard = resolve)),
    counted: () => ({
      seen,
      refused: refusedIn(health),
      waitingMilliseconds: health?.store.lagMilliseconds ?? Infinity,
    }),
    async timeOf(ship: number, send: () => void): Promise<number> {
      const startedAt = performance.now();
      const arrived = new Promise<void>((resolve) => awaited.set(ship, resolve));
      send();
      await Promise.race([arrived, pause(2_000)]);
      awaited.delete(ship);
      return performance.now() - startedAt;
    },
  };
}

interface Health {
  readonly store: { readonly lagMilliseconds: number };
  readonly sources: readonly { readonly kind: string; readonly refused: number }[];
}

function refusedIn(health: Health | null): number {
  return health?.sources.find(({ kind }) => kind === 'ais')?.refused ?? 0;
}

function verdict(of: {
  readonly load: Load;
  readonly recoverySeconds: number;
  readonly lost: number;
  readonly counted: { readonly seen: number; readonly refused: number };
  readonly seed: number;
}): ProofResult {
  const { load, recoverySeconds, lost, counted } = of;
  // Probes are seen as well, so there may be a few more than were sent under load, never fewer.
  const unaccounted = Math.max(0, load.linesSent - counted.seen - counted.refused);
  const pass =
    lost === 0 &&
    unaccounted === 0 &&
    load.acknowledged.length > 0 &&
    load.megabytes <= megabytesMax &&
    load.longestSilence <= silenceMillisecondsMax &&
    recoverySeconds <= recoverySecondsMax;
  return {
    pass,
    figures: {
      lines: load.linesSent,
      seen: counted.seen,
      refusedByCount: counted.refused,
      unaccounted,
      detectionsAcknowledged: load.acknowledged.length,
      detectionsRefused: load.detectionsRefused,
      detectionsUnanswered: load.detectionsFailed,
      acknowledgedLost: lost,
      detectionP99Ms: Math.round(load.detectionP99),
      megabytesMax: Math.round(load.megabytes),
      longestSilenceMs: Math.round(load.longestSilence),
      recoverySeconds: Math.round(recoverySeconds * 10) / 10,
    },
  };
}

/** Keys of all detections that the stopped node's journal holds. */
async function keysInJournal(dataFolder: string): Promise<ReadonlySet<string>> {
  const store = await openStore({ dataDir: dataFolder });
  try {
    const { rows } = await store.pool.query<{ stream: string }>(
      "select stream from strait.journal where type = 'DetectionRecorded'",
    );
    return new Set(rows.map(({ stream }) => stream.replace(/^.*\//, '')));
  } finally {
    await store.close();
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
