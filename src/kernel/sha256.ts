// Constants: the first 32 bits of the fractional parts of the cube roots of the first 64 primes. FIPS 180-4, 4.2.2.
const primes: readonly number[] = firstPrimes(64);
const roundConstants = Uint32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
const initialHash = Uint32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));

/**
 * SHA-256 of a text's UTF-8 bytes, as 64 lower-case hex digits, for pure rooms; the edges use the machine's own.
 * Source: FIPS 180-4 (August 2015), sections 5.1.1, 5.3.3 and 6.2.
 */
export function sha256Hex(text: string): string {
  return hexOf(sha256(new TextEncoder().encode(text)));
}

/** SHA-256 of bytes, as 64 lower-case hex digits. Source: as `sha256Hex`. */
export function sha256HexOfBytes(bytes: Uint8Array): string {
  return hexOf(sha256(bytes));
}

/**
 * HMAC-SHA-256 of a text's UTF-8 bytes under a key of bytes, as 64 lower-case hex digits.
 * Source: RFC 2104, section 2, with the hash of FIPS 180-4 (block of 64 bytes).
 */
export function hmacSha256Hex(key: Uint8Array, text: string): string {
  const block = new Uint8Array(64);
  block.set(key.length > 64 ? sha256(key) : key);
  const inner = sha256(
    joined(
      block.map((byte) => byte ^ 0x36),
      new TextEncoder().encode(text),
    ),
  );
  return hexOf(
    sha256(
      joined(
        block.map((byte) => byte ^ 0x5c),
        inner,
      ),
    ),
  );
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function sha256(bytes: Uint8Array): Uint8Array {
  const blocks = padded(bytes);
  const hash = Uint32Array.from(initialHash);
  const words = new Uint32Array(64);
  for (let at = 0; at < blocks.byteLength; at += 64) {
    for (let index = 0; index < 16; index += 1) words[index] = blocks.getUint32(at + index * 4);
    for (let index = 16; index < 64; index += 1) words[index] = scheduled(words, index);
    compress(hash, words);
  }
  const digest = new DataView(new ArrayBuffer(32));
  for (const [index, value] of hash.entries()) digest.setUint32(index * 4, value);
  return new Uint8Array(digest.buffer);
}

function padded(bytes: Uint8Array): DataView {
  const length = Math.ceil((bytes.length + 9) / 64) * 64;
  const whole = new Uint8Array(length);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setBigUint64(length - 8, BigInt(bytes.length) * 8n);
  return view;
}

function scheduled(words: Uint32Array, index: number): number {
  const [far, near] = [word(words, index - 15), word(words, index - 2)];
  const small0 = turn(far, 7) ^ turn(far, 18) ^ (far >>> 3);
  const small1 = turn(near, 17) ^ turn(near, 19) ^ (near >>> 10);
  return word(words, index - 16) + small0 + word(words, index - 7) + small1;
}

function compress(hash: Uint32Array, words: Uint32Array): void {
  const state = Uint32Array.from(hash);
  for (let index = 0; index < 64; index += 1) {
    const [a, b, c, d, e, f, g, h] = [...state] as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ]; // eight words
    const big1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const first = h + big1 + ((e & f) ^ (~e & g)) + word(roundConstants, index) + word(words, index);
    const big0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    state.set([first + big0 + ((a & b) ^ (a & c) ^ (b & c)), a, b, c, d + first, e, f, g]);
  }
  for (let index = 0; index < 8; index += 1) hash[index] = word(hash, index) + word(state, index);
}

function word(words: Uint32Array, index: number): number {
  return words[index] ?? 0; // every index is within
}

function turn(value: number, bits: number): number {
  return (value >>> bits) | (value << (32 - bits));
}

function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}

function firstPrimes(count: number): readonly number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1)
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  return found;
}
