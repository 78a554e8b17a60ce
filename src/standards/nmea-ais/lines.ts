import { at } from './payload.ts';

/** Called for each line that is not empty: its bytes `start..end` in `bytes`, and its 1-based number. */
export type OnLine = (bytes: Uint8Array, start: number, end: number, line: number) => void;

export interface LineSplitter {
  /** Bytes may be cut anywhere; `bytes` must not change before it returns. */
  push(bytes: Uint8Array): void;
  /** Hands over a last line that has no line end. */
  end(): void;
}

/**
 * Cuts a byte stream into lines at LF, CR and NUL. CR LF counts as one line end, a CR alone as one, NUL as none.
 * A line longer than `bytesMax` is dropped as a whole and told to `onTooLong`: memory stays bounded.
 */
export function createLineSplitter(
  bytesMax: number,
  onLine: OnLine,
  onTooLong: (line: number) => void,
): LineSplitter {
  const carry = new Uint8Array(bytesMax);
  let carried = 0;
  let overlong = false;
  let line = 1;
  let returned = false; // a CR was the last line end, and no LF has come yet

  function finish(bytes: Uint8Array, start: number, end: number): void {
    if (carried === 0 && !overlong) {
      if (end - start > bytesMax) onTooLong(line);
      else if (end > start) onLine(bytes, start, end, line);
      return;
    }
    keep(bytes, start, end);
    if (overlong) onTooLong(line);
    else onLine(carry, 0, carried, line);
    carried = 0;
    overlong = false;
  }

  function keep(bytes: Uint8Array, start: number, end: number): void {
    if (overlong || carried + end - start > bytesMax) {
      overlong = true;
      return;
    }
    carry.set(bytes.subarray(start, end), carried);
    carried += end - start;
  }

  function push(bytes: Uint8Array): void {
    const length = bytes.length;
    let start = 0;
    for (let i = 0; i < length; i++) {
      const byte = at(bytes, i);
      if (byte > 13) continue;
      if (byte !== 10 && byte !== 13 && byte !== 0) continue;
      if (returned && i > start) {
        line++;
        returned = false;
      }
      finish(bytes, start, i);
      start = i + 1;
      if (byte === 10) {
        line++;
        returned = false;
      } else if (byte === 13) returned = true;
    }
    if (start < length) {
      if (returned) line++;
      returned = false;
      keep(bytes, start, length);
    }
  }

  return {
    push,
    end() {
      if (carried > 0 || overlong) finish(carry, 0, 0);
    },
  };
}
