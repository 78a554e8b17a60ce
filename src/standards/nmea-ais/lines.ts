import { at } from './payload.ts';
import type { Span } from './span.ts';

/** Called for each line that is not empty, with its 1-based number. The span is scratch: it is overwritten by the next. */
export type OnLine = (text: Span, line: number) => void;

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
    span: { bytes: new Uint8Array(), start: 0, end: 0 },
  };
  return {
    push: (bytes) => split(state, bytes),
    end() {
      if (state.carried > 0 || state.overlong) finish(state, { bytes: state.carry, start: 0, end: 0 });
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
  readonly span: { -readonly [Key in keyof Span]: Span[Key] };
}

function split(state: State, bytes: Uint8Array): void {
  const { span } = state;
  span.bytes = bytes;
  span.start = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = at(bytes, i);
    if (byte > 13) continue;
    if (byte !== 10 && byte !== 13 && byte !== 0) continue;
    if (i > span.start) countReturn(state);
    span.end = i;
    finish(state, span);
    span.bytes = bytes;
    span.start = i + 1;
    if (byte === 10) {
      state.line++;
      state.returned = false;
    } else if (byte === 13) state.returned = true;
  }
  span.end = bytes.length;
  if (span.start < span.end) {
    countReturn(state);
    keep(state, span);
  }
}

/** Text after a CR: that CR ended a line by itself. */
function countReturn(state: State): void {
  if (state.returned) state.line++;
  state.returned = false;
}

function finish(state: State, span: Span): void {
  const { carry, carried, overlong, line } = state;
  if (carried === 0 && !overlong) {
    if (span.end - span.start > carry.length) state.onTooLong(line);
    else if (span.end > span.start) state.onLine(span, line);
    return;
  }
  keep(state, span);
  if (state.overlong) state.onTooLong(line);
  else state.onLine({ bytes: carry, start: 0, end: state.carried }, line);
  state.carried = 0;
  state.overlong = false;
}

function keep(state: State, { bytes, start, end }: Span): void {
  if (state.overlong || state.carried + end - start > state.carry.length) {
    state.overlong = true;
    return;
  }
  state.carry.set(bytes.subarray(start, end), state.carried);
  state.carried += end - start;
}
