import { describe, expect, test } from 'vitest';
import { instant } from '../../kernel/time.ts';
import { encodeAis, sentence } from './encode.ts';
import { decodeLine } from './line.ts';
import type { AisMessage } from './message.ts';
import { createReader } from './reader.ts';
import { readAll } from './reading.ts';
import type { AisRefusal } from './refusal.ts';
import { samples } from './samples.ts';

const position = only(encodeAis(samples.position));
const [first = '', second = ''] = encodeAis(samples.voyage, { sequence: 3, channel: 'B' });
const [otherFirst = '', otherSecond = ''] = encodeAis(
  { ...samples.voyage, mmsi: 999_000_002 },
  { sequence: 4, channel: 'B' },
);

function only(lines: readonly string[]): string {
  expect(lines).toHaveLength(1);
  return lines[0] ?? '';
}
function tagged(tags: string, line: string): string {
  const body = sentence(tags, '$').slice(1);
  return `\\${body}\\${line}`;
}
const codes = (text: string) =>
  readAll(text).refusals.map((refusal) => `${refusal.line}:${refusal.code}:${refusal.lines}`);
const mmsis = (text: string) => readAll(text).messages.map((message) => message.mmsi);

describe('lines', () => {
  test.each([
    ['line feed', `${position}\n`],
    ['carriage return and line feed', `${position}\r\n`],
    ['carriage return alone', `${position}\r`],
    ['zero byte', `${position}\0`],
    ['no line end', position],
    ['zero bytes before', `\0\0${position}\n`],
    ['leading garbage', `\u00ff\u0003junk ${position}\n`],
    ['UNIX time before', `1700000000 ${position}\n`],
    ['UNIX time behind', `${position},1700000000\n`],
    ['station and time behind', `${position},s22683,d-105,T37.06812500,x8,r999999930,1700000000\n`],
    ['bracketed time before', `[2031-11-24 03:04:05] ${position}\n`],
    ['a sentence cut short before it', `!AIVDM,1,1,,B,13${position}\n`],
    ['lower-case checksum', `${position.slice(0, -2)}${position.slice(-2).toLowerCase()}\n`],
  ])('%s', (_, text) => {
    const read = readAll(text);
    expect(read.messages.map((message) => message.mmsi)).toEqual([999_000_001]);
    expect(read.refusals).toEqual([]);
  });

  test('are counted as an editor counts them, also across odd line ends', () => {
    const text = `${position}\r\n\r\n${position}\r${position}\n\n${position}\r\r\n${position}`;
    expect(readAll(text).messages.map((message) => message.line)).toEqual([1, 3, 4, 6, 7]);
  });

  test.each([1, 2, 3, 7, 50])('may be cut anywhere: pieces of %i bytes', (size) => {
    const bytes = new TextEncoder().encode(`${position}\r\n${first}\r\n${second}\r\n$GPZDA,,,,,,*48\r\n`);
    const messages: AisMessage[] = [];
    const reader = createReader({ message: (m) => messages.push(m), refused: () => expect.unreachable() });
    for (let i = 0; i < bytes.length; i += size) reader.push(bytes.slice(i, i + size), instant(0));
    reader.end();
    expect(messages.map(({ type, line, lines }) => [type, line, lines])).toEqual([
      [1, 1, 1],
      [5, 3, 2],
    ]);
  });

  test('two sentences glued into one line are both read', () => {
    expect(mmsis(`${position}${only(encodeAis(samples.classB))}\n`)).toEqual([999_000_001, 999_000_018]);
  });

  test('a line that somebody commented out makes no ship appear', () => {
    expect(codes(`# ${position}\n`)).toEqual(['1:not_a_sentence:1']);
  });

  test('a line without end costs no memory and does not hide the next', () => {
    const text = `${'x'.repeat(5000)}\n${position}\n`;
    expect(codes(text)).toEqual(['1:too_long:1']);
    expect(mmsis(text)).toEqual([999_000_001]);
  });
});

describe('sentences', () => {
  test.each([['!AIVDM'], ['!BSVDM'], ['!ABVDM'], ['!ANVDM'], ['!SAVDM'], ['!--VDM'], ['$AIVDM']])(
    'talker %s',
    (address) => {
      const line = sentence(
        position.slice(1, -3).replace('AIVDM', address.slice(1)),
        address.startsWith('$') ? '$' : '!',
      );
      expect(mmsis(line)).toEqual([999_000_001]);
    },
  );

  test('a VDO sentence is the receiving station itself', () => {
    expect(readAll(only(encodeAis(samples.position, { own: true }))).messages[0]?.own).toBe(true);
    expect(readAll(position).messages[0]?.own).toBe(false);
  });

  test.each([
    ['A', 'A'],
    ['1', 'A'],
    ['B', 'B'],
    ['2', 'B'],
    ['', null],
  ])('channel "%s"', (channel, expected) => {
    const line = sentence(position.slice(1, -3).replace(',A,', `,${channel},`));
    expect(readAll(line).messages[0]?.channel).toBe(expected);
  });

  test('other sentences are counted, not refused, once their checksum is right', () => {
    const read = readAll('$GPZDA,,,,,,*48\n!AIABK,,,,,*52\n$GPZDA,,,,,,*49\n');
    expect(read.others + read.refusals.length).toBe(3);
    expect(read.refusals.at(-1)?.code).toBe('bad_checksum');
  });

  test.each([
    ['not_a_sentence', 'hello'],
    ['no_checksum', position.slice(0, -3)],
    ['bad_checksum', `${position.slice(0, -2)}ZZ`],
    ['bad_checksum', position.replace(',A,', ',B,')],
    ['bad_fields', sentence('AIVDM,1,1,,A,13')],
    ['bad_fields', sentence('AIVDM,0,1,,A,13,0')],
    ['bad_fields', sentence('AIVDM,1,2,,A,13,0')],
    ['bad_fields', sentence('AIVDM,1,1,,A,13,9')],
    ['bad_fields', sentence('AIVDM,1,1,,A,13,0,1')],
    ['bad_armour', sentence('AIVDM,1,1,,A,13XZ,0')],
    ['too_short', sentence('AIVDM,1,1,,A,13,0')],
    ['too_short', sentence('AIVDM,1,1,,A,,0')],
    ['unknown_type', sentence('AIVDM,1,1,,A,01234567890123456789,0')],
    ['unknown_type', sentence('AIVDM,1,1,,A,w1234567890123456789,0')],
    ['unknown_part', sentence(`AIVDM,1,1,,A,H>nBPP8${'0'.repeat(21)},0`)],
    ['part_missing', second],
  ])('%s', (code, line) => {
    expect(codes(line)).toEqual([`1:${code}:1`]);
    expect(decodeLine(line)).toEqual({ ok: false, refusal: { code } });
  });

  test('decodeLine gives the message, or null for another sentence', () => {
    expect(decodeLine(position)).toMatchObject({ ok: true, value: { mmsi: 999_000_001, speedKnots: 12.3 } });
    expect(decodeLine('$GPZDA,,,,,,*48')).toEqual({ ok: true, value: null });
  });
});

describe('tag blocks', () => {
  test('give time and source', () => {
    const read = readAll(`${tagged('s:rEXAMPLE,c:1700000000', position)}\n${position}\n`, { source: 'own' });
    expect(read.messages.map(({ taggedAt, source }) => [taggedAt, source])).toEqual([
      [1_700_000_000_000, 'rEXAMPLE'],
      [null, 'own'],
    ]);
  });

  test('milliseconds are known by their length', () => {
    expect(readAll(tagged('c:1700000000123', position)).messages[0]?.taggedAt).toBe(1_700_000_000_123);
  });

  test('a damaged block is told and not used; the sentence behind it, whole by itself, is', () => {
    const damaged = tagged('s:rEXAMPLE,c:1700000000', position).replace('c:17', 'c:18');
    expect(codes(damaged)).toEqual(['1:bad_tag_block:0']);
    expect(readAll(damaged).messages.map(({ taggedAt, source }) => [taggedAt, source])).toEqual([
      [null, null],
    ]);
  });

  test('a group ties parts without sequence number, and the first line speaks for all', () => {
    const bare = [first, second].map((line) => sentence(line.slice(1, -3).replace(',3,B,', ',,B,')));
    const text = `${tagged('g:1-2-77,s:rA,c:1700000000', bare[0] ?? '')}\n${tagged('g:1-2-78,s:rB', bare[0] ?? '')}\n${tagged('g:2-2-77', bare[1] ?? '')}\n${tagged('g:2-2-78', bare[1] ?? '')}\n`;
    expect(readAll(text).messages.map(({ source, taggedAt, line }) => [source, taggedAt, line])).toEqual([
      ['rA', 1_700_000_000_000, 3],
      ['rB', null, 4],
    ]);
  });

  test('a $PGHP line speaks for the sentence whose checksum it names', () => {
    const wrapper = sentence(`PGHP,1,2031,11,24,3,4,5,250,219,,9990001,1,${position.slice(-2)}`, '$');
    const other = sentence('PGHP,1,2031,11,24,3,4,5,250,219,,9990001,1,00', '$');
    const read = readAll(`${wrapper}\n${position}\n${other}\n${position}\n${position}\n`);
    expect(read.messages.map(({ taggedAt, source }) => [taggedAt, source])).toEqual([
      [Date.UTC(2031, 10, 24, 3, 4, 5, 250), '9990001'],
      [null, null],
      [null, null],
    ]);
    expect(read.others).toBe(2);
  });

  test('a $PGHP line names a long message by the checksums of all its parts', () => {
    const sum = [first, second].reduce((value, line) => value ^ Number.parseInt(line.slice(-2), 16), 0);
    const named = sum.toString(16).toUpperCase().padStart(2, '0');
    const wrapper = sentence(`PGHP,1,2031,11,24,3,4,5,250,219,,,1,${named}`, '$');
    const read = readAll(`${wrapper}\n${first}\n${second}\n`);
    expect(read.messages[0]?.taggedAt).toBe(Date.UTC(2031, 10, 24, 3, 4, 5, 250));
  });
});

describe('long messages', () => {
  test('interleaved parts find each other', () => {
    expect(mmsis(`${first}\n${otherFirst}\n${position}\n${second}\n${otherSecond}\n`)).toEqual([
      999_000_001, 999_000_001, 999_000_002,
    ]);
  });

  test('parts without sequence number join', () => {
    const bare = [first, second].map((line) => sentence(line.slice(1, -3).replace(',3,B,', ',,B,')));
    expect(mmsis(bare.join('\n'))).toEqual([999_000_001]);
  });

  test('a second part without its first never completes a later message', () => {
    const text = `${otherSecond.replace(',4,', ',3,')}\n`;
    expect(codes(`${second}\n${first}\n${second}\n${text}`).at(0)).toBe('1:part_missing:1');
    expect(mmsis(`${second}\n${first}\n${second}\n`)).toEqual([999_000_001]);
  });

  test('the same part twice is told once and harms nothing', () => {
    expect(codes(`${first}\n${first}\n${second}\n`)).toEqual(['2:part_repeated:1']);
    expect(mmsis(`${first}\n${first}\n${second}\n`)).toEqual([999_000_001]);
  });

  test('a new first part gives up the old one', () => {
    const again = only(
      encodeAis({ ...samples.voyage, mmsi: 999_000_003 }, { sequence: 3, channel: 'B' }).slice(0, 1),
    );
    expect(codes(`${first}\n${again}\n${second}\n`)).toEqual(['2:part_missing:1']);
    expect(mmsis(`${first}\n${again}\n${second}\n`)).toEqual([999_000_003]);
  });

  test('what waits too long by the clock is refused, and its late rest too', () => {
    const refusals: AisRefusal[] = [];
    const reader = createReader({ message: () => expect.unreachable(), refused: (r) => refusals.push(r) });
    const bytes = (text: string) => new TextEncoder().encode(`${text}\n`);
    reader.push(bytes(first), instant(0));
    expect(reader.pendingLines()).toBe(1);
    reader.push(bytes('$GPZDA,,,,,,*48'), instant(10_001));
    expect(reader.pendingLines()).toBe(0);
    reader.push(bytes(second), instant(10_002));
    reader.end();
    expect(refusals.map(({ code }) => code)).toEqual(['part_expired', 'part_missing']);
  });

  test('what waits too long by lines is refused', () => {
    const text = `${first}\n${`${position}\n`.repeat(401)}${second}\n`;
    expect(codes(text)).toEqual(['403:part_expired:1', '403:part_missing:1']);
  });

  test('memory is bounded: the oldest gives way', () => {
    const firsts = Array.from({ length: 70 }, (_, i) => tagged(`s:r${i}`, first)).join('\n');
    const refused = readAll(firsts).refusals.map(({ code }) => code);
    expect(refused.filter((code) => code === 'part_evicted')).toHaveLength(6);
    expect(refused.filter((code) => code === 'part_missing')).toHaveLength(64);
  });

  test('nine endless parts are refused, not gathered', () => {
    const long = '0'.repeat(900);
    const lines = Array.from({ length: 9 }, (_, i) => sentence(`AIVDM,9,${i + 1},1,A,${long},0`));
    expect(codes(lines.join('\n'))[0]).toBe('2:too_long:2');
  });
});
