import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundaryOf, createJpegReader } from './index.ts';

const limits = { frameBytesMax: 400, headerBytesMax: 120 };
const bytesOf = (text: string) => new TextEncoder().encode(text);
const jpeg = (inside: readonly number[]) => Uint8Array.from([0xff, 0xd8, ...inside, 0xff, 0xd9]);
const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const part = (
  image: Uint8Array,
  length: number | null = image.length,
  end: '\r\n' | '\n' = '\r\n',
): Uint8Array => {
  const said = length === null ? '' : `Content-Length: ${length}${end}`;
  return joined(bytesOf(`${end}--edge${end}Content-Type: image/jpeg${end}${said}${end}`), image);
};
const read = (pieces: readonly Uint8Array[]) => {
  const reader = createJpegReader('edge', limits);
  const frames = pieces.flatMap((piece) => reader.push(piece));
  return { frames: frames.map((frame) => [...frame]), refused: reader.refused(), held: reader.heldBytes() };
};
const cut = (stream: Uint8Array, sizes: readonly number[]): readonly Uint8Array[] => {
  const pieces: Uint8Array[] = [];
  for (let at = 0, each = 0; at < stream.length; each += 1) {
    const size = sizes[each % sizes.length] ?? 1;
    pieces.push(stream.subarray(at, at + size));
    at += size;
  }
  return pieces;
};
const image = fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 120 }).map(jpeg);
const sizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 6 });

test('images come out as they went in, with a length, without one, and with line ends of either kind', () => {
  const images = [jpeg([1, 2, 3]), jpeg([]), jpeg([13, 10, 13, 10, 45, 45])];
  const stream = joined(
    part(images[0] ?? jpeg([])),
    part(images[1] ?? jpeg([]), null),
    part(images[2] ?? jpeg([]), null, '\n'),
    bytesOf('\r\n--edge--'),
  );
  expect(read([stream])).toMatchObject({ frames: images.map((one) => [...one]), refused: {} });
});

test('however a stream is cut into pieces, the images and the refusals are the same', () => {
  const garbage = fc.uint8Array({ maxLength: 200 });
  const anything = fc.oneof(
    image.map((one) => part(one)),
    image.map((one) => part(one, null)),
    image.map((one) => part(one, one.length + 7)),
    image.map((one) => part(one, 9_999)),
    garbage,
    garbage.map((noise) => joined(bytesOf('--edge\r\n'), noise)),
  );
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 8 }), sizes, (parts, cuts) => {
      const stream = joined(...parts, bytesOf('\r\n--edge'));
      const whole = read([stream]);
      const pieces = read(cut(stream, cuts));
      expect(pieces.frames).toEqual(whole.frames);
      expect(pieces.refused).toEqual(whole.refused);
    }),
    { numRuns: 300 },
  );
});

test('whatever is sent, no more is held than one image with its header', () => {
  const most = limits.frameBytesMax + limits.headerBytesMax + 6;
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 900 }), { maxLength: 12 }), (pieces) => {
      const reader = createJpegReader('edge', limits);
      for (const piece of pieces) {
        for (const frame of reader.push(joined(bytesOf('--edge\n\n'), piece)))
          expect(frame.length).toBeLessThanOrEqual(limits.frameBytesMax);
        expect(reader.heldBytes()).toBeLessThanOrEqual(most);
      }
    }),
    { numRuns: 200 },
  );
});

test('after a length that was not true, a foreign part and one too large, the next image is found', () => {
  const good = jpeg([7]);
  const stream = joined(
    part(good, good.length + 60),
    part(good, good.length - 2),
    bytesOf('\r\n--edge\r\nContent-Type: text/html\r\n\r\n<p>busy</p>'),
    part(jpeg(Array.from({ length: 600 }, () => 5)), null),
    part(jpeg([]), 5_000),
    part(good),
  );
  const { frames, refused } = read([stream]);
  expect(frames.at(-1)).toEqual([...good]);
  expect(refused).toMatchObject({ not_a_jpeg: 3, frame_too_large: 2 });
});

test('a header without an end is given up', () => {
  const { refused, frames } = read([joined(bytesOf(`--edge\r\nX: ${'y'.repeat(300)}`), part(jpeg([1])))]);
  expect(refused).toEqual({ header_too_long: 1 });
  expect(frames).toHaveLength(1);
});

test('a boundary is read as cameras give it, and nothing else is taken for a stream of images', () => {
  const values = [
    'multipart/x-mixed-replace; boundary=edge',
    'multipart/x-mixed-replace;boundary="--edge"',
    'Multipart/X-Mixed-Replace; charset=x; Boundary=--edge',
  ];
  expect(values.map(boundaryOf)).toEqual(values.map(() => ({ ok: true, value: 'edge' })));
  for (const other of ['text/html; boundary=edge', 'multipart/x-mixed-replace', 'image/jpeg', ''])
    expect(boundaryOf(other)).toMatchObject({ ok: false });
});

test('a large image that comes a few bytes at a time does not stand in the way of everything else', () => {
  const large = jpeg(Array.from({ length: 3 * 1_048_576 }, () => 5));
  const reader = createJpegReader('edge', { frameBytesMax: 4 * 1_048_576, headerBytesMax: 120 });
  const frames = cut(part(large), [64]).flatMap((piece) => reader.push(piece));
  expect(frames.map(({ length }) => length)).toEqual([large.length]);
});
