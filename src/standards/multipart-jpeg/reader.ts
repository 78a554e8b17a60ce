import { ok, refuse, type Refusal, type Result } from '../../kernel/result.ts';
import type { JpegRefusalCode } from './refusal.ts';

/** Bytes: what is larger is thrown away and counted. */
export interface JpegReaderLimits {
  readonly frameBytesMax: number;
  readonly headerBytesMax: number;
}

/** Takes a stream in pieces of any size and gives its images. */
export interface JpegReader {
  /** Images that this piece completed, each with its own bytes. However the stream is cut, they are the same. */
  push(piece: Uint8Array): readonly Uint8Array[];
  /** Parts thrown away, by reason. */
  refused(): Readonly<Partial<Record<JpegRefusalCode, number>>>;
  /** Bytes held back: never more than one image, its header and one delimiter. */
  heldBytes(): number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('latin1');
const [cr, lf] = [13, 10];
const roomBytesMin = 4_096;
/** RFC 2046, 5.1.1: at most 70 characters. */
const boundaryForm = /^[\w'()+,./:=? -]{1,70}$/;

/** The boundary of a `multipart/x-mixed-replace` answer. Refuses any other type, and a boundary that is none. */
export function boundaryOf(contentType: string): Result<string, Refusal<'boundary_missing'>> {
  const type = /^\s*multipart\/(?:x-mixed-replace|mixed)\s*;/i.exec(contentType);
  const given = /;\s*boundary\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(contentType);
  const boundary = (given?.[1] ?? given?.[2] ?? '').replace(/^--/, '').trim();
  return type !== null && boundaryForm.test(boundary) ? ok(boundary) : refuse('boundary_missing');
}

/** True for bytes between the first and the last marker of a JPEG image. ITU-T T.81, table B.1. */
export function isJpeg(bytes: Uint8Array): boolean {
  const end = bytes.length;
  return (
    end >= 4 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[end - 2] === 0xff && bytes[end - 1] === 0xd9
  );
}

type State =
  | { readonly at: 'delimiter' }
  | { readonly at: 'head' }
  /** `bytes`: as the part says; null: up to the next delimiter. `from`: up to here it was searched already. */
  | { readonly at: 'body'; readonly bytes: number | null; readonly from: number };

interface Held {
  /** What is read and not passed on yet: a part of `room`. */
  bytes: Uint8Array;
  /** Where it lies, with place behind it for what comes next. */
  room: Uint8Array;
  state: State;
}

/**
 * Reads a stream of images. What is no image, too large or without an end is thrown away and counted; reading goes on
 * at the next delimiter. Never throws; holds no more than its limits. Source: SOURCE.md.
 */
export function createJpegReader(boundary: string, limits: JpegReaderLimits): JpegReader {
  const delimiter = encoder.encode(`--${boundary}`);
  const nothing = new Uint8Array(0);
  const held: Held = { bytes: nothing, room: nothing, state: { at: 'delimiter' } };
  const refused: Partial<Record<JpegRefusalCode, number>> = {};
  const count = (code: JpegRefusalCode): void => {
    refused[code] = (refused[code] ?? 0) + 1;
  };
  const parts = { held, delimiter, limits, count };
  return {
    push(piece) {
      append(held, piece);
      const frames: Uint8Array[] = [];
      while (step(parts, frames));
      return frames;
    },
    refused: () => ({ ...refused }),
    heldBytes: () => held.bytes.length,
  };
}

interface Parts {
  readonly held: Held;
  readonly delimiter: Uint8Array;
  readonly limits: JpegReaderLimits;
  readonly count: (code: JpegRefusalCode) => void;
}

/** One step through what is held; false: more must come first. */
function step(parts: Parts, frames: Uint8Array[]): boolean {
  switch (parts.held.state.at) {
    case 'delimiter':
      return seek(parts);
    case 'head':
      return readHead(parts);
    case 'body':
      return readBody(parts, parts.held.state, frames);
  }
}

function seek({ held, delimiter }: Parts): boolean {
  const at = indexOf(held.bytes, delimiter, 0);
  if (at === -1) {
    held.bytes = held.bytes.subarray(Math.max(0, held.bytes.length - delimiter.length + 1));
    return false;
  }
  held.bytes = held.bytes.subarray(at + delimiter.length);
  held.state = { at: 'head' };
  return true;
}

function readHead({ held, limits, count }: Parts): boolean {
  const within = held.bytes.subarray(0, limits.headerBytesMax);
  const end = endOfHead(within);
  if (end === -1) {
    if (within.length < limits.headerBytesMax) return false;
    count('header_too_long');
    held.state = { at: 'delimiter' };
    return true;
  }
  const head = decoder.decode(held.bytes.subarray(0, end));
  const type = /^content-type:\s*([^\s;]+)/im.exec(head)?.[1];
  const said = /^content-length:\s*(\d{1,9})\s*$/im.exec(head)?.[1];
  const bytes = said === undefined ? null : Number(said);
  held.bytes = held.bytes.subarray(end);
  const isOther = type !== undefined && !/^image\/jpe?g$/i.test(type);
  const isLarge = bytes !== null && bytes > limits.frameBytesMax;
  if (isOther || isLarge) count(isOther ? 'not_a_jpeg' : 'frame_too_large');
  held.state = isOther || isLarge ? { at: 'delimiter' } : { at: 'body', bytes, from: 0 };
  return true;
}

function readBody(
  parts: Parts,
  { bytes, from }: Extract<State, { readonly at: 'body' }>,
  frames: Uint8Array[],
): boolean {
  const { held, delimiter, limits } = parts;
  if (bytes !== null) {
    if (held.bytes.length < bytes) return false;
    return pass(parts, bytes, frames);
  }
  const most = limits.frameBytesMax + delimiter.length;
  const end = indexOf(held.bytes.subarray(0, most), delimiter, from);
  if (end !== -1) return pass(parts, end, frames);
  if (held.bytes.length >= most) {
    parts.count('frame_too_large');
    held.state = { at: 'delimiter' };
    return true;
  }
  held.state = { at: 'body', bytes, from: Math.max(0, held.bytes.length - delimiter.length + 1) };
  return false;
}

/** Passes an image on; a length that was not true leaves all of it to be searched for the next delimiter. */
function pass({ held, count }: Parts, end: number, frames: Uint8Array[]): boolean {
  const frame = trimmed(held.bytes.subarray(0, end));
  held.state = { at: 'delimiter' };
  if (!isJpeg(frame)) {
    count('not_a_jpeg');
    return true;
  }
  frames.push(frame.slice());
  held.bytes = held.bytes.subarray(end);
  return true;
}

/** Without line ends and zeros behind the last marker. */
function trimmed(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === cr || bytes[end - 1] === lf || bytes[end - 1] === 0)) end -= 1;
  return bytes.subarray(0, end);
}

/** Behind the first empty line; -1: there is none. */
function endOfHead(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length - 1; at += 1) {
    if (bytes[at] !== lf) continue;
    if (bytes[at + 1] === lf) return at + 2;
    if (bytes[at + 1] === cr && bytes[at + 2] === lf) return at + 3;
  }
  return -1;
}

function indexOf(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  const first = wanted[0] ?? 0;
  const last = bytes.length - wanted.length;
  for (let at = bytes.indexOf(first, from); at !== -1 && at <= last; at = bytes.indexOf(first, at + 1))
    if (wanted.every((byte, offset) => bytes[at + offset] === byte)) return at;
  return -1;
}

/**
 * Puts a piece behind what is held. Each byte is moved a few times at most, however small the pieces: a camera that sends
 * byte by byte must not cost the node an image for each.
 */
function append(held: Held, piece: Uint8Array): void {
  const { bytes, room } = held;
  const from = bytes.byteOffset - room.byteOffset;
  const length = bytes.length + piece.length;
  if (from + length > room.length) {
    // Half as much again is free behind it, so that the next move comes only when as much has come.
    held.room = new Uint8Array(Math.max(roomBytesMin, length + (length >> 1)));
    held.room.set(bytes);
    held.room.set(piece, bytes.length);
    held.bytes = held.room.subarray(0, length);
    return;
  }
  room.set(piece, from + bytes.length);
  held.bytes = room.subarray(from, from + length);
}
