import { closeSync, fdatasyncSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { median } from './row.ts';

/** What the figures of one run must be read against. */
export interface MachineCard {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGiB: number;
  readonly kernel: string;
  readonly node: string;
  /** One-minute load average at the start. */
  readonly load: number;
  /** 4 KiB overwrite of a preallocated file and fdatasync, median, microseconds. */
  readonly fdatasyncMicroseconds: number;
  readonly memcpyGigabytesPerSecond: number;
  readonly jsonParseMegabytesPerSecond: number;
}

/** Above this one-minute load at the start the figures are printed but not published. Source: PROOFS section 3. */
export const loadMax = 0.3;

const blockBytes = 4096;
const blocks = 64;
const flushes = 400;

function fdatasyncMicroseconds(): number {
  const path = join(tmpdir(), `strait-bench-flush-${process.pid}`);
  const file = openSync(path, 'w', 0o600);
  try {
    const block = Buffer.alloc(blockBytes, 1);
    for (let index = 0; index < blocks; index += 1) writeSync(file, block, 0, blockBytes, index * blockBytes);
    fsyncSync(file);
    const times: number[] = [];
    for (let index = 0; index < flushes; index += 1) {
      const started = performance.now();
      writeSync(file, block, 0, blockBytes, (index % blocks) * blockBytes);
      fdatasyncSync(file);
      times.push((performance.now() - started) * 1000);
    }
    return median(times);
  } finally {
    closeSync(file);
    rmSync(path, { force: true });
  }
}

function memcpyGigabytesPerSecond(): number {
  const from = new Uint8Array(256 * 1024 * 1024).fill(1);
  const to = new Uint8Array(from.length);
  const rates: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const started = performance.now();
    to.set(from);
    rates.push(from.length / 1e6 / (performance.now() - started));
  }
  return Math.max(...rates);
}

function jsonParseMegabytesPerSecond(): number {
  const message = JSON.stringify({
    track: 'ais:999000001',
    receivedAt: 1_800_000_000_000,
    position: { lat: 50.98712, lon: 1.39871 },
    speedMetresPerSecond: 7.21,
    courseDegrees: 211.4,
    name: 'EXAMPLE STAR',
    before: [50.98701, 50.98692, 50.98683, 50.98674, 1.39861, 1.39852, 1.39843, 1.39834],
    sources: ['example-mast-1', 'example-mast-2', 'example-mast-3'],
    quality: { accuracyMetres: 10, confidence: 0.87, timeliness: 'in_time', kind: 'vessel_class_a' },
  });
  const rates: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    const started = performance.now();
    for (let index = 0; index < 50_000; index += 1) JSON.parse(message);
    rates.push((message.length * 50_000) / 1000 / (performance.now() - started));
  }
  return Math.max(...rates);
}

/** Measures this machine, about a second. The load is read first, before the probes raise it. */
export function machineCard(): MachineCard {
  const load = loadavg()[0] ?? 0;
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    node: process.version,
    load: round(load, 2),
    fdatasyncMicroseconds: round(fdatasyncMicroseconds(), 0),
    memcpyGigabytesPerSecond: round(memcpyGigabytesPerSecond(), 1),
    jsonParseMegabytesPerSecond: round(jsonParseMegabytesPerSecond(), 0),
  };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** The card as lines for people. */
export function cardLines(card: MachineCard): readonly string[] {
  return [
    `machine: ${card.cores} cores, ${card.processor}, ${card.memoryGiB} GiB, kernel ${card.kernel}, Node ${card.node}, load ${card.load}`,
    `probes: 4 KiB fdatasync p50 ${card.fdatasyncMicroseconds} us, memcpy ${card.memcpyGigabytesPerSecond} GB/s, JSON.parse ${card.jsonParseMegabytesPerSecond} MB/s`,
  ];
}
