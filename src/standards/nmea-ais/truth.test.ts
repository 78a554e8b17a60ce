import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { AisMessage } from './message.ts';
import { readAll } from './reading.ts';
import { recordedFolder } from './recorded.ts';
import { type AisRecord, toRecord } from './record.ts';

const folder = recordedFolder();

/** Columns of the truth that name our own fields otherwise. */
const ourColumn: Readonly<Record<string, string>> = {
  msg_type: 'type',
  speed: 'sog',
  course: 'cog',
  shipname: 'name',
};

/** What the truth, which keeps raw values, says where we say null. Texts and the rest are empty there. */
const notAvailable: Readonly<Record<string, readonly string[]>> = {
  lat: ['91.0', ''],
  lon: ['181.0', ''],
  speed: ['102.3', '1023.0'],
  course: ['360.0'],
  heading: ['511'],
  status: ['15'],
  turn: ['-128.0'],
  imo: ['0'],
  ship_type: ['0'],
  aid_type: ['0'],
  to_bow: ['0'],
  to_stern: ['0'],
  to_port: ['0'],
  to_starboard: ['0'],
  month: ['0'],
  day: ['0'],
  hour: ['24'],
  minute: ['60'],
  year: ['0'],
  draught: ['0.0'],
};
const seconds: Readonly<Record<string, string>> = {
  untimed: '60',
  manual: '61',
  dead_reckoning: '62',
  inoperative: '63',
};

function isEqual(column: string, truth: string, record: AisRecord): boolean {
  const ours = record[ourColumn[column] ?? column];
  if (ours === undefined) return truth === '';
  if (ours !== null) {
    if (typeof ours === 'boolean') return truth === (ours ? 'True' : 'False');
    return typeof ours === 'number' ? truth !== '' && Number(truth) === ours : truth === ours;
  }
  if (column === 'second' && 'fix' in record) return truth === seconds[String(record['fix'])];
  if (column === 'second') return truth === '60';
  return (notAvailable[column] ?? ['']).includes(truth);
}

/** A raw value that is neither a value of its kind nor "not available": we say null, the truth keeps it. */
function isNoValue(column: string, truth: string, record: AisRecord): boolean {
  if (column === 'name') return truth.includes('@'); // text behind the terminator
  if (column === 'heading' || column === 'course') return Number(truth) >= 360;
  return (column === 'lat' || column === 'lon') && record['position_out_of_range'] === true;
}

interface Comparison {
  rows: number;
  equal: number;
  /** Rows that differ only by raw values that are no values. */
  explained: number;
  readonly others: string[];
}

function compare(name: string): Comparison {
  const read = readAll(readFileSync(join(folder, `${name}.nmea`)));
  const messages = new Map(read.messages.map((message) => [message.line, message]));
  const [head, ...rows] = gunzipSync(readFileSync(join(folder, `${name}.truth.csv.gz`)))
    .toString('utf8')
    .split(/\r?\n/)
    .filter((row) => row !== '')
    .map(splitCsv);
  const result: Comparison = { rows: 0, equal: 0, explained: 0, others: [] };
  for (const row of rows) judge(head ?? [], row, messages, result);
  return result;
}

function judge(
  head: readonly string[],
  row: readonly string[],
  messages: ReadonlyMap<number, AisMessage>,
  result: Comparison,
): void {
  if (row[head.indexOf('peers_agree')] !== '1') return;
  result.rows++;
  const message = messages.get(Number(row[0]));
  if (message === undefined) {
    result.others.push(`line ${row[0]}: no message`);
    return;
  }
  const record = toRecord(message);
  const columns = head.filter(
    (column) => column !== 'peers_agree' && !(column === 'name' && message.type !== 21),
  );
  const wrong = columns.filter(
    (column) =>
      !(column === 'shipname' && message.type === 21) &&
      !isEqual(column, row[head.indexOf(column)] ?? '', record),
  );
  if (wrong.length === 0) result.equal++;
  else if (wrong.every((column) => isNoValue(column, row[head.indexOf(column)] ?? '', record)))
    result.explained++;
  else
    result.others.push(
      `line ${row[0]}: ${wrong.map((c) => `${c} is ${record[ourColumn[c] ?? c]}, truth ${row[head.indexOf(c)]}`).join('; ')}`,
    );
}

/** One row of RFC 4180 text without line breaks inside quotes. */
function splitCsv(row: string): string[] {
  return [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((field) =>
    field[1] === undefined ? (field[2] ?? '') : field[1].replaceAll('""', '"'),
  );
}

describe.skipIf(!existsSync(folder))('against two independent decoders (skipped without STRAIT_DATA)', () => {
  test.each([['aishub-world-part1'], ['channel-guernsey-2011-07-26']])('%s: every agreed row', (name) => {
    const result = compare(name);
    expect(result.others).toEqual([]);
    expect(result.rows).toBeGreaterThan(17_000);
    expect(result.equal / result.rows).toBeGreaterThanOrEqual(0.999);
    expect(result.equal + result.explained).toBe(result.rows);
  });
});
