import { type BitWriter, bitWriter } from './bit-writer.ts';
import type {
  AircraftBody,
  BaseStationBody,
  ClassBBody,
  Fix,
  LongRangeBody,
  PositionBody,
  Sender,
} from './message.ts';
import { coarseUnits, fineUnits, raw } from './raw.ts';

/** The first 38 bits of every message. */
export function header(type: number, sender: Sender): BitWriter {
  return bitWriter().number(type, 6).number(sender.repeat, 2).number(sender.mmsi, 30);
}

/** Tenths, or the raw value that means "not available". */
export function tenths(value: number | null, none: number): number {
  return value === null ? none : Math.round(value * 10);
}

/** Longitude then latitude in 1/10,000 minute, 28 + 27 bits. */
export function writePlace(
  w: BitWriter,
  body: { readonly lat: number | null; readonly lon: number | null },
): BitWriter {
  return w
    .number(body.lon === null ? raw.lon : Math.round(body.lon * fineUnits), 28)
    .number(body.lat === null ? raw.lat : Math.round(body.lat * fineUnits), 27);
}

const fixSeconds: Readonly<Record<Exclude<Fix, 'timed'>, number>> = {
  untimed: 60,
  manual: 61,
  dead_reckoning: 62,
  inoperative: 63,
};

/** The six bits of a time stamp. */
export function stamp(body: { readonly second: number | null; readonly fix: Fix }): number {
  return body.fix === 'timed' ? (body.second ?? raw.second) : fixSeconds[body.fix];
}

/** Types 1, 2, 3: 168 bits. Source: M.1371-5 annex 8, table 48. */
export function encodePosition(body: PositionBody): BitWriter {
  const w = header(body.type, body)
    .number(body.status ?? raw.status, 4)
    .number(body.turn ?? raw.turn, 8)
    .number(tenths(body.speedKnots, raw.speed), 10)
    .flag(body.accurate);
  return writePlace(w, body)
    .number(tenths(body.courseDegrees, raw.course), 12)
    .number(body.headingDegrees ?? raw.heading, 9)
    .number(stamp(body), 6)
    .number(body.manoeuvre ?? 0, 2)
    .number(0, 3)
    .flag(body.raim)
    .number(body.radio, 19);
}

/** Types 4 and 11: 168 bits. Source: table 51. */
export function encodeBaseStation(body: BaseStationBody): BitWriter {
  const w = header(body.type, body)
    .number(body.year ?? 0, 14)
    .number(body.month ?? 0, 4)
    .number(body.day ?? 0, 5)
    .number(body.hour ?? raw.hour, 5)
    .number(body.minute ?? raw.minute, 6)
    .number(body.second ?? raw.second, 6)
    .flag(body.accurate);
  return writePlace(w, body)
    .number(body.positionDevice ?? 0, 4)
    .number(0, 10)
    .flag(body.raim)
    .number(body.radio, 19);
}

/** Type 9: 168 bits. Source: table 55. */
export function encodeAircraft(body: AircraftBody): BitWriter {
  const w = header(9, body)
    .number(body.altitudeMetres ?? raw.altitude, 12)
    .number(body.speedKnots ?? raw.speed, 10)
    .flag(body.accurate);
  return writePlace(w, body)
    .number(tenths(body.courseDegrees, raw.course), 12)
    .number(stamp(body), 6)
    .flag(body.barometric)
    .number(0, 7)
    .flag(!body.dataTerminal)
    .number(0, 3)
    .flag(body.assigned)
    .flag(body.raim)
    .number(body.radio, 20);
}

/** Type 18: 168 bits. Source: table 64. */
export function encodeClassB(body: ClassBBody): BitWriter {
  const w = header(18, body).number(0, 8).number(tenths(body.speedKnots, raw.speed), 10).flag(body.accurate);
  return writePlace(w, body)
    .number(tenths(body.courseDegrees, raw.course), 12)
    .number(body.headingDegrees ?? raw.heading, 9)
    .number(stamp(body), 6)
    .number(0, 2)
    .flag(body.carrierSense)
    .flag(body.display)
    .flag(body.dsc)
    .flag(body.wholeBand)
    .flag(body.message22)
    .flag(body.assigned)
    .flag(body.raim)
    .number(body.radio, 20);
}

/** Type 27: 96 bits. Source: table 75. */
export function encodeLongRange(body: LongRangeBody): BitWriter {
  return header(27, body)
    .flag(body.accurate)
    .flag(body.raim)
    .number(body.status ?? raw.status, 4)
    .number(body.lon === null ? raw.lonCoarse : Math.round(body.lon * coarseUnits), 18)
    .number(body.lat === null ? raw.latCoarse : Math.round(body.lat * coarseUnits), 17)
    .number(body.speedKnots ?? raw.speedLongRange, 6)
    .number(body.courseDegrees ?? raw.courseLongRange, 9)
    .flag(body.late)
    .number(0, 1);
}
