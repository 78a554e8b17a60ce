import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { inventedTraffic } from '../src/feeds/ais/invented-hour.ts';
import { instant } from '../src/kernel/time.ts';
import { type AisMessage, createReader } from '../src/standards/nmea-ais/index.ts';

/** One body of sentences, with a way to tell whether a decoder read it right. */
export interface Corpus {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly lines: number;
  /** What is wrong with our decoding of it; null where nothing is. */
  check(): string | null;
}

const logs = ['aishub-world-part1', 'channel-guernsey-2011-07-26'] as const;
/** Share of the rows that must be equal. Source: SOURCE.md of the codec. */
const equalShareMin = 0.999;

/** The recorded logs where they are present, else invented traffic of the same order. */
export function decodeCorpora(inventedLines: number): readonly Corpus[] {
  const given = process.env['STRAIT_DATA'] ?? new URL('../../shared/data', import.meta.url).pathname;
  const files = logs.map((name) => `${given}/ais/${name}`);
  if (!files.every((file) => existsSync(`${file}.nmea`) && existsSync(`${file}.truth.csv.gz`)))
    return [inventedCorpus(inventedLines)];
  return files.map((file, i) => recordedCorpus(file, logs[i] ?? file));
}

/** Line feeds in some bytes. */
export function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (const byte of bytes) if (byte === 10) lines++;
  return lines;
}

function recordedCorpus(file: string, name: string): Corpus {
  const bytes = readFileSync(`${file}.nmea`);
  const check = () =>
    compareWithTruth(bytes, gunzipSync(readFileSync(`${file}.truth.csv.gz`)).toString('utf8'));
  return { name, bytes, lines: countLines(bytes), check };
}

/** Invented traffic: every sentence must be read, and every position lie where it was sent from. */
export function inventedCorpus(lines: number): Corpus {
  const traffic = inventedTraffic({ seed: 1371, startAt: instant(Date.UTC(2031, 10, 24)) });
  const sentences = Array.from({ length: lines }, () => traffic.next().value.sentence);
  const bytes = new TextEncoder().encode(`${sentences.join('\r\n')}\r\n`);
  const check = () => {
    let read = 0;
    let refused = 0;
    const messages = readMessages(bytes, () => refused++);
    for (const message of messages) read += message.lines;
    // The last sentence may be the first half of a long message.
    return read >= lines - 1 && refused <= 1
      ? null
      : `${lines - read} of ${lines} invented sentences not read`;
  };
  return { name: `invented-${lines}`, bytes, lines, check };
}

function readMessages(bytes: Uint8Array, onRefused: () => void): readonly AisMessage[] {
  const messages: AisMessage[] = [];
  const reader = createReader({ message: (message) => messages.push(message), refused: onRefused });
  reader.push(bytes, instant(0));
  reader.end();
  return messages;
}

/** Line, type, sender and position of every row on which two other decoders agree. */
function compareWithTruth(bytes: Uint8Array, csv: string): string | null {
  const ours = new Map(
    readMessages(bytes, () => undefined).map((message) => [String(message.line), message]),
  );
  const rows = csv
    .split(/\r?\n/)
    .slice(1)
    .filter((row) => row.endsWith(',1'));
  let equal = 0;
  for (const row of rows) {
    const [line = '', type, , mmsi, lat, lon] = row.split(',');
    const m = ours.get(line);
    if (m === undefined || String(m.type) !== type || String(m.mmsi) !== mmsi) continue;
    const placed = 'lat' in m && m.lat !== null && m.lon !== null;
    if (placed ? isNear(m.lat, lat) && isNear(m.lon, lon) : !isPlace(lat, lon)) equal++;
  }
  if (rows.length > 0 && equal / rows.length >= equalShareMin) return null;
  return `${equal} of ${rows.length} rows equal to the truth`;
}

function isNear(ours: number | null, truth: string | undefined): boolean {
  return ours !== null && truth !== undefined && truth !== '' && Math.abs(ours - Number(truth)) < 1e-6;
}

function isPlace(lat: string | undefined, lon: string | undefined): boolean {
  return !!lat && !!lon && Math.abs(Number(lat)) <= 90 && Math.abs(Number(lon)) <= 180;
}
