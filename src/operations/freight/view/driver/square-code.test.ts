import decodeQr from 'qr/decode.js';
import { expect, test } from 'vitest';
import { receiptAddress } from '../../report/receipt-code.ts';
import { type SquareCode, squareCode } from './square-code.ts';

// Read back by another hand's reader than the one that drew it: what is wrong in one is not wrong in both.

/** The path as a printer would lay it down: dark bars on white, so many pixels a module. */
function printed({ side, path }: SquareCode, pixels: number) {
  const size = side * pixels;
  const data = new Uint8ClampedArray(size * size * 4).fill(255);
  const bar = /M(\d+) (\d+)h(\d+)v1h-\3z/g;
  const bars = [...path.matchAll(bar)].map((found) => found.slice(1, 4).map(Number));
  expect(path.replaceAll(bar, '')).toBe('');
  for (const [x = 0, y = 0, wide = 0] of bars)
    for (let row = y * pixels; row < (y + 1) * pixels; row += 1)
      for (let at = x * pixels; at < (x + wide) * pixels; at += 1)
        data.fill(0, (row * size + at) * 4, (row * size + at) * 4 + 3);
  return { width: size, height: size, data };
}

const address = receiptAddress(
  'https://drivers.strait.example',
  '7K3M-9QTX-2B4H-PWRC',
  'r-0123456789abcdefghijklmno',
);

test('the square code on a receipt is read back to the letter by a reader that did not draw it', () => {
  for (const pixels of [3, 4, 8]) expect(decodeQr(printed(squareCode(address), pixels))).toBe(address);
});

test('a sixth of it worn off, it is read all the same; half of it gone, it is not', () => {
  const worn = (share: number) => {
    const picture = printed(squareCode(address), 4);
    const from = Math.floor(picture.height * 0.55);
    for (let y = from; y < from + picture.height * share; y += 1)
      for (let x = Math.floor(picture.width * 0.45); x < picture.width * 0.7; x += 1)
        picture.data.fill(255, (y * picture.width + x) * 4, (y * picture.width + x) * 4 + 3);
    return picture;
  };
  expect(decodeQr(worn(0.15))).toBe(address);
  expect(() => decodeQr(worn(1))).toThrow();
});

test('it has its quiet edge of four modules on each side', () => {
  const { side, path } = squareCode('x');
  const bars = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map((found) => found.slice(1, 4).map(Number));
  expect(Math.min(...bars.flatMap(([x = 0, y = 0]) => [x, y]))).toBe(4);
  expect(Math.max(...bars.map(([x = 0, , wide = 0]) => x + wide))).toBe(side - 4);
});
