import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isPosition } from '../../kernel/geo.ts';
import { instant } from '../../kernel/time.ts';
import { createRecordingSink } from './given-feed.ts';
import { createAisIntake } from './intake.ts';
import { lineTimeOf } from './line-time.ts';

const folder = join(process.env['STRAIT_DATA'] ?? join(process.cwd(), '..', 'shared', 'data'), 'ais');

/** Plays a recording with the clock of its own lines, as the node would have heard it. */
function heard(file: string) {
  const sink = createRecordingSink();
  let now = instant(Date.UTC(2011, 6, 26, 3, 52, 58));
  const stream = createAisIntake(sink, () => now).open({
    id: 'record',
    linesPerSecondMax: 1e9,
    timeTrusted: false,
  });
  for (const line of readFileSync(join(folder, file), 'latin1').split(/\r?\n/)) {
    const at = lineTimeOf(line);
    // The record holds two lines with a wrong year: the node's own clock has none.
    if (at !== null && at > now && at - now < 600_000) now = at;
    stream.push(Buffer.from(`${line}\n`, 'latin1'));
  }
  stream.end();
  return sink;
}

describe.skipIf(!existsSync(folder))('recorded traffic (skipped without STRAIT_DATA)', () => {
  test('a real crossing of the Channel: its ships, nowhere else, and what is no AIS is counted so', () => {
    const sink = heard('channel-guernsey-2011-07-26.nmea');
    const ships = new Set(sink.reports.map(({ track }) => track));
    expect(ships.size).toBeGreaterThan(100);
    expect(ships.size).toBeLessThan(130);
    const inChannel = sink.reports.filter(({ lat, lon }) => lat > 48.5 && lat < 51.5 && lon > -5 && lon < 0);
    expect(inChannel.length / sink.reports.length).toBeGreaterThan(0.99);
    expect(sink.reasons['not_ais']).toBeGreaterThan(40_000);
    expect(sink.reasons['implausible_jump'] ?? 0).toBeLessThan(sink.reports.length / 200);
  });

  test('traffic of the whole world: every report is a place, and little of it is refused', () => {
    const sink = heard('aishub-world-part1.nmea');
    expect(sink.reports.length).toBeGreaterThan(40_000);
    expect(sink.reports.every(({ lat, lon }) => isPosition(lat, lon))).toBe(true);
    const refused = Object.values(sink.reasons).reduce((sum, count) => sum + count, 0);
    expect(refused / sink.heardCount).toBeLessThan(0.1);
  });
});
