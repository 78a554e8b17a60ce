import type { Instant } from '../../kernel/time.ts';
import { emptyPayload, type Payload } from './payload.ts';
import type { AisRefusal, AisRefusalCode } from './refusal.ts';
import { appendPayload, type Sentence } from './sentence.ts';

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
}

/** A whole payload, to be decoded before the next part is added. */
export interface Assembled {
  readonly payload: Payload;
  readonly taggedAt: Instant | null;
  readonly source: string | null;
  readonly lines: number;
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
  const waiting = new Map<string, Pending>();

  function giveUp(pending: Pending, code: AisRefusalCode, line: number): void {
    waiting.delete(pending.key);
    refused({ code, line, lines: pending.held });
  }

  function open(part: Part, key: string): void {
    const payload = emptyPayload();
    const code = appendPayload(part.bytes, part.sentence, payload);
    if (code !== null) return refused({ code, line: part.line, lines: 1 });
    const { taggedAt, source, line, receivedAt, sentence } = part;
    const firsts = { key, taggedAt, source, payload, firstLine: line, firstAt: receivedAt };
    waiting.set(key, { ...firsts, total: sentence.total, held: 1, lastChecksum: sentence.checksum });
    if (waiting.size <= limits.pendingMax) return;
    for (const oldest of waiting.values()) return giveUp(oldest, 'part_evicted', line);
  }

  function add(part: Part): Assembled | null {
    const { sentence, line } = part;
    const key = keyOf(part);
    const pending = waiting.get(key);
    if (pending && sentence.number === pending.held && sentence.checksum === pending.lastChecksum) {
      refused({ code: 'part_repeated', line, lines: 1 });
      return null;
    }
    if (sentence.number === 1) {
      if (pending) giveUp(pending, 'part_missing', line);
      open(part, key);
      return null;
    }
    if (pending === undefined || sentence.number !== pending.held + 1) {
      if (pending) giveUp(pending, 'part_missing', line);
      refused({ code: 'part_missing', line, lines: 1 });
      return null;
    }
    const code = appendPayload(part.bytes, sentence, pending.payload);
    pending.held++;
    pending.lastChecksum = sentence.checksum;
    if (code !== null) {
      giveUp(pending, code, line);
      return null;
    }
    if (pending.held < pending.total) return null;
    waiting.delete(key);
    const { payload, taggedAt, source, held } = pending;
    return { payload, taggedAt: taggedAt ?? part.taggedAt, source: source ?? part.source, lines: held };
  }

  function expire(now: Instant, line: number): void {
    for (const pending of waiting.values()) {
      const late = now - pending.firstAt > limits.partSecondsMax * 1000;
      if (!late && line - pending.firstLine <= limits.partLinesMax) return; // the map is in order of arrival
      giveUp(pending, 'part_expired', line);
    }
  }

  return {
    add,
    expire,
    flush(line) {
      for (const pending of waiting.values()) giveUp(pending, 'part_missing', line);
    },
    pendingLines() {
      let lines = 0;
      for (const pending of waiting.values()) lines += pending.held;
      return lines;
    },
  };
}

function keyOf(part: Part): string {
  const { sentence: s, bytes } = part;
  const talker = `${bytes[s.start + 1]},${bytes[s.start + 2]},${bytes[s.start + 5]}`;
  // Later lines of a group carry neither source nor time: the group's code alone ties them to the first.
  const whose = part.group >= 0 ? `g${part.group}` : `s${part.source ?? ''}`;
  return `${talker}|${s.total}|${s.sequence}|${s.channel ?? ''}|${whose}`;
}
