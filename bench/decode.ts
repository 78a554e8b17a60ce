import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { instant } from '../src/kernel/time.ts';
import { createReader } from '../src/standards/nmea-ais/index.ts';
import { childCpuSeconds, findProgram } from './child-cpu.ts';
import { type Corpus, countLines, decodeCorpora } from './decode-corpus.ts';
import { type Bench, type BenchRun, median, type PeerFigure, type Row } from './row.ts';

/** Lines per CPU second below which the gate fails. Source: PROOFS 2.1 and 7. */
const linesPerSecondMin = 500_000;
/** Sentences decoded in one measurement: a second or two of the peer's work. */
const linesMeasured = 350_000;
const peerName = 'gpsdecode';
const unit = 'lines/CPU-s';

/** AIS decoding: bytes in, messages out, checksums verified; and the whole command, JSON out. */
export const decodeBench: Bench = { name: 'decode', run: (given) => measure(given, linesMeasured) };

/** The same at any size: for tests. */
export async function measure(given: BenchRun, lines: number): Promise<readonly Row[]> {
  const corpora = decodeCorpora(Math.min(lines, 100_000));
  const wrong = corpora.map((corpus) => corpus.check()).filter((complaint) => complaint !== null);
  const bytes = repeat(corpora, lines);
  const folder = mkdtempSync(join(tmpdir(), 'strait-bench-decode-'));
  try {
    const file = join(folder, 'corpus.nmea');
    writeFileSync(file, bytes);
    const hash = createHash('sha256').update(bytes).digest('hex');
    const count = countLines(bytes);
    const note = [
      `${corpora.map(({ name }) => name).join(' + ')}, ${count} lines`,
      `SHA-256 ${hash}`,
      ...wrong,
    ].join('; ');
    given.progress(note);
    const samples = await sample(given, { bytes, file, lines: count });
    return rows(samples, note, wrong.length === 0);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Work {
  readonly bytes: Uint8Array;
  readonly file: string;
  readonly lines: number;
}

interface Samples {
  readonly ours: number[];
  readonly command: number[];
  readonly peer: number[];
  readonly floor: number[];
  readonly peerNote: string;
}

/** Ours and the peer by turns, A-B-B-A, so that a machine growing slower or faster treats both alike. */
async function sample(given: BenchRun, work: Work): Promise<Samples> {
  const peer = given.peers ? findProgram(peerName) : null;
  const samples: Samples = { ours: [], command: [], peer: [], floor: [], peerNote: peerNote(given, peer) };
  const runOurs = async () => {
    samples.ours.push(work.lines / decodeSeconds(work.bytes));
    samples.floor.push(work.lines / floorSeconds(work.bytes));
    const seconds = await commandSeconds(work.file);
    if (seconds !== null && seconds > 0) samples.command.push(work.lines / seconds);
  };
  const runPeer = async () => {
    if (peer === null) return;
    const seconds = await childCpuSeconds(peer, [], work.file);
    if (seconds !== null && seconds > 0) samples.peer.push(work.lines / seconds);
  };
  for (let repetition = 0; repetition < given.repetitions; repetition++) {
    const turns = repetition % 2 === 0 ? [runOurs, runPeer] : [runPeer, runOurs];
    for (const turn of turns) await turn();
    given.progress(`${repetition + 1} of ${given.repetitions}`);
  }
  return samples;
}

function peerNote(given: BenchRun, peer: string | null): string {
  if (!given.peers) return 'not run: peers not asked for';
  return peer === null ? 'not run: not installed' : 'a program of its own, JSON to nowhere';
}

function rows(samples: Samples, note: string, isRight: boolean): readonly Row[] {
  const peerFigure = samples.peer.length > 0 ? Math.round(median(samples.peer)) : null;
  const peers: readonly PeerFigure[] = [{ name: peerName, figure: peerFigure, note: samples.peerNote }];
  const row = (kernel: string, figures: readonly number[], bar: number): Row => {
    const figure = median(figures);
    const passes = isRight && figure >= bar && (peerFigure === null || figure > peerFigure);
    return {
      kernel,
      figure: Math.round(figure),
      unit,
      limit: null,
      peers,
      gate: passes ? 'pass' : 'fail',
      note,
    };
  };
  const limit = Math.round(median(samples.floor));
  const decode = { ...row('decode', samples.ours, linesPerSecondMin), limit };
  if (samples.command.length === 0) return [decode];
  // The peer prints JSON, so this row compares like with like: start-up, decoding, JSON.
  return [decode, row('decode-json', samples.command, 0)];
}

function decodeSeconds(bytes: Uint8Array): number {
  let heard = 0;
  const reader = createReader({ message: () => heard++, refused: () => undefined });
  const before = process.resourceUsage();
  // Pieces as a socket or a file would give them.
  for (let at = 0; at < bytes.length; at += 65_536) reader.push(bytes.subarray(at, at + 65_536), instant(0));
  reader.end();
  const seconds = cpuSecondsSince(before);
  if (heard === 0) throw new Error('nothing decoded');
  return seconds;
}

/** The machine's limit: every byte looked at once and summed, nothing understood. */
function floorSeconds(bytes: Uint8Array): number {
  const before = process.resourceUsage();
  let sum = 0;
  let lines = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    sum ^= byte;
    if (byte === 10) lines++;
  }
  const seconds = cpuSecondsSince(before);
  if (sum > 255 || lines === 0) throw new Error('no lines');
  return seconds;
}

function cpuSecondsSince(before: NodeJS.ResourceUsage): number {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  return (userCPUTime - before.userCPUTime + systemCPUTime - before.systemCPUTime) / 1e6;
}

const command = fileURLToPath(new URL('./decode-command.ts', import.meta.url));

function commandSeconds(file: string): Promise<number | null> {
  return childCpuSeconds(process.execPath, ['--disable-warning=ExperimentalWarning', command], file);
}

/** The corpora one behind the other, over and over, up to about so many lines. */
function repeat(corpora: readonly Corpus[], lines: number): Uint8Array {
  const once = corpora.reduce((sum, corpus) => sum + corpus.lines, 0);
  const times = Math.max(1, Math.round(lines / once));
  return Buffer.concat(Array.from({ length: times }, () => corpora.map(({ bytes }) => bytes)).flat());
}
