/**
 * For tests: a baseline JPEG in grey, drawn here, of blocks that each have one brightness. Width and height in blocks of
 * eight points; 0 <= brightness <= 255. Source: ITU-T T.81, annexes B, F and K (table K.3).
 */
export function givenJpeg(
  { wide, high }: { readonly wide: number; readonly high: number },
  brightness: (column: number, row: number) => number,
): Uint8Array<ArrayBuffer> {
  const bits: number[] = [];
  const put = (value: number, count: number): void => {
    for (let at = count - 1; at >= 0; at -= 1) bits.push((value >> at) & 1);
  };
  let before = 0;
  for (let row = 0; row < high; row += 1)
    for (let column = 0; column < wide; column += 1) {
      const level = Math.round(brightness(column, row)) - 128;
      const difference = level - before;
      before = level;
      const size = difference === 0 ? 0 : 32 - Math.clz32(Math.abs(difference));
      const [code = 0, length = 0] = codes[size] ?? [];
      put(code, length);
      put(difference < 0 ? difference + (1 << size) - 1 : difference, size);
      put(0, 1); // end of block: the one code of the second table
    }
  while (bits.length % 8 !== 0) bits.push(1);
  const scan: number[] = [];
  for (let at = 0; at < bits.length; at += 8) {
    const byte = bits.slice(at, at + 8).reduce((sum, bit) => sum * 2 + bit, 0);
    scan.push(byte, ...(byte === 0xff ? [0] : []));
  }
  const [width, height] = [wide * 8, high * 8];
  return Uint8Array.from([
    0xff,
    0xd8,
    ...segment(0xdb, [0, ...Array.from({ length: 64 }, () => 8)]), // a difference of one is one step of brightness
    ...segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]),
    ...segment(0xc4, [0x00, ...lengths, ...codes.keys()]),
    ...segment(0xc4, [0x10, 1, ...Array.from({ length: 15 }, () => 0), 0]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    ...scan,
    0xff,
    0xd9,
  ]);
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
