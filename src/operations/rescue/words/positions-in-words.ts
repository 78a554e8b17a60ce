import type { Box } from '../../../kernel/geo.ts';
import type { PositionFlag, PositionReading } from '../wire.ts';
import { type Fields, lastDigitDegrees } from './coordinate.ts';
import { type PairReading } from './position-pair.ts';
import { type FoundPair, searchPairs } from './position-search.ts';
import { rawOf, spanOf } from './position-raw.ts';

/** A position that somebody typed, read as it stands. */
export interface TypedPosition {
  /** Degrees WGS 84: the literal reading, never a corrected one. */
  readonly lat: number;
  readonly lon: number;
  /** Radius that the last digits typed leave open; says nothing of how well the writer knew the place. */
  readonly accuracyMetres: number;
  /** The figures as typed: digits, signs and compass letters, no other word. */
  readonly raw: string;
  /** Where it stands in the text: UTF-16 offsets, end excluded. */
  readonly start: number;
  readonly end: number;
  /** `decimal_degrees`, `degrees_minutes`, `degrees_minutes_seconds`. */
  readonly reading: string;
  /** Always `text_position_parsed`; `format_ambiguous` where it can be read in more than one way, or only with goodwill. */
  readonly flags: readonly PositionFlag[];
  /** Every other plausible reading, the literal one excluded; at most 6. */
  readonly candidates: readonly PositionReading[];
}

/** Where an ambiguous figure is plausible: the Channel and the southern North Sea. */
export const narrowSeas: Box = { south: 48, west: -6, north: 53.5, east: 6 };

/**
 * Finds every position typed in a text, in English or French: decimal degrees, degrees and minutes, degrees, minutes
 * and seconds, compact figures, map links; latitude or longitude first; decimal dots or commas.
 * Readings other than the literal one are offered where they lie in `near`, and never replace it.
 * Linear in the text's length; never throws. What is ambiguous and why: docs/decisions/0014.
 */
export function positionsIn(text: string, near: Box = narrowSeas): readonly TypedPosition[] {
  return searchPairs(text, { near, trusted: false }).map(typed);
}

function typed(found: FoundPair): TypedPosition {
  const { main, others, ambiguous } = found.readings;
  return {
    lat: main.lat,
    lon: main.lon,
    accuracyMetres: accuracyOf(main),
    raw: rawOf(found),
    ...spanOf(found),
    reading: main.reading,
    flags: ambiguous ? ['text_position_parsed', 'format_ambiguous'] : ['text_position_parsed'],
    candidates: others.map(({ lat, lon, reading }) => ({ lat, lon, reading })),
  };
}

/** Metres of a degree of latitude. Source: WGS 84, mean over the meridian. */
const metresPerDegree = 111_133;
/** A phone out of doors, at its best. */
const floorMetres = 10;

/** Half the diagonal of the cell that the last digits leave open. */
function accuracyOf({ lat, latFields, lonFields }: PairReading): number {
  const north = halfCell(latFields);
  const east = halfCell(lonFields) * Math.cos((lat * Math.PI) / 180);
  return Math.max(floorMetres, Math.ceil(Math.hypot(north, east)));
}

function halfCell(fields: Fields): number {
  return (lastDigitDegrees(fields) * metresPerDegree) / 2;
}
