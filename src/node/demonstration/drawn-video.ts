import { createBitWriter, type BitWriter } from './bit-writer.ts';
import type { Scene } from './invented-scene.ts';

/** How a decoder is told what to expect: the two parameter sets of a stream, and its name in a playlist. */
export interface VideoParameters {
  readonly sequence: Uint8Array<ArrayBuffer>;
  readonly picture: Uint8Array<ArrayBuffer>;
  readonly widthPoints: number;
  readonly heightPoints: number;
}

/** Each point of a scene becomes so many points each way. */
const scale = 4;
const block = 16;
const cells = block / scale;
/** Types of a macroblock whose samples stand there as they are, in a slice of either kind. H.264, tables 7-11 and 7-13. */
const [rawInFirst, rawInNext] = [25, 30];

/**
 * Parameter sets of a stream of scenes. Constrained baseline at level 3: every decoder reads it. Source: ITU-T H.264,
 * clauses 7.3.2.1 and 7.3.2.2.
 */
export function videoParameters({ wide, high }: Pick<Scene, 'wide' | 'high'>): VideoParameters {
  const sequence = createBitWriter(32);
  for (const byte of [66, 0xc0, 30]) sequence.put(byte, 8);
  // Its number, frame numbers of four bits, output in the order of decoding, one picture to refer to.
  for (const value of [0, 0, 2, 1]) sequence.exponential(value);
  sequence.put(0, 1);
  sequence.exponential(wide / cells - 1);
  sequence.exponential(high / cells - 1);
  sequence.put(0b1100, 4); // whole frames; nothing cut off, nothing said of use
  const picture = createBitWriter(16);
  for (const value of [0, 0]) picture.exponential(value);
  picture.put(0b00, 2);
  for (const value of [0, 0, 0]) picture.exponential(value);
  picture.put(0b000, 3);
  for (const value of [0, 0, 0]) picture.exponential(value);
  picture.put(0b100, 3); // slices say how their edges are smoothed: not at all
  return {
    sequence: unit(0x67, sequence),
    picture: unit(0x68, picture),
    widthPoints: wide * scale,
    heightPoints: high * scale,
  };
}

/** A picture that stands by itself: each macroblock with its samples. Clauses 7.3.3 and 7.3.5. */
export function firstPicture(scene: Scene): Uint8Array<ArrayBuffer> {
  const out = createBitWriter(120_000);
  for (const value of [0, 7, 0]) out.exponential(value); // from the first macroblock, all intra
  out.put(0, 4);
  out.exponential(0);
  out.put(0b00, 2);
  unsmoothed(out);
  for (const place of places(scene)) raw(out, scene, { place, type: rawInFirst });
  return unit(0x65, out);
}

/** The picture `number` places after the first: what has not changed since `before` is skipped. 1 <= number <= 15. */
export function nextPicture(scene: Scene, before: Scene, number: number): Uint8Array<ArrayBuffer> {
  const out = createBitWriter(30_000);
  for (const value of [0, 5, 0]) out.exponential(value);
  out.put(number, 4);
  out.put(0b000, 3);
  unsmoothed(out);
  let skipped = 0;
  for (const place of places(scene)) {
    if (isSame(scene, before, place)) {
      skipped += 1;
      continue;
    }
    out.exponential(skipped);
    skipped = 0;
    raw(out, scene, { place, type: rawInNext });
  }
  if (skipped > 0) out.exponential(skipped);
  return unit(0x41, out);
}

function unsmoothed(out: BitWriter): void {
  out.exponential(0);
  out.exponential(1);
}

type Place = readonly [column: number, row: number];

function places({ wide, high }: Scene): readonly Place[] {
  const columns = wide / cells;
  return Array.from({ length: columns * (high / cells) }, (_, at): Place => {
    return [(at % columns) * cells, Math.floor(at / columns) * cells];
  });
}

function isSame(scene: Scene, before: Scene, [left, top]: Place): boolean {
  for (let row = top; row < top + cells; row += 1)
    for (let at = row * scene.wide + left; at < row * scene.wide + left + cells; at += 1)
      if (scene.points[at] !== before.points[at]) return false;
  return true;
}

/** 256 samples of brightness, within the range of video, and twice 64 of no colour. */
function raw(
  out: BitWriter,
  { points, wide }: Scene,
  { place: [left, top], type }: { readonly place: Place; readonly type: number },
): void {
  const samples = new Uint8Array(384).fill(128);
  for (let row = 0; row < block; row += 1)
    for (let column = 0; column < block; column += 1) {
      const at = (top + Math.floor(row / scale)) * wide + left + Math.floor(column / scale);
      samples[row * block + column] = 16 + Math.round(((points[at] ?? 0) * 219) / 255);
    }
  out.exponential(type);
  out.align(0);
  out.append(samples);
}

/** A unit with its closing bit, in which no start code may stand. Clauses 7.3.2.11 and 7.4.1.1. */
function unit(head: number, out: BitWriter): Uint8Array<ArrayBuffer> {
  out.put(1, 1);
  out.align(0);
  const bytes: number[] = [head];
  let zeros = 0;
  for (const byte of out.done()) {
    if (zeros === 2 && byte <= 3) {
      bytes.push(3);
      zeros = 0;
    }
    bytes.push(byte);
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return Uint8Array.from(bytes);
}
