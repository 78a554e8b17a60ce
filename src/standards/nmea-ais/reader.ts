import type { Instant } from '../../kernel/time.ts';
import { createAssembly } from './assembly.ts';
import { decodePayload } from './decode.ts';
import { createLineSplitter } from './lines.ts';
import type { AisMessage, Heard } from './message.ts';
import { at, emptyPayload } from './payload.ts';
import type { AisRefusal, AisRefusalCode } from './refusal.ts';
import {
  appendPayload,
  backslash,
  emptySentence,
  isAisSentence,
  readFields,
  scanSentence,
  startsSentence,
} from './sentence.ts';
import { emptyTagBlock, readTagBlock } from './tag-block.ts';
import { isWrapper, readWrapper, type Wrapper } from './wrapper.ts';

/** Where what was read goes. None of these may throw. */
export interface AisSink {
  message(message: AisMessage): void;
  refused(refusal: AisRefusal): void;
  /** A whole sentence of another kind, such as $GPRMC: told, not read. */
  other?(line: number): void;
}

export interface ReaderOptions {
  /** Named in messages whose receiver says nothing of itself. */
  readonly source?: string | null;
  /** Longest line read, bytes; default 1024. IEC 61162-1 allows 82, wrappers and tag blocks need more. */
  readonly lineBytesMax?: number;
  /** Unfinished long messages held; default 64. */
  readonly pendingMax?: number;
  /** Longest wait for the rest of a long message: seconds (default 10) and lines (default 400). */
  readonly partSecondsMax?: number;
  readonly partLinesMax?: number;
}

export interface AisReader {
  /** Reads the next bytes of the stream, cut anywhere; `receivedAt` is the edge's clock. */
  push(bytes: Uint8Array, receivedAt: Instant): void;
  /** The stream ended: reads a last line without line end and refuses what is unfinished. */
  end(): void;
  /** Lines held in unfinished messages. */
  pendingLines(): number;
  /** Lines read that are not empty, glued sentences counted each. */
  linesRead(): number;
}

const hash = 0x23;

/**
 * Reads AIS from a byte stream: sentences of any talker with VDM or VDO, wrapped or not, joined and decoded.
 * Every line that is not empty ends in exactly one of: a message (which counts its `lines`), a refusal
 * (which counts its `lines`), another sentence, or the lines pending. Where several sentences are glued into
 * one line, each counts as a line of its own.
 * Time is linear in the bytes; memory is bounded by the options. Never throws, whatever the bytes.
 * Source: IEC 61162-1:2016; NMEA 0183 v4.10 tag blocks; ITU-R M.1371-5 annex 8.
 */
export function createReader(sink: AisSink, options: ReaderOptions = {}): AisReader {
  const ownSource = options.source ?? null;
  const refuse = (code: AisRefusalCode, line: number, lines = 1) => sink.refused({ code, line, lines });
  const assembly = createAssembly(
    {
      pendingMax: options.pendingMax ?? 64,
      partSecondsMax: options.partSecondsMax ?? 10,
      partLinesMax: options.partLinesMax ?? 400,
    },
    (refusal) => sink.refused(refusal),
  );
  const splitter = createLineSplitter(options.lineBytesMax ?? 1024, readLine, (line) => {
    lastLine = line;
    linesRead++;
    refuse('too_long', line);
  });
  const sentence = emptySentence();
  const single = emptyPayload();
  const tag = emptyTagBlock();
  // Scratch: the decoders copy its fields into each message.
  const heard: { -readonly [Key in keyof Heard]: Heard[Key] } = {
    channel: null,
    own: false,
    line: 0,
    lines: 0,
    taggedAt: null,
    source: null,
  };
  let wrapper: Wrapper | null = null;
  let receivedAt = 0 as Instant;
  let lastLine = 0;
  let linesRead = 0;
  let taggedAt: Instant | null = null;
  let source: string | null = ownSource;
  let group = -1;

  function readLine(bytes: Uint8Array, start: number, end: number, line: number): void {
    lastLine = line;
    let found = 0;
    // A line that somebody commented out must not make a ship appear.
    let i = at(bytes, start) === hash ? end : start;
    while (i < end) {
      const byte = at(bytes, i);
      if (startsSentence(byte)) {
        readSentence(bytes, i, end, line);
        found++;
        i = sentence.end;
        forgetTag();
      } else if (byte === backslash) {
        i = readTag(bytes, i, end, found === 0 ? line : null);
      } else i++;
    }
    forgetTag();
    linesRead += Math.max(1, found);
    if (found === 0) refuse('not_a_sentence', line);
  }

  function forgetTag(): void {
    taggedAt = null;
    source = ownSource;
    group = -1;
  }

  function readTag(bytes: Uint8Array, start: number, end: number, line: number | null): number {
    if (readTagBlock(bytes, start, end, tag)) {
      taggedAt = tag.time ?? taggedAt;
      source = tag.source ?? source;
      group = tag.groupCode >= 0 ? tag.groupCode : group;
    } else if (line !== null) refuse('bad_tag_block', line, 0); // behind a sentence a backslash is a suffix of any kind
    return tag.end;
  }

  function readSentence(bytes: Uint8Array, start: number, end: number, line: number): void {
    const code = scanSentence(bytes, start, end, sentence);
    if (code !== null) return refuse(code, line);
    if (!isAisSentence(bytes, sentence)) {
      if (isWrapper(bytes, sentence)) wrapper = readWrapper(bytes, sentence);
      sink.other?.(line);
      return;
    }
    if (!readFields(bytes, sentence)) return refuse('bad_fields', line);
    if (wrapper !== null) useWrapper();
    if (sentence.total > 1) return readPart(bytes, line);
    single.bits = 0;
    const bad = appendPayload(bytes, sentence, single);
    if (bad !== null) return refuse(bad, line);
    deliver(single, line, 1);
  }

  function useWrapper(): void {
    if (wrapper !== null && wrapper.checksum === sentence.checksum) {
      taggedAt ??= wrapper.at;
      if (source === ownSource) source = wrapper.source ?? source;
    }
    wrapper = null;
  }

  function readPart(bytes: Uint8Array, line: number): void {
    assembly.expire(receivedAt, line);
    const whole = assembly.add({ bytes, sentence, line, receivedAt, taggedAt, source, group });
    if (whole === null) return;
    taggedAt = whole.taggedAt;
    source = whole.source;
    deliver(whole.payload, line, whole.lines);
  }

  function deliver(payload: typeof single, line: number, lines: number): void {
    heard.channel = sentence.channel;
    heard.own = sentence.own;
    heard.line = line;
    heard.lines = lines;
    heard.taggedAt = taggedAt;
    heard.source = source;
    const read = decodePayload(payload, heard);
    if (typeof read === 'string') refuse(read, line, lines);
    else sink.message(read);
  }

  return {
    push(bytes, at_) {
      receivedAt = at_;
      splitter.push(bytes);
      assembly.expire(receivedAt, lastLine);
    },
    end() {
      splitter.end();
      assembly.flush(lastLine);
    },
    pendingLines: () => assembly.pendingLines(),
    linesRead: () => linesRead,
  };
}
