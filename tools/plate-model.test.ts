import { expect, test } from 'vitest';
import { withoutWords } from './plate-model.ts';

/** A model of these parts by their number, each of so many bytes of its own number. */
function modelOf(parts: ReadonlyMap<number, number>, count = 24): Buffer {
  const head = Buffer.alloc(4 + count * 8);
  head.writeInt32LE(count, 0);
  const pieces = [head];
  let at = head.length;
  for (let part = 0; part < count; part += 1) {
    const bytes = parts.get(part);
    head.writeBigInt64LE(BigInt(bytes === undefined ? -1 : at), 4 + part * 8);
    if (bytes === undefined) continue;
    pieces.push(Buffer.alloc(bytes, part));
    at += bytes;
  }
  return Buffer.concat(pieces);
}

test('the network, its signs and the version stay as they are; the lists of words go', () => {
  const whole = modelOf(
    new Map([
      [0, 5],
      [17, 40],
      [18, 9],
      [19, 900],
      [20, 9],
      [21, 7],
      [22, 3],
      [23, 4],
    ]),
  );
  const kept = new Map([
    [0, 5],
    [17, 40],
    [21, 7],
    [22, 3],
    [23, 4],
  ]);
  expect(withoutWords(whole).equals(modelOf(kept))).toBe(true);
});

test('what is no model, or has no network, stops the build', () => {
  expect(() => withoutWords(Buffer.from('no model at all'))).toThrow('no model');
  expect(() => withoutWords(modelOf(new Map([[19, 30]])))).toThrow('no neural network');
});
