import { at, type Payload, payloadSextetsMax } from './payload.ts';
import type { AisRefusalCode } from './refusal.ts';
import type { Span } from './span.ts';

/** One sentence found in a line. A scratch object: `scanSentence` and `readFields` overwrite it. */
export interface Sentence {
  /** First byte of the sentence (`!` or `$`) and first byte behind its checksum. */
  start: number;
  end: number;
  /** Bytes of the commas; only the first seven are kept. */
  readonly commas: Int32Array;
  commaCount: number;
  star: number;
  checksum: number;
  /** From the fields of VDM and VDO. */
  total: number;
  number: number;
  /** 0..9, or -1 where the field is empty. */
  sequence: number;
  channel: 'A' | 'B' | null;
  /** VDO: the receiving station's own transmission. */
  own: boolean;
  fillBits: number;
}

/** A sentence to scan into. */
export function emptySentence(): Sentence {
  return {
    start: 0,
    end: 0,
    commas: new Int32Array(8),
    commaCount: 0,
    star: 0,
    checksum: 0,
    total: 0,
    number: 0,
    sequence: -1,
    channel: null,
    own: false,
    fillBits: 0,
  };
}

const bang = 0x21;
const dollar = 0x24;
const star = 0x2a;
const comma = 0x2c;
export const backslash = 0x5c;
const zero = 0x30;

/** Value of a hexadecimal digit by its byte; 255 for any other byte. */
const hexValue = new Uint8Array(256).fill(255);
for (let i = 0; i < 10; i++) hexValue[zero + i] = i;
for (let i = 0; i < 6; i++) {
  hexValue[0x41 + i] = 10 + i;
  hexValue[0x61 + i] = 10 + i;
}

/** Two hexadecimal digits at `i`, or -1. */
export function hexByte(bytes: Uint8Array, i: number, end: number): number {
  if (i + 2 > end) return -1;
  const value = (at(hexValue, at(bytes, i)) << 4) | at(hexValue, at(bytes, i + 1));
  return value > 255 || at(hexValue, at(bytes, i + 1)) === 255 ? -1 : value;
}

/** True for the two bytes that start a sentence; neither may stand inside one (IEC 61162-1, table of reserved characters). */
export function startsSentence(byte: number): boolean {
  return byte === bang || byte === dollar;
}

/**
 * Scans the sentence that starts at `start` up to its checksum, in one pass. A second start byte before the
 * checksum means that the first sentence was cut: the scan goes on from the second.
 * Refuses: 'no_checksum', 'bad_checksum'. Null: whole and right; `into` holds it either way.
 * Source: IEC 61162-1:2016, 7.2 and 7.3 (checksum: exclusive or of all bytes between start and `*`).
 */
export function scanSentence(text: Span, start: number, into: Sentence): AisRefusalCode | null {
  const { bytes, end } = text;
  let from = start;
  let sum = 0;
  let count = 0;
  let i = start + 1;
  for (; i < end; i++) {
    const byte = at(bytes, i);
    if (byte > comma) {
      sum ^= byte;
    } else if (byte === comma) {
      sum ^= byte;
      if (count < 8) into.commas[count++] = i;
    } else if (byte === star) {
      break;
    } else if (startsSentence(byte)) {
      from = i;
      sum = 0;
      count = 0;
    } else {
      sum ^= byte;
    }
  }
  into.start = from;
  into.commaCount = count;
  into.star = i;
  if (i >= end) {
    into.end = end;
    return 'no_checksum';
  }
  into.checksum = hexByte(bytes, i + 1, end);
  into.end = into.checksum < 0 ? i + 1 : i + 3;
  return into.checksum === sum ? null : 'bad_checksum';
}

/** True where the address is a talker of two characters and VDM or VDO. */
export function isAisSentence(bytes: Uint8Array, s: Sentence): boolean {
  const i = s.start;
  return (
    s.commaCount > 0 &&
    commaAt(s.commas, 0) === i + 6 &&
    at(bytes, i + 3) === 0x56 &&
    at(bytes, i + 4) === 0x44 &&
    (at(bytes, i + 5) === 0x4d || at(bytes, i + 5) === 0x4f)
  );
}

/**
 * Reads the fields of a VDM or VDO sentence already scanned: part counts, sequence, channel, fill bits.
 * False where a field is missing or no value of its kind. Source: IEC 61162-1:2016, 8.3 (VDM, VDO).
 */
export function readFields(bytes: Uint8Array, s: Sentence): boolean {
  const c = s.commas;
  if (s.commaCount !== 6) return false;
  const first = commaAt(c, 0);
  const second = commaAt(c, 1);
  const third = commaAt(c, 2);
  const fourth = commaAt(c, 3);
  const fifth = commaAt(c, 4);
  const sixth = commaAt(c, 5);
  if (second !== first + 2 || third !== first + 4 || fourth - third > 2 || fifth - fourth > 2) return false;
  s.total = at(bytes, first + 1) - zero;
  s.number = at(bytes, second + 1) - zero;
  if (s.total < 1 || s.total > 9 || s.number < 1 || s.number > s.total) return false;
  s.sequence = fourth === third + 1 ? -1 : at(bytes, third + 1) - zero;
  if (s.sequence < -1 || s.sequence > 9) return false;
  s.channel = fifth === fourth + 1 ? null : channelOf(at(bytes, fourth + 1));
  s.own = at(bytes, s.start + 5) === 0x4f;
  s.fillBits = s.star === sixth + 1 ? 0 : at(bytes, sixth + 1) - zero;
  // The standard allows 0..5; class A transponders in service write 6 where a whole character is fill.
  return s.star <= sixth + 2 && s.fillBits >= 0 && s.fillBits <= 6;
}

function commaAt(commas: Int32Array, i: number): number {
  return commas[i]!; // i < commaCount, checked by the caller
}

function channelOf(byte: number): 'A' | 'B' | null {
  if (byte === 0x41 || byte === 0x31) return 'A';
  return byte === 0x42 || byte === 0x32 ? 'B' : null;
}

/** Six-bit value by armour byte; 255 for bytes outside the alphabet. Source: IEC 61162-1:2016, annex C. */
const sixBit = new Uint8Array(256).fill(255);
for (let value = 0; value < 64; value++) sixBit[value < 40 ? value + 48 : value + 56] = value;

/**
 * Takes a sentence's armour off and puts the values behind those already in `into`.
 * Refuses: 'bad_armour', 'too_long'; `into` is then not to be used.
 */
export function appendPayload(bytes: Uint8Array, s: Sentence, into: Payload): AisRefusalCode | null {
  const start = commaAt(s.commas, 4) + 1;
  const end = commaAt(s.commas, 5);
  const sextets = into.sextets;
  // A part that is not the last has whole characters only; its fill bits, if any, cannot be placed.
  let to = Math.ceil(into.bits / 6);
  if (to + end - start > payloadSextetsMax) return 'too_long';
  let bad = 0;
  for (let i = start; i < end; i++) {
    const value = at(sixBit, at(bytes, i));
    bad |= value;
    sextets[to++] = value;
  }
  if ((bad & 0x80) !== 0) return 'bad_armour';
  into.bits = Math.max(0, to * 6 - s.fillBits);
  sextets[to] = 0;
  sextets[to + 1] = 0;
  sextets[to + 2] = 0;
  sextets[to + 3] = 0;
  sextets[to + 4] = 0;
  sextets[to + 5] = 0;
  return null;
}
