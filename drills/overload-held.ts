import pg from 'pg';
import { reportLine, reportOf } from '../bench/ingest-corpus.ts';
import { residentMegabytes } from '../bench/timed-server.ts';
import { openStore, startEmbedded } from '../src/journal/index.ts';
import { type Console, openConsole, pause, recovery } from './overload-console.ts';
import { createDetectionLoad, type DetectionFigures, keysInJournal } from './overload-detections.ts';
import { type NodeUnderTest, startNodeUnderTest } from './node-under-test.ts';

/**
 * V8 collects lazily where the machine has room, so that the resident memory of a free node says nothing of what is in use:
 * the node under test is held to this heap, and must bear the load within it.
 */
export const heldHeap = { NODE_OPTIONS: '--max-old-space-size=128' } as const;

const linesPerSecond = 5_000;
const detectionsPerSecond = 20;
const tickMilliseconds = 10;
const warmUpLines = 2_000;
/** The reports sent while the store is held are of ships that nobody reported before. */
const firstHeldShip = 20_000;

/** What came of a held store. */
export interface Held extends DetectionFigures {
  readonly linesSent: number;
  readonly megabytes: number;
  /** States of the store that the console was shown while it was held. */
  readonly statesShown: readonly string[];
  /** Reports shown while the store that should have held them could not. */
  readonly shownWhileHeld: number;
  /** Reports shown that the killed node's store does not hold. */
  readonly shownNotDurable: number;
  readonly durable: number;
  readonly coalesced: number;
  readonly overloaded: number;
  /** Lines not once in the store and not once counted as refused, or more than once: must be 0. */
  readonly unaccounted: number;
  readonly acknowledgedLost: number;
  readonly recoverySeconds: number;
}

/**
 * Holds the telemetry's table against the node while lines come at ten times the peak, longer than its queue has room.
 * Watch: 10,000 reports are queued as they are, then a newer one of a waiting track replaces it, at 20,000 all others
 * are refused; so 6 s at 5,000 a second bring all three.
 */
export async function holdTheStore(given: {
  readonly seconds: number;
  readonly progress: (line: string) => void;
}): Promise<Held> {
  const node = await startNodeUnderTest({ env: heldHeap });
  try {
    const seen = createSeen();
    const console_ = await openConsole(node, seen);
    const warm = await warmUp(node, console_);
    const load = await loadHeld({ node, seen, ...given });
    const { seconds: recoverySeconds, probes } = await recovery(node, console_);
    await console_.nextHealth();
    const { total, byReason } = console_.aisRefusals();
    console_.close();
    await node.kill();
    const kept = await reportsKept(node.dataDir, seen.reports);
    const acknowledged = await keysInJournal(node.dataDir);
    const linesSent = warm + load.linesSent;
    return {
      ...load,
      linesSent,
      statesShown: seen.statesWhileHeld(),
      shownWhileHeld: seen.shownWhileHeld(),
      shownNotDurable: kept.missing,
      durable: kept.durable,
      coalesced: byReason['coalesced'] ?? 0,
      overloaded: byReason['overloaded'] ?? 0,
      unaccounted: Math.abs(linesSent + probes - kept.durable - total),
      acknowledgedLost: load.acknowledged.filter((key) => !acknowledged.has(key)).length,
      recoverySeconds,
    };
  } finally {
    await node.clear();
  }
}

type Seen = ReturnType<typeof createSeen>;

/** Every report that the console was shown, by track and receipt. */
function createSeen() {
  const reports = new Set<string>();
  const states = new Set<string>();
  let held = false;
  let shownWhileHeld = 0;
  return {
    reports,
    hold: (on: boolean) => void (held = on),
    shownWhileHeld: () => shownWhileHeld,
    statesWhileHeld: () => [...states],
    motions(motions: readonly (readonly unknown[])[]): void {
      for (const [track, , , , course, , , , receivedAt] of motions) {
        reports.add(`${String(track)} ${String(receivedAt)}`);
        if (held && reportOf(String(track), Number(course)).ship >= firstHeldShip) shownWhileHeld += 1;
      }
    },
    health({ store }: { readonly store: { readonly state: string } }): void {
      if (held) states.add(store.state);
    },
  };
}

/** The first reports of a day make its partition and the console's first picture: not what is measured. */
async function warmUp(node: NodeUnderTest, console_: Console): Promise<number> {
  const socket = await node.receiver();
  socket.end(Array.from({ length: warmUpLines }, (_, ship) => reportLine(ship, 0)).join(''));
  const giveUpAt = performance.now() + 20_000;
  while (console_.counted().seen < warmUpLines && performance.now() < giveUpAt) await pause(20);
  return warmUpLines;
}

async function loadHeld(of: {
  readonly node: NodeUnderTest;
  readonly seen: Seen;
  readonly seconds: number;
  readonly progress: (line: string) => void;
}) {
  const { node, seen, seconds, progress } = of;
  const socket = await node.receiver();
  socket.on('error', () => {}); // a node that fell shows as lines missing
  const detections = createDetectionLoad(node);
  const release = await holdReports(node.dataDir);
  seen.hold(true);
  let load: { readonly linesSent: number; readonly megabytes: number };
  try {
    load = await sendHeld({ seconds, progress, node, detections, write: (text) => void socket.write(text) });
    seen.hold(false);
  } finally {
    await release();
  }
  socket.end();
  return { ...load, ...(await detections.finish()) };
}

async function sendHeld(of: {
  readonly node: NodeUnderTest;
  readonly seconds: number;
  readonly detections: ReturnType<typeof createDetectionLoad>;
  readonly progress: (line: string) => void;
  readonly write: (text: string) => void;
}) {
  const { node, seconds, detections, progress, write } = of;
  const ticks = (seconds * 1000) / tickMilliseconds;
  const perTick = (linesPerSecond * tickMilliseconds) / 1000;
  const startedAt = performance.now();
  let linesSent = 0;
  let megabytes = 0;
  for (let tick = 0; tick < ticks; tick += 1) {
    const waitMilliseconds = startedAt + tick * tickMilliseconds - performance.now();
    if (waitMilliseconds > 0) await pause(waitMilliseconds);
    write(Array.from({ length: perTick }, () => heldLine(linesSent++)).join(''));
    if (tick % 5 === 0) detections.post((detectionsPerSecond * tickMilliseconds * 5) / 1000);
    if (tick % 25 !== 0) continue;
    megabytes = Math.max(megabytes, (await residentMegabytes(node.pid)) ?? 0);
    progress(
      `store held, ${Math.round((tick * tickMilliseconds) / 1000)} of ${seconds} s, ${Math.round(megabytes)} MB`,
    );
  }
  return { linesSent, megabytes };
}

/** Four of five lines are of a new ship; the fifth is the next report of the ship just before. */
function heldLine(line: number): string {
  const isRepeat = line % 5 === 4;
  return reportLine(firstHeldShip + (isRepeat ? line - 1 : line), isRepeat ? 1 : 0);
}

/** Takes the table of reports for itself as an administrator could; answers with its release. */
async function holdReports(dataDir: string): Promise<() => Promise<void>> {
  const guest = await startEmbedded({ dataDir, shared: true });
  const client = new pg.Client(guest.url);
  client.on('error', () => {}); // the node fell with its server: the drill sees it by what is missing
  const release = () => client.end().finally(() => guest.stop());
  try {
    await client.connect();
    await client.query('begin');
    await client.query('lock table strait_telemetry.reports in access exclusive mode');
    return release;
  } catch (error) {
    await release();
    throw error;
  }
}

/** What the stopped node's store holds, and how many of the reports shown it does not. */
async function reportsKept(dataDir: string, shown: ReadonlySet<string>) {
  const store = await openStore({ dataDir });
  try {
    const { rows } = await store.pool.query<{ report: string }>(
      `select t.track || ' ' || r.received_ms as report from strait_telemetry.reports as r
       join strait_telemetry.tracks as t on t.id = r.track`,
    );
    const kept = new Set(rows.map(({ report }) => report));
    return { durable: rows.length, missing: [...shown].filter((report) => !kept.has(report)).length };
  } finally {
    await store.close();
  }
}
