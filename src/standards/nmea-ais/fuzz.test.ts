import { expect, test } from 'vitest';
import { growthOf, linearMax } from '../../../drills/test-growth.ts';
import { isPosition } from '../../kernel/geo.ts';
import { instant } from '../../kernel/time.ts';
import { encodeAis, sentence } from './encode.ts';
import { createReader } from './reader.ts';
import { refusalTexts } from './refusal.ts';
import { samples } from './samples.ts';

/** A small seeded generator (Mulberry32, public domain): 0 <= value < 1. */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const tag = `\\${sentence('s:rEXAMPLE,c:1700000000', '$').slice(1)}\\`;
const lines = Object.values(samples).flatMap((body, i) => [
  ...encodeAis(body, { sequence: i % 10 }),
  ...encodeAis(body, { sequence: i % 10, talker: 'BS' }).map((line) => tag + line),
  sentence('GPZDA,030405,24,11,2031,,', '$'),
]);

/** Spoils a line, or the order of lines, in one of the ways that receivers, cables and attackers do. */
function mutate(all: string[], random: () => number): void {
  const i = Math.floor(random() * all.length);
  const j = Math.floor(random() * all.length);
  const line = all[i] ?? '';
  const cut = Math.floor(random() * (line.length + 1));
  const kinds: (() => string)[] = [
    () => line.slice(0, cut),
    () => line.slice(cut),
    () => line + (all[j] ?? ''),
    () => line.slice(0, cut) + String.fromCharCode(Math.floor(random() * 256)) + line.slice(cut + 1),
    () => line.slice(0, cut) + line.slice(cut - 3),
    () => all[j] ?? '',
    // Fields changed with the checksum mended: what a hostile sender would do.
    () =>
      sentence(
        line
          .slice(1, -3)
          .replace(/\d/g, (digit) => (random() < 0.2 ? String(Math.floor(random() * 10)) : digit)),
      ),
    () =>
      sentence(
        line
          .slice(1, -3)
          .replace(/[0-Wa-w]/g, (c) =>
            random() < 0.1 ? String.fromCharCode(48 + Math.floor(random() * 72)) : c,
          ),
      ),
  ];
  all[i] = (kinds[Math.floor(random() * kinds.length)] ?? (() => line))();
  [all[i], all[j]] = [all[j] ?? '', all[i] ?? ''];
}

test('mutated streams: nothing throws, no false position, every line accounted for', () => {
  const random = chance(20_111_124);
  for (let round = 0; round < 300; round++) {
    const all = [...lines];
    for (let n = 0; n < 20; n++) mutate(all, random);
    const bytes = Uint8Array.from(all.join('\n'), (c) => c.charCodeAt(0) & 0xff);
    let accounted = 0;
    const reader = createReader({
      message(m) {
        accounted += m.lines;
        if (!('lat' in m) || m.lat === null || m.lon === null) return;
        expect(isPosition(m.lat, m.lon)).toBe(true);
      },
      refused(refusal) {
        expect(refusalTexts[refusal.code].fr).not.toBe('');
        accounted += refusal.lines;
      },
      other() {
        accounted++;
      },
    });
    for (let at = 0; at < bytes.length; ) {
      const size = 1 + Math.floor(random() * 400);
      reader.push(bytes.slice(at, at + size), instant(round * 1000));
      at += size;
    }
    // The last line is still in the splitter until the end.
    reader.end();
    expect(accounted + reader.pendingLines()).toBe(reader.linesRead());
    expect(reader.pendingLines()).toBe(0);
  }
});

test('every line of a stream without glued lines is accounted for, pending ones included', () => {
  const [first = ''] = encodeAis(samples.voyage);
  let accounted = 0;
  const count = (lines_: number) => {
    accounted += lines_;
  };
  const reader = createReader({
    message: (m) => count(m.lines),
    refused: (r) => count(r.lines),
    other: () => count(1),
  });
  reader.push(new TextEncoder().encode(`${[...lines, 'junk', first].join('\n')}\n`), instant(0));
  expect(reader.pendingLines()).toBe(1);
  expect(accounted + reader.pendingLines()).toBe(lines.length + 2);
});

test.each([
  ['!', '!'],
  ['$', '$'],
  ['\\', '\\'],
  ['*', '*'],
  ['commas', ','],
  ['tag blocks', '\\s:x*00'],
  ['sentence starts', '!AIVDM,'],
  ['first parts', `${encodeAis(samples.voyage)[0] ?? ''}\n`],
  ['short lines', '!*\n'],
])('%s over and over take linear time', (_, unit) => {
  const read = (lineBytesMax: number) => (text: string) => {
    const reader = createReader({ message: () => {}, refused: () => {} }, { lineBytesMax });
    reader.push(new TextEncoder().encode(text), instant(0));
    reader.end();
  };
  expect(growthOf(read(1024), unit, 300_000)).toBeLessThanOrEqual(linearMax);
  expect(growthOf(read(2_000_000), unit, 300_000)).toBeLessThanOrEqual(linearMax);
});
