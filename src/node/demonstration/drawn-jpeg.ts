import { createBitWriter } from './bit-writer.ts';

/**
 * A baseline JPEG in grey, drawn here, of blocks that each have one brightness. Width and height in blocks of eight
 * points; 0 <= brightness <= 255. Source: ITU-T T.81, annexes B, F and K (table K.3).
 */
export function drawnJpeg(
  { wide, high }: { readonly wide: number; readonly high: number },
  brightness: (column: number, row: number) => number,
): Uint8Array<ArrayBuffer> {
  const scan = createBitWriter();
  let before = 0;
  for (let row = 0; row < high; row += 1)
    for (let column = 0; column < wide; column += 1) {
      const level = Math.round(brightness(column, row)) - 128;
      const difference = level - before;
      before = level;
      const size = difference === 0 ? 0 : 32 - Math.clz32(Math.abs(difference));
      const [code = 0, length = 0] = codes[size] ?? [];
      scan.put(code, length);
      scan.put(difference < 0 ? difference + (1 << size) - 1 : difference, size);
      scan.put(0, 1); // end of block: the one code of the second table
    }
  scan.align(1);
  const [width, height] = [wide * 8, high * 8];
  return Uint8Array.from([
    0xff,
    0xd8,
    ...segment(0xdb, [0, ...Array.from({ length: 64 }, () => 8)]), // a difference of one is one step of brightness
    ...segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]),
    ...segment(0xc4, [0x00, ...lengths, ...codes.keys()]),
    ...segment(0xc4, [0x10, 1, ...Array.from({ length: 15 }, () => 0), 0]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    ...stuffed(scan.done()),
    0xff,
    0xd9,
  ]);
}

/** Within a scan a full byte is followed by an empty one, so that it is no marker. */
function stuffed(bytes: Uint8Array): readonly number[] {
  const out: number[] = [];
  for (const byte of bytes) {
    out.push(byte);
    if (byte === 0xff) out.push(0);
  }
  return out;
}

/** Table K.3: codes for differences of brightness by their size in bits, and how many there are of each length. */
const lengths = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
const codes: readonly (readonly [number, number])[] = [
  [0b00, 2],
  [0b010, 3],
  [0b011, 3],
  [0b100, 3],
  [0b101, 3],
  [0b110, 3],
  [0b1110, 4],
  [0b11110, 5],
  [0b111110, 6],
  [0b1111110, 7],
  [0b11111110, 8],
  [0b111111110, 9],
];

function segment(marker: number, body: readonly number[]): readonly number[] {
  const length = body.length + 2;
  return [0xff, marker, length >> 8, length & 255, ...body];
}
