/** Parts of a Tesseract model that reading plates needs. Source: Tesseract 5, `tessdatamanager.h`, `TessdataType`. */
const kept: ReadonlySet<number> = new Set([
  0, // settings of the language
  17, // the neural network
  21, // its signs
  22, // how it writes them
  23, // version
]);
const headBytes = 4;
const entryBytes = 8;

/**
 * A model without its word lists, nine tenths of it: a plate is no word, and the lists draw what was read towards words.
 * The file is a count, then so many offsets (64 bits, little-endian, −1: not there), then the parts in their order.
 * Throws where it is no such file, or holds no network.
 */
export function withoutWords(model: Buffer): Buffer {
  const count = model.readInt32LE(0);
  const first = headBytes + count * entryBytes;
  if (count < 18 || count > 64 || first > model.length) throw new Error('this is no model of Tesseract');
  const offsets = Array.from({ length: count }, (_, part) =>
    Number(model.readBigInt64LE(headBytes + part * entryBytes)),
  );
  const starts = [...offsets.filter((offset) => offset >= first), model.length].toSorted((a, b) => a - b);
  const head = Buffer.alloc(first);
  head.writeInt32LE(count, 0);
  const pieces: Buffer[] = [head];
  let at = first;
  for (const [part, offset] of offsets.entries()) {
    const isKept = kept.has(part) && offset >= first;
    head.writeBigInt64LE(BigInt(isKept ? at : -1), headBytes + part * entryBytes);
    if (!isKept) continue;
    const piece = model.subarray(
      offset,
      starts.find((start) => start > offset),
    );
    pieces.push(piece);
    at += piece.length;
  }
  if ((offsets[17] ?? -1) < first) throw new Error('this model has no neural network');
  return Buffer.concat(pieces);
}
