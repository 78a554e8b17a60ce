import type { Instant } from '../../kernel/time.ts';
import { at } from './payload.ts';
import { backslash, hexByte, startsSentence } from './sentence.ts';
import type { Span } from './span.ts';

/** What a receiver says of the sentence behind it. A scratch object: `readTagBlock` overwrites it. */
export interface TagBlock {
  /** First byte behind the block. */
  end: number;
  time: Instant | null;
  source: string | null;
  /** Sentence group: number of this line, lines in all, code; code -1 where there is no group. */
  groupNumber: number;
  groupTotal: number;
  groupCode: number;
}

/** A tag block to read into. */
export function emptyTagBlock(): TagBlock {
  return { end: 0, time: null, source: null, groupNumber: 0, groupTotal: 0, groupCode: -1 };
}

const comma = 0x2c;
const star = 0x2a;
const colon = 0x3a;
const dash = 0x2d;
/** Longest source name read; IEC 61162-1 allows 15 characters, real networks use more. */
const sourceCharactersMax = 48;

/**
 * Reads the tag block that starts at `start` (a backslash). Seconds and milliseconds since 1970 are both
 * known in `c:`; keys other than c, s and g are passed over.
 * True: whole, checksum right. False: damaged; `into.end` is where to read on, and nothing else is set.
 * Source: NMEA 0183 v4.10, section 7 (tag block); IEC 62320-1, parameters g, s, c.
 */
export function readTagBlock(text: Span, start: number, into: TagBlock): boolean {
  const { bytes, end } = text;
  clear(into);
  let close = start + 1;
  let starAt = -1;
  let inside = -1;
  let sum = 0;
  for (; close < end && at(bytes, close) !== backslash; close++) {
    const byte = at(bytes, close);
    if (inside < 0 && startsSentence(byte)) inside = close;
    if (byte === star && starAt < 0) starAt = close;
    else if (starAt < 0) sum ^= byte;
  }
  into.end = Math.min(close + 1, end);
  if (close >= end || starAt < 0 || hexByte(bytes, starAt + 1, close) !== sum) {
    if (inside >= 0) into.end = inside; // the block was cut: what follows may still be a whole sentence
    return false;
  }
  readKeys({ bytes, start: start + 1, end: starAt }, into);
  return true;
}

function clear(into: TagBlock): void {
  into.time = null;
  into.source = null;
  into.groupNumber = 0;
  into.groupTotal = 0;
  into.groupCode = -1;
}

function readKeys({ bytes, start, end }: Span, into: TagBlock): void {
  for (let from = start; from < end; ) {
    let to = from;
    while (to < end && at(bytes, to) !== comma) to++;
    if (to - from > 2 && at(bytes, from + 1) === colon) {
      const key = at(bytes, from);
      if (key === 0x63) into.time = readTime(bytes, from + 2, to);
      else if (key === 0x73) into.source = readSource(bytes, from + 2, to);
      else if (key === 0x67) readGroup({ bytes, start: from + 2, end: to }, into);
    }
    from = to + 1;
  }
}

function readTime(bytes: Uint8Array, from: number, to: number): Instant | null {
  const value = digits(bytes, from, to);
  if (value <= 0) return null;
  // Ten digits are seconds until 2286; more are milliseconds.
  return (value < 1e11 ? value * 1000 : value) as Instant;
}

/** A run of 1 to 15 digits as a number, or -1. */
function digits(bytes: Uint8Array, from: number, to: number): number {
  if (to <= from || to - from > 15) return -1;
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = at(bytes, i) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value <= 8.64e15 ? value : -1;
}

let lastSource = '';

function readSource(bytes: Uint8Array, from: number, to: number): string | null {
  if (to - from > sourceCharactersMax) return null;
  // One receiver follows itself nearly always: comparing is cheaper than building the text anew.
  if (to - from === lastSource.length && isText(bytes, from, lastSource)) return lastSource;
  let source = '';
  for (let i = from; i < to; i++) {
    const byte = at(bytes, i);
    if (byte < 0x20 || byte > 0x7e) return null;
    source += String.fromCharCode(byte);
  }
  lastSource = source;
  return source;
}

function isText(bytes: Uint8Array, from: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (at(bytes, from + i) !== text.charCodeAt(i)) return false;
  return true;
}

/** `1-2-1234`: line, lines, code. Left unset where it is none. */
function readGroup({ bytes, start: from, end: to }: Span, into: TagBlock): void {
  let first = from;
  while (first < to && at(bytes, first) !== dash) first++;
  let second = first + 1;
  while (second < to && at(bytes, second) !== dash) second++;
  const number = digits(bytes, from, first);
  const total = digits(bytes, first + 1, second);
  const code = digits(bytes, second + 1, to);
  if (number < 1 || total < number || code < 0) return;
  into.groupNumber = number;
  into.groupTotal = total;
  into.groupCode = code;
}
