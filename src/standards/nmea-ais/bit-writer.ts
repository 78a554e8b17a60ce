import { characters } from './payload.ts';

/** Collects the bits of one payload, most significant first. */
export interface BitWriter {
  /** Unsigned, or two's complement when negative. Throws where the value does not fit: a bug of the caller. */
  number(value: number, length: number): BitWriter;
  flag(value: boolean): BitWriter;
  /** Six-bit text padded with `@`; null is all `@`. Throws on a longer text or a foreign character. */
  text(value: string | null, characters: number): BitWriter;
  /** Bits as hex, as `hex` of payload.ts writes them. */
  hex(value: string, bits: number): BitWriter;
  bits(): readonly number[];
}

/** A writer with nothing written. */
export function bitWriter(): BitWriter {
  const bits: number[] = [];
  const writer: BitWriter = {
    number(value, length) {
      const min = value < 0 ? -(2 ** (length - 1)) : 0;
      if (!Number.isInteger(value) || value < min || value >= 2 ** length)
        throw new RangeError(`${value} does not fit ${length} bits`);
      const unsigned = value < 0 ? value + 2 ** length : value;
      for (let i = length - 1; i >= 0; i--) bits.push(Math.floor(unsigned / 2 ** i) % 2);
      return writer;
    },
    flag: (value) => writer.number(value ? 1 : 0, 1),
    text(value, length) {
      if ((value ?? '').length > length) throw new RangeError(`text longer than ${length} characters`);
      for (let i = 0; i < length; i++) writer.number(codeOf((value ?? '')[i] ?? '@'), 6);
      return writer;
    },
    hex(value, length) {
      for (let bit = 0; bit < length; bit++) {
        const digit = Number.parseInt(value[bit >> 2] ?? '0', 16);
        bits.push((digit >> (3 - (bit & 3))) & 1);
      }
      return writer;
    },
    bits: () => bits,
  };
  return writer;
}

function codeOf(character: string): number {
  const code = characters.indexOf(character);
  if (code < 0) throw new RangeError('character outside the six-bit alphabet');
  return code;
}
