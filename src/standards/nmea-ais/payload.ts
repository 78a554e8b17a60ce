/**
 * A payload as six-bit values, most significant bit first. `sextets` is a scratch buffer at least five
 * longer than the message, zeroed there; only the first `bits` bits are the message.
 */
export interface Payload {
  readonly sextets: Uint8Array;
  bits: number;
}

/** Room for the longest line and for the zeros behind it. */
export const payloadSextetsMax = 1024;
export const payloadPadding = 8;

/** A fresh empty payload. */
export function emptyPayload(): Payload {
  return { sextets: new Uint8Array(payloadSextetsMax + payloadPadding), bits: 0 };
}

/** Unsigned field of `length` 1..30 bits at bit `start`. Beyond the message it reads the zeros behind it. */
export function unsigned(s: Uint8Array, start: number, length: number): number {
  const first = (start / 6) | 0;
  const skip = start - first * 6;
  const word = window30(s, first);
  if (skip + length <= 30) return (word << (2 + skip)) >>> (32 - length);
  const rest = skip + length - 30;
  const high = (word << (2 + skip)) >>> (2 + skip);
  return high * 2 ** rest + (at(s, first + 5) >>> (6 - rest));
}

/** Two's complement field of `length` 2..30 bits at bit `start`. */
export function signed(s: Uint8Array, start: number, length: number): number {
  const shift = 32 - length;
  return (unsigned(s, start, length) << shift) >> shift;
}

/** One bit. */
export function flag(s: Uint8Array, start: number): boolean {
  const first = (start / 6) | 0;
  return ((at(s, first) >>> (5 - (start - first * 6))) & 1) === 1;
}

function window30(s: Uint8Array, i: number): number {
  return (at(s, i) << 24) | (at(s, i + 1) << 18) | (at(s, i + 2) << 12) | (at(s, i + 3) << 6) | at(s, i + 4);
}

/** Element of a typed array at an index known to lie inside it: the language cannot know, the bounds above do. */
export function at(s: Uint8Array, i: number): number {
  return s[i]!; // inside by the buffer's size: fields end by `bits`, and padding follows
}

/**
 * Six-bit text of `length` characters at bit `start`: ends at the first `@`, spaces around it fall away
 * (leading ones are typing slips of the crew), an empty text is null. Source: M.1371-5 annex 8, table 47.
 */
export function text(p: Payload, start: number, length: number): string | null {
  const whole = Math.min(length, Math.floor((p.bits - start) / 6));
  let out = '';
  let kept = 0;
  for (let i = 0; i < whole; i++) {
    const code = unsigned(p.sextets, start + 6 * i, 6);
    if (code === 0) break;
    if (code === space && out === '') continue;
    out += characters[code];
    if (code !== space) kept = out.length;
  }
  return kept === 0 ? null : out.slice(0, kept);
}

const space = 32;

/** Table 47: codes 0..31 are `@` to `_`, 32..63 are space to `?`. */
export const characters: readonly string[] = Array.from({ length: 64 }, (_, code) =>
  String.fromCharCode(code < 32 ? code + 64 : code),
);

/** The bits from `start` to the message's end as lower-case hex, the last digit padded with zeros. */
export function hex(p: Payload, start: number, end = p.bits): string {
  let out = '';
  for (let bit = start; bit < end; bit += 4) {
    const have = Math.min(4, end - bit);
    out += (unsigned(p.sextets, bit, have) << (4 - have)).toString(16);
  }
  return out;
}
