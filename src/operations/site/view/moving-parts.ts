/** One image of the node's moving picture, and when the node had it: UTC text. */
export interface MovingPart {
  readonly jpeg: Uint8Array<ArrayBuffer>;
  readonly at: string | null;
}

/** Takes the node's moving picture in pieces of any size and gives its images; null: this is not what the node writes. */
export type MovingReader = (piece: Uint8Array) => readonly MovingPart[] | null;

/** Bytes. The node passes no larger image on, and its heads are some hundred letters. */
const imageBytesMax = 8_000_000;
const headBytesMax = 2_000;
const blank = [13, 10, 13, 10];

/**
 * A reader of what this node itself writes: each part with its length and its moment. Holds no more than one image and
 * its head. A camera's own stream, which may have neither, is read at the node. Never throws.
 */
export function createMovingReader(): MovingReader {
  let held = new Uint8Array(0);
  const next = (): MovingPart | null | 'more' => {
    const end = endOfHead(held);
    if (end === null) return held.length > headBytesMax ? null : 'more';
    const head = new TextDecoder('latin1').decode(held.subarray(0, end));
    const length = Number(valueIn(head, 'content-length'));
    if (!Number.isSafeInteger(length) || length <= 0 || length > imageBytesMax) return null;
    if (held.length < end + length) return 'more';
    const jpeg = held.slice(end, end + length);
    held = held.slice(end + length);
    return { jpeg, at: valueIn(head, 'strait-image-at') };
  };
  return (piece) => {
    held = joined(held, piece);
    const parts: MovingPart[] = [];
    for (let part = next(); part !== 'more'; part = next()) {
      if (part === null) return null;
      parts.push(part);
    }
    return parts;
  };
}

/** Where the head of a part ends: behind its empty line; null: not here yet. */
function endOfHead(bytes: Uint8Array): number | null {
  const last = Math.min(bytes.length, headBytesMax) - blank.length;
  for (let at = 0; at <= last; at += 1)
    if (blank.every((byte, n) => bytes[at + n] === byte)) return at + blank.length;
  return null;
}

function valueIn(head: string, name: string): string | null {
  return new RegExp(`^${name}:\\s*(\\S+)`, 'im').exec(head)?.[1] ?? null;
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
