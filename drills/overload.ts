import { positionLine } from '../bench/ingest-corpus.ts';
import { openLive } from '../bench/live-reader.ts';
import { residentMegabytes } from '../bench/timed-server.ts';
import { type NodeUnderTest, startNodeUnderTest } from './node-under-test.ts';
import { type Console, openConsole, pause, recovery } from './overload-console.ts';
import { createDetectionLoad, keysInJournal } from './overload-detections.ts';
import { type Held, holdTheStore, heldHeap } from './overload-held.ts';
import type { Proof, ProofResult, ProofRun } from './proof.ts';

/** Ten times the peak: 500 raw AIS lines and 20 detections a second (PROBLEM section 3, PROOFS 5.12). */
const linesPerSecond = 5_000;
const detectionsPerSecond = 200;
const loadSeconds = { small: 10, full: 60 } as const;
/** Longer than the queue has room: see `holdTheStore`. */
const heldSeconds = { small: 6, full: 20 } as const;
const tickMilliseconds = 10;

/** Bars; memory: of a node whose heap is held (`heldHeap`), seen at about 300 MB resident. */
const megabytesMax = 400;
const silenceMillisecondsMax = 1_000;
const recoverySecondsMax = 30;

/** Ten times the peak with one console that never reads: bounded memory, honest refusals, nothing acknowledged lost. */
export const overload: Proof = {
  name: 'overload',
  summary: {
    en: 'Ten times the peak, and a console that never reads: memory bounded, every refusal counted, no acknowledged detection lost, the other console served throughout, normal again within 30 s.',
    fr: 'Dix fois la pointe et une console qui ne lit rien : mémoire bornée, refus tous comptés, aucune détection acquittée perdue, l’autre console servie sans interruption, retour à la normale en moins de 30 s.',
  },
  run,
};

async function run(given: ProofRun): Promise<ProofResult> {
  const loaded = await runLoaded(given);
  const held = await holdTheStore({ seconds: heldSeconds[given.size], progress: given.progress });
  return {
    pass: loaded.pass && isHonest(held),
    figures: { ...loaded.figures, ...heldFigures(held) },
  };
}

async function runLoaded({ size, progress }: ProofRun): Promise<ProofResult> {
  const node = await startNodeUnderTest({ env: heldHeap });
  try {
    const live = { address: node.address, cookie: await node.signIn() };
    const stuck = await openLive(live, () => {});
    stuck.stopReading();
    const console_ = await openConsole(node);
    const load = await applyLoad({ node, seconds: loadSeconds[size], console_, progress });
    const { seconds: recoverySeconds } = await recovery(node, console_);
    // The last health message tells what the node itself says it did with every line.
    await console_.nextHealth();
    const counted = console_.counted();
    stuck.close();
    console_.close();
    await node.kill();
    const kept = await keysInJournal(node.dataDir);
    const lost = load.acknowledged.filter((key) => !kept.has(key)).length;
    return verdict({ load, recoverySeconds, lost, counted });
  } finally {
    await node.clear();
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
  console_.silence.watch();
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
  const longestSilence = console_.silence.longest();
  socket.end();
  return { linesSent, ...(await detections.finish()), megabytes, longestSilence };
}

function verdict(of: {
  readonly load: Load;
  readonly recoverySeconds: number;
  readonly lost: number;
  readonly counted: { readonly seen: number; readonly refused: number };
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

/** Refused by count and never in silence, nothing shown that is not durable, no alarm lost, and soon well again. */
function isHonest(held: Held): boolean {
  return (
    held.coalesced > 0 &&
    held.overloaded > 0 &&
    held.unaccounted === 0 &&
    held.shownWhileHeld + held.shownNotDurable === 0 &&
    held.statesShown.some((state) => state !== 'ok') &&
    held.acknowledged.length > 0 &&
    held.acknowledgedLost + held.detectionsRefused + held.detectionsFailed === 0 &&
    held.megabytes <= megabytesMax &&
    held.recoverySeconds <= recoverySecondsMax
  );
}

function heldFigures(held: Held): ProofResult['figures'] {
  return {
    heldLines: held.linesSent,
    heldDurable: held.durable,
    heldCoalesced: held.coalesced,
    heldOverloaded: held.overloaded,
    heldUnaccounted: held.unaccounted,
    heldShown: held.shownWhileHeld,
    heldShownNotDurable: held.shownNotDurable,
    heldStoreShown: held.statesShown.join('/'),
    heldDetectionsAcknowledged: held.acknowledged.length,
    heldAcknowledgedLost: held.acknowledgedLost,
    heldDetectionP99Ms: Math.round(held.detectionP99),
    heldMegabytesMax: Math.round(held.megabytes),
    heldRecoverySeconds: Math.round(held.recoverySeconds * 10) / 10,
  };
}
