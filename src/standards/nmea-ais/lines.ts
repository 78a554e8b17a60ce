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
  const state: State = {
    onLine,
    onTooLong,
    carry: new Uint8Array(bytesMax),
    carried: 0,
    overlong: false,
    line: 1,
    returned: false,
  };
  return {
    push: (bytes) => split(state, bytes),
    end() {
      if (state.carried > 0 || state.overlong) finish(state, state.carry, 0, 0);
    },
  };
}

interface State {
  readonly onLine: OnLine;
  readonly onTooLong: (line: number) => void;
  /** Start of a line whose end has not come, and how much of it there is. */
  readonly carry: Uint8Array;
  carried: number;
  overlong: boolean;
  line: number;
  /** A CR was the last line end, and no LF has come yet. */
  returned: boolean;
}

function split(state: State, bytes: Uint8Array): void {
  const length = bytes.length;
  let start = 0;
  for (let i = 0; i < length; i++) {
    const byte = at(bytes, i);
    if (byte > 13) continue;
    if (byte !== 10 && byte !== 13 && byte !== 0) continue;
    if (i > start) countReturn(state);
    finish(state, bytes, start, i);
    start = i + 1;
    if (byte === 10) {
      state.line++;
      state.returned = false;
    } else if (byte === 13) state.returned = true;
  }
  if (start < length) {
    countReturn(state);
    keep(state, bytes, start, length);
  }
}

/** Text after a CR: that CR ended a line by itself. */
function countReturn(state: State): void {
  if (state.returned) state.line++;
  state.returned = false;
}

function finish(state: State, bytes: Uint8Array, start: number, end: number): void {
  const { carry, carried, overlong, line } = state;
  if (carried === 0 && !overlong) {
    if (end - start > carry.length) state.onTooLong(line);
    else if (end > start) state.onLine(bytes, start, end, line);
    return;
  }
  keep(state, bytes, start, end);
  if (state.overlong) state.onTooLong(line);
  else state.onLine(carry, 0, state.carried, line);
  state.carried = 0;
  state.overlong = false;
}

function keep(state: State, bytes: Uint8Array, start: number, end: number): void {
  if (state.overlong || state.carried + end - start > state.carry.length) {
    state.overlong = true;
    return;
  }
  state.carry.set(bytes.subarray(start, end), state.carried);
  state.carried += end - start;
}
