import type { Instant } from '../../kernel/time.ts';
import { type Assembly, createAssembly } from './assembly.ts';
import { decodePayload } from './decode.ts';
import { createLineSplitter } from './lines.ts';
import type { AisMessage, Heard } from './message.ts';
import { at, emptyPayload, type Payload } from './payload.ts';
import type { AisRefusal, AisRefusalCode } from './refusal.ts';
import {
  appendPayload,
  backslash,
  emptySentence,
  isAisSentence,
  readFields,
  type Sentence,
  scanSentence,
  startsSentence,
} from './sentence.ts';
import type { Span } from './span.ts';
import { emptyTagBlock, readTagBlock, type TagBlock } from './tag-block.ts';
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
  const state = openState(sink, options);
  const { assembly } = state;
  const splitter = createLineSplitter(
    options.lineBytesMax ?? 1024,
    (text, line) => readLine(state, text, line),
    (line) => {
      state.line = line;
      state.linesRead++;
      refuse(state, 'too_long');
    },
  );
  return {
    push(bytes, receivedAt) {
      state.receivedAt = receivedAt;
      splitter.push(bytes);
      assembly.expire(receivedAt, state.line);
    },
    end() {
      splitter.end();
      assembly.flush(state.line);
    },
    pendingLines: () => assembly.pendingLines(),
    linesRead: () => state.linesRead,
  };
}

/** All that a reader holds between two bytes. `sentence`, `single`, `tag` and `heard` are scratch. */
interface State {
  readonly sink: AisSink;
  readonly ownSource: string | null;
  readonly assembly: Assembly;
  readonly sentence: Sentence;
  readonly single: Payload;
  readonly tag: TagBlock;
  /** The decoders copy its fields into each message. */
  readonly heard: { -readonly [Key in keyof Heard]: Heard[Key] };
  receivedAt: Instant;
  line: number;
  linesRead: number;
  wrapper: Wrapper | null;
  taggedAt: Instant | null;
  source: string | null;
  group: number;
}

function openState(sink: AisSink, options: ReaderOptions): State {
  const limits = {
    pendingMax: options.pendingMax ?? 64,
    partSecondsMax: options.partSecondsMax ?? 10,
    partLinesMax: options.partLinesMax ?? 400,
  };
  const ownSource = options.source ?? null;
  return {
    sink,
    ownSource,
    assembly: createAssembly(limits, (refusal) => sink.refused(refusal)),
    sentence: emptySentence(),
    single: emptyPayload(),
    tag: emptyTagBlock(),
    heard: { channel: null, own: false, line: 0, lines: 0, taggedAt: null, source: null },
    receivedAt: 0 as Instant,
    line: 0,
    linesRead: 0,
    wrapper: null,
    taggedAt: null,
    source: ownSource,
    group: -1,
  };
}

function refuse(state: State, code: AisRefusalCode, lines = 1): void {
  state.sink.refused({ code, line: state.line, lines });
}

function readLine(state: State, text: Span, line: number): void {
  const { bytes, start, end } = text;
  state.line = line;
  let found = 0;
  // A line that somebody commented out must not make a ship appear.
  let i = at(bytes, start) === hash ? end : start;
  while (i < end) {
    const byte = at(bytes, i);
    if (startsSentence(byte)) {
      readSentence(state, text, i);
      found++;
      i = state.sentence.end;
      forgetTag(state);
    } else if (byte === backslash) {
      i = readTag(state, text, i);
      // Behind a sentence a backslash is a suffix of any kind.
      if (i < 0) {
        i = state.tag.end;
        if (found === 0) refuse(state, 'bad_tag_block', 0);
      }
    } else i++;
  }
  if (found === 0) {
    forgetTag(state);
    refuse(state, 'not_a_sentence');
  }
  state.linesRead += found === 0 ? 1 : found;
}

function forgetTag(state: State): void {
  state.taggedAt = null;
  state.source = state.ownSource;
  state.group = -1;
}

/** Where to read on, or -1 where the block is damaged. */
function readTag(state: State, text: Span, start: number): number {
  const { tag } = state;
  if (!readTagBlock(text, start, tag)) return -1;
  state.taggedAt = tag.time ?? state.taggedAt;
  state.source = tag.source ?? state.source;
  state.group = tag.groupCode >= 0 ? tag.groupCode : state.group;
  return tag.end;
}

function readSentence(state: State, text: Span, start: number): void {
  const { sentence, single } = state;
  const { bytes } = text;
  const code = scanSentence(text, start, sentence);
  if (code !== null) return refuse(state, code);
  if (!isAisSentence(bytes, sentence)) {
    if (isWrapper(bytes, sentence)) state.wrapper = readWrapper(bytes, sentence);
    state.sink.other?.(state.line);
    return;
  }
  if (!readFields(bytes, sentence)) return refuse(state, 'bad_fields');
  const before = state.wrapper;
  state.wrapper = null;
  if (sentence.total > 1) return readPart(state, bytes, before);
  if (before !== null) useWrapper(state, before, sentence.checksum);
  single.bits = 0;
  const bad = appendPayload(bytes, sentence, single);
  if (bad !== null) return refuse(state, bad);
  deliver(state, single, 1);
}

function useWrapper(state: State, said: Wrapper, checksum: number): void {
  // Before a VDO sentence the line names no checksum: 00.
  if (said.checksum !== checksum && !(said.checksum === 0 && state.sentence.own)) return;
  state.taggedAt ??= said.at;
  if (state.source === state.ownSource) state.source = said.source ?? state.source;
}

function readPart(state: State, bytes: Uint8Array, wrapper: Wrapper | null): void {
  const { assembly, sentence, line, receivedAt, taggedAt, source, group } = state;
  assembly.expire(receivedAt, line);
  const whole = assembly.add({ bytes, sentence, line, receivedAt, taggedAt, source, group, wrapper });
  if (whole === null) return;
  state.taggedAt = whole.taggedAt;
  state.source = whole.source;
  if (whole.wrapper !== null) useWrapper(state, whole.wrapper, whole.checksums);
  deliver(state, whole.payload, whole.lines);
}

function deliver(state: State, payload: Payload, lines: number): void {
  const { heard, sentence } = state;
  heard.channel = sentence.channel;
  heard.own = sentence.own;
  heard.line = state.line;
  heard.lines = lines;
  heard.taggedAt = state.taggedAt;
  heard.source = state.source;
  const read = decodePayload(payload, heard);
  if (typeof read === 'string') refuse(state, read, lines);
  else state.sink.message(read);
}
