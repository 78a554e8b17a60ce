import type { VideoParameters } from './drawn-video.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Part = Bytes | readonly number[];

/** Units of the time of a stream in a second. */
export const ticksPerSecond = 1_000;

/** Pictures of one segment in their order, each of which lasts as long. */
export interface Segment {
  readonly number: number;
  readonly fromTicks: number;
  readonly ticksEach: number;
  /** Units of each picture; the first stands by itself. */
  readonly pictures: readonly Bytes[];
}

/** What a player reads before any segment. Source: ISO/IEC 14496-12, clauses 8.1 to 8.8; 14496-15 for `avcC`. */
export function beginning({ sequence, picture, widthPoints, heightPoints }: VideoParameters): Bytes {
  const size = [...two(widthPoints), ...two(heightPoints)];
  const record = [1, ...sequence.slice(1, 4), 0xff];
  const setsOf = [0xe1, ...two(sequence.length), ...sequence, 1, ...two(picture.length), ...picture];
  const entry = box('avc1', [
    ...zeros(6),
    ...two(1),
    ...zeros(16),
    ...size,
    ...four(0x480000),
    ...four(0x480000),
    ...four(0),
    ...two(1),
    ...zeros(32),
    ...two(24),
    0xff,
    0xff,
    ...box('avcC', [...record, ...setsOf]),
  ]);
  const table = box('stbl', [
    ...full('stsd', 0, [...four(1), ...entry]),
    ...full('stts', 0, four(0)),
    ...full('stsc', 0, four(0)),
    ...full('stsz', 0, [...four(0), ...four(0)]),
    ...full('stco', 0, four(0)),
  ]);
  const place = box('dinf', full('dref', 0, [...four(1), ...full('url ', 1, [])]));
  const media = box('mdia', [
    ...full('mdhd', 0, [...zeros(8), ...four(ticksPerSecond), ...four(0), ...two(0x55c4), ...two(0)]),
    ...full('hdlr', 0, [...four(0), ...name('vide'), ...zeros(12), 0]),
    ...box('minf', [...full('vmhd', 1, zeros(8)), ...place, ...table]),
  ]);
  const track = box('trak', [
    ...full('tkhd', 3, [
      ...zeros(8),
      ...four(1),
      ...zeros(8),
      ...zeros(16),
      ...matrix,
      ...two(widthPoints),
      0,
      0,
      ...two(heightPoints),
      0,
      0,
    ]),
    ...media,
  ]);
  const head = full('mvhd', 0, [
    ...zeros(8),
    ...four(ticksPerSecond),
    ...four(0),
    ...four(0x10000),
    ...two(0x100),
    ...zeros(10),
    ...matrix,
    ...zeros(24),
    ...four(2),
  ]);
  const goesOn = box('mvex', full('trex', 0, [...four(1), ...four(1), ...zeros(12)]));
  return joined([
    box('ftyp', [...name('iso5'), ...four(1), ...name('iso5'), ...name('avc1')]),
    box('moov', [...head, ...track, ...goesOn]),
  ]);
}

/** One segment. Source: the same, clauses 8.8.4 to 8.8.12. */
export function segmentOf({ number, fromTicks, ticksEach, pictures }: Segment): Bytes {
  const samples = pictures.map((units) => joined([four(units.length), units]));
  // The first depends on no other and may be begun with; the others depend on it.
  const entries = samples.flatMap(({ length }, at) => [
    ...four(ticksEach),
    ...four(length),
    ...four(at === 0 ? 0x02000000 : 0x01010000),
  ]);
  const moof = (offset: number): Bytes =>
    box('moof', [
      ...full('mfhd', 0, four(number + 1)),
      ...box('traf', [
        ...full('tfhd', 0x020000, four(1)),
        ...full('tfdt', 0, four(fromTicks)),
        ...full('trun', 0x000701, [...four(samples.length), ...four(offset), ...entries]),
      ]),
    ]);
  const { length } = moof(0);
  return joined([moof(length + 8), box('mdat', joined(samples))]);
}

const matrix = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000].flatMap(four);

function box(type: string, body: Part): Bytes {
  return joined([four(body.length + 8), name(type), body]);
}

function full(type: string, flags: number, body: Part): Bytes {
  return box(type, joined([four(flags), body]));
}

function joined(parts: readonly Part[]): Bytes {
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function four(value: number): readonly number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

function two(value: number): readonly number[] {
  return [(value >> 8) & 255, value & 255];
}

function zeros(count: number): readonly number[] {
  return Array.from({ length: count }, () => 0);
}

function name(type: string): readonly number[] {
  return Array.from(type, (sign) => sign.charCodeAt(0));
}
