/** Writes bits one after another, the most significant first. */
export interface BitWriter {
  /** The lowest `count` bits of a number, at most 24. */
  put(value: number, count: number): void;
  /** An unsigned Exp-Golomb code. Source: ITU-T H.264, clause 9.1. */
  exponential(value: number): void;
  /** Fills the byte that is begun with a bit. */
  align(bit: 0 | 1): void;
  /** Whole bytes; only where the last is full. */
  append(bytes: Uint8Array): void;
  done(): Uint8Array<ArrayBuffer>;
}

/** A writer for at least `size` bytes; it grows. */
export function createBitWriter(size = 4_096): BitWriter {
  let bytes = new Uint8Array(size);
  let at = 0;
  let [held, count] = [0, 0];
  const room = (more: number): void => {
    if (at + more <= bytes.length) return;
    const larger = new Uint8Array(Math.max(bytes.length * 2, at + more));
    larger.set(bytes);
    bytes = larger;
  };
  const put = (value: number, width: number): void => {
    held = (held << width) | (value & ((1 << width) - 1));
    count += width;
    room(4);
    while (count >= 8) {
      count -= 8;
      bytes[at] = held >> count;
      at += 1;
    }
    held &= (1 << count) - 1;
  };
  return {
    put,
    exponential(value) {
      const width = 32 - Math.clz32(value + 1);
      put(0, width - 1);
      put(value + 1, width);
    },
    align(bit) {
      while (count !== 0) put(bit, 1);
    },
    append(more) {
      if (count !== 0) throw new Error('bytes between bits');
      room(more.length);
      bytes.set(more, at);
      at += more.length;
    },
    done: () => bytes.slice(0, at),
  };
}
