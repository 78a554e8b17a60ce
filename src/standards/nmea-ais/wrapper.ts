import type { Instant } from '../../kernel/time.ts';
import { at } from './payload.ts';
import { hexByte, type Sentence } from './sentence.ts';

/** What a $PGHP line says of the sentence after it. */
export interface Wrapper {
  readonly at: Instant | null;
  readonly source: string | null;
  /** Checksum of the sentence it belongs to; exclusive or of all parts' checksums where there are several. */
  readonly checksum: number;
}

const prefix = [0x50, 0x47, 0x48, 0x50, 0x2c]; // PGHP,

/** True where the scanned sentence is $PGHP: the time stamp line of Gatehouse receivers, used by the Danish network. */
export function isWrapper(bytes: Uint8Array, s: Sentence): boolean {
  return s.star - s.start > 20 && prefix.every((byte, i) => at(bytes, s.start + 1 + i) === byte);
}

/**
 * Reads `$PGHP,1,year,month,day,hour,minute,second,millisecond,country,region,station,online,checksum`.
 * Null where it is another kind or its fields are wrong. UTC.
 * Source: the layout as published with the vectors in SOURCE.md; the maker's own paper is not public.
 */
export function readWrapper(bytes: Uint8Array, s: Sentence): Wrapper | null {
  const text = String.fromCharCode(...bytes.subarray(s.start + 1, s.star));
  const fields = text.split(',');
  if (fields.length < 14 || fields[1] !== '1') return null;
  const [year, month, day, hour, minute, second, millisecond] = fields.slice(2, 9).map(Number);
  const checksum = hexByte(bytes, s.star - 2, s.star);
  if (checksum < 0) return null;
  const utc = Date.UTC(year ?? Number.NaN, (month ?? 0) - 1, day, hour, minute, second, millisecond);
  const station = fields[11];
  return {
    at: Number.isNaN(utc) ? null : (utc as Instant),
    source: station === undefined || station === '' ? null : station,
    checksum,
  };
}
