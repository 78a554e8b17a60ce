import type { Instant } from '../../kernel/time.ts';
import { emptyPayload, type Payload } from './payload.ts';
import type { AisRefusal, AisRefusalCode } from './refusal.ts';
import { appendPayload, type Sentence } from './sentence.ts';
import type { Wrapper } from './wrapper.ts';

/** A message whose later parts are awaited. */
interface Pending {
  readonly key: string;
  readonly total: number;
  readonly firstLine: number;
  readonly firstAt: Instant;
  readonly taggedAt: Instant | null;
  readonly source: string | null;
  readonly payload: Payload;
  /** Parts held, 1..held; parts must come in order. */
  held: number;
  lastChecksum: number;
  /** Exclusive or of the parts' checksums: what a $PGHP line names. */
  checksums: number;
  readonly wrapper: Wrapper | null;
}

/** One part as the reader hands it over. */
export interface Part {
  readonly bytes: Uint8Array;
  readonly sentence: Sentence;
  readonly line: number;
  readonly receivedAt: Instant;
  readonly taggedAt: Instant | null;
  readonly source: string | null;
  /** Tag-block group code, or -1. */
  readonly group: number;
  /** The $PGHP line before it. */
  readonly wrapper: Wrapper | null;
}

/** A whole payload, to be decoded before the next part is added. */
export interface Assembled {
  readonly payload: Payload;
  readonly taggedAt: Instant | null;
  readonly source: string | null;
  readonly lines: number;
  readonly wrapper: Wrapper | null;
  readonly checksums: number;
}

export interface AssemblyLimits {
  /** Unfinished messages held at most; the oldest gives way. */
  readonly pendingMax: number;
  /** Longest wait for the rest of a message, seconds of the reader's clock and lines of its stream. */
  readonly partSecondsMax: number;
  readonly partLinesMax: number;
}

export interface Assembly {
  /** The whole message, or null while parts are awaited or the part was refused. */
  add(part: Part): Assembled | null;
  /** Gives up what waits too long at `now` and `line`. */
  expire(now: Instant, line: number): void;
  /** Gives up everything that waits. */
  flush(line: number): void;
  pendingLines(): number;
}

/**
 * Joins the parts of long messages by talker, channel, sequence number and source, or by tag-block group.
 * Parts must come in order: a second part without its first is refused at once, since kept for later it
 * would complete a different message (sequence numbers run 0 to 9 and come round within seconds).
 * Refuses through `refused`: 'part_missing', 'part_repeated', 'part_expired', 'part_evicted', 'bad_armour',
 * 'too_long', each with the number of lines it disposes of. Memory is bounded by `pendingMax`.
 * Source: IEC 61162-1:2016, 8.3 (sequential message identifier).
 */
export function createAssembly(limits: AssemblyLimits, refused: (refusal: AisRefusal) => void): Assembly {
  const state: State = { waiting: new Map(), limits, refused };
  return {
    add: (part) => add(state, part),
    expire: (now, line) => expire(state, now, line),
    flush(line) {
      for (const pending of state.waiting.values()) giveUp(state, pending, { code: 'part_missing', line });
    },
    pendingLines() {
      let lines = 0;
      for (const pending of state.waiting.values()) lines += pending.held;
      return lines;
    },
  };
}

interface State {
  /** In order of arrival. */
  readonly waiting: Map<string, Pending>;
  readonly limits: AssemblyLimits;
  readonly refused: (refusal: AisRefusal) => void;
}

function giveUp(state: State, pending: Pending, why: { code: AisRefusalCode; line: number }): void {
  state.waiting.delete(pending.key);
  state.refused({ ...why, lines: pending.held });
}

function expire(state: State, now: Instant, line: number): void {
  if (state.waiting.size === 0) return;
  const { partSecondsMax, partLinesMax } = state.limits;
  for (const pending of state.waiting.values()) {
    const late = now - pending.firstAt > partSecondsMax * 1000;
    if (!late && line - pending.firstLine <= partLinesMax) return;
    giveUp(state, pending, { code: 'part_expired', line });
  }
}

function add(state: State, part: Part): Assembled | null {
  const { sentence, line } = part;
  const key = keyOf(part);
  const pending = state.waiting.get(key);
  if (pending && sentence.number === pending.held && sentence.checksum === pending.lastChecksum) {
    state.refused({ code: 'part_repeated', line, lines: 1 });
    return null;
  }
  if (pending && sentence.number === pending.held + 1) return extend(state, pending, part);
  if (pending) giveUp(state, pending, { code: 'part_missing', line });
  if (sentence.number === 1) open(state, part, key);
  else state.refused({ code: 'part_missing', line, lines: 1 });
  return null;
}

function open(state: State, part: Part, key: string): void {
  const { taggedAt, source, line, receivedAt, sentence, wrapper } = part;
  const payload = emptyPayload();
  const code = appendPayload(part.bytes, sentence, payload);
  if (code !== null) return state.refused({ code, line, lines: 1 });
  const { total, checksum } = sentence;
  const firsts = { key, total, taggedAt, source, payload, wrapper, firstLine: line, firstAt: receivedAt };
  state.waiting.set(key, { ...firsts, held: 1, lastChecksum: checksum, checksums: checksum });
  if (state.waiting.size <= state.limits.pendingMax) return;
  for (const oldest of state.waiting.values()) return giveUp(state, oldest, { code: 'part_evicted', line });
}

function extend(state: State, pending: Pending, part: Part): Assembled | null {
  const { checksum } = part.sentence;
  const code = appendPayload(part.bytes, part.sentence, pending.payload);
  pending.held++;
  pending.lastChecksum = checksum;
  pending.checksums ^= checksum;
  if (code !== null) {
    giveUp(state, pending, { code, line: part.line });
    return null;
  }
  if (pending.held < pending.total) return null;
  state.waiting.delete(pending.key);
  const { payload, held, wrapper, checksums } = pending;
  const taggedAt = pending.taggedAt ?? part.taggedAt;
  return { payload, taggedAt, source: pending.source ?? part.source, lines: held, wrapper, checksums };
}

function keyOf(part: Part): string {
  const { sentence: s, bytes } = part;
  const talker = `${bytes[s.start + 1]},${bytes[s.start + 2]},${bytes[s.start + 5]}`;
  // Later lines of a group carry neither source nor time: the group's code alone ties them to the first.
  const whose = part.group >= 0 ? `g${part.group}` : `s${part.source ?? ''}`;
  return `${talker}|${s.total}|${s.sequence}|${s.channel ?? ''}|${whose}`;
}
