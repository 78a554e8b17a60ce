import { type NodeUnderTest, startNodeUnderTest } from '../drills/node-under-test.ts';
import { instant } from '../src/kernel/time.ts';
import { createAisIntake } from '../src/feeds/ais/index.ts';
import { type BrowserLoop, browserRow, runBrowserLoop } from './ingest-browser.ts';
import { type Corpus, createCorpus } from './ingest-corpus.ts';
import { type FullSpeed, type OpenLoop, runFullSpeed, runOpenLoop } from './ingest-runs.ts';
import { measureSignalk } from './ingest-signalk.ts';
import { type Bench, type BenchRun, median, type PeerFigure, type Row } from './row.ts';

/** First bars. Source: PROOFS 2.1 (25 k lines/s durable; p99 100 ms at 5 k lines/s); memory: 350 MB under load. */
const linesPerSecondMin = 25_000;
const p99MillisecondsMax = 100;
const megabytesMax = 350;

const messages = 300_000;
const openLoopLines = 5_000;
const openLoopSeconds = 15;
const browserLoad = { linesPerSecond: openLoopLines, seconds: 30 } as const;
/** Enough for the peer's rate to settle; at some 3,000 lines a second the whole corpus would take minutes. */
const peerMessages = 20_000;

/**
 * The ingest end to end: bytes into a real node's TCP feed, through decoding and the durable store, to a console's
 * live stream. Nothing counts until the console saw it, and after a kill the store must hold every report it saw.
 */
export const ingestBench: Bench = { name: 'ingest', run };

async function run({ peers, repetitions, progress }: BenchRun): Promise<readonly Row[]> {
  const corpus = createCorpus(messages);
  progress(`corpus of ${messages} distinct messages, ${corpus.lines} lines, SHA-256 ${corpus.sha256}`);
  const full: FullSpeed[] = [];
  const open: OpenLoop[] = [];
  const browser: (BrowserLoop | null)[] = [];
  const signalk: PeerFigure[] = [];
  for (let round = 1; round <= repetitions; round += 1) {
    full.push(await fresh((node) => runFullSpeed(node, corpus)));
    open.push(
      await fresh((node) => runOpenLoop(node, { linesPerSecond: openLoopLines, seconds: openLoopSeconds })),
    );
    browser.push(await runBrowserLoop(browserLoad));
    if (peers) signalk.push(await measureSignalk(corpus.messages.slice(0, peerMessages), progress));
    progress(
      `round ${round}: ${Math.round(full.at(-1)?.linesPerSecond ?? 0)} lines/s, p99 ${open.at(-1)?.p99.toFixed(1)} ms, in a browser ${browser.at(-1)?.p99.toFixed(1) ?? 'not run:'} ms`,
    );
  }
  return [
    fullSpeedRow({ corpus, full, signalk }),
    latencyRow(open),
    browserRow(browser, browserLoad),
    memoryRow(open),
  ];
}

async function fresh<Value>(work: (node: NodeUnderTest) => Promise<Value>): Promise<Value> {
  const node = await startNodeUnderTest();
  try {
    return await work(node);
  } finally {
    await node.clear();
  }
}

function fullSpeedRow(of: {
  readonly corpus: Corpus;
  readonly full: readonly FullSpeed[];
  readonly signalk: readonly PeerFigure[];
}): Row {
  const figure = median(of.full.map((run) => run.linesPerSecond));
  const { positions, identities, sha256 } = of.corpus;
  const isWhole = of.full.every(
    (run) => run.seenMotions >= positions && run.seenVessels >= identities && run.durableReports >= positions,
  );
  return {
    kernel: 'ingest',
    figure: Math.round(figure),
    unit: 'lines/s durable and pushed',
    limit: Math.round(intakeLinesPerSecond(of.corpus)),
    peers: of.signalk.length === 0 ? [] : [middle(of.signalk)],
    gate: isWhole && figure >= linesPerSecondMin ? 'pass' : 'fail',
    note: isWhole
      ? `bar ${linesPerSecondMin}; every report seen and, after kill -9, in the store; limit: decoding and mapping alone; corpus ${sha256.slice(0, 16)}`
      : `INCOMPLETE: ${JSON.stringify(of.full)}`,
  };
}

function latencyRow(open: readonly OpenLoop[]): Row {
  const figure = median(open.map((run) => run.p99));
  const missing = open.reduce((sum, run) => sum + run.missing, 0);
  const p50 = median(open.map((run) => run.p50)).toFixed(1);
  return {
    kernel: 'ingest-p99',
    figure: Number(figure.toFixed(1)),
    unit: 'ms',
    limit: null,
    peers: [],
    gate: missing === 0 && figure <= p99MillisecondsMax ? 'pass' : 'fail',
    note: `open loop, ${openLoopLines} lines/s for ${openLoopSeconds} s, from the intended send to the console; p50 ${p50}; missing ${missing}; bar ${p99MillisecondsMax}`,
  };
}

function memoryRow(open: readonly OpenLoop[]): Row {
  const known = open.map((run) => run.megabytes).filter((value) => value !== null);
  const figure = known.length === 0 ? 0 : Math.max(...known);
  return {
    kernel: 'ingest-memory',
    figure: Math.round(figure),
    unit: 'MB',
    limit: null,
    peers: [],
    gate: known.length === 0 ? 'none' : figure <= megabytesMax ? 'pass' : 'fail',
    note:
      known.length === 0
        ? 'not measured: this system has no /proc'
        : `highest resident memory of the node’s own process under the open loop; bar ${megabytesMax}`,
  };
}

/** Lines a second of decoding, joining, checking and mapping alone, in this process: nothing can be faster end to end. */
function intakeLinesPerSecond(corpus: Corpus): number {
  const bytes = Buffer.from(corpus.messages.join(''));
  const sink = { offer: () => true, heard: () => {}, refused: () => {}, called: () => {} };
  const rates = [1, 2, 3].map(() => {
    const stream = createAisIntake(sink, () => instant(Date.now())).open({
      id: 'bench',
      linesPerSecondMax: 1e9,
      timeTrusted: false,
    });
    const startedAt = performance.now();
    for (let from = 0; from < bytes.length; from += 65_536) stream.push(bytes.subarray(from, from + 65_536));
    stream.end();
    return corpus.lines / ((performance.now() - startedAt) / 1000);
  });
  return Math.max(...rates);
}

function middle(figures: readonly PeerFigure[]): PeerFigure {
  const [first] = figures;
  const run = figures.map(({ figure }) => figure).filter((figure) => figure !== null);
  if (first === undefined || run.length === 0)
    return { name: 'signalk-server', figure: null, note: first?.note ?? 'not run' };
  return { name: first.name, figure: Math.round(median(run)), note: first.note };
}
