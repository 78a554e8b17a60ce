import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { encodeAis } from '../../standards/nmea-ais/index.ts';
import { type DecodeIo, decodeCommand } from './decode.ts';

const folder = mkdtempSync(join(tmpdir(), 'strait-decode-'));
afterAll(() => rmSync(folder, { recursive: true }));

const voyage = {
  type: 5,
  repeat: 0,
  mmsi: 999_000_001,
  edition: 2,
  imo: null,
  callSign: 'XX0001',
  name: 'EXAMPLE STAR',
  shipType: 70,
  toBow: null,
  toStern: null,
  toPort: null,
  toStarboard: null,
  positionDevice: 1,
  month: null,
  day: null,
  hour: null,
  minute: null,
  draughtMetres: null,
  destination: null,
  dataTerminal: true,
} as const;
const aircraft = {
  type: 9,
  repeat: 0,
  mmsi: 111_999_001,
  altitudeMetres: 150,
  speedKnots: 122,
  accurate: false,
  lat: 51 + 1 / 3,
  lon: null,
  positionOutOfRange: false,
  courseDegrees: null,
  second: 1,
  fix: 'timed',
  barometric: false,
  dataTerminal: false,
  assigned: false,
  raim: false,
  radio: 0,
} as const;
const log = [
  'garbage',
  ...encodeAis({ ...aircraft, lon: 1 / 3 }),
  ...encodeAis(voyage),
  '$GPZDA,,,,,,*48',
  '!AIVDM,1,1,,A,13,0*00',
].join('\r\n');

function io(stdin = '', stdout: Writable = new PassThrough()): DecodeIo & { said(): string } {
  const stderr = new PassThrough();
  return {
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout,
    stderr,
    said: () => String(stderr.read() ?? ''),
  };
}

/** All that was written so far. */
function gather(): { readonly stream: Writable; text(): string } {
  let text = '';
  const stream = new Writable({
    write(chunk, _, done) {
      text += String(chunk);
      done();
    },
  });
  return { stream, text: () => text };
}

test('a file becomes JSON lines, refusals are counted on stderr', async () => {
  const file = join(folder, 'log.nmea');
  writeFileSync(file, log);
  const out = gather();
  const streams = io('', out.stream);
  expect(await decodeCommand([file, '--format', 'nmea-ais'], streams)).toBe(0);
  const records = out
    .text()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(records).toHaveLength(2);
  expect(records[0]).toMatchObject({
    line: 2,
    type: 9,
    mmsi: 111_999_001,
    lat: 51.333333,
    lon: 0.333333,
    sog: 122,
    cog: null,
  });
  expect(records[1]).toMatchObject({
    line: 4,
    type: 5,
    name: 'EXAMPLE STAR',
    imo: null,
    to_bow: null,
    draught: null,
  });
  const said = streams.said();
  expect(said).toContain('1 not_a_sentence');
  expect(said).toContain('1 bad_checksum');
});

test('standard input, and French', async () => {
  const out = gather();
  const streams = { ...io(log, out.stream), language: 'fr' as const };
  expect(await decodeCommand(['-', '--format=nmea-ais'], streams)).toBe(0);
  expect(out.text().split('\n')).toHaveLength(3);
  expect(streams.said()).toContain('Somme de contrôle fausse');
});

test('a file that cannot be read is 1, wrong use is 2 with the usage line', async () => {
  const missing = io();
  expect(await decodeCommand([join(folder, 'absent')], missing)).toBe(1);
  expect(missing.said()).toContain('ENOENT');
  for (const args of [[], ['a', 'b'], ['a', '--format', 'other'], ['--what'], ['a', '--format']]) {
    const wrong = io();
    expect(await decodeCommand(args, wrong)).toBe(2);
    expect(wrong.said()).toContain('usage: strait decode FILE');
  }
});

test('a slow reader is waited for: memory does not grow with the file', async () => {
  const line = `${encodeAis(voyage).join('\n')}\n`;
  let waiting = 0;
  let most = 0;
  let bytes = 0;
  const slow = new Writable({
    highWaterMark: 1024,
    write(chunk: Buffer, _, done) {
      bytes += chunk.length;
      setImmediate(done);
    },
  });
  const source = Readable.from(
    (function* () {
      for (let i = 0; i < 200; i++) {
        waiting = slow.writableLength;
        most = Math.max(most, waiting);
        yield Buffer.from(line.repeat(50));
      }
    })(),
    { highWaterMark: 1 },
  );
  expect(await decodeCommand(['-'], { ...io('', slow), stdin: source })).toBe(0);
  expect(bytes).toBeGreaterThan(2_000_000);
  expect(most).toBeLessThan(400_000);
});

test('a reader that goes away ends the command quietly', async () => {
  const gone = new Writable({
    write(_chunk, _encoding, done) {
      done(Object.assign(new Error('gone'), { code: 'EPIPE' }));
    },
  });
  const streams = io(`${log}\n`.repeat(3000), gone);
  expect(await decodeCommand(['-'], streams)).toBe(0);
  expect(streams.said()).toBe('');
});
