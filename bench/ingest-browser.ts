import { loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { type NodeUnderTest, startNodeUnderTest } from '../drills/node-under-test.ts';
import {
  type ClockOffset,
  findChromium,
  type LivePage,
  type PageRecord,
  withLivePage,
} from './browser-page.ts';
import { reportOf } from './ingest-corpus.ts';
import { countReports, receiverOf, sendOnSchedule } from './ingest-runs.ts';
import { median, type Row } from './row.ts';

/** Bar. Source: PROOFS 2.1, bytes in to browser client at 5,000 lines a second. */
const p99MillisecondsMax = 100;
/** A clock that is surely further off than this measures nothing. */
const clockMillisecondsMax = 5;
const settleMilliseconds = 10_000;

export interface BrowserLoad {
  readonly linesPerSecond: number;
  readonly seconds: number;
}

/** What one run with a browser came to. Milliseconds from the intended send to the parsed message in the page. */
export interface BrowserLoop {
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
  readonly reports: number;
  /** Never shown, but a newer report of the same ship was: timed by that one. */
  readonly superseded: number;
  /** Neither shown nor superseded: must be 0. */
  readonly missing: number;
  /** Reports in the store after kill -9: must be all of them. */
  readonly durable: number;
  readonly connectionsLost: number;
  readonly clock: ClockOffset;
}

/** The open loop with a real browser at its end; null where there is no Chromium. Leaves nothing behind. */
export async function runBrowserLoop(load: BrowserLoad): Promise<BrowserLoop | null> {
  const executable = findChromium();
  if (executable === null) return null;
  const node = await startNodeUnderTest();
  try {
    const at = { executable, address: node.address };
    const told = await withLivePage(at, (page) => follow(node, page, load));
    await node.kill();
    return { ...told, durable: await countReports(node.dataDir) };
  } finally {
    await node.clear();
  }
}

async function follow(
  node: NodeUnderTest,
  page: LivePage,
  load: BrowserLoad,
): Promise<Omit<BrowserLoop, 'durable'>> {
  const intended = new Map<string, number>();
  const clock = await page.clockOffset();
  const socket = await receiverOf(node);
  try {
    await sendOnSchedule({ socket, ...load, intended });
    const giveUpAt = performance.now() + settleMilliseconds;
    while ((await page.count()) < intended.size && performance.now() < giveUpAt) await pause(100);
  } finally {
    socket.destroy();
  }
  const record = await page.take();
  return { ...compare(intended, record), clock, connectionsLost: record.lost };
}

/**
 * Each report of the schedule against what the page saw. `intended` has `ship round` and the intended send on this
 * process's monotonic clock.
 */
export function compare(intended: ReadonlyMap<string, number>, record: PageRecord) {
  const seen = arrivals(record);
  const latencies: number[] = [];
  let superseded = 0;
  let missing = 0;
  for (const [report, sentAt] of intended) {
    const [ship, round] = report.split(' ').map(Number);
    const rounds = seen.get(ship ?? -1) ?? new Map<number, number>();
    const own = rounds.get(round ?? -1);
    const newer = [...rounds].filter(([other]) => other > (round ?? -1)).map(([, at]) => at);
    if (own === undefined && newer.length === 0) missing += 1;
    else if (own === undefined) superseded += 1;
    if (own !== undefined || newer.length > 0)
      latencies.push((own ?? Math.min(...newer)) - (performance.timeOrigin + sentAt));
  }
  latencies.sort((a, b) => a - b);
  const at = (part: number): number =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * part))] ?? Infinity;
  return { p50: at(0.5), p99: at(0.99), worst: at(1), reports: intended.size, superseded, missing };
}

/** First arrival of each report, by ship and round. */
function arrivals({ tracks, courses, times }: PageRecord): ReadonlyMap<number, Map<number, number>> {
  const ships = new Map<number, Map<number, number>>();
  tracks.forEach((track, index) => {
    const { ship, round } = reportOf(track, courses[index] ?? -1);
    const rounds = ships.get(ship) ?? new Map<number, number>();
    ships.set(ship, rounds);
    if (!rounds.has(round)) rounds.set(round, times[index] ?? Infinity);
  });
  return ships;
}

/** The row of some runs; a machine without Chromium is said to have run nothing, never to have passed. */
export function browserRow(runs: readonly (BrowserLoop | null)[], load: BrowserLoad): Row {
  const ran = runs.filter((run) => run !== null);
  const row = { kernel: 'ingest-p99-browser', unit: 'ms', limit: p99MillisecondsMax, peers: [] } as const;
  if (ran.length === 0)
    return { ...row, figure: 0, gate: 'none', note: 'NOT RUN: no Chromium; name one in STRAIT_CHROMIUM' };
  const figure = median(ran.map(({ p99 }) => p99));
  const isRight = ran.every(isWhole);
  const sum = (pick: (run: BrowserLoop) => number): number => ran.reduce((all, run) => all + pick(run), 0);
  const note = [
    `open loop, ${load.linesPerSecond} lines/s for ${load.seconds} s, from the intended send to the parsed message in headless Chromium; the limit is the bar`,
    `p50 ${median(ran.map(({ p50 }) => p50)).toFixed(1)}, worst ${Math.max(...ran.map(({ worst }) => worst)).toFixed(0)}`,
    `reports ${sum(({ reports }) => reports)}, missing ${sum(({ missing }) => missing)}, superseded ${sum(({ superseded }) => superseded)}`,
    `clocks ${ran.map(({ clock }) => clock.milliseconds.toFixed(1)).join(' ')} ms apart`,
    `load at the end ${(loadavg()[0] ?? 0).toFixed(1)}`,
    ...(isRight ? [] : [`WRONG: ${JSON.stringify(ran)}`]),
  ].join('; ');
  const passes = isRight && figure <= p99MillisecondsMax;
  return { ...row, figure: Number(figure.toFixed(1)), gate: passes ? 'pass' : 'fail', note };
}

/** The gate before any figure. */
function isWhole({ missing, durable, reports, connectionsLost, clock }: BrowserLoop): boolean {
  const clocksAgree = Math.abs(clock.milliseconds) - clock.within <= clockMillisecondsMax;
  return missing === 0 && durable === reports && connectionsLost === 0 && clocksAgree;
}
